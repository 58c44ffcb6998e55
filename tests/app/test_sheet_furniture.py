"""What stands around the map of a sheet: every part can be switched off, and the table's numbers are the map's."""

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest
import shapely

from app.settings import Approval, Settings
from app.sheet.arrange import Demand
from app.sheet.compose import draw
from app.sheet.frame import lay_out
from app.sheet.listing import (
    entries_of,
    lines_needed,
    listed,
    name_at_em,
    numbers_of,
    where_em,
)
from app.sheet.scene import compose
from app.sheet.type import width_px
from app.words import say
from geo.bounds import Bounds
from layers.facets import FacetName
from layers.query import chosen_cities
from layers.sheet import STANDARD, Audience, Part, Sheet, Template
from layers.showing import on_map
from layers.view import Theme, View
from layers.vocabulary import Kind, Language, Precision

QINGDAO = Bounds(119.4, 35.4, 121.1, 37.2)
PORTS = {FacetName.KIND: (Kind.PORT, Kind.AIRPORT, Kind.BONDED_ZONE)}
OF_QINGDAO = {FacetName.CITY: ("370200",)}
EVERYTHING = Sheet(
    template=Template.WALL,
    parts=tuple(Part),
    subtitle="副题在此",
    note="附注在此",
    maker="省商务厅",
    dated="2026年11月",
    page="第三页",
)


def texts(data, view, settings=None):
    drawn = draw(data, view, settings or Settings(page="http://127.0.0.1:8050/"))
    return [text.get_text() for text in drawn.figure.axes[0].texts], drawn.notes


@pytest.fixture(scope="module")
def whole(data):
    """All that is written on a sheet that carries everything."""
    return texts(data, View(chosen=PORTS, title="题目在此", sheet=EVERYTHING))[0]


SAID = {
    Part.TITLE: "题目在此",
    Part.SUBTITLE: "副题在此",
    Part.LEGEND: say("legend.precision", Language.ZH),
    Part.SCALE: "公里",
    Part.RATIO: "1∶",
    Part.NORTH: "北",
    Part.GRATICULE: "118°E",
    Part.TABLE: say("sheet.list", Language.ZH),
    Part.CHART: say("sheet.chart.city", Language.ZH),
    Part.SOURCE: "资料来源",
    Part.MAKER: "制图单位：省商务厅",
    Part.DATE: "编制日期：2026年11月",
    Part.PAGE: "第三页",
    Part.INSET: say("sheet.province", Language.ZH),
}


@pytest.mark.parametrize("part", SAID)
def test_a_part_stands_on_the_sheet_and_can_be_switched_off(data, whole, part):
    def there(written):
        exact = part in (Part.INSET, Part.NORTH, Part.LEGEND)
        return any(text == SAID[part] if exact else SAID[part] in text for text in written)

    assert there(whole)
    without = replace(EVERYTHING, parts=tuple(other for other in Part if other is not part))
    assert not there(texts(data, View(chosen=PORTS, title="题目在此", sheet=without))[0])


def test_the_note_stands_in_the_foot(whole):
    assert any("附注在此" in text for text in whole)


def test_the_code_can_be_switched_off(data):
    def codes(sheet):
        figure = draw(data, View(sheet=sheet), Settings(page="http://127.0.0.1:8050/")).figure
        return sum(not patch.get_antialiased() for patch in figure.axes[0].patches)

    assert codes(Sheet(parts=(Part.CODE,))) == 1
    assert codes(Sheet(parts=())) == 0


