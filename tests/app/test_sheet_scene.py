"""What is drawn on a sheet, measured as drawn: nothing overlaps, nothing is lost, counts are those of the View."""

import itertools
import re
from collections import Counter

import pytest
from shapely import Point

from app.settings import Settings
from app.sheet.city_names import on_sheet
from app.sheet.compose import draw
from app.sheet.frame import LAYOUT_DPI, lay_out
from app.sheet.scene import compose
from app.sheet.type import width_px
from app.words import say
from geo.bounds import Bounds
from layers.circles import CORE_SEATS, CORES
from layers.facets import FacetName
from layers.sheet import Sheet, Template
from layers.showing import shown
from layers.view import Layer, View
from layers.vocabulary import Kind, Language, Plan, Precision

SIZES = [(1920, 1080), (1080, 1920), (800, 600)]
PLACES = ["province", "370100", "370200", "371100", "371300", "370600"]
FILTERS = {
    "all": {},
    "ports": {FacetName.KIND: (Kind.PORT, Kind.AIRPORT, Kind.DRY_PORT, Kind.RAIL_HUB)},
    "outbound": {FacetName.PLAN: (Plan.OUTBOUND_INVESTMENT,)},
}
CASES = [
    pytest.param(place, size, lang, filters, id=f"{place}-{size[0]}x{size[1]}-{lang}-{filters}")
    for place, size, lang, filters in itertools.product(PLACES, SIZES, Language, FILTERS)
    if (filters == "all" or place == "province") and (size == SIZES[0] or place in PLACES[:2])
]


def px(width, height):
    """A sheet so many layout pixels wide and high."""
    return Sheet(paper=f"{width}x{height}px", dpi=LAYOUT_DPI)


@pytest.fixture
def scene_of(data):
    """(frame, facilities, scene) of a place."""

    def compose_scene(place, size, lang, filters):
        box = None if place == "province" else Bounds.of(data.cities[place].geometry)
        view = View(chosen=FILTERS[filters], viewport=box, lang=lang)
        frame = lay_out(px(*size), data.bounds, box)
        facilities = shown(data.facilities, data.cities, view)
        return frame, facilities, compose(facilities, data.cities, view, frame)

    return compose_scene


def around(x, y, width, height):
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def drawn_boxes(scene, unit):
    """(what, box) of everything that stands on the map, in the size in which app/sheet/draw.py draws it."""
    for symbol in scene.symbols:
        yield f"symbol {symbol.facility.id}", around(*symbol.at, scene.symbol_px * 0.95, scene.symbol_px * 0.95)
    for (x, y), count in scene.more:
        yield f"more {count}", around(x, y, width_px(f"+{count}", 14 * unit, True) + 14 * unit, 21 * unit)
    for city in scene.cities:
        x, y = city.at
        yield f"city {city.name}", around(x, y, width_px(city.name, 20 * unit, True), 18 * unit)
        if city.count:
            width = width_px(str(city.count), 14 * unit, True) + 14 * unit
            yield f"count {city.name}", around(x, y + 25 * unit, width, 21 * unit)
    for label in scene.labels:
        yield f"label {label.lines[0]}", label.box


def overlap(a, b):
    """By more than half a pixel each way."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5


@pytest.mark.parametrize(("place", "size", "lang", "filters"), CASES)
def test_nothing_on_the_map_overlaps(scene_of, place, size, lang, filters):
    frame, _, scene = scene_of(place, size, lang, filters)
    boxes = list(drawn_boxes(scene, frame.unit))
    clashes = [(one, other) for (one, a), (other, b) in itertools.combinations(boxes, 2) if overlap(a, b)]
    assert clashes == []


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("place", ["province", "370100", "370200"])
def test_the_sign_of_a_core_stands_clear_of_symbols(scene_of, place, lang):
    """It is drawn 13 units left of the city's name, 16 units wide."""
    frame, _, scene = scene_of(place, SIZES[0], lang, "all")
    boxes = list(drawn_boxes(scene, frame.unit))
    for city in scene.cities:
        if city.city.adcode in ("370100", "370200"):
            x = city.at[0] - width_px(city.name, 20 * frame.unit, True) / 2 - 13 * frame.unit
            sign = around(x, city.at[1], 14 * frame.unit, 14 * frame.unit)
            assert [what for what, box in boxes if overlap(sign, box)] == []


