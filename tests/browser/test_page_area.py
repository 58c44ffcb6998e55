"""Marking a part of the map with pointer and keyboard, measuring, and what the panel says of it."""

import re

import pytest
from driving import click_at, take, view_of
from playwright.sync_api import expect

from app.words import say
from geo.area import Circle
from geo.measure import area_km2, distance_m
from layers.area import Area, AreaKind
from layers.query import select
from layers.view import View
from layers.vocabulary import Kind, Language, Precision

CIRCLE = "circle,120.38,36.07,80"


def area_of(page):
    page.wait_for_function("() => lutu.view.area && lutu.followed === lutu.view")
    return view_of(page).area


def test_a_circle_is_drawn_with_two_clicks_and_stands_in_the_link(open_page, data):
    page = open_page()
    take(page, "circle")
    centre, edge = (118.0, 36.3), (118.6, 36.3)
    click_at(page, centre, edge)
    area = area_of(page)
    assert area.kind is AreaKind.CIRCLE
    lon, lat, km = area.numbers
    assert distance_m((lon, lat), centre) < 700
    assert km * 1000 == pytest.approx(distance_m(centre, edge), abs=1_400)
    inside = select(data.facilities, View(area=area))
    expect(page.locator(".area strong")).to_have_text(say("area.inside", Language.ZH, n=len(inside)))


def test_a_box_and_a_polygon_are_drawn_too(open_page):
    page = open_page()
    take(page, "box")
    click_at(page, (117.0, 36.0), (118.0, 36.8))
    assert area_of(page).numbers == pytest.approx((117.0, 36.0, 118.0, 36.8), abs=0.02)
    take(page, "polygon")
    click_at(page, (117.0, 36.0), (118.0, 36.0), (118.0, 37.0), (117.0, 36.0))
    page.wait_for_function("() => lutu.view.area.kind === 'polygon'")
    assert area_of(page).numbers == pytest.approx((117.0, 36.0, 118.0, 36.0, 118.0, 37.0), abs=0.02)


def test_a_polygon_whose_sides_cross_is_refused_with_a_sentence(open_page):
    page = open_page()
    take(page, "polygon")
    click_at(page, (117.0, 36.0), (118.0, 37.0), (118.0, 36.0), (117.0, 37.0))
    page.locator("[data-act=finish]").click()
    expect(page.locator("#notice")).to_contain_text(say("area.crossing", Language.ZH))
    assert page.evaluate("() => lutu.view.area") is None


def test_a_region_is_picked_by_a_click(open_page, data):
    page = open_page()
    take(page, "region")
    click_at(page, (120.5, 36.9))
    assert area_of(page) == Area(AreaKind.REGION, region="370200")
    expect(page.locator(".area-name")).to_have_text("青岛市")
    inside = sum("370200" in facility.cities for facility in data.facilities)
    expect(page.locator(".area strong")).to_have_text(say("area.inside", Language.ZH, n=inside))


