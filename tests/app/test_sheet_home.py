"""What a sheet is fitted to, and that all of it keeps to its place: the map in its frame, the foot whole."""

import itertools

import pytest
import shapely

from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.frame import lay_out
from app.sheet.home import home_of
from app.sheet.layout import layout_of
from app.sheet.scene import compose
from app.words import say
from geo.bounds import Bounds
from layers.circles import CORES
from layers.facets import FacetName
from layers.sheet import Part, Sheet, Template
from layers.showing import on_map
from layers.view import View
from layers.vocabulary import Circle, Kind, Language, Plan

QINGDAO = {FacetName.CITY: ("370200",)}
BOX = Bounds(118.0, 36.0, 119.0, 37.0)
LONG_NOTE = "本图仅供会议讨论使用，未经审核，不得复制、外传，会后请交回会务组"


def written(data, view):
    drawn = draw(data, view, Settings())
    return [text.get_text() for text in drawn.figure.axes[0].texts], drawn.notes


def holds(outer, inner):
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and inner.east <= outer.east
        and inner.north <= outer.north
    )


@pytest.mark.parametrize(
    ("chosen", "cities"),
    [
        (QINGDAO, {"370200"}),
        ({FacetName.CITY: ("370200", "370100")}, {"370200", "370100"}),
        ({FacetName.CIRCLE: (Circle.LUNAN,)}, {"370400", "370800", "371300", "371700"}),
    ],
)
def test_a_sheet_is_fitted_to_the_cities_that_it_is_about(data, chosen, cities):
    home = home_of(data, View(chosen=chosen))
    assert all(holds(home, Bounds.of(data.cities[code].geometry)) for code in cities)
    assert not holds(home, data.bounds)
    assert home_of(data, View(chosen=chosen, viewport=BOX)) == BOX


def test_a_sheet_of_no_place_shows_the_province(data):
    assert home_of(data, View()) == data.bounds
    assert home_of(data, View(chosen={FacetName.KIND: (Kind.PORT,)})) == data.bounds


@pytest.mark.parametrize("circle", Circle)
def test_the_inset_of_a_circle_lies_in_the_province_and_that_of_the_province_on_the_coast(data, circle):
    sheet = Sheet(template=Template.OFFICIAL)
    province = say("sheet.province", Language.ZH)
    assert province not in written(data, View(chosen={FacetName.CIRCLE: (circle,)}, sheet=sheet))[0]
    assert province in written(data, View(chosen={FacetName.KIND: (Kind.PORT,)}, sheet=sheet))[0]


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("sheet", [Sheet(template=t) for t in Template] + [Sheet(paper="90x70mm")], ids=str)
def test_nothing_of_the_map_stands_beyond_it_and_city_names_stand_apart(data, sheet, lang):
    view = View(sheet=sheet, lang=lang)
    frame, shown = lay_out(sheet, data.bounds, None), on_map(data, view)
    scene = compose(shown.facilities, data.cities, view, frame, on_map=shown)
    area, half = frame.map, scene.symbol_px / 2
    boxes = [(s.at[0] - half, s.at[1] - half, s.at[0] + half, s.at[1] + half) for s in scene.symbols]
    boxes += [label.box for label in scene.labels]
    for left, top, right, bottom in boxes:
        assert area.left - 0.5 <= left
        assert area.top - 0.5 <= top
        assert right <= area.right + 0.5
        assert bottom <= area.bottom + 0.5
    for one, other in itertools.combinations(scene.cities, 2):
        apart = (abs(one.at[0] - other.at[0]), abs(one.at[1] - other.at[1]))
        assert apart[0] > 18 * frame.unit or apart[1] > 18 * frame.unit, (one.name, other.name)
    assert len(scene.cities) + len(scene.nameless) == len(data.cities)


