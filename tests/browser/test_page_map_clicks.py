"""Clicking the map: a symbol opens its facility, a city's count its list, a “+n” zooms in."""

import pytest
from driving import BADGE_OF, SYMBOL_OF, click_canvas
from playwright.sync_api import expect

from app.words import say
from layers.query import select
from layers.view import View
from layers.vocabulary import Language, Precision

ZH = Language.ZH
PILL = """() => {
  const { scene, _pad } = lutu.overlay;
  const corner = lutu.map.getContainer().getBoundingClientRect();
  return scene.more.map(({ x, y, features }) => ({ x: x - _pad.x, y: y - _pad.y, count: features.length }))
    .find(({ x, y }) => {
      const on = document.elementFromPoint(corner.x + x, corner.y + y);
      return on && on.closest(".leaflet-container");
    });
}"""


def _place_in_words(facility) -> str:
    km = f"{int((facility.radius_m or 0) / 100 + 0.5) / 10:g}"
    return say(f"place.{facility.precision}", ZH, km=km)


def _fact(page, key: str):
    term = page.locator("#detail .facts dt").get_by_text(say(key, ZH), exact=True)
    return term.locator("xpath=following-sibling::dd[1]")


def _expect_facility(page, facility, data):
    expect(page.locator("#detail h2")).to_have_text(facility.name)
    assert facility.kind.zh in _fact(page, "detail.kind").inner_text()
    assert _fact(page, "detail.precision").inner_text() == _place_in_words(facility)
    assert _fact(page, "detail.sectors").inner_text() == "、".join(sector.zh for sector in facility.sectors)
    where = _fact(page, "detail.where").inner_text()
    assert all(data.cities[code].name in where for code in facility.cities)
    assert facility.county is None or data.counties[facility.county].name in where
    if facility.tier:
        assert _fact(page, "detail.tier").inner_text() == facility.tier.zh
    if facility.target:
        assert _fact(page, "detail.target").inner_text() == facility.target


def _expect_citations(page, facility):
    plans = page.locator("#detail section.cites")
    expect(plans).to_have_count(len(facility.plans))
    for n, plan in enumerate(facility.plans):
        mine = [cited for cited in facility.citations if cited.plan is plan]
        assert plans.nth(n).locator("h4").inner_text().startswith(plan.zh)
        rows = plans.nth(n).locator("li")
        assert rows.count() == len(mine)
        for row, cited in zip(rows.all(), mine, strict=True):
            assert row.locator(".cite-mention").inner_text().strip("“”") == cited.mention
            place = row.locator(".cite-place").text_content()
            assert place.startswith(cited.section)
            assert place.removeprefix(cited.section) == (cited.box or "")


@pytest.mark.parametrize("number", range(3))
def test_clicking_a_symbol_opens_its_facility_with_every_citation_and_passage(open_page, data, cited, number):
    facility = cited[number]
    page = open_page(f"q={facility.name}")
    click_canvas(page, page.evaluate(SYMBOL_OF, facility.id))
    _expect_facility(page, facility, data)
    _expect_citations(page, facility)
    rows = page.locator("#detail section.cites li")
    in_order = [c for plan in facility.plans for c in facility.citations if c.plan is plan]
    for row, citation in zip(rows.all(), in_order, strict=True):
        marks = row.locator("blockquote mark").all_text_contents()
        assert marks
        assert set(marks) == {citation.mention}
        assert any("<b>原样</b>" in text for text in row.locator("blockquote").all_text_contents())
    rows.first.locator("summary").click()
    expect(rows.first.locator("mark").first).to_be_visible()


def test_a_passage_that_the_text_does_not_hold_is_said_to_be_missing(open_page, data, cited):
    other = next(f for f in data.facilities if f not in cited and f.precision is Precision.LOCALITY)
    page = open_page(f"id={other.id}")
    _expect_facility(page, other, data)
    missing = page.locator("#detail .cites details", has_text=say("detail.nopassage", ZH))
    expect(missing).not_to_have_count(0)


