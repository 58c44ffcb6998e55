"""The page as one file, opened from the disk: map, legend, cards with citations, layers; nothing is asked for."""

from dataclasses import replace

import pytest
from driving import BADGE_OF, SYMBOL_OF, legend_of
from playwright.sync_api import expect

from app.standalone.page import page_file
from app.words import say
from geo.bounds import Bounds
from layers.showing import on_map
from layers.view import read_view
from layers.vocabulary import Language, Precision

READY = "() => document.documentElement.dataset.ready === ''"
PHONE = (390, 844)
EVERYTHING = "circles,roles,cores,counties,networks,corridors,overseas,facilities,city_counts,labels"
IMAGE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def open_file(context, data, tmp_path):
    """Write the file of a View and open it; fails the test if it asks for anything or says anything in the console."""
    troubles, pages = [], []

    def open_(query="", *, size=(1440, 900), of=data):
        path = tmp_path / f"{len(pages)}.html"
        path.write_bytes(page_file(of, read_view(query)[0]))
        page = context.new_page()
        pages.append(page)
        allowed = path.as_uri()
        page.on("request", lambda it: it.url.startswith(("data:", allowed)) or troubles.append(it.url))
        page.on("console", lambda it: troubles.append(it.text))
        page.on("pageerror", lambda it: troubles.append(str(it)))
        page.on("dialog", lambda it: (troubles.append(it.message), it.dismiss()))
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(allowed)
        page.wait_for_function(READY)
        return page

    yield open_
    for page in pages:
        page.close()
    assert not troubles


def click_map(page, at):
    corner = page.locator(".folium-map").bounding_box()
    page.mouse.click(corner["x"] + at["x"], corner["y"] + at["y"])


