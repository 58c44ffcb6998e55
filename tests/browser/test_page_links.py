"""A link opened gives the same view; a mangled one works and says what was ignored."""

import pytest
from driving import chips_of, choose, expect_tally, expected_on_map, view_of
from playwright.sync_api import expect

from app.words import say
from layers.view import Layer, read_view
from layers.vocabulary import Language, Plan

BOX = (119.5, 35.6, 121.2, 36.9)
LINK = (
    "plan=service_trade,foreign_trade&circle=jiaodong&precision=locality,city"
    "&layers=circles,facilities,city_counts&at=119.500,35.600,121.200,36.900&title=胶东一览"
)
SAME_VIEW = "() => lutu.view && lutu.box()"


def test_a_link_gives_the_same_view(open_page, data):
    wanted, issues = read_view(LINK)
    assert not issues
    listed = expected_on_map(data, wanted)
    page = open_page(f"{LINK}&id={listed[0].id}")
    expect(page.locator("#detail h2")).to_have_text(listed[0].name)
    expect_tally(page, listed)
    for facet, words in wanted.chosen.items():
        on = page.locator(f"#facet-{facet} input:checked").evaluate_all("boxes => boxes.map(({ value }) => value)")
        assert tuple(on) == words
    assert len(chips_of(page)) == 5
    shown = page.locator("#layers input:checked").evaluate_all("boxes => boxes.map(({ value }) => value)")
    assert set(shown) == {Layer.CIRCLES, Layer.FACILITIES, Layer.CITY_COUNTS}
    west, south, east, north = page.evaluate("() => lutu.box()")
    assert west <= BOX[0] < BOX[2] <= east
    assert south <= BOX[1] < BOX[3] <= north
    opened = view_of(page)
    assert opened.to_query() == f"{wanted.to_query().replace('&title', f'&id={listed[0].id}&title')}"
    assert opened.title == "胶东一览"


def test_the_address_of_one_window_gives_another_the_same_view(open_page, data):
    first = open_page("kind=bonded_zone,port&q=青岛")
    first.evaluate("() => lutu.map.setView([36.1, 120.3], 9.5, { animate: false })")
    first.wait_for_function("() => new URLSearchParams(location.search).has('at')")
    second = open_page(first.url.partition("?")[2])
    for page in (first, second):
        expect_tally(page, expected_on_map(data, view_of(first)))
    assert view_of(second) == view_of(first)
    assert chips_of(second) == chips_of(first)


def test_the_same_link_opens_on_a_window_of_another_shape(open_page):
    page = open_page("at=119.5,35.6,121.2,36.9", width=800, height=1000)
    west, south, east, north = page.evaluate("() => lutu.box()")
    assert west <= BOX[0] < BOX[2] <= east
    assert south <= BOX[1] < BOX[3] <= north


def test_a_city_in_the_link_opens_its_list(open_page, data):
    page = open_page("id=370300")
    expect(page.locator("#detail h2")).to_have_text(data.cities["370300"].name)


@pytest.mark.parametrize("language", Language)
def test_a_mangled_link_works_and_says_what_was_ignored(open_page, data, language):
    query = f"plan=foreign_trade,nothing&at=1,2,x&layers=facilities,roads&colour=red&lang={language}"
    page = open_page(query)
    notice = page.locator("#notice")
    expect(notice).to_contain_text(say("app.ignored", language).strip())
    for part in ("plan", "nothing", "at", "layers", "roads", "colour"):
        expect(notice).to_contain_text(part)
    view, issues = read_view(query)
    assert len(issues) == 4
    expect_tally(page, expected_on_map(data, view), language)
    assert chips_of(page) == [f"{say('facet.plan', language)} {Plan.FOREIGN_TRADE.label(language)}"]
    assert view_of(page) == view
    notice.locator("button").click()
    expect(notice).to_be_empty()


@pytest.mark.parametrize("query", ["q=%E4%", "%%%", "plan=%3Cscript%3E&&=&", "lang=xx", "q=" + "x" * 4_500])
def test_garbage_in_the_address_still_gives_the_map(open_page, data, query):
    page = open_page(query)
    expect_tally(page, expected_on_map(data, read_view(f"?{query}")[0]))


def test_a_link_to_a_facility_that_is_not_there_says_so(open_page, data):
    page = open_page("id=no-such-place&plan=foreign_trade")
    expect_tally(page, expected_on_map(data, read_view("plan=foreign_trade")[0]))
    expect(page.locator("#list .item").first).to_be_visible()
    expect(page.locator("#notice")).to_contain_text("no-such-place")


VEIL = "() => lutu.map.getPane('lutu-veil').querySelectorAll('path').length"


def test_what_lies_beyond_the_box_of_a_link_is_veiled_until_the_reader_moves(open_page):
    """In a window of another shape there is ground beyond the box, whose symbols are neither counted nor exported."""
    page = open_page("at=119.900,35.500,120.300,36.900")
    assert page.evaluate(VEIL) == 2
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function(f"() => ({VEIL})() === 0")


def test_the_address_that_a_window_itself_made_opens_there_without_a_veil(open_page):
    page = open_page()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('at') && !lutu.map._animatingZoom")
    again = open_page(page.evaluate("() => location.search.slice(1)"))
    assert again.evaluate(VEIL) == 0


def test_the_box_of_a_link_stands_beside_the_open_legend_where_it_is_as_large_there(open_page):
    page = open_page("city=370200&at=119.5,35.5,121.1,37.2", width=1920, height=1080)
    legend = page.locator(".legend")
    expect(legend).to_have_attribute("open", "")
    assert page.evaluate(VEIL) == 2
    around = page.locator(".map").bounding_box()
    east = page.evaluate("() => lutu.map.latLngToContainerPoint([36, 121.1]).x")
    assert around["x"] + east < legend.bounding_box()["x"]
    assert page.evaluate("() => lutu.view.viewport") == [119.5, 35.5, 121.1, 37.2]


def test_the_legend_folds_where_it_would_hide_symbols_in_the_box_of_a_link_until_the_reader_opens_it(open_page):
    page = open_page("circle=lunan&at=114.75,34.35,119.4,36.6", width=1920, height=1080)
    legend = page.locator(".legend")
    expect(legend).not_to_have_attribute("open", "")
    legend.locator("summary").click()
    choose(page, "plan", Plan.FOREIGN_TRADE)
    expect(page.locator("#chips")).to_contain_text(Plan.FOREIGN_TRADE.label(Language.ZH))
    expect(legend).to_have_attribute("open", "")
