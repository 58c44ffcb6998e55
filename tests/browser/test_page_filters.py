"""Filtering by clicking and typing: chips, tally, counts and the address follow."""

import pytest
from driving import chips_of, choose, expect_tally, expected_on_map, facet_counts, legend_of, view_of
from playwright.sync_api import expect

from app.words import say
from layers.facets import FACETS, FacetName
from layers.query import counts
from layers.view import View
from layers.vocabulary import Circle, Kind, Language, Plan, Precision, Sector

ON_THE_MAP = "() => lutu.overlay._content.shown.map(({ id }) => id).sort()"


def _expect_page_of(page, data, view):
    """Tally, chips' number, counts beside every value, legend, list, map and address are those of a View."""
    facilities = expected_on_map(data, view)
    expect_tally(page, facilities)
    chosen = [word for words in view.chosen.values() for word in words]
    expect(page.locator("#chips .chip:not(.chip-clear)")).to_have_count(len(chosen) + bool(view.text))
    expected = counts(data.facilities, view)
    everywhere = counts((*data.facilities, *data.corridors, *data.overseas), View())
    for facet in FACETS:
        wanted = {word: expected[facet.name][word] for word in facet.words if everywhere[facet.name][word]}
        assert facet_counts(page, facet.name) == wanted, facet.name
    assert page.evaluate(ON_THE_MAP) == sorted(facility.id for facility in facilities)
    listed = page.locator("#list .item").evaluate_all("items => items.map((item) => item.dataset.value).sort()")
    assert listed == sorted(facility.id for facility in facilities)
    assert sum(legend_of(page).values()) == len(facilities)
    assert view_of(page) == view


def test_the_whole_map_is_the_empty_query(open_page, data, site):
    page = open_page()
    _expect_page_of(page, data, View())
    assert page.url == site.url
    expect(page.locator("#chips .chip")).to_have_count(0)


@pytest.mark.parametrize(
    ("facet", "word"),
    [
        (FacetName.PLAN, Plan.FOREIGN_TRADE),
        (FacetName.CITY, "370200"),
        (FacetName.SECTOR, Sector.COLD_CHAIN),
        (FacetName.PRECISION, Precision.CITY),
    ],
)
def test_clicking_a_value_filters(open_page, data, facet, word):
    page = open_page()
    choose(page, facet, word)
    _expect_page_of(page, data, View(chosen={facet: (word,)}))
    label = data.cities[word].short if facet is FacetName.CITY else word.zh
    assert chips_of(page) == [f"{say(f'facet.{facet}', Language.ZH)} {label}"]


def test_values_of_a_facet_add_up_and_facets_narrow(open_page, data):
    page = open_page("plan=foreign_trade")
    choose(page, "plan", Plan.ECONOMIC_PARKS)
    both = (Plan.FOREIGN_TRADE, Plan.ECONOMIC_PARKS)
    _expect_page_of(page, data, View(chosen={FacetName.PLAN: both}))
    choose(page, "circle", Circle.LUNAN)
    _expect_page_of(page, data, View(chosen={FacetName.PLAN: both, FacetName.CIRCLE: (Circle.LUNAN,)}))
    choose(page, "plan", Plan.FOREIGN_TRADE)
    _expect_page_of(page, data, View(chosen={FacetName.PLAN: both[1:], FacetName.CIRCLE: (Circle.LUNAN,)}))


def test_a_chip_takes_its_value_away_and_clear_all_takes_every_one(open_page, data):
    page = open_page("plan=foreign_trade,service_trade&kind=port&q=港")
    page.locator("#chips .chip", has_text=Plan.SERVICE_TRADE.zh).click()
    rest = {FacetName.PLAN: (Plan.FOREIGN_TRADE,), FacetName.KIND: (Kind.PORT,)}
    _expect_page_of(page, data, View(chosen=rest, text="港"))
    page.locator("#chips .chip", has_text=say("facet.text", Language.ZH)).click()
    _expect_page_of(page, data, View(chosen=rest))
    expect(page.locator("#search")).to_have_value("")
    page.locator("#chips .chip-clear").click()
    _expect_page_of(page, data, View())
    expect(page.locator("#sidebar .facet:not(#layers) input:checked")).to_have_count(0)


def test_typing_fast_keeps_every_letter_in_its_place(open_page):
    page = open_page()
    text = "综保区 青岛 zone"
    slow = page.context.new_cdp_session(page)
    for delay_ms in (0, 60, 130):
        page.locator("#search").fill("")
        page.wait_for_function("() => !lutu.view.text")
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 3})
        page.locator("#search").press_sequentially(text, delay=delay_ms)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        expect(page.locator("#search")).to_have_value(text)
        page.wait_for_function("text => lutu.view.text === text", arg=text)


def test_typing_searches_names(open_page, data):
    page = open_page()
    page.locator("#search").fill("综保区 青岛")
    _expect_page_of(page, data, View(text="综保区 青岛"))
    assert chips_of(page) == [f"{say('facet.text', Language.ZH)} 综保区 青岛"]
    page.locator("#search").fill("ｐｏｒｔ")
    _expect_page_of(page, data, View(text="ｐｏｒｔ"))


def test_where_nothing_matches_the_page_says_so_and_offers_the_way_back(open_page, data):
    page = open_page("q=没有这样的地方")
    expect(page.locator("#list")).to_contain_text(say("count.none", Language.ZH))
    assert legend_of(page) == {}
    page.locator("#list [data-act=clear]").click()
    _expect_page_of(page, data, View())


def test_hiding_a_layer_takes_its_facilities_off_map_list_and_tally(open_page, data):
    page = open_page("city=370300")
    choose(page, "city", "370400")
    page.locator("details:has(#layers) summary").click()
    page.locator("#layers input[value=city_counts]").click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('layers')")
    view = view_of(page)
    assert "city_counts" not in view.layers
    assert view.chosen == {FacetName.CITY: ("370300", "370400")}
    facilities = expected_on_map(data, view)
    expect_tally(page, facilities)
    assert all(facility.precision is not Precision.CITY for facility in facilities)
    assert page.evaluate("() => lutu.overlay.scene.cities.filter(({ badge }) => badge).length") == 0