@pytest.mark.parametrize(("place", "size", "lang", "filters"), CASES)
def test_every_point_is_a_symbol_or_counted_as_more(scene_of, place, size, lang, filters):
    _, facilities, scene = scene_of(place, size, lang, filters)
    points = [facility for facility in facilities if facility.precision is not Precision.CITY]
    assert len(scene.symbols) + sum(count for _, count in scene.more) == len(points)
    assert len({symbol.facility.id for symbol in scene.symbols}) == len(scene.symbols)
    assert {symbol.facility.id for symbol in scene.symbols} <= {facility.id for facility in points}


@pytest.mark.parametrize(("place", "size", "lang", "filters"), CASES)
def test_every_symbol_stands_on_the_map(scene_of, place, size, lang, filters):
    frame, _, scene = scene_of(place, size, lang, filters)
    for what, (left, top, right, bottom) in drawn_boxes(scene, frame.unit):
        x, y = (left + right) / 2, (top + bottom) / 2
        assert frame.map.left <= x <= frame.map.right, what
        assert frame.map.top <= y <= frame.map.bottom, what


@pytest.mark.parametrize(("place", "size", "lang", "filters"), CASES)
def test_the_counts_at_the_cities_are_what_is_known_by_city_only(scene_of, place, size, lang, filters):
    _, facilities, scene = scene_of(place, size, lang, filters)
    for city in scene.cities:
        only = [f for f in facilities if f.precision is Precision.CITY and city.city.adcode in f.cities]
        assert city.count == len(only)


def test_a_shown_facility_known_by_city_only_is_counted_at_some_city(scene_of):
    for place in PLACES:
        _, facilities, scene = scene_of(place, SIZES[0], Language.ZH, "all")
        named = {city.city.adcode for city in scene.cities}
        assert all(named & set(f.cities) for f in facilities if f.precision is Precision.CITY)


def test_a_symbol_that_had_room_stands_on_its_true_place(scene_of):
    """The first in importance always has, but where the name of a city stands: the free-trade area's parts."""
    moved = []
    for place in ("370100", "370200", "370600"):
        frame, _, scene = scene_of(place, SIZES[0], Language.ZH, "all")
        first = scene.symbols[0]
        assert first.facility.kind is Kind.FREE_TRADE_AREA
        named = [box for what, box in drawn_boxes(scene, frame.unit) if what.startswith(("city", "count"))]
        under = any(overlap(around(*first.true, scene.symbol_px, scene.symbol_px), box) for box in named)
        assert under or first.at == first.true
        moved += [place] if under else []
    assert moved == ["370100"]


def test_few_symbols_are_named(scene_of):
    _, _, scene = scene_of("province", SIZES[0], Language.ZH, "ports")
    assert len(scene.labels) >= len(scene.symbols) * 0.75
    assert {label.lines[0] for label in scene.labels} & {"青岛港", "日照港"}


def test_hidden_labels_are_not_there(data):
    view = View(chosen=FILTERS["ports"], layers=(Layer.FACILITIES,))
    scene = compose(
        shown(data.facilities, data.cities, view), data.cities, view, lay_out(px(*SIZES[0]), data.bounds, None)
    )
    assert scene.labels == ()


# --- the legend ---


def legend_rows(figure):
    """{words: number} of the legend's lines, read off the drawn texts by their height on the sheet."""
    rows = {}
    for text in figure.axes[0].texts:
        x, y = text.get_position()
        if text.get_zorder() >= 10:  # what stands around the map
            rows.setdefault(round(y, 2), []).append((x, text.get_text()))
    pairs = [[words for _, words in sorted(row)] for row in rows.values()]
    return {row[-2]: int(row[-1]) for row in pairs if len(row) >= 2 and row[-1].isdecimal()}