@pytest.mark.parametrize("sheet", [Sheet(), Sheet(template=Template.OFFICIAL), Sheet(template=Template.WALL)], ids=str)
@pytest.mark.parametrize(("chosen", "box"), [(PORTS, None), (OF_QINGDAO, QINGDAO)], ids=["ports", "qingdao"])
def test_the_numbers_of_the_table_are_those_on_the_map(data, sheet, chosen, box):
    """Each numbered line of the table has its number on the map, once, beside its symbol or in it."""
    figure = draw(data, View(chosen=chosen, viewport=box, sheet=sheet), Settings()).figure
    written = [text.get_text() for text in figure.axes[0].texts]
    numbers = [text for text in written if re.fullmatch("[0-9]{1,3}", text)]
    points = [
        f for f in on_map(data, View(chosen=chosen, viewport=box)).facilities if f.precision is not Precision.CITY
    ]
    assert say("sheet.list", Language.ZH) in written
    for n in range(1, len(points) + 1):
        assert numbers.count(str(n)) >= 2, n


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("template", [Template.SCREEN, Template.OFFICIAL, Template.WALL])
@pytest.mark.parametrize("place", ["370100", "370200", "370600", "371300"])
def test_no_label_lies_on_a_label_or_a_symbol(data, place, template, lang):
    city = data.cities[place]
    view = View(
        chosen={FacetName.CITY: (place,)},
        viewport=Bounds.of(city.geometry).padded(0.05),
        sheet=Sheet(template=template),
        lang=lang,
    )
    frame = lay_out(view.sheet, data.bounds, view.viewport)
    shown = on_map(data, view)
    numbers = numbers_of(entries_of(data, shown, lang, gathered=False, one_city=True))
    for mine in (numbers, {}):
        scene = compose(shown.facilities, data.cities, view, frame, on_map=shown, numbers=mine)
        half = scene.symbol_px * 0.46
        boxes = [label.box for label in scene.labels]
        boxes += [(s.at[0] - half, s.at[1] - half, s.at[0] + half, s.at[1] + half) for s in scene.symbols]
        for one, other in itertools.combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            assert across <= 0.5 or min(one[3], other[3]) - max(one[1], other[1]) <= 0.5
        named = {label.facility for label in scene.labels} | set(scene.inside) | {f.id for f in scene.unnamed}
        assert named == {symbol.facility.id for symbol in scene.symbols}


def test_a_leading_line_crosses_no_label(data):
    view = View(chosen=OF_QINGDAO, viewport=QINGDAO)
    frame = lay_out(view.sheet, data.bounds, view.viewport)
    scene = compose(on_map(data, view).facilities, data.cities, view, frame)
    led = [label for label in scene.labels if label.line]
    assert led
    for label in led:
        line = shapely.LineString(label.line)
        for other in scene.labels:
            if other is not label:
                assert shapely.intersection(line, shapely.box(*other.box)).length < 8 * frame.unit


def test_a_sheet_without_room_lists_nothing_and_says_how_much_it_lacks(data):
    view = View(chosen=OF_QINGDAO)
    entries = entries_of(data, on_map(data, view), Language.ZH, gathered=False, one_city=True)
    frame = lay_out(Sheet(), data.bounds, None)
    kept, missing = listed(entries, frame.listing)
    assert kept == []
    assert missing == 87


def test_run_in_names_count_as_many_things_as_they_name(data):
    entries = entries_of(data, on_map(data, View()), Language.ZH, gathered=False, one_city=False)
    only = sum(f.precision is Precision.CITY for f in data.facilities)
    assert sum(entry.things for entry in entries if entry.thing is None) == only
    assert sum(entry.things for entry in entries) == len(data.facilities)


WALL = View(sheet=Sheet(template=Template.WALL, parts=tuple(Part)))
CUT = View(sheet=Sheet(paper="a2", template=Template.WALL, parts=(Part.TABLE,)))


CITY_TABLE = View(chosen=OF_QINGDAO, sheet=Sheet(template=Template.OFFICIAL))
tables = pytest.mark.parametrize("view", [WALL, CUT, CITY_TABLE], ids=["wall", "cut", "city"])


def table_of(data, view):
    """The entries of a View's table, the frame that made room for it, and what stands in its columns."""
    shown = on_map(data, view)
    entries = entries_of(data, shown, view.lang, gathered=False, one_city=len(chosen_cities(view)) == 1)
    frame = lay_out(view.sheet, data.bounds, view.viewport, Demand((), lines_needed(entries)))
    return entries, frame, *listed(entries, frame.listing)


