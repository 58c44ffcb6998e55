"""What a sheet is called when nobody gave it a name: the place and the subject that it is about."""

import pytest

from app.sheet.describing import describe, subtitle_of, title_of
from app.words import say
from layers.facets import FacetName
from layers.view import View, read_query
from layers.vocabulary import Circle, Kind, Language, Plan, Sector

QINGDAO = {FacetName.CITY: ("370200",)}
PORTS = {FacetName.KIND: (Kind.PORT,)}


@pytest.mark.parametrize(
    ("chosen", "title", "title_en"),
    [
        ({}, "山东省“十四五”商务规划空间布局", "Shandong's commerce plans 2021–2025 on the map"),
        (QINGDAO, "青岛市“十四五”商务规划空间布局", "Qingdao: commerce plans 2021–2025"),
        (
            {FacetName.CIRCLE: (Circle.LUNAN,)},
            "鲁南经济圈“十四五”商务规划空间布局",
            "Lunan circle: commerce plans 2021–2025",
        ),
        (PORTS, "山东省“十四五”港口布局", "Shandong: Port (plans 2021–2025)"),
        (
            {FacetName.KIND: (Kind.PORT, Kind.AIRPORT)},
            "山东省“十四五”港口、机场布局",
            "Shandong: Port, Airport (plans 2021–2025)",
        ),
        (
            {FacetName.KIND: tuple(Kind)[:4]},
            "山东省“十四五”商务规划空间布局",
            "Shandong's commerce plans 2021–2025 on the map",
        ),
        (QINGDAO | PORTS, "青岛市“十四五”港口布局", "Qingdao: Port (plans 2021–2025)"),
        (
            {FacetName.PLAN: (Plan.FOREIGN_TRADE,)},
            "山东省“十四五”对外贸易规划布局",
            "Shandong: Foreign trade plan 2021–2025",
        ),
        (
            {FacetName.CITY: ("370200", "370100")},
            "山东省“十四五”商务规划空间布局",
            "Shandong's commerce plans 2021–2025 on the map",
        ),
    ],
)
def test_a_view_is_named_after_its_place_and_subject(data, chosen, title, title_en):
    assert title_of(data, View(chosen=chosen)) == title
    assert title_of(data, View(chosen=chosen, lang=Language.EN)) == title_en


def test_corridors_without_facilities_are_named_as_such(data):
    view, _ = read_query("layers=corridors,overseas&at=world")
    assert title_of(data, view) == "山东省“十四五”对外通道与境外项目"


def test_the_subtitle_says_what_the_title_does_not(data):
    sectors = {FacetName.SECTOR: tuple(Sector)[:4]}
    both = View(chosen=QINGDAO | sectors)
    assert subtitle_of(data, both) == describe(data, View(chosen=sectors))
    assert subtitle_of(data, View(chosen=QINGDAO)) == say("app.lead", Language.ZH)


def test_a_title_of_ones_own_stays_and_the_subtitle_says_all_filters(data):
    view = View(chosen=QINGDAO, title="会议用图")
    assert title_of(data, view) == "会议用图"
    assert subtitle_of(data, view) == describe(data, view)
