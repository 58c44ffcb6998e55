"""Two maps that move together, with a ring round what only one of them has."""

import itertools

import pytest
from playwright.sync_api import expect

LINKED = "() => [...document.querySelectorAll('iframe')].every((frame) => frame.dataset.linked)"
OF_EACH = "() => [...document.querySelectorAll('iframe')].map(({ contentWindow: { lutu } }) => %s)"
CENTRES = OF_EACH % "[lutu.map.getCenter().lng, lutu.map.getCenter().lat, lutu.map.getZoom()]"
RINGED = OF_EACH % "lutu.overlay._content.picked"


@pytest.fixture
def compared(open_page, site):
    def compare(query):
        page = open_page()
        page.goto(f"{site.url}/compare?{query}")
        page.wait_for_function(LINKED)
        return page

    return compare


def test_the_maps_move_together_both_ways(compared):
    page = compared("a=circle%3Dlunan&b=circle%3Djiaodong")
    for mover, (lon, lat, zoom) in enumerate([(117.5, 35.2, 9), (120.4, 36.2, 8.5)]):
        page.evaluate(
            "([n, lon, lat, zoom]) => { document.querySelectorAll('iframe')[n].contentWindow.lutu.map"
            ".setView([lat, lon], zoom, { animate: false }); }",
            [mover, lon, lat, zoom],
        )
        for centre in page.evaluate(CENTRES):
            assert centre == pytest.approx([lon, lat, zoom], abs=0.01)


def test_a_window_of_another_size_and_back_shows_the_same_maps(compared):
    page = compared("a=circle%3Dlunan&b=circle%3Djiaodong")
    before = page.evaluate(CENTRES)
    for width, height in ((1100, 700), (500, 900), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(
            "() => [...document.querySelectorAll('iframe')].every(({ contentWindow: { lutu },"
            " clientWidth }) => lutu.map.getSize().x === clientWidth)"
        )
        page.wait_for_timeout(400)
    for now, then in zip(page.evaluate(CENTRES), before, strict=True):
        assert now == pytest.approx(then, abs=0.01)


def test_what_only_one_side_has_is_ringed_and_nothing_else(compared, data):
    page = compared("a=plan%3Dforeign_trade&b=plan%3Dforeign_investment")
    first, second = (set(ids) for ids in page.evaluate(RINGED))
    assert not first & second
    both = {f.id for f in data.facilities if {"foreign_trade", "foreign_investment"} <= {p.value for p in f.plans}}
    assert both
    assert not both & (first | second)


def test_inside_a_frame_the_page_is_its_map_alone(compared):
    page = compared("a=&b=circle%3Dlunan")
    inside = page.frame_locator("iframe >> nth=0")
    expect(inside.locator(".map")).to_be_visible()
    for part in (".sidebar", "#panel", ".bar", ".tools"):
        expect(inside.locator(part)).to_be_hidden()
    expect(inside.locator("#tour")).to_be_hidden()


def test_the_swipe_uncovers_one_map_over_the_other(compared):
    page = compared("a=circle%3Dlunan&b=circle%3Djiaodong&mode=swipe")
    page.locator("#swipe").focus()
    page.keyboard.press("Home")
    assert "0%" in page.evaluate("() => document.querySelectorAll('iframe')[1].style.clipPath")
    page.keyboard.press("End")
    assert "100%" in page.evaluate("() => document.querySelectorAll('iframe')[1].style.clipPath")


def test_the_map_leads_to_the_comparison_with_its_filters(open_page):
    page = open_page("plan=foreign_trade&circle=lunan")
    with page.expect_navigation():
        page.locator(".pages a[data-keeps=side]").click()
    page.wait_for_function(LINKED)
    expect(page.locator(".head").first).to_contain_text("鲁南经济圈")


def test_on_a_phone_each_map_has_its_own_head_above_it(compared):
    page = compared("a=circle%3Dlunan&b=circle%3Djiaodong")
    page.set_viewport_size({"width": 390, "height": 844})
    heads, maps = (page.locator(f".compare {part}").all() for part in (".head", "iframe"))
    assert len(heads) == len(maps) == 2
    boxes = [part.bounding_box() for pair in zip(heads, maps, strict=True) for part in pair]
    for upper, lower in itertools.pairwise(boxes):
        assert upper["y"] + upper["height"] <= lower["y"] + 0.5
