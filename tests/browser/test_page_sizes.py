"""From a phone to a full screen: nothing is cut off, too small to touch, or drawn over something else."""

import pytest
from driving import expect_tally, expected_on_map, view_of
from playwright.sync_api import expect

from layers.vocabulary import Precision

PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1920, "height": 1080}
# 24 px (WCAG 2.2), but for what the layout loses in rounding to 64ths of a pixel.
# A link with other words beside it stands in a sentence and is as high as its line.
SMALL_BUTTONS = """() => [...document.querySelectorAll("button, [role=button], summary, a[href]")]
  .filter((it) => !it.matches("a")
    || [...it.parentElement.childNodes].every((node) => node.nodeType !== Node.TEXT_NODE || !node.data.trim()))
  .filter((button) => !button.matches(".skip"))
  .filter((button) => button.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((button) => [button.textContent.trim().slice(0, 20) || button.className, button.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 23.99)
  .map(([name, { width, height }]) => `${name}: ${width} by ${height}px`)"""
SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
OVERLAPS = """() => {
  // Every pair of things on the canvas, but for a thing and its own parts, that share more than half a pixel.
  const { scene } = lutu.overlay;
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (text, font, spacing) => {
    pen.font = font;
    pen.letterSpacing = spacing || "0px";
    return pen.measureText(text).width;
  };
  const around = (name, x, y, width, height) => [name, x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const boxes = [];
  for (const { x, y, size, feature } of scene.symbols) boxes.push(around(`symbol ${feature.id}`, x, y, size, size));
  for (const { x, y, width, features } of scene.more) boxes.push(around(`+${features.length}`, x, y, width, 16));
  for (const { x, y, px, width, label, badge, tag, core, count } of scene.cities) {
    boxes.push(around(`city ${label}`, x, y, width, px));
    if (badge) boxes.push(around(`count ${count} of ${label}`, badge.x, badge.y, badge.width, 16));
    if (tag) boxes.push(around(`roles of ${label}`, tag.x, tag.y, tag.width, 16));
    if (core) boxes.push(around(`core of ${label}`, x - width / 2 - 11, y, 12, 12));
  }
  for (const { left, top, width, lines, px } of scene.labels) {
    boxes.push([`name ${lines.join("")}`, left, top, left + width, top + lines.length * px * 1.25]);
  }
  for (const { x, y, label } of scene.counties) {
    boxes.push(around(`county ${label}`, x, y, wide(label, lutu.font(12)), 12));
  }
  const spacing = lutu.english() ? "1px" : "6px";
  for (const { x, y, label } of scene.ground) {
    boxes.push(around(`ground ${label}`, x + 3, y, wide(label, lutu.font(14), spacing), 14));
  }
  const found = [];
  boxes.forEach(([a, l, t, r, b], n) => {
    for (const [other, left, top, right, bottom] of boxes.slice(n + 1)) {
      if (Math.min(r, right) - Math.max(l, left) > 0.5 && Math.min(b, bottom) - Math.max(t, top) > 0.5) {
        found.push(`${a} / ${other}`);
      }
    }
  });
  return [boxes.length, found];
}"""
PLACES = {
    "home": None,
    "the province": (36.4, 118.7, 8.25),
    "qingdao": (36.2, 120.3, 9.5),
    "jinan": (36.65, 117.1, 10.25),
    "near": (36.07, 120.35, 12),
}


def _drawer(page, name):
    return page.locator(f".bar [data-act=drawer][data-value={name}]")


