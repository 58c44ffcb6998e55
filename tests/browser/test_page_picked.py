"""What is picked stands out on the map, also where it is only counted."""

from playwright.sync_api import Page

from layers.vocabulary import Precision

PHONE = {"width": 390, "height": 844}
CROWDED = "() => lutu.overlay.scene.more.flatMap(({ features }) => features.map(({ id }) => id))"
PLACED = "() => lutu.overlay.scene.symbols.map(({ feature }) => feature.id)"
RINGED = """() => {
  const { cities, more } = lutu.overlay.scene;
  return [...cities.filter(({ badge }) => badge && badge.ringed).map(({ adcode }) => adcode),
    ...more.filter(({ ringed }) => ringed).map(({ features }) => features.map(({ id }) => id))];
}"""
ACCENT_AT = """([x, y, width]) => {
  // Whether the ring's colour stands somewhere on the canvas just round a count.
  const probe = document.createElement("canvas");
  [probe.width, probe.height] = [width + 10, 27];
  const pen = probe.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = lutu.config.style.accent;
  pen.fillRect(0, 26, 1, 1);
  const [r, g, b] = pen.getImageData(0, 26, 1, 1).data;
  pen.drawImage(document.querySelector(".lutu-overlay"), -(x - width / 2 - 5), -(y - 13));
  const { data } = pen.getImageData(0, 0, width + 10, 26);
  for (let n = 0; n < data.length; n += 4) {
    if (Math.abs(data[n] - r) + Math.abs(data[n + 1] - g) + Math.abs(data[n + 2] - b) < 60) return true;
  }
  return false;
}"""
BADGE = """code => {
  const { badge } = lutu.overlay.scene.cities.find(({ adcode }) => adcode === code);
  return [badge.x, badge.y, badge.width];
}"""
COUNTS = """() => lutu.overlay.scene.more.map(({ x, y, width, ringed, features }) =>
  ({ at: [x, y, width], ringed, holds: features.some(({ id }) => lutu.view.picked.includes(id)) }))"""


def pick(page: Page, *identifiers: str) -> None:
    """Pick things as rows of the table are picked."""
    page.evaluate("ids => dash_clientside.set_props('picked', { data: ids })", list(identifiers))
    page.wait_for_function(
        "n => lutu.view.picked.length === n && lutu.overlay._content.picked.length === n", arg=len(identifiers)
    )


def test_a_picked_symbol_is_given_room_before_the_rest(open_page):
    page = open_page(**PHONE)
    hidden = page.evaluate(CROWDED)[-1]
    pick(page, hidden)
    assert hidden in page.evaluate(PLACED)
    assert page.evaluate(RINGED) == []


def test_the_count_of_a_city_that_holds_something_picked_is_ringed(open_page, data):
    page = open_page()
    only = next(f for f in data.facilities if f.precision is Precision.CITY and len(f.cities) == 1)
    at = page.evaluate(BADGE, only.cities[0])
    assert not page.evaluate(ACCENT_AT, at)
    pick(page, only.id)
    assert page.evaluate(RINGED) == [only.cities[0]]
    assert page.evaluate(ACCENT_AT, at)


def test_the_count_of_what_found_no_room_is_ringed_where_it_holds_something_picked(open_page):
    page = open_page(**PHONE)
    pick(page, *page.evaluate(CROWDED)[:60])
    counts = page.evaluate(COUNTS)
    assert any(count["ringed"] for count in counts)
    assert all(count["ringed"] == count["holds"] for count in counts)
    assert all(page.evaluate(ACCENT_AT, count["at"]) for count in counts if count["ringed"])
