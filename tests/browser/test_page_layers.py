"""Layers that are switched off are off the map, and the county borders come with the zoom."""

import pytest

PANES = """() => Object.fromEntries(["circles", "cores", "counties"].map((name) =>
    [name, getComputedStyle(lutu.map.getPane(`lutu-${name}`)).display !== "none"]))"""


def test_all_of_the_ground_is_there_at_first(open_page):
    assert open_page("").evaluate(PANES) == {"circles": True, "cores": True, "counties": True}


@pytest.mark.parametrize("layer", ["circles", "cores", "counties"])
def test_a_layer_that_is_not_in_the_link_is_not_on_the_map(open_page, layer):
    others = [name for name in ("circles", "cores", "counties", "facilities") if name != layer]
    shown = open_page(f"layers={','.join(others)}").evaluate(PANES)
    assert [name for name, there in shown.items() if not there] == [layer]


def test_symbols_and_counts_follow_their_layers(open_page):
    counts = "() => [lutu.overlay.scene.symbols.length, lutu.overlay.scene.cities.some((city) => city.badge)]"
    assert open_page("layers=city_counts").evaluate(counts) == [0, True]
    symbols, badges = open_page("layers=facilities").evaluate(counts)
    assert symbols > 0
    assert badges is False


def test_county_borders_come_with_the_zoom(open_page):
    page = open_page("")
    page.evaluate("() => lutu.map.setZoom(5.5, { animate: false })")
    page.wait_for_function("() => lutu.map.getZoom() < 6")
    assert page.evaluate(PANES)["counties"] is False
