"""On paper: the map page is one landscape sheet where nothing overlaps, and the pages beside it keep their colours."""

import re

import pytest
from playwright.sync_api import expect

ALL = "circles,roles,cores,counties,networks,corridors,overseas,facilities,city_counts,labels"
BOXES = """() => Object.fromEntries([".masthead h1", ".bar", ".leaflet", "#legend", ".credit", "#list"].map((name) => {
  const { left, top, right, bottom } = document.querySelector(name).getBoundingClientRect();
  return [name, [left, top, right, bottom]];
}))"""
PX_PER_MM = 96 / 25.4
LINKED = "() => [...document.querySelectorAll('iframe')].every((frame) => frame.dataset.linked)"
SHEET_PX = (273 * PX_PER_MM, 186 * PX_PER_MM)


def _on_paper(page):
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")


def _apart(a, b):
    return a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1


def _sheets(pdf):
    """Width and height in points of each page of a PDF."""
    return [tuple(map(float, found)) for found in re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("query", ["plan=economic_parks", f"lang=en&layers={ALL}"])
def test_the_map_on_paper_is_one_sheet_with_nothing_on_anything_else(open_page, query, width):
    page = open_page(query, width=width)
    _on_paper(page)
    boxes = page.evaluate(BOXES)
    sheet = [name for name in boxes if name != "#list"]
    for name in sheet:
        left, top, right, bottom = boxes[name]
        assert 0 <= left < right <= SHEET_PX[0] + 1, name
        assert 0 <= top < bottom <= SHEET_PX[1] + 1, name
        assert [other for other in boxes if other != name and not _apart(boxes[name], boxes[other])] == []
    for tool in (".tools", ".extents", ".buttons", ".search", ".leaflet-control-zoom"):
        expect(page.locator(tool)).to_be_hidden()
    home, shown = page.evaluate("() => [lutu.config.home, lutu.box()]")
    assert shown[0] <= home[0]
    assert shown[2] >= home[2]


def test_the_ground_of_the_map_is_printed_under_the_symbols_and_in_colour(open_page):
    page = open_page()
    _on_paper(page)
    # A printed canvas wipes what lies under it unless it is a layer of its own.
    assert float(page.locator(".lutu-overlay").evaluate("e => getComputedStyle(e).opacity")) < 1
    assert page.locator(".leaflet").evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
    expect(page.locator(".leaflet-lutu-province-pane path").first).to_be_visible()


def test_the_sheet_is_landscape_and_the_screen_comes_back_afterwards(open_page):
    page = open_page("plan=economic_parks")
    before = page.locator(".leaflet").bounding_box()
    width, height = _sheets(page.pdf(prefer_css_page_size=True))[0]
    assert width > height
    page.wait_for_function("() => !document.documentElement.classList.contains('printing')")
    assert page.locator(".leaflet").bounding_box() == before
    assert not page.evaluate("() => lutu.view.viewport")


@pytest.mark.parametrize("mode", ["side", "swipe"])
def test_both_maps_of_a_comparison_are_whole_on_paper(open_page, site, mode):
    page = open_page()
    page.goto(f"{site.url}/compare?mode={mode}")
    page.wait_for_function(LINKED)
    _on_paper(page)
    first, second = (frame.bounding_box() for frame in page.locator("iframe").all())
    assert first["x"] + first["width"] <= second["x"]
    assert second["x"] + second["width"] <= SHEET_PX[0] + 30  # the margin that the page has on the screen
    assert page.locator("iframe").last.evaluate("e => getComputedStyle(e).clipPath") == "none"
    for frame in page.locator("iframe").all():
        assert frame.evaluate("e => e.contentWindow.lutu.map.getSize().x === e.clientWidth")
    width, height = _sheets(page.pdf(prefer_css_page_size=True))[0]
    assert width > height


def test_the_swatches_of_the_analysis_are_printed_in_colour(open_page, site):
    page = open_page()
    page.goto(f"{site.url}/analysis")
    page.emulate_media(media="print")
    colours = page.locator(".analysis i").evaluate_all("all => all.map((e) => getComputedStyle(e).printColorAdjust)")
    assert colours
    assert set(colours) == {"exact"}