def test_a_phone_shows_filters_and_list_as_drawers(open_page, data):
    page = open_page(**PHONE)
    sidebar, panel = page.locator("#sidebar"), page.locator("#panel")
    expect(sidebar).to_be_hidden()
    expect(panel).to_be_hidden()
    _drawer(page, "filters").click()
    expect(sidebar).to_be_visible()
    page.locator("#facet-plan input").first.click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('plan')")
    expect_tally(page, expected_on_map(data, view_of(page)))
    sidebar.locator("[data-act=drawer]").click()
    expect(sidebar).to_be_hidden()
    _drawer(page, "list").click()
    expect(panel).to_be_visible()
    page.locator("#list .item").first.click()
    expect(page.locator("#detail h2")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    page.locator("#detail .back").click()
    expect(page.locator("#list .item").first).to_be_visible()


def test_one_drawer_of_a_phone_takes_the_place_of_the_other(open_page):
    page = open_page(**PHONE)
    _drawer(page, "filters").click()
    expect(page.locator("#sidebar")).to_be_visible()
    _drawer(page, "list").click()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#sidebar")).to_be_hidden()


ASIDE = """() => lutu.overlay.scene.cities.filter(({ core }) => !core).map(({ adcode, lon, lat, x, y }) => {
  const { map, overlay } = lutu;
  const own = map.latLngToContainerPoint([lat, lon]).add(overlay._pad);
  const { lat: north, lng: east } = map.containerPointToLatLng(L.point(x, y).subtract(overlay._pad));
  return [Math.abs(own.x - x) > 1, lutu.inGeometry(lutu.regionOf(adcode).geometry, [east, north])];
})"""


@pytest.mark.parametrize("query", ["", "plan=economic_parks"])
def test_a_city_name_that_finds_no_room_at_its_place_stands_beside_it_in_its_own_area(open_page, data, query):
    names = open_page(query, **PHONE).evaluate(ASIDE)
    moved = [inside for aside, inside in names if aside]
    assert len(names) >= len(data.cities) - 4
    assert moved
    assert all(moved)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", ["kind=airport", "plan=economic_parks", ""])
def test_nothing_on_the_map_of_a_phone_stands_on_anything_else(open_page, query, language):
    _, overlaps = open_page(f"{query}&lang={language}", **PHONE).evaluate(OVERLAPS)
    assert overlaps == []


def test_on_a_phone_every_symbol_stands_near_its_place_and_the_others_are_counted(open_page, data):
    page = open_page(**PHONE)
    placed = page.evaluate(
        "() => lutu.overlay.scene.symbols.map(({ x, y, trueX, trueY, size }) => [x - trueX, y - trueY, size])"
    )
    counted = page.evaluate("() => lutu.overlay.scene.more.reduce((sum, { features }) => sum + features.length, 0)")
    assert placed
    assert all((dx * dx + dy * dy) ** 0.5 <= 1.2 * size for dx, dy, size in placed)
    assert len(placed) + counted == sum(f.precision is not Precision.CITY for f in data.facilities)


@pytest.mark.parametrize(
    "query", ["", "lang=en", "lang=en&plan=foreign_trade,service_trade&kind=port,airport&q=qingdao"]
)
def test_a_phone_never_scrolls_sideways_and_its_buttons_are_big_enough(open_page, query):
    page = open_page(query, **PHONE)
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SMALL_BUTTONS) == []
    for drawer in ("filters", "list"):
        _drawer(page, drawer).click()
        expect(page.locator("#sidebar" if drawer == "filters" else "#panel")).to_be_visible()
        assert page.evaluate(SMALL_BUTTONS) == []
        assert page.evaluate(SIDEWAYS) <= 0
        _drawer(page, drawer).click()


def test_the_panel_of_a_facility_on_a_phone_has_buttons_big_enough(open_page, cited):
    page = open_page(f"id={cited[0].id}", **PHONE)
    expect(page.locator("#detail h2")).to_be_visible()
    assert page.evaluate(SMALL_BUTTONS) == []
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("query", ["", "lang=en", "kind=port"])
def test_the_legend_is_inside_the_map(open_page, query):
    page = open_page(query, **SCREEN)
    legend, around = page.locator(".legend").bounding_box(), page.locator(".map").bounding_box()
    assert page.locator("#legend li").first.is_visible()
    assert around["x"] <= legend["x"]
    assert legend["x"] + legend["width"] <= around["x"] + around["width"]
    assert around["y"] <= legend["y"]
    assert legend["y"] + legend["height"] <= around["y"] + around["height"]
    inner = page.locator(".legend").evaluate(
        "legend => [legend.scrollWidth - legend.clientWidth, legend.scrollHeight - legend.clientHeight]"
    )
    assert max(inner) <= 0


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("query", ["", "sector=cold_chain&lang=en", "lang=en"])
def test_nothing_on_the_map_stands_on_anything_else(open_page, query, place):
    page = open_page(query, **SCREEN)
    if PLACES[place]:
        lat, lon, zoom = PLACES[place]
        page.evaluate(f"() => {{ lutu.map.setView([{lat}, {lon}], {zoom}, {{ animate: false }}); }}")
        page.wait_for_function(f"() => lutu.overlay._drawnZoom === {zoom}")
    count, overlaps = page.evaluate(OVERLAPS)
    assert count > 20
    assert overlaps == []


