"""Two maps that move together, with a ring round what only one of them has."""

from urllib.parse import quote

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


@pytest.mark.parametrize("mode", ["side", "swipe"])
def test_on_a_phone_every_map_has_its_heading_above_it(compared, mode):
    page = compared(f"a=circle%3Dlunan&b=circle%3Djiaodong&mode={mode}")
    page.set_viewport_size({"width": 390, "height": 844})
    heads = [head.bounding_box() for head in page.locator(".head").all()]
    maps = [frame.bounding_box() for frame in page.locator("iframe").all()]
    gaps = [map_["y"] - head["y"] - head["height"] for head, map_ in zip(heads, maps, strict=True)]
    assert all(0 <= gap <= 60 for gap in gaps)
    assert (maps[0]["y"] + maps[0]["height"] <= heads[1]["y"]) == (mode == "side")


def test_beside_each_other_both_maps_begin_at_one_height(compared):
    page = compared("a=circle%3Dlunan&b=circle%3Djiaodong")
    first, second = (frame.bounding_box() for frame in page.locator("iframe").all())
    assert (first["y"], first["height"]) == (second["y"], second["height"])
    assert first["x"] + first["width"] <= second["x"]


@pytest.mark.parametrize("text", ["javascript:alert(1)", "<script>", "javascript://x", "鲁图"])
def test_a_text_that_is_no_link_is_said_to_be_none(open_page, site, text):
    page = open_page()
    page.goto(f"{site.url}/compare?a_link={quote(text)}")
    expect(page.get_by_role("alert")).to_contain_text("不是鲁图的链接")


def test_a_filter_given_twice_counts_with_all_its_words(open_page):
    page = open_page("plan=foreign_trade&plan=service_trade")
    expect(page.locator("#facet-plan input:checked")).to_have_count(2)