def scene(page, part):
    return page.evaluate(f"() => lutu.overlay.scene.{part}.length")


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", Language)
def test_a_symbol_opens_its_card_with_every_citation(open_file, data, lang, size):
    page = open_file(f"kind=port,airport&lang={lang}", size=size)
    facility = next(
        f for f in data.facilities if f.id == page.evaluate("() => lutu.overlay.scene.symbols[0].feature.id")
    )
    click_map(page, page.evaluate(SYMBOL_OF, facility.id))
    card = page.locator(".card")
    expect(card.locator("h2")).to_have_text(facility.name if lang is Language.ZH else facility.name_en)
    expect(card.locator(".facts")).to_contain_text(facility.kind.label(lang))
    for code in facility.cities:
        city = data.cities[code]
        expect(card.locator(".facts")).to_contain_text(city.name if lang is Language.ZH else city.name_en)
    said = say(f"place.{facility.precision}", lang, km=f"{round((facility.radius_m or 0) / 100) / 10:g}")
    expect(card.locator(".facts")).to_contain_text(said)
    expect(card.locator(".cite-mention")).to_have_count(len(facility.citations))
    for cited in facility.citations:
        expect(card.locator(".cites h4", has_text=cited.plan.label(lang))).to_have_count(1)
        expect(card.locator(".cite-mention", has_text=cited.mention).first).to_be_visible()
        expect(card.locator(".cite-place", has_text=cited.section).first).to_be_attached()
        expect(card.locator(".cite-place", has_text=cited.box or "").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


@pytest.mark.parametrize("query", ["", "plan=foreign_trade", "at=119.5,35.5,121.1,37.2", "city=370100&theme=dark"])
def test_tally_and_legend_count_what_the_view_shows(open_file, data, query):
    page = open_file(query)
    shown = on_map(data, read_view(query)[0]).facilities
    expect(page.locator("#tally strong")).to_have_text(say("count.shown", Language.ZH, n=len(shown)))
    counts = legend_of(page)
    assert counts == {kind: n for kind in counts if (n := sum(f.kind is kind for f in shown))}
    assert sum(counts.values()) == len(shown)


def test_the_count_of_a_city_opens_its_list_and_leads_back(open_file, data):
    page = open_file()
    click_map(page, page.evaluate(BADGE_OF, "370200"))
    only = [f for f in data.facilities if "370200" in f.cities and f.precision is Precision.CITY]
    items = page.locator(".card .items").first.locator(".item-name")
    assert sorted(items.all_text_contents()) == sorted(f.name for f in only)
    items.nth(2).click()
    expect(page.locator(".card .cite-mention").first).to_be_visible()
    page.locator(".card .back").click()
    expect(page.locator(".card h2")).to_have_text(data.cities["370200"].name)


def test_a_layer_is_switched_off_and_on(open_file):
    page = open_file()
    assert scene(page, "symbols") > 100
    box = page.get_by_role("checkbox", name=say("layer.facilities", Language.ZH))
    box.uncheck()
    assert scene(page, "symbols") == 0
    expect(page.locator("#legend")).not_to_contain_text(say("legend.site", Language.ZH))
    box.check()
    assert scene(page, "symbols") > 100
    page.get_by_role("checkbox", name=say("layer.circles", Language.ZH)).uncheck()
    assert page.evaluate("() => getComputedStyle(lutu.map.getPane('lutu-circles')).display") == "none"


def test_a_layer_that_the_view_hides_has_no_switch(open_file):
    page = open_file("layers=circles,city_counts")
    assert page.locator("#layers input").evaluate_all("boxes => boxes.map((box) => box.value)") == [
        "city_counts",
        "circles",
    ]
    assert scene(page, "symbols") == 0


def test_no_two_symbols_lie_on_each_other(open_file):
    page = open_file("at=119.5,35.5,121.1,37.2")
    nearest = page.evaluate("""() => {
        const { symbols } = lutu.overlay.scene;
        return Math.min(...symbols.flatMap((a, n) => symbols.slice(n + 1).map((b) =>
            Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) - a.size)));
    }""")
    assert nearest >= -0.01


def test_the_list_opens_cards_by_keyboard(open_file):
    page = open_file("kind=port")
    page.locator("#list summary").first.focus()
    page.keyboard.press("Enter")
    button = page.locator("#list details[open] .item").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card h2")).to_have_text(button.locator(".item-name").inner_text())
    expect(page.locator(".card-body")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_on_a_phone_the_side_is_tabs_and_a_card_leaves_its_symbol_seen(open_file):
    page = open_file("kind=port", size=PHONE)
    expect(page.locator("#legend")).to_be_hidden()
    page.locator("[data-tab=legend]").click()
    expect(page.locator("#legend")).to_be_visible()
    page.locator("[data-tab=list]").click()
    page.locator("#list summary").first.click()
    page.locator("#list .item:visible").first.click()
    expect(page.locator("#list")).to_be_hidden()
    top = page.locator(".card").bounding_box()["y"]
    at = page.evaluate(SYMBOL_OF, page.evaluate("() => lutu.view.selected"))
    assert page.locator(".folium-map").bounding_box()["y"] + at["y"] < top
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE[0]


def test_the_world_shows_corridors_and_countries_which_open(open_file, data):
    page = open_file(f"at=world&layers={EVERYTHING}")
    assert page.evaluate("() => lutu.overlay.scene.beyond.routes.flatMap(({ features }) => features).length") == len(
        data.corridors
    )
    country = page.evaluate("""() => {
        const { scene, _pad } = lutu.overlay;
        const { x, y, features } = scene.beyond.abroad.countries.find(({ features }) => features.length > 1);
        return { x: x - _pad.x, y: y - _pad.y, n: features.length };
    }""")
    click_map(page, country)
    expect(page.locator(".card .item")).to_have_count(country["n"])


def test_hostile_names_are_text(open_file, data):
    facility = next(f for f in data.facilities if f.precision is Precision.SITE)
    cited = tuple(replace(citation, mention=f"原词{IMAGE}") for citation in facility.citations)
    hostile = replace(facility, name=f"测试{IMAGE}", note=f"说明{IMAGE}", citations=cited)
    page = open_file(f"title={IMAGE}", of=replace(data, facilities=(hostile,)))
    expect(page.locator("h1")).to_have_text(IMAGE)
    at = page.evaluate(SYMBOL_OF, facility.id)
    corner = page.locator(".folium-map").bounding_box()
    page.mouse.move(corner["x"] + at["x"], corner["y"] + at["y"])
    expect(page.locator("#tip")).to_have_text(hostile.name)
    click_map(page, at)
    expect(page.locator(".card h2")).to_have_text(hostile.name)
    expect(page.locator(".card .cite-mention").first).to_contain_text(cited[0].mention)
    assert page.locator("img").count() == 0


def test_no_flag_and_a_scale_that_speaks_the_language(open_file):
    page = open_file("lang=zh")
    expect(page.locator(".leaflet-control-attribution")).to_have_count(0)
    expect(page.locator(".leaflet-control-scale-line")).to_have_count(1)
    expect(page.locator(".leaflet-control-scale-line")).to_contain_text(say("unit.km", Language.ZH))


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["wide", "phone"])
def test_a_file_of_a_city_opens_at_it_and_goes_back_to_the_province(open_file, data, size):
    page = open_file("city=370200", size=size)
    city = Bounds.of(data.cities["370200"].geometry)
    shown = "() => [lutu.map.getBounds().getWest(), lutu.map.getBounds().getEast()]"
    west, east = page.evaluate(shown)
    assert west <= city.west
    assert city.east <= east
    assert east - west < (data.bounds.east - data.bounds.west) * (1 if size == PHONE else 1.5)
    page.evaluate("() => { lutu.map.setZoom(0, { animate: false }); }")
    west, east = page.evaluate(shown)
    assert west <= data.bounds.west
    assert data.bounds.east <= east