def test_a_window_of_another_size_makes_no_viewport_of_its_own(open_page):
    page = open_page(**SCREEN)
    page.set_viewport_size({"width": 1100, "height": 700})
    page.wait_for_function("() => lutu.map.getSize().x < 600")
    page.wait_for_timeout(500)
    assert view_of(page).viewport is None


def test_a_phone_shows_every_button_of_the_bar_without_scrolling(open_page):
    page = open_page("lang=en", **PHONE)
    for button in page.locator(".bar .button").all():
        if button.is_visible():
            box = button.bounding_box()
            assert box["x"] + box["width"] <= PHONE["width"]


COVERED = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const parts = [".credit", ".legend", ".leaflet-control-scale", ".tools", ".extents"];
  return parts.flatMap((a, n) => parts.slice(n + 1).filter((b) => !apart(box(a), box(b))).map((b) => [a, b]));
}"""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 640)])
@pytest.mark.parametrize("query", ["", "lang=en", "lang=en&at=world"])
def test_what_lies_at_the_edges_of_the_map_covers_nothing_of_one_another(open_page, query, width, height):
    page = open_page(query, width=width, height=height)
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("query", ["", "lang=en"])
def test_the_credit_leaves_the_province_free_on_the_smallest_phone(open_page, query):
    page = open_page(query, width=320, height=640)
    credit, map_ = page.locator(".credit").bounding_box(), page.locator(".leaflet").bounding_box()
    south = page.evaluate("() => lutu.map.latLngToContainerPoint([lutu.config.home[1], lutu.config.home[0]]).y")
    assert map_["y"] + south <= credit["y"]


def test_every_ground_can_be_chosen_within_the_sidebar(open_page):
    page = open_page("lang=en", width=1366, height=768)
    page.locator("#layers").evaluate("e => e.closest('details').open = true")
    expect(page.locator(".themes .button")).to_have_count(4)
    edge = page.locator("#layers").evaluate("e => e.getBoundingClientRect().right")
    for button in page.locator(".themes .button").all():
        box = button.bounding_box()
        assert box["x"] + box["width"] <= edge


def test_an_empty_map_offers_what_lies_abroad(open_page):
    page = open_page("kind=overseas_project")
    page.locator("#list [data-act=wide]").click()
    page.wait_for_function("() => lutu.view.layers.includes('overseas') && lutu.followed === lutu.view")
    expect(page.locator("#list .empty")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", ["city", "city/370200", "numbers", "matrix", "analysis", "compare", "data"])
@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_the_links_of_every_page_are_big_enough(open_page, site, path, query, width):
    page = open_page(width=width)
    page.goto(f"{site.url}/{path}{query}")
    assert page.evaluate(SMALL_BUTTONS) == []


@pytest.mark.parametrize("query", ["", "lang=en"])
def test_a_phone_says_whose_map_it_is_above_two_rows_of_buttons_at_most(open_page, query):
    page = open_page(query, **PHONE)
    name, tally = page.locator(".bar .name"), page.locator("#tally")
    expect(name).to_have_text("Lutu" if query else "鲁图")
    assert name.bounding_box()["x"] + name.bounding_box()["width"] <= tally.bounding_box()["x"]
    rows = {round(button.bounding_box()["y"]) for button in page.locator(".bar .button:visible").all()}
    assert len(rows) <= 2