@pytest.mark.parametrize("lang", Language)
@tables
def test_the_table_names_everything_whole_or_counts_it_as_missing(data, view, lang):
    entries, frame, columns, missing = table_of(data, replace(view, lang=lang))
    lines = [line for column in columns for line in column]
    assert sum(line.things for line in lines) + missing == sum(entry.things for entry in entries)
    assert len(columns) <= len(frame.table)
    assert not any("…" in line.text for line in lines)
    if not missing:
        said = "".join(line.text for line in lines).replace(" ", "")
        assert all(name.replace(" ", "") in said for entry in entries for name in entry.names or (entry.words,))


@pytest.mark.parametrize("lang", Language)
@tables
def test_no_line_of_the_table_is_wider_than_its_column_or_lower(data, view, lang):
    _, frame, columns, missing = table_of(data, replace(view, lang=lang))
    assert columns
    em, left = frame.table[0].width / frame.listing.type_px, name_at_em(numbered=True)
    for column in columns:
        assert len(column) + bool(missing) <= frame.listing.lines + (column is not columns[-1])
        for line in column:
            place = where_em(line.entry) if line.first else 0.0
            start = left if line.entry.thing is not None else 0.0
            assert start + width_px(line.text, 1.0) + place <= em + 0.01, line.text


def test_the_wall_of_the_whole_province_lacks_nothing(data):
    drawn = draw(data, View(sheet=Sheet(template=Template.WALL)), Settings(maker="省商务厅"))
    assert drawn.unlabelled == 0
    assert not any(note.startswith(say("sheet.note.table", Language.ZH, n="")[:6]) for note in drawn.notes)


def test_an_approved_public_sheet_carries_its_number_and_no_sketch(data):
    approval = Approval("GS鲁(2026)001号", holder="山东省地图院")
    written, _ = texts(data, View(), Settings(approval=approval))
    assert any("GS鲁(2026)001号" in text and "山东省地图院" in text for text in written)
    assert say("sheet.sketch.word", Language.ZH) not in written


@pytest.mark.parametrize("settings", [Settings(), Settings(approval=Approval("GS鲁(2026)001号"))], ids=["none", "one"])
def test_an_internal_sheet_says_so_and_carries_no_number_of_ours(data, settings):
    written, _ = texts(data, View(sheet=Sheet(audience=Audience.INTERNAL)), settings)
    assert any(say("sheet.internal", Language.ZH) in text for text in written)
    assert not any("GS鲁" in text for text in written)


def test_a_sheet_without_parts_still_says_that_it_is_a_sketch(data):
    written, _ = texts(data, View(sheet=Sheet(parts=())))
    assert say("sheet.sketch.word", Language.ZH) in written


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("lang", Language)
def test_every_template_in_every_theme_and_language_is_drawn(data, template, theme, lang):
    view = View(chosen=PORTS, theme=theme, lang=lang, sheet=Sheet(template=template, parts=tuple(Part)))
    written, _ = texts(data, view)
    assert all(text.strip() for text in written)
    if lang is Language.EN:
        assert [text for text in written if re.search("[一-鿿]", text)] == []


def test_each_template_has_a_paper_and_parts_of_its_own():
    assert set(STANDARD) == set(Template)
    for template in Template:
        assert all(side > 0 for side in Sheet(template=template).size_mm)


HALF_WIDTH = re.compile(r"[一-鿿][,;:!?]|[,;:!?()][一-鿿]|[一-鿿]\(")


@pytest.mark.parametrize("chosen", [PORTS, OF_QINGDAO, {}], ids=["ports", "qingdao", "all"])
def test_chinese_is_set_with_chinese_punctuation(data, chosen):
    view = View(chosen=chosen, sheet=Sheet(template=Template.WALL, parts=tuple(Part)))
    approval = Approval("GS鲁（2026）001号", holder="省厅", approved=date(2026, 3, 1), until=date(2999, 1, 1))
    written, notes = texts(data, view, Settings(maker="省厅", approval=approval))
    assert [text for text in (*written, *notes) if HALF_WIDTH.search(text)] == []
