"""Measuring comes to an end: the number stays where it was ended, and the next click begins anew."""

import re

import pytest
from driving import click_at, place_on_page, take
from playwright.sync_api import expect

from app.words import say
from layers.vocabulary import Language

ZH = Language.ZH
CORNERS = [(117.0, 36.0), (118.0, 36.0), (118.0, 37.0)]
FAR = (116.5, 36.2)
AROUND = "at=115.8,35.4,118.8,38.4"
"""Its middle, which Enter sets, makes no sides cross."""


@pytest.fixture
def measuring(open_page):
    """The page with some corners (lon, lat) measured, and the number that is shown."""

    def measure(tool, corners, double=False):
        page = open_page(AROUND)
        take(page, tool)
        click_at(page, *corners[: -1 if double else None])
        if double:
            page.mouse.dblclick(*place_on_page(page, corners[-1]))
        return page, page.locator("#measured")

    return measure


@pytest.mark.parametrize(("tool", "unit"), [("way", "公里$"), ("surface", "平方公里")])
@pytest.mark.parametrize("ending", ["double-click", "button", "Enter twice"])
def test_a_measure_is_ended_and_its_number_stays(measuring, tool, unit, ending):
    page, measured = measuring(tool, CORNERS, double=ending == "double-click")
    zoom = page.evaluate("() => lutu.map.getZoom()")
    if ending == "button":
        page.locator("#hint [data-act=finish]").click()
    elif ending == "Enter twice":
        page.locator("#map").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    expect(measured).to_have_text(re.compile(unit))
    said = measured.inner_text()
    page.mouse.move(*place_on_page(page, FAR))
    page.mouse.move(*place_on_page(page, (FAR[0], FAR[1] + 0.1)))
    expect(measured).to_have_text(said)
    expect(page.locator("#hint [data-act=finish]")).to_have_count(0)
    assert page.evaluate("() => lutu.map.getZoom()") == zoom
    # The next click begins a measure of its own.
    click_at(page, FAR)
    expect(measured).to_have_text("")


def test_a_surface_whose_sides_cross_has_no_size(measuring):
    bow_tie = [(117.0, 36.0), (118.0, 37.0), (118.0, 36.0), (117.0, 37.0)]
    _, measured = measuring("surface", bow_tie)
    expect(measured).to_have_text(say("area.crossing", ZH))


def test_the_last_corner_is_taken_back_by_key_and_the_measure_goes_on(measuring):
    page, measured = measuring("way", CORNERS, double=True)
    long = measured.inner_text()
    page.keyboard.press("Backspace")
    expect(measured).not_to_have_text(long)
    click_at(page, FAR)
    expect(measured).to_have_text(re.compile("公里$"))


def test_fingers_are_told_to_tap(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.add_init_script("localStorage.setItem('lutu.tour', 'seen')")
    page = context.new_page()
    page.goto(site.url)
    page.wait_for_function("() => window.lutu && lutu.view && lutu.overlay.scene")
    page.locator(".tools summary").tap()
    page.locator("[data-act=tool][data-value=way]").tap()
    expect(page.locator("#hint")).to_contain_text(say("draw.way.touch", ZH))
    expect(page.locator("#hint")).to_contain_text(say("draw.leave", ZH))
    expect(page.locator("#hint")).not_to_contain_text("Esc")
    context.close()
