"""The tour that offers itself once, and the list of keys."""

import pytest
from driving import view_of
from playwright.sync_api import Browser, expect

from app.words import say
from layers.vocabulary import Language

ZH = Language.ZH
STEPS = ("filters", "search", "map", "mark", "dock", "list", "export")
READY = "() => window.lutu && lutu.view && lutu.followed === lutu.view"


@pytest.fixture
def newcomer(browser: Browser, site):
    """A page in a browser that was never here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})

    def come(query="", size=None):
        page = context.new_page()
        if size:
            page.set_viewport_size(size)
        page.goto(f"{site.url}{query}")
        page.wait_for_function(READY)
        return page

    yield come
    context.close()


def test_the_tour_offers_itself_once_and_leads_through_every_step(newcomer):
    page = newcomer()
    for step in STEPS:
        expect(page.locator("#tour h2")).to_have_text(say(f"tour.{step}", ZH))
        expect(page.locator("#tour .is-main")).to_be_focused()
        box = page.locator("#tour").bounding_box()
        assert 0 <= box["x"] <= 1440 - box["width"]
        assert 0 <= box["y"] <= 900 - box["height"]
        page.locator("#tour .is-main").click()
    expect(page.locator("#tour")).to_be_hidden()
    again = newcomer()
    expect(again.locator("#tour")).to_be_hidden()


def test_on_a_phone_the_tour_points_at_the_button_of_the_drawer(newcomer):
    page = newcomer(size={"width": 390, "height": 844})
    expect(page.locator(".is-toured")).to_have_text(say("app.filters", ZH))
    for _ in range(5):
        page.locator("#tour .is-main").click()
    expect(page.locator("#tour h2")).to_have_text(say("tour.list", ZH))
    expect(page.locator(".is-toured")).to_have_text(say("list.label", ZH))


def test_escape_skips_the_tour(newcomer):
    page = newcomer()
    expect(page.locator("#tour")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    expect(page.locator(".is-toured")).to_have_count(0)


def test_who_comes_by_a_link_is_not_toured(newcomer):
    expect(newcomer("?kind=port").locator("#tour")).to_be_hidden()


def test_the_list_of_keys_opens_and_closes_by_key_and_button(open_page):
    page = open_page()
    page.keyboard.press("?")
    expect(page.locator("#help h2")).to_have_text(say("help.title", ZH))
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.locator(".pages [data-act=help]").click()
    page.locator("#help [data-act=tour]").click()
    expect(page.locator("#help")).to_be_hidden()
    expect(page.locator("#tour")).to_be_visible()


def test_the_keys_do_what_the_list_says(open_page):
    page = open_page()
    page.keyboard.press("t")
    expect(page.locator("#dock table")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#dock .charts")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#dock")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("t?c")
    expect(page.locator("#search")).to_have_value("t?c")
    expect(page.locator("#help")).to_be_hidden()
    page.wait_for_function("() => lutu.view.text === 't?c'")
    assert view_of(page).text == "t?c"


def test_the_keys_work_while_a_box_to_tick_has_the_focus(open_page):
    page = open_page()
    box = page.locator("#facet-plan input").first
    box.click()
    page.wait_for_function("() => lutu.view.chosen.plan && lutu.followed === lutu.view")
    expect(box).to_be_focused()
    page.keyboard.press("Control+z")
    page.wait_for_function("() => !lutu.view.chosen.plan")
    box.focus()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


def test_the_keys_of_one_character_are_switched_off_and_stay_off_in_this_browser(newcomer):
    page = newcomer("?kind=port")
    page.keyboard.press("?")
    page.locator("#help-quiet").check()
    page.keyboard.press("Escape")
    for _ in range(2):
        for key in ("?", "/", "t", "c"):
            page.keyboard.press(key)
        expect(page.locator("#help")).to_be_hidden()
        expect(page.locator("#dock")).to_be_hidden()
        expect(page.locator("#search")).not_to_be_focused()
        page.reload()
        page.wait_for_function(READY)
    page.locator(".pages [data-act=help]").click()
    expect(page.locator("#help-quiet")).to_be_checked()
    page.locator("#help-quiet").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator("#dock table")).to_be_visible()
