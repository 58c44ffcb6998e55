"""The legend lists only what is on the map, with counts that add up to the tally."""

from collections import Counter

import pytest
from driving import expect_tally, expected_on_map, legend_of, view_of
from playwright.sync_api import expect

from app.words import say
from layers.vocabulary import Language, Precision

KEYS = {
    Precision.SITE: "legend.site",
    Precision.LOCALITY: "legend.locality",
    Precision.COUNTY: "legend.county",
    Precision.CITY: "legend.count",
}


def _expect_legend_of(page, data, lang=Language.ZH):
    facilities = expected_on_map(data, view_of(page))
    expect_tally(page, facilities, lang)
    legend = legend_of(page, lang)
    assert legend == Counter(facility.kind for facility in facilities)
    assert sum(legend.values()) == len(facilities)
    keys = page.locator("#legend li:not(:has(.row-count))").all_text_contents()
    precisions = {facility.precision for facility in facilities}
    for precision, word in KEYS.items():
        assert any(key.endswith(say(word, lang)) for key in keys) == (precision in precisions), precision


@pytest.mark.parametrize(
    "query",
    [
        "",
        "kind=port,airport",
        "circle=lunan&plan=economic_parks",
        "precision=site",
        "layers=facilities",
        "layers=city_counts",
        "layers=none",
        "at=119.9,35.8,120.9,36.6",
        "q=qingdao&lang=en",
    ],
)
def test_the_legend_is_what_is_on_the_map(open_page, data, query):
    _expect_legend_of(open_page(query), data, Language.EN if "lang=en" in query else Language.ZH)


def test_the_legend_follows_zooming_and_panning(open_page, data):
    page = open_page("plan=commerce_circulation,economic_parks")
    before = legend_of(page)
    for move in ("setView([36.3, 120.2], 9, { animate: false })", "panBy([420, -160], { animate: false })"):
        page.evaluate(f"() => {{ lutu.map.{move}; }}")
        page.wait_for_function(
            "() => new URLSearchParams(location.search).get('at') === lutu.box().map((n) => n.toFixed(3)).join()"
        )
        _expect_legend_of(page, data)
        assert legend_of(page) != before
        before = legend_of(page)
    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_function("() => lutu.map.getZoom() === 8.5 && !lutu.map._animatingZoom")
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('at') === lutu.box().map((n) => n.toFixed(3)).join()"
    )
    _expect_legend_of(page, data)


def test_the_cores_and_circles_are_in_the_legend_while_they_are_shown(open_page):
    core = say("legend.core", Language.ZH)
    expect(open_page().locator("#legend")).to_contain_text(core)
    expect(open_page("layers=facilities").locator("#legend")).not_to_contain_text(core)


@pytest.mark.parametrize("lang", Language)
def test_the_open_legend_hides_no_city_of_the_province_until_the_reader_opens_it(open_page, lang):
    page = open_page(f"layers=circles,cores,networks,corridors,facilities,labels&lang={lang}")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_function("() => lutu.followed === lutu.view")
    hidden = """() => {
      const box = document.querySelector(".legend").getBoundingClientRect();
      const map = lutu.map.getContainer().getBoundingClientRect();
      return Object.values(lutu.config.cities).filter(({ place: [lon, lat] }) => {
        const { x, y } = lutu.map.latLngToContainerPoint([lat, lon]);
        return x + map.left > box.left && x + map.left < box.right && y + map.top > box.top && y + map.top < box.bottom;
      }).length;
    }"""
    page.wait_for_function(f"() => ({hidden})() === 0")
    summary = page.locator(".legend summary")
    if page.locator(".legend[open]").count() == 0:
        summary.click()
    page.evaluate("() => dash_clientside.set_props('facet-plan', { value: ['foreign_trade'] })")
    page.wait_for_function("() => lutu.followed === lutu.view && (lutu.view.chosen.plan || []).length === 1")
    expect(page.locator(".legend[open]")).to_have_count(1)
