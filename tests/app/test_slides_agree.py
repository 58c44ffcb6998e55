import io
from datetime import date

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from app.settings import Approval, Settings
from app.sheet import chart as sheet_chart
from app.slides import chart
from app.slides.export import slides
from app.slides.items import COLUMNS, rows_of, things_of
from app.slides.page import page_of
from app.words import say
from layers.showing import on_map
from layers.view import read_query
from layers.vocabulary import Circle, Language

ZH = Language.ZH


def view_of(query):
    view, issues = read_query(query)
    assert not issues
    return view


def slide_of(data, query, at, settings=None):
    made = slides(data, view_of(query), shapes=True, settings=settings)
    return Presentation(io.BytesIO(made)).slides[at]


def words_of(slide):
    return {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}


def test_the_cover_speaks_of_the_chosen_circle_only(data):
    cover = slide_of(data, "circle=lunan", 0)
    label = say("slides.figure.cities", ZH)
    figures = [s.text_frame.text for s in cover.shapes if s.has_text_frame and s.name == label]
    assert figures[0] == "4"
    faces = {shape.name: shape._element.find(".//" + qn("a:schemeClr")) for shape in cover.shapes}
    marked = [city for city in data.cities.values() if faces[city.name] is not None]
    assert {city.circle for city in marked} == {Circle.LUNAN}
    assert len(marked) == 4


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("city=371700&at=115.2,34.8,115.9,35.3", {"鲁南经济圈"}, {"胶东经济圈", "省会经济圈"}),
        ("city=370700&at=118.2,36.4,119.4,37.2", {"胶东经济圈", "省会经济圈"}, {"鲁南经济圈", "两心：济南、青岛"}),
        ("sector=expo&layers=facilities,roles", {"1–2 项"}, {"6–9 项", "10 项以上"}),
    ],
)
def test_the_legend_lists_only_circles_and_shades_that_are_there(data, query, there, absent):
    words = words_of(slide_of(data, query, 1))
    assert there <= words
    assert not words & absent


@pytest.mark.parametrize("chosen", ["370200", "370200,370600", "370100,370200,370600"])
def test_sheet_and_slide_compare_the_same(data, chosen):
    view = view_of(f"city={chosen}&precision=site,locality")
    shown = on_map(data, view)
    slide, (title, bars) = chart.bars_of(data, view, shown), sheet_chart.bars_of(data, view, shown)
    counts = map(sum, zip(slide.placed, slide.city_only, strict=True))
    assert dict(zip(slide.names, counts, strict=True)) == dict(bars)
    assert (title == say("sheet.chart.city", ZH)) == (slide.title == say("slides.chart.city", ZH))


def test_the_foot_names_holder_and_dates_of_the_approval_whatever_the_template_carries(data):
    given = Settings(approval=Approval("GS鲁(2026)001号", "某某厅", date(2026, 3, 1), date(2999, 12, 31)))
    words = "".join(words_of(slide_of(data, "kind=port&template=brief&dated=2026年11月", 0, given)))
    for part in ("GS鲁(2026)001号", "某某厅", "2026-03-01", "2999-12-31", "资料来源", "2026年11月"):
        assert part in words


@pytest.mark.parametrize(("query", "most"), [("layers=facilities,city_counts", 1), ("lang=en", 2)])
def test_the_kinds_of_a_list_need_few_lines(data, query, most):
    view = view_of(query)
    rows = rows_of(data, things_of(on_map(data, view)), page_of(view.sheet), view.lang)
    assert max(len(row.cells[COLUMNS.index("city.col.kind")]) for row in rows) == most


@pytest.mark.parametrize("paper", ["16x9", "4x3"])
def test_a_list_breaks_no_city_and_no_precision(data, paper):
    view = view_of(f"paper={paper}&lang=en")
    rows = rows_of(data, things_of(on_map(data, view)), page_of(view.sheet), view.lang)
    cells = [row.cells[COLUMNS.index(name)] for row in rows for name in ("city.col.cities", "city.col.precision")]
    assert ("Zaozhuang",) in cells
    assert {("County only",), ("City only",)} <= set(cells)


def test_one_city_is_no_cities(data):
    words = words_of(slide_of(data, "city=370200&lang=en", 0))
    assert {"city", "plans"} <= words
    assert "cities" not in words