VIEWS = {
    "all": View(),
    "english": View(lang=Language.EN),
    "one plan": View(chosen={FacetName.PLAN: (Plan.COMMERCE_CIRCULATION,)}),
    "jinan": View(viewport=Bounds(116.2, 36.0, 117.9, 37.5)),
    "no counts": View(layers=(Layer.FACILITIES, Layer.CIRCLES)),
    "nothing": View(text="没有这样的名字"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_legend_counts_what_is_shown_and_names_nothing_else(data, name):
    view = VIEWS[name]
    figure = draw(data, view, Settings()).figure
    facilities = shown(data.facilities, data.cities, view)
    expected = Counter(facility.kind.label(view.lang) for facility in facilities)
    found = legend_rows(figure)
    assert {words: number for words, number in found.items() if words in {k.label(view.lang) for k in Kind}} == expected
    total = say("sheet.total", view.lang, n=len(facilities))
    assert total in [text.get_text() for text in figure.axes[0].texts]


def sheet_texts(data, view):
    return [text.get_text() for text in draw(data, view, Settings()).figure.axes[0].texts]


def test_the_sheet_has_title_source_scale_and_north(data):
    written = sheet_texts(data, View(title="我的图"))
    assert "我的图" in written
    assert "北" in written
    assert [text for text in written if re.fullmatch(r"[\d.]+ 公里", text)]
    assert [text for text in written if data.card("cities")["map_approval"]["number"] in text]
    assert [text for text in written if "六部规划" in text]


def test_an_english_sheet_speaks_english(data):
    written = sheet_texts(data, View(lang=Language.EN, chosen={FacetName.KIND: (Kind.PORT,)}))
    assert [text for text in written if re.search(r"[一-鿿]", text)] == []


def test_the_filters_stand_on_the_sheet_in_words(data):
    written = "\n".join(sheet_texts(data, View(chosen={FacetName.CITY: ("370100",)}, text="园区")))
    assert "济南" in written
    assert "“园区”" in written


@pytest.mark.parametrize(("layer", "words"), [(Layer.CORES, "两心"), (Layer.CIRCLES, "省会经济圈")])
def test_a_hidden_layer_is_not_in_the_legend(data, layer, words):
    hidden = View(layers=tuple(other for other in Layer if other is not layer))
    assert [text for text in sheet_texts(data, View()) if words in text]
    assert not [text for text in sheet_texts(data, hidden) if words in text]


def test_a_precision_that_is_not_shown_is_not_in_the_legend(data):
    view = View(chosen={FacetName.PRECISION: (Precision.SITE,)})
    written = sheet_texts(data, view)
    assert "只到区县" not in written
    assert "设施位置" in written


@pytest.mark.parametrize("code", CORES)
def test_the_sign_of_a_core_stands_at_its_seat_with_its_name_beside_it(data, code):
    view = View()
    frame = lay_out(view.sheet, data.bounds, None)
    scene = compose(data.facilities, data.cities, view, frame)
    city = next(name for name in scene.cities if name.city.adcode == code)
    seat = on_sheet(frame, Point(CORE_SEATS[code]))
    assert city.at[0] - width_px(city.name, 20 * frame.unit, True) / 2 - 13 * frame.unit == pytest.approx(seat[0])
    assert city.at[1] == pytest.approx(seat[1])


@pytest.mark.parametrize(
    ("template", "lang"),
    # In English the longest names do not all find room on so small a map as the brief's.
    [case for case in itertools.product(Template, Language) if case != (Template.BRIEF, Language.EN)],
)
def test_a_core_crowds_out_no_name_of_another_city(data, template, lang):
    picture = draw(data, View(lang=lang, sheet=Sheet(template)), Settings())
    written = [text.get_text() for text in picture.figure.axes[0].texts]
    for city in data.cities.values():
        assert (city.short if lang is Language.ZH else city.name_en) in written


def test_a_county_keeps_its_name_beside_a_symbol_in_its_middle(data):
    view = View(chosen={FacetName.CITY: ("370400",)})
    drawn = draw(data, view, Settings())
    written = {text.get_text() for text in drawn.figure.axes[0].texts}
    assert {county.short for county in data.counties.values() if county.city == "370400"} <= written


def test_the_sheet_of_a_city_does_not_report_the_names_of_its_neighbours(data):
    for code in ("370200", "370400"):
        notes = draw(data, View(chosen={FacetName.CITY: (code,)}), Settings()).notes
        assert not any("个市的名称" in note for note in notes)
