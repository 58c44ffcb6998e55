"""The keyboard's focus never falls to nothing: where it goes when what held it goes away."""

import pytest
from driving import view_of
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 844}
DRAWERS = {"filters": "#sidebar", "list": "#panel"}


def press_on(page: Page, selector: str, key: str = "Enter") -> None:
    """Give the focus to something and press a key on it."""
    page.locator(selector).focus()
    page.keyboard.press(key)


@pytest.mark.parametrize("away", ["Escape", "back"])
@pytest.mark.parametrize("opened", ["port-of-qingdao", "370200"])
def test_what_is_opened_takes_the_focus_and_its_item_has_it_again(open_page, opened, away):
    page = open_page("kind=port&city=370200")
    item = f"#list [data-act=open][data-value='{opened}']"
    press_on(page, item)
    page.wait_for_function("opened => lutu.view.selected === opened", arg=opened)
    expect(page.locator("#detail h2")).to_be_focused()
    if opened == "370200":
        expect(page.locator("#detail .city-table")).to_be_visible()
        expect(page.locator("#detail h2")).to_be_focused()
    if away == "back":
        press_on(page, "#detail .back")
    else:
        page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_empty()
    expect(page.locator(item)).to_be_focused()


def test_what_was_opened_by_the_link_leaves_the_focus_to_the_list(open_page):
    page = open_page("kind=port&id=port-of-qingdao")
    press_on(page, "#detail .back")
    expect(page.locator("#detail")).to_be_empty()
    expect(page.locator("#panel")).to_be_focused()


def test_a_removed_chip_leaves_the_focus_to_the_next_and_the_last_to_the_search(open_page):
    page = open_page("kind=port,airport&q=港")
    chips = page.locator("#chips .chip:not(.chip-clear)")
    expect(chips).to_have_count(3)
    chips.first.focus()
    for left in (2, 1):
        page.keyboard.press("Enter")
        expect(chips).to_have_count(left)
        expect(chips.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.locator("#search")).to_be_focused()
    assert view_of(page).to_query() == ""


def test_the_tour_gives_the_focus_back(open_page):
    page = open_page()
    press_on(page, ".pages [data-act=help]")
    press_on(page, "#help [data-act=tour]")
    expect(page.locator("#tour .is-main")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".pages [data-act=help]")).to_be_focused()


def test_the_tour_that_nothing_asked_for_leaves_the_focus_to_the_map(open_page):
    page = open_page()
    page.evaluate("() => lutu.tour(0)")
    page.keyboard.press("Escape")
    expect(page.locator("#map")).to_be_focused()


def test_a_tool_taken_by_key_gives_the_focus_to_the_map_where_enter_marks(open_page):
    page = open_page()
    press_on(page, ".tools summary")
    press_on(page, "[data-act=tool][data-value=circle]")
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("() => lutu.view.area && lutu.view.area.kind === 'circle'")


def test_leaving_a_tool_by_its_button_gives_the_focus_to_the_map(open_page):
    page = open_page()
    press_on(page, ".tools summary")
    press_on(page, "[data-act=tool][data-value=circle]")
    press_on(page, "#hint [data-act=tool]")
    expect(page.locator("#hint")).to_be_empty()
    expect(page.locator("#map")).to_be_focused()


@pytest.mark.parametrize("drawer", DRAWERS)
def test_a_drawer_takes_the_focus_and_gives_it_back(open_page, drawer):
    page = open_page(**PHONE)
    opener = f".bar [data-act=drawer][data-value={drawer}]"
    expect(page.locator(opener)).to_have_attribute("aria-controls", DRAWERS[drawer][1:])
    for close in ("Escape", "Enter"):
        expect(page.locator(opener)).to_have_attribute("aria-expanded", "false")
        press_on(page, opener)
        expect(page.locator(opener)).to_have_attribute("aria-expanded", "true")
        expect(page.locator(f"{DRAWERS[drawer]} .close")).to_be_focused()
        page.keyboard.press(close)
        expect(page.locator(DRAWERS[drawer])).to_be_hidden()
        expect(page.locator(opener)).to_be_focused()


def test_escape_in_the_drawer_of_the_list_closes_the_detail_first(open_page):
    page = open_page("kind=port", **PHONE)
    press_on(page, ".bar [data-act=drawer][data-value=list]")
    expect(page.locator("#panel .close")).to_be_focused()
    press_on(page, "#list [data-act=open][data-value=port-of-qingdao]")
    expect(page.locator("#detail h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#list [data-act=open][data-value=port-of-qingdao]")).to_be_focused()
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
