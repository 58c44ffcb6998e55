import re
from dataclasses import replace

import pytest

from app.atlas.leaves import DEFAULT_BY, By, leaves, read_by, sheet_of
from geo.bounds import Bounds
from layers.circles import MEMBERS
from layers.facets import FacetName
from layers.sheet import Part, Sheet, Template
from layers.showing import on_map
from layers.view import TITLE_LIMIT, Theme, View, read_query
from layers.vocabulary import Circle, Kind, Language, Plan, Sector

CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”]")
EVERYTHING = (By.CITY, By.CIRCLE, By.PLAN, By.SECTOR)


def of(data, by, view=None):
    return leaves(data, view or View(), (by,))


@pytest.mark.parametrize(("by", "count"), [(By.CITY, 16), (By.CIRCLE, 3), (By.PLAN, 6), (By.SECTOR, len(Sector))])
def test_there_is_one_sheet_for_each(data, by, count):
    sheets = of(data, by)
    assert len({leaf.word for leaf in sheets}) == len(sheets) == count
    assert all(leaf.view.words(FacetName(by)) == (leaf.word,) for leaf in sheets)


def test_cities_circles_and_plans_make_twenty_five_numbered_in_their_order(data):
    sheets = leaves(data, View(), (By.CITY, By.CIRCLE, By.PLAN))
    assert [leaf.number for leaf in sheets] == list(range(1, 26))
    assert [leaf.view.sheet.page for leaf in sheets] == [str(n) for n in range(1, 26)]
    assert [leaf.by for leaf in sheets] == [By.CITY] * 16 + [By.CIRCLE] * 3 + [By.PLAN] * 6


def test_cities_stand_under_their_circle(data):
    words = [leaf.word for leaf in of(data, By.CITY)]
    assert words == [city for circle in Circle for city in MEMBERS[circle]]
    assert {leaf.group for leaf in of(data, By.CITY)} == {circle.zh for circle in Circle}


@pytest.mark.parametrize("by", [By.CITY, By.CIRCLE])
def test_a_sheet_is_fitted_to_its_area_with_little_around(data, by):
    for leaf in of(data, by):
        areas = [c.geometry for c in data.cities.values() if leaf.word in (c.adcode, c.circle)]
        west, south, east, north = (
            min(a.bounds[0] for a in areas),
            min(a.bounds[1] for a in areas),
            max(a.bounds[2] for a in areas),
            max(a.bounds[3] for a in areas),
        )
        box = leaf.view.viewport
        assert box.west < west
        assert box.south < south
        assert box.east > east
        assert box.north > north
        assert box.east - box.west < 1.15 * (east - west)
        assert box.north - box.south < 1.15 * (north - south)


@pytest.mark.parametrize("by", [By.PLAN, By.SECTOR])
def test_a_plan_or_a_sector_shows_the_province_even_where_the_page_was_zoomed(data, by):
    assert {leaf.view.viewport for leaf in of(data, by, View(viewport=Bounds(119, 35, 121, 37)))} == {None}


def test_a_box_wider_than_the_province_is_kept_for_plans(data):
    world = Bounds(100, 19, 147, 50)
    assert {leaf.view.viewport for leaf in of(data, By.PLAN, View(viewport=world))} == {world}


def test_every_sheet_has_something_of_its_area_and_nothing_else(data):
    for leaf in of(data, By.CITY):
        shown = on_map(data, leaf.view).facilities
        assert shown
        assert all(leaf.word in facility.cities for facility in shown)


@pytest.mark.parametrize("lang", Language)
def test_each_view_is_what_its_own_link_says(data, lang):
    view = View(lang=lang, theme=Theme.GREY, text="园", chosen={FacetName.KIND: (Kind.DEV_ZONE, Kind.PORT)})
    for leaf in leaves(data, view, EVERYTHING):
        assert read_query(leaf.view.to_query()) == (leaf.view, ())
        assert leaf.view.theme is Theme.GREY
        assert leaf.view.text == "园"
        assert leaf.view.words(FacetName.KIND) == (Kind.DEV_ZONE, Kind.PORT)


def test_what_the_view_chooses_limits_the_sheets(data):
    view = View(chosen={FacetName.CIRCLE: (Circle.LUNAN,), FacetName.PLAN: (Plan.FOREIGN_TRADE,)})
    assert [leaf.word for leaf in leaves(data, view, (By.CITY,))] == list(MEMBERS[Circle.LUNAN])
    assert [leaf.word for leaf in leaves(data, view, (By.CIRCLE, By.PLAN))] == ["lunan", "foreign_trade"]
    qingdao = View(chosen={FacetName.CITY: ("370200",)})
    assert [leaf.word for leaf in leaves(data, qingdao, (By.CITY, By.CIRCLE))] == ["370200", "jiaodong"]


@pytest.mark.parametrize("lang", Language)
def test_titles_tell_the_sheets_apart_in_their_language(data, lang):
    sheets = leaves(data, View(lang=lang), EVERYTHING)
    titles = [leaf.title for leaf in sheets]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(title) <= TITLE_LIMIT for title in titles)
    assert lang is Language.ZH or not any(CHINESE.search(leaf.title + leaf.view.sheet.subtitle) for leaf in sheets)


def test_a_title_of_the_view_stands_on_every_sheet_unless_it_is_too_long(data):
    assert of(data, By.CITY, View(title="冷链"))[0].title == "济南市：冷链"
    assert len(of(data, By.CITY, View(title="冷" * TITLE_LIMIT))[0].title) <= TITLE_LIMIT


def test_six_plans_are_spoken_of_only_where_all_six_are_shown(data):
    one = View(chosen={FacetName.PLAN: (Plan.FOREIGN_TRADE,)})
    assert "六部" in of(data, By.CITY)[0].title
    assert of(data, By.CITY, one)[0].title == "济南市：对外贸易规划的布局"


def test_a_sheet_carries_table_chart_and_page_beside_what_its_template_does(data):
    sheet = of(data, By.CITY)[3].view.sheet
    assert sheet.template is Template.OFFICIAL
    assert {Part.TABLE, Part.CHART, Part.PAGE, Part.LEGEND, Part.INSET} <= set(sheet.parts)


def test_paper_template_and_parts_that_were_asked_for_are_kept():
    assert sheet_of(Sheet(paper="16x9")).template is Template.SCREEN
    assert sheet_of(Sheet(template=Template.WALL)).template is Template.WALL
    assert sheet_of(Sheet(parts=(Part.TITLE,))).parts == (Part.TITLE,)
    assert sheet_of(Sheet(maker="商务厅")) == replace(sheet_of(Sheet()), maker="商务厅")


def test_what_to_split_by_is_read_from_words():
    issues = []
    assert read_by("city, plan,city", issues) == (By.CITY, By.PLAN)
    assert read_by("", issues) == DEFAULT_BY
    assert issues == []
    assert read_by("city,county", issues) == (By.CITY,)
    (issue,) = issues
    assert "county" in issue.message
    assert "sector" in issue.message_en