def test_the_keyboard_marks_a_circle_and_its_numbers_are_typed(open_page):
    page = open_page()
    page.locator(".tools summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    assert area_of(page).kind is AreaKind.CIRCLE
    page.locator("#area-km").fill("25")
    page.keyboard.press("Tab")
    page.wait_for_function("() => lutu.view.area.numbers[2] === 25")
    page.locator("#area-km").fill("5000")
    page.keyboard.press("Tab")
    expect(page.locator("#notice")).to_contain_text(say("area.circle", Language.ZH))
    assert view_of(page).area.numbers[2] == 25


def test_escape_puts_a_tool_away_and_keeps_the_open_panel(open_page):
    page = open_page("id=370200")
    take(page, "box")
    page.keyboard.press("Escape")
    expect(page.locator("#hint")).to_be_empty()
    expect(page.locator("#detail h2")).to_have_text("青岛市")


def test_the_panel_gives_size_and_what_is_nearest(open_page, data):
    page = open_page(f"area={CIRCLE}")
    km2 = round(area_km2(Circle((120.38, 36.07), 80_000).outline()))
    expect(page.locator(".area .kicker").first).to_contain_text(f"{km2:,} 平方公里")
    centre = (120.38, 36.07)
    ports = [f for f in data.facilities if f.kind is Kind.PORT and f.precision is not Precision.CITY]
    best = min(ports, key=lambda f: distance_m(centre, (f.geometry.x, f.geometry.y)))
    row = page.locator(".area .is-wide li").first
    expect(row).to_contain_text(best.name)
    away = distance_m(centre, (best.geometry.x, best.geometry.y)) / 1000
    said = f"{away:.1f} 公里" if best.precision is Precision.SITE else f"≈ {away:.0f} 公里"
    expect(row.locator(".row-count")).to_have_text(said)
    cities = sum(facility.precision is Precision.CITY for facility in data.facilities)
    expect(page.locator(".area")).to_contain_text(say("area.without", Language.ZH, n=cities))


@pytest.mark.parametrize("region", ["370100", "370102", "370500"])
def test_the_panel_says_what_of_the_regions_city_could_not_be_measured(open_page, data, region):
    page = open_page(f"area=region,{region}")
    city = f"{region[:4]}00"
    cold = [f for f in data.facilities if f.kind is Kind.COLD_CHAIN and city in f.cities]
    n = sum(f.precision is Precision.CITY for f in cold)
    said = page.locator(".area .is-wide", has_text=say("area.unplaced", Language.ZH, kind=Kind.COLD_CHAIN.zh, n=n))
    expect(said).to_have_count(1 if n else 0)
    cities = sum(f.precision is Precision.CITY and city in f.cities for f in data.facilities)
    without = page.locator(".area .kicker", has_text=say("area.without", Language.ZH, n=cities))
    expect(without).to_have_count(0 if region == city else 1)


def test_a_place_that_is_no_site_is_measured_in_whole_kilometres(open_page, data):
    page = open_page("area=region,370100")
    expect(page.locator(".area .is-wide li").first).to_be_visible()
    for row in page.locator(".area .is-wide li:has(button)").all():
        name, far = row.locator("button").inner_text(), row.locator(".row-count").inner_text()
        facility = next(f for f in data.facilities if f.name == name)
        if facility.precision is Precision.SITE:
            assert re.fullmatch(r"[\d,.]+ (公里|米)", far)
        else:
            assert re.fullmatch(r"≈ [\d,]+ 公里", far) or far == say("area.within", Language.ZH)


def test_the_chip_takes_the_area_away(open_page, data):
    page = open_page(f"area={CIRCLE}")
    page.locator(".chip", has_text="120.38").click()
    page.wait_for_function(f"() => !lutu.view.area && lutu.passing.length === {len(data.facilities)}")
    expect(page.locator(".area")).to_have_count(0)


@pytest.mark.parametrize(
    ("tool", "said"), [("way", r"^\d[\d,.]* 公里$"), ("surface", r"^[\d,.]+ 平方公里（[\d,.]+ 万亩）$")]
)
def test_distance_and_surface_are_measured_in_chinese_units(open_page, tool, said):
    page = open_page()
    take(page, tool)
    click_at(page, (117.0, 36.0), (118.0, 36.0), (118.0, 37.0))
    expect(page.locator("#measured")).to_have_text(re.compile(said))
    if tool == "way":
        way = distance_m((117, 36), (118, 36)) + distance_m((118, 36), (118, 37))
        shown = float(page.locator("#measured").inner_text().split()[0].replace(",", ""))
        assert shown == pytest.approx(way / 1000, rel=0.02)


def test_an_unknown_region_is_said(open_page):
    page = open_page("area=region,999999")
    expect(page.locator("#list")).to_contain_text(say("area.unknown", Language.ZH, code="999999"))


def test_the_keyboard_draws_a_polygon_and_measures(open_page):
    page = open_page("at=117,35.5,119,37")
    for tool in ("polygon", "way"):
        take(page, tool)
        page.locator("#map").focus()
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
            page.keyboard.press("Enter")
            before = page.evaluate("() => lutu.map.getCenter().toString()")
            page.keyboard.press(key)
            page.wait_for_function("before => lutu.map.getCenter().toString() !== before", arg=before)
            page.wait_for_timeout(500)
        page.keyboard.press("Enter")
        if tool == "way":
            expect(page.locator("#measured")).to_have_text(re.compile("公里$"))
        else:
            page.keyboard.press("Enter")
            assert area_of(page).kind is AreaKind.POLYGON
            assert len(page.evaluate("() => lutu.view.area.numbers")) == 8


def test_what_is_known_by_the_marked_county_only_is_not_said_to_be_no_metres_away(open_page, data):
    zone = next(f for f in data.facilities if f.kind is Kind.BONDED_ZONE and f.precision is Precision.COUNTY)
    page = open_page(f"area=region,{zone.county}")
    expect(page.locator(".area .is-wide")).to_contain_text(say("area.within", Language.ZH))
    expect(page.locator(".area .is-wide")).not_to_contain_text("≈ 0")


def test_mu_are_said_in_english_as_english_counts(open_page):
    page = open_page("lang=en&area=region,370700")
    expect(page.locator(".area")).to_contain_text("million mu")
