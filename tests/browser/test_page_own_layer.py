"""A user's own layer in the page: it comes, follows the filters, colours by words, opens points, and stays text."""

import random

import pytest
from playwright.sync_api import expect
from running import serving
from shapely import Point

from app.words import say
from geo.area import Circle
from geo.measure import distance_m
from layers.circles import CITIES, MEMBERS
from layers.points_reading import read_points
from layers.vocabulary import Circle as EconomicCircle
from layers.vocabulary import Language

ZH = Language.ZH
COUNT = 4_000
READY = "() => window.lutu?.own?.length === 2 && lutu.own[0].points && lutu.own[1].state.refused"
DOTS = """() => {
  const canvas = document.querySelector(".lutu-points");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return [...new Uint32Array(data.buffer)].filter(Boolean).length;
}"""
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    dice = random.Random(5)
    path = tmp_path_factory.mktemp("own") / "网点 & <b>.csv"
    lines = ["lon,lat,name,type,level"]
    for n in range(COUNT):
        kind = EVIL if n == 0 else dice.choice(["超市", "餐饮", "物流"])
        lines.append(f"{dice.uniform(115, 122.5):.6f},{dice.uniform(34.5, 38):.6f},店{n},{kind},{dice.choice('AB')}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own_site(tmp_path_factory, file):
    folder = tmp_path_factory.mktemp("site")
    bad = folder / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    with serving(folder / "errors.txt", "--layer", file, "--layer", bad) as url:
        yield url


@pytest.fixture
def opened(open_page, own_site):
    def open_(query=""):
        page = open_page(query, url=own_site)
        page.wait_for_function(READY)
        return page

    return open_


@pytest.fixture(scope="module")
def layer(file, data):
    return read_points(file, data, lambda share: None)


def shown(page):
    return page.evaluate("() => lutu.own[0].points.shown")


def test_the_layer_comes_and_is_drawn(opened):
    page = opened()
    assert shown(page) == COUNT
    assert page.evaluate(DOTS) > COUNT
    expect(page.locator("#own")).to_contain_text(say("own.count", ZH, n=f"{COUNT:,}", of=f"{COUNT:,}"))


def test_a_layer_that_cannot_be_read_says_why(opened):
    expect(opened().locator(".own-bad")).to_contain_text("没有经度、纬度两列")


def test_cities_and_circles_filter_it_as_python_counts(opened, layer):
    page = opened("city=370200,370100")
    wanted = sum(int((layer.cities == CITIES.index(code)).sum()) for code in ("370200", "370100"))
    assert shown(page) == wanted
    page = opened("circle=lunan")
    wanted = sum(int((layer.cities == CITIES.index(code)).sum()) for code in MEMBERS[EconomicCircle.LUNAN])
    assert shown(page) == wanted


def test_an_area_filters_it_as_python_counts(opened, layer):
    page = opened("area=circle,119,36.3,90")
    circle = Circle((119.0, 36.3), 90_000)
    wanted = sum(circle.contains(place) for place in zip(layer.lon.tolist(), layer.lat.tolist(), strict=True))
    assert shown(page) == pytest.approx(wanted, abs=1)  # positions are 32-bit in the page
    page = opened("area=box,117,35.5,118,36.5")
    inside = (layer.lon > 117) & (layer.lon < 118) & (layer.lat > 35.5) & (layer.lat < 36.5)
    assert shown(page) == pytest.approx(int(inside.sum()), abs=1)


def test_a_county_filters_it_as_python_counts(opened, layer, data):
    county = data.counties["370783"]
    page = opened(f"area=region,{county.adcode}")
    places = zip(layer.lon.tolist(), layer.lat.tolist(), strict=True)
    wanted = sum(county.geometry.covers(Point(place)) for place in places)
    assert wanted > 10
    assert shown(page) == pytest.approx(wanted, abs=1)


def test_a_layer_can_be_made_fainter(opened):
    page = opened()
    strongest = (
        "() => lutu.dots._image.data.reduce((most, value, n) => (n % 4 === 3 ? Math.max(most, value) : most), 0)"
    )
    assert page.evaluate(strongest) == 230
    page.locator("#own-opacity-0").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(50)
    assert page.evaluate(strongest) == 128
    expect(page.locator("#own-opacity-0")).to_be_focused()


def test_a_box_takes_a_word_away_and_the_colours_can_change(opened, layer):
    page = opened()
    (types,) = [column for column in layer.columns if column.name == "type"]
    first = page.locator("#own li label").first
    expect(first).to_contain_text(types.words[0])
    first.locator("input").uncheck()
    page.wait_for_function(f"() => lutu.own[0].points.shown === {COUNT - int((types.codes == 0).sum())}")
    page.locator("#own select").select_option(label="level")
    expect(page.locator("#own li")).to_have_count(2)


def expect_counts(page, column, kept):
    for code in range(len(column.words)):
        n = int(((column.codes == code) & kept).sum())
        expect(page.locator("#own li .row-count").nth(code)).to_have_text(f"{n:,}")


def test_the_numbers_of_the_words_follow_the_filters(opened, layer):
    page = opened("city=370200")
    here = layer.cities == CITIES.index("370200")
    types = next(column for column in layer.columns if column.name == "type")
    levels = next(column for column in layer.columns if column.name == "level")
    expect_counts(page, types, here)
    page.locator("#own li input").first.uncheck()
    page.wait_for_function(f"() => lutu.own[0].points.shown === {int((here & (types.codes != 0)).sum())}")
    expect_counts(page, types, here)  # what the box would bring back
    page.locator("#own select").select_option(label="level")
    expect_counts(page, levels, here & (types.codes != 0))
    page.locator(".chip", has_text="青岛").click()
    expect_counts(page, levels, types.codes != 0)


def test_a_click_opens_the_point_with_its_properties_as_text(opened):
    page = opened("layers=circles")
    at = page.evaluate(
        """() => {
          const { points } = lutu.own[0];
          for (let n = 0; n < points.count; n += 1) {
            const [lon, lat] = [points.middle[0] + points.lon[n], points.middle[1] + points.lat[n]];
            const place = lutu.map.latLngToContainerPoint([lat, lon]);
            const { x, y } = place;
            const size = lutu.map.getSize();
            if (x < 120 || y < 120 || x > size.x - 120 || y > size.y - 120) continue;
            const under = lutu.dots.under(place);
            if (under && under.at === n && !lutu.overlay.under(place)) return { n, x, y };
          }
          return null;
        }"""
    )
    page.locator("#map").click(position={"x": at["x"], "y": at["y"]})
    expect(page.locator("#detail")).to_contain_text(f"店{at['n']}")


def test_hostile_names_and_words_stay_text(opened):
    page = opened()
    expect(page.locator("#own")).to_contain_text(EVIL)
    expect(page.locator("#own .own-name").first).to_contain_text("网点 & <b>")
    assert page.locator("#own img").count() == 0
    page.evaluate("() => lutu.openPoint({ layer: 0, at: 0 })")
    expect(page.locator("#detail")).to_contain_text(EVIL)
    assert page.locator("#detail img").count() == 0


def test_the_points_near_the_middle_are_listed_for_the_keyboard(opened, layer):
    page = opened("at=118,36,119,37")
    page.locator(".own-list").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail .item")).to_have_count(40)
    lon, lat = page.evaluate("() => { const { lng, lat } = lutu.map.getCenter(); return [lng, lat]; }")
    places = zip(layer.lon.tolist(), layer.lat.tolist(), strict=True)
    ways = sorted((distance_m((lon, lat), place), n) for n, place in enumerate(places))
    names = page.locator("#detail .item-name").all_text_contents()
    assert names[0] in {layer.properties(n)["name"] for _, n in ways[:2]}
    page.locator("#detail .item").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail dl")).to_contain_text("店")
