"""What a sheet lists where not all of it finds room."""

from dataclasses import replace

import pytest

from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.frame import LAYOUT_DPI, rows_of, unit_px
from app.sheet.layout import layout_of
from app.sheet.manner import LEAST_TABLE_TYPE_MM, MANNERS, TYPE_SHARE
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


def laid_out(data, view, *, carried_on=False):
    return layout_of(data, view, Settings(), carried_on=carried_on)


def placed_of(data, view):
    return {f.id for f in on_map(data, view).facilities if f.precision is not Precision.CITY}


@pytest.mark.parametrize(
    "view",
    [View(sheet=A3), View(chosen=INVESTMENT), View(chosen=INVESTMENT, lang=Language.EN)],
    ids=["a3", "investment", "english"],
)
def test_where_not_all_is_listed_what_is_on_the_map_is_listed_whole(data, view):
    layout = laid_out(data, view)
    listed = {line.entry.thing.id for column in layout.columns for line in column}
    shown = on_map(data, view).facilities
    points = placed_of(data, view)
    if view.lang is Language.ZH:
        assert layout.placed
        assert listed == points
        assert layout.missing == len(shown) - len(points)
    assert set(layout.numbers) == listed
    assert len(listed) + layout.missing == len(shown)


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
    layout = laid_out(data, view)
    assert set(layout.numbers) == placed_of(data, view)
    bare = laid_out(data, without_table(view))
    assert layout.frame.ratio <= bare.frame.ratio / MANNERS[Template.SCREEN].least_pressed


def test_the_map_is_not_pressed_where_names_one_after_another_find_room(data):
    view = View(chosen={FacetName.CITY: ("370800",)}, lang=Language.EN)
    layout = laid_out(data, view)
    bare = laid_out(data, without_table(view))
    assert layout.missing == 0
    assert layout.frame.ratio <= bare.frame.ratio / MANNERS[Template.SCREEN].least_map


def test_where_all_finds_room_all_is_listed(data):
    layout = laid_out(data, View(chosen={FacetName.CITY: ("370400",)}))
    assert (layout.placed, layout.missing) == (False, 0)
    assert sum(entry.things for entry in layout.entries) == 14


def test_a_list_that_would_lack_much_of_the_map_is_not_drawn(data):
    layout = laid_out(data, View(sheet=Sheet(template=Template.OFFICIAL)))
    assert not layout.columns
    assert layout.missing == len(data.facilities)


def test_with_a_next_page_nothing_is_left_to_the_counts(data):
    layout = laid_out(data, View(sheet=A3), carried_on=True)
    assert not layout.placed
    assert sum(entry.things for entry in layout.rest) > 0
    assert layout.missing == 0


def test_a_sheet_without_a_table_has_no_numbers(data):
    layout = laid_out(data, View(sheet=Sheet(parts=(Part.LEGEND,))))
    assert (layout.columns, layout.numbers) == ([], {})


@pytest.mark.parametrize("paper", SIZES_MM)
@pytest.mark.parametrize("template", Template)
def test_the_type_of_a_list_is_never_too_small_to_read(paper, template):
    sheet = Sheet(paper=paper, template=template)
    unit_mm = unit_px(sheet) / LAYOUT_DPI * MM_PER_INCH
    assert all(row * TYPE_SHARE * unit_mm >= LEAST_TABLE_TYPE_MM - 1e-9 for row in rows_of(sheet))