@pytest.mark.parametrize("precision", [Precision.SITE, Precision.LOCALITY, Precision.COUNTY, Precision.CITY])
def test_the_panel_says_how_well_the_place_is_known(open_page, data, precision):
    facility = max((f for f in data.facilities if f.precision is precision), key=lambda f: bool(f.tier or f.target))
    page = open_page(f"id={facility.id}")
    _expect_facility(page, facility, data)
    _expect_citations(page, facility)
    circles = page.evaluate("() => lutu.radius ? lutu.radius.getRadius() : null")
    assert circles == facility.radius_m


def test_the_count_at_a_city_opens_the_list_of_exactly_those(open_page, data):
    page = open_page()
    for code in ("370300", "370800"):
        badge = page.evaluate(BADGE_OF, code)
        click_canvas(page, badge)
        expect(page.locator("#detail h2")).to_have_text(data.cities[code].name)
        only = page.locator("#detail .entry-only [data-act=open]")
        expect(only.first).to_be_visible()
        listed = only.evaluate_all("items => items.map((item) => item.dataset.value)")
        known = [f.id for f in data.facilities if f.precision is Precision.CITY and code in f.cities]
        assert sorted(listed) == sorted(known)
        assert badge["count"] == len(known)


def test_every_city_count_is_what_the_filter_leaves(open_page, data):
    page = open_page("plan=service_trade")
    found = page.evaluate("() => lutu.overlay.scene.cities.map(({ adcode, count }) => [adcode, count])")
    view = View(chosen={"plan": ("service_trade",)})
    only = [f for f in select(data.facilities, view) if f.precision is Precision.CITY]
    assert dict(found) == {code: sum(code in f.cities for f in only) for code in data.cities}


def test_clicking_a_plus_number_zooms_in_and_nothing_is_lost(open_page, data):
    page = open_page("city=370200")
    here = [f for f in data.facilities if "370200" in f.cities and f.precision is not Precision.CITY]
    scene = "() => { const s = lutu.overlay.scene; return [s.symbols.length, s.more.map((m) => m.features.length)]; }"
    symbols, more = page.evaluate(scene)
    assert symbols + sum(more) == len(here)
    pill = page.evaluate(PILL)
    assert pill["count"] in more
    zoom = page.evaluate("() => lutu.map.getZoom()")
    click_canvas(page, pill)
    page.wait_for_function("zoom => lutu.map.getZoom() > zoom && !lutu.map._animatingZoom", arg=zoom)
    page.wait_for_function("() => new URLSearchParams(location.search).has('at')")
    symbols, fewer = page.evaluate(scene)
    assert symbols + sum(fewer) == len(here)
    assert sum(fewer) < sum(more)


def test_escape_and_the_back_button_close_the_panel(open_page, cited):
    page = open_page(f"id={cited[0].id}")
    expect(page.locator("#detail h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_empty()
    expect(page.locator("#list .item").first).to_be_visible()
    page.locator(f"#list .item[data-value='{cited[0].id}']").click()
    page.locator("#detail .back").click()
    expect(page.locator("#detail")).to_be_empty()
    assert "id=" not in page.url


def test_the_pointer_over_a_symbol_tells_its_name(open_page, cited):
    page = open_page(f"q={cited[0].name}")
    at = page.evaluate(SYMBOL_OF, cited[0].id)
    corner = page.locator("#map").bounding_box()
    page.mouse.move(corner["x"] + at["x"], corner["y"] + at["y"])
    expect(page.locator("#tip")).to_have_text(cited[0].name)
    page.mouse.move(corner["x"] + 5, corner["y"] + corner["height"] / 2)
    expect(page.locator("#tip")).to_be_hidden()


def test_zoom_to_it_brings_a_facility_near_and_home_brings_the_province_back(open_page, cited):
    page = open_page(f"id={cited[0].id}")
    page.locator("#detail [data-act=zoom]").click()
    page.wait_for_function("() => lutu.map.getZoom() > 10 && new URLSearchParams(location.search).has('at')")
    assert page.evaluate(SYMBOL_OF, cited[0].id)
    page.locator("[data-act=home]").click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('at')")
    west, south, east, north = page.evaluate("() => lutu.box()")
    home = page.evaluate("() => lutu.config.home")
    assert west <= home[0] < home[2] <= east
    assert south <= home[1] < home[3] <= north