@pytest.mark.parametrize("plan", Plan)
def test_on_a_page_of_each_plan_all_cities_are_named_in_their_own_area(data, plan):
    view = View(chosen={FacetName.PLAN: (plan,)}, sheet=Sheet(template=Template.OFFICIAL))
    shown = on_map(data, view)
    frame = layout_of(data, view, Settings(), carried_on=True).frame
    scene = compose(shown.facilities, data.cities, view, frame, on_map=shown)
    assert scene.nameless == ()
    for name in scene.cities:
        x = frame.project(shapely.Point(name.city.name_place)).x
        if name.city.adcode not in CORES and abs(name.at[0] - x) > 1:
            assert shapely.contains_xy(frame.project(name.city.geometry), *name.at), name.name


def test_a_city_keeps_its_name_where_its_numbers_find_no_room_and_the_note_names_it(data):
    view = View(chosen={FacetName.PLAN: (Plan.FOREIGN_INVESTMENT,)}, sheet=Sheet(template=Template.BRIEF))
    shown = on_map(data, view)
    scene = compose(
        shown.facilities, data.cities, view, layout_of(data, view, Settings(), carried_on=False).frame, on_map=shown
    )
    cut = [name for name in scene.cities if name.cut]
    assert cut
    assert scene.nameless == ()
    assert all(name.roles == 0 and shown.roles[name.city.adcode] for name in cut)
    names = "、".join(name.city.short for name in cut)
    assert say("sheet.note.cut", Language.ZH, n=len(cut), names=names) in draw(data, view, Settings()).notes


@pytest.mark.parametrize(
    ("city", "there", "absent"),
    [("370200", "legend.core", None), ("370400", None, "legend.core"), ("371700", None, "legend.core")],
)
def test_the_legend_has_the_sign_of_the_cores_only_where_one_is_on_the_map(data, city, there, absent):
    texts, _ = written(data, View(chosen={FacetName.CITY: (city,)}, sheet=Sheet(template=Template.OFFICIAL)))
    assert there is None or say(there, Language.ZH) in texts
    assert absent is None or say(absent, Language.ZH) not in texts


def test_the_legend_has_every_circle_of_which_the_map_shows_ground(data):
    texts, _ = written(data, View(viewport=Bounds(118.2, 36.4, 119.4, 37.2), sheet=Sheet(template=Template.SCREEN)))
    assert {Circle.CAPITAL.label(Language.ZH), Circle.JIAODONG.label(Language.ZH)} <= set(texts)
    assert Circle.LUNAN.label(Language.ZH) not in texts


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("lang", Language)
def test_the_foot_says_all_of_the_note_at_one_size(data, template, lang):
    sheet = Sheet(
        template=template,
        note=LONG_NOTE,
        maker="某某省商务厅规划财务处与对外经济合作处联合编制",
        dated="二〇二六年十一月",
    )
    figure = draw(data, View(chosen=QINGDAO, sheet=sheet, lang=lang), Settings()).figure
    axes = figure.axes[0]
    top = max(text.get_position()[1] for text in axes.texts) - 12 * 8
    foot = [text for text in axes.texts if text.get_position()[1] >= top and text.get_ha() == "left"]
    assert LONG_NOTE in "".join(text.get_text() for text in foot)
    assert not any(text.get_text().endswith("…") for text in foot)


def test_a_sheet_of_nothing_says_so(data):
    _, notes = written(data, View(chosen=QINGDAO | {FacetName.KIND: (Kind.OVERSEAS_ZONE,)}))
    assert say("sheet.note.empty", Language.ZH) in notes
    _, notes = written(data, View(chosen=QINGDAO))
    assert say("sheet.note.empty", Language.ZH) not in notes


def test_a_map_too_small_for_its_scale_says_so(data):
    view = View(sheet=Sheet(paper="50x50mm", template=Template.WALL, parts=(Part.SCALE, Part.NORTH, Part.LEGEND)))
    texts, notes = written(data, view)
    assert any("公里" in text for text in texts) != (say("sheet.note.no_scale", Language.ZH) in notes)
