"""Everything can be reached and opened with the keyboard alone."""

import pytest
from driving import expect_tally, expected_on_map, view_of
from playwright.sync_api import expect

from app.words import say
from layers.vocabulary import Language

FOCUSED = """() => {
  const on = document.activeElement;
  return { id: on.id, value: on.value || on.dataset.value || "" };
}"""
MOST_TABS = 60


def _tab_to(page, wanted: str) -> dict:
    """Press Tab until the focused element matches a selector."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            return page.evaluate(FOCUSED)
    return pytest.fail(f"{MOST_TABS} times Tab do not reach {wanted}")


def test_the_first_tab_reaches_the_skip_link_and_it_leads_to_the_list(open_page):
    page = open_page("kind=port")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_text(say("app.skip", Language.ZH))
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('#list'))")
    assert view_of(page).to_query() == "kind=port"


def test_tab_reaches_the_facets_and_space_filters(open_page, data):
    page = open_page()
    _tab_to(page, "#search")
    box = _tab_to(page, "#facet-plan input")
    page.keyboard.press("Space")
    page.wait_for_function("() => new URLSearchParams(location.search).has('plan')")
    view = view_of(page)
    assert view.to_query() == f"plan={box['value']}"
    expect_tally(page, expected_on_map(data, view))
    assert page.evaluate(FOCUSED)["value"] == box["value"]


def test_a_closed_fold_opens_with_enter(open_page):
    page = open_page()
    page.locator("details:has(#facet-sector) summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facet-sector input").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-act=invert][data-value=sector]")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('#facet-sector'))")


def test_enter_on_a_list_item_opens_it_and_escape_closes_it(open_page):
    page = open_page("kind=airport")
    page.locator("#panel").focus()
    item = _tab_to(page, "#list .item")
    name = page.locator(f".item[data-value='{item['value']}'] .item-name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text(name)
    assert view_of(page).selected == item["value"]
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_empty()
    expect(page.locator("#list .item").first).to_be_visible()


def test_focus_is_always_visible(open_page):
    page = open_page()
    for wanted in ("#switch", "#facet-plan input", "#facet-circle input"):
        _tab_to(page, wanted)
        style = page.evaluate("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; }")
        assert style != "none", wanted
