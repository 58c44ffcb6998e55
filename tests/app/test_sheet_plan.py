"""What a sheet lists where not all of it finds room."""

from dataclasses import replace

import pytest

from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.frame import LAYOUT_DPI, rows_of, unit_px
from app.sheet.manner import LEAST_TABLE_TYPE_MM, MANNERS, TYPE_SHARE
from app.sheet.plan import plan_sheet
from app.words import say
from layers.facets import FacetName
from layers.sheet import MM_PER_INCH, SIZES_MM, STANDARD, Part, Sheet, Template
from layers.showing import on_map
from layers.view import View
from layers.vocabulary import Language, Precision

A3 = Sheet(paper="a3", template=Template.OFFICIAL)
INVESTMENT = {FacetName.PLAN: ("foreign_investment",)}


def without_table(view):
    parts = tuple(part for part in STANDARD[view.sheet.template][2] if part is not Part.TABLE)
    return replace(view, sheet=replace(view.sheet, parts=parts))


def planned(data, view, *, carried_on=False):
    return plan_sheet(data, view, Settings(), carried_on=carried_on)


def placed_of(data, view):
    return {f.id for f in on_map(data, view).facilities if f.precision is not Precision.CITY}


@pytest.mark.parametrize(
    "view",
    [View(sheet=A3), View(chosen=INVESTMENT), View(chosen=INVESTMENT, lang=Language.EN)],
    ids=["a3", "investment", "english"],
)
def test_where_not_all_is_listed_what_is_on_the_map_is_listed_whole(data, view):
    plan = planned(data, view)
    listed = {line.entry.thing.id for column in plan.columns for line in column}
    shown = on_map(data, view).facilities
    points = placed_of(data, view)
    if view.lang is Language.ZH:
        assert plan.placed
        assert listed == points
        assert plan.missing == len(shown) - len(points)
    assert set(plan.numbers) == listed
    assert len(listed) + plan.missing == len(shown)


def test_such_a_list_says_what_it_lists_and_the_note_what_it_leaves_out(data):
    view = View(sheet=A3)
    drawn = draw(data, view, Settings())
    points = len(placed_of(data, view))
    written = [text.get_text() for text in drawn.figure.axes[0].texts]
    assert say("sheet.list.placed", Language.ZH, n=points) in written
    assert say("sheet.note.placed", Language.ZH, n=len(data.facilities) - points) in drawn.notes
    assert not any(text.startswith("另有") for text in written)
    assert (drawn.symbols, drawn.unlabelled) == (points, 0)


@pytest.mark.parametrize(
    ("facet", "word"),
    [(FacetName.SECTOR, "open_platform"), (FacetName.PLAN, "service_trade"), (FacetName.CIRCLE, "capital")],
)
def test_the_map_gives_up_a_little_more_where_that_lists_all_that_is_on_it(data, facet, word):
    view = View(chosen={facet: (word,)})
    plan = planned(data, view)
    assert set(plan.numbers) == placed_of(data, view)
    bare = planned(data, without_table(view))
    assert plan.frame.ratio <= bare.frame.ratio / MANNERS[Template.SCREEN].least_pressed


def test_the_map_is_not_pressed_where_names_one_after_another_find_room(data):
    view = View(chosen={FacetName.CITY: ("370800",)}, lang=Language.EN)
    plan = planned(data, view)
    bare = planned(data, without_table(view))
    assert plan.missing == 0
    assert plan.frame.ratio <= bare.frame.ratio / MANNERS[Template.SCREEN].least_map


def test_where_all_finds_room_all_is_listed(data):
    plan = planned(data, View(chosen={FacetName.CITY: ("370400",)}))
    assert (plan.placed, plan.missing) == (False, 0)
    assert sum(entry.things for entry in plan.entries) == 14


def test_a_list_that_would_lack_much_of_the_map_is_not_drawn(data):
    plan = planned(data, View(sheet=Sheet(template=Template.OFFICIAL)))
    assert not plan.columns
    assert plan.missing == len(data.facilities)


def test_with_a_next_page_nothing_is_left_to_the_counts(data):
    plan = planned(data, View(sheet=A3), carried_on=True)
    assert not plan.placed
    assert sum(entry.things for entry in plan.rest) > 0
    assert plan.missing == 0


def test_a_sheet_without_a_table_has_no_numbers(data):
    plan = planned(data, View(sheet=Sheet(parts=(Part.LEGEND,))))
    assert (plan.columns, plan.numbers) == ([], {})


@pytest.mark.parametrize("paper", SIZES_MM)
@pytest.mark.parametrize("template", Template)
def test_the_type_of_a_list_is_never_too_small_to_read(paper, template):
    sheet = Sheet(paper=paper, template=template)
    unit_mm = unit_px(sheet) / LAYOUT_DPI * MM_PER_INCH
    assert all(row * TYPE_SHARE * unit_mm >= LEAST_TABLE_TYPE_MM - 1e-9 for row in rows_of(sheet))
