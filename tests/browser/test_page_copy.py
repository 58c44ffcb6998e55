"""The link is copied where the browser has a clipboard for the page, and where it has none."""

import pytest
from driving import view_of
from playwright.sync_api import expect

from app.words import say
from layers.vocabulary import Language

ZH = Language.ZH
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true });"


@pytest.fixture
def page_without_clipboard(open_page):
    """A page as a plain-HTTP host gives it."""
    page = open_page("kind=port")
    page.add_init_script(NO_CLIPBOARD)
    page.reload()
    page.wait_for_function("() => window.lutu && lutu.followed && lutu.followed === lutu.view")
    return page


def test_without_a_clipboard_the_link_is_copied_as_a_selection(page_without_clipboard):
    page = page_without_clipboard
    page.evaluate(
        """() => document.addEventListener("copy", () => {
          window.copied = document.activeElement.value;
        })"""
    )
    page.locator("[data-act=copy]").click()
    expect(page.locator("[data-act=copy]")).to_have_text(say("share.copied", ZH))
    assert page.evaluate("() => window.copied") == page.url
    expect(page.locator("#notice")).to_be_empty()
    expect(page.locator("[data-act=copy]")).to_be_focused()


def test_where_nothing_copies_the_link_stands_selected_to_be_copied_by_hand(page_without_clipboard):
    page = page_without_clipboard
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator("[data-act=copy]").click()
    expect(page.locator("#notice")).to_contain_text(say("share.byhand", ZH))
    field = page.locator("#notice input")
    expect(field).to_have_value(page.url)
    expect(field).to_be_focused()
    assert page.evaluate("() => getSelection().toString()") == page.url
    expect(page.locator("[data-act=copy]")).to_have_text(say("share.copy", ZH))
    page.locator("#notice [data-act=dismiss]").click()
    expect(page.locator("#notice")).to_be_empty()
    assert view_of(page).to_query() == "kind=port"
