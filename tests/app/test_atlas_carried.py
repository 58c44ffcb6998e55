"""A list that finds no room on its sheet is carried on: nothing is lost, and the numbers are those of the map."""

import io
import math
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.atlas import making
from app.atlas.carried import _tables, carried, part_of
from app.atlas.drawing import Job, draw_one
from app.atlas.entries import named_on
from app.atlas.leaves import By, leaves
from app.atlas.making import make
from app.atlas.order import Order
from app.atlas.paper import Paper
from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.listing import parted
from app.words import say
from layers.facets import FacetName
from layers.issue import DataRefusedError
from layers.sheet import Part, Sheet, Template
from layers.view import View
from layers.vocabulary import Circle, Language

JIAODONG = {FacetName.CIRCLE: (Circle.JIAODONG,)}
SHEETS = {
    "page": Sheet(),
    "landscape": Sheet(paper="a4", template=Template.OFFICIAL),
    "screen": Sheet(paper="16x9", template=Template.SCREEN),
    "wall": Sheet(template=Template.WALL),
    "bare": Sheet(template=Template.OFFICIAL, parts=(Part.TITLE, Part.TABLE)),
}


def leaf_of(data, view, by=By.CIRCLE):
    return leaves(data, view, (by,))[0]


def flat(text):
    return "".join(text.split())


def names_on(axes):
    """What is written, but for the numbers and places at both ends of a name, which stand at a right edge."""
    return flat("".join(text.get_text() for text in axes.texts if text.get_ha() != "right"))


@pytest.fixture(scope="module")
def entries(data):
    """All that the sheet of a circle lists, on a page with room for none of it."""
    leaf = leaf_of(data, View(chosen=JIAODONG))
    rest = draw(data, leaf.view, Settings(), carried_on=True).rest
    assert sum(entry.things for entry in rest) > 150
    return leaf, list(rest)


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_sheet_and_its_next_pages_name_everything_once(data, sheet, lang):
    leaf = leaf_of(data, View(chosen=JIAODONG, sheet=sheet, lang=lang))
    drawn = draw(data, leaf.view, Settings(), carried_on=True)
    pages = list(carried(leaf, drawn.rest))
    first = names_on(drawn.figure.axes[0])
    said = "".join(names_on(page.axes) for page in pages)
    listed = {entry.thing.id for entry in drawn.rest if entry.thing is not None}
    assert bool(pages) == bool(listed)
    for identifier, name in named_on(data, leaf).items():
        if identifier in listed:
            assert flat(name) in said
        elif identifier in {facility.id for facility in data.facilities}:
            assert flat(name) in first
    assert not [note for note in drawn.notes if "清单" in note or "table" in note]


def test_whatever_the_height_of_a_column_no_entry_is_lost_doubled_or_parted(entries):
    leaf, whole = entries
    table = next(_tables(Paper(leaf.view)))
    for lines in (6, 7, 11, 20, 37):
        area = table.columns[0]
        short = replace(area, height=40.0 * table.unit + (lines + 0.5) * table.row)
        small = replace(table, columns=(short, short))
        rest, said, turns = whole, [], 0
        while rest:
            columns, rest = parted(rest, small)
            on_page = [line.entry for column in columns for line in column if line.first]
            assert on_page
            assert on_page[-1].things, "a heading stands alone at the end"
            assert all(len(column) <= lines for column in columns)
            said += [entry for entry in on_page if entry.things]
            turns += 1
        assert said == [entry for entry in whole if entry.things]
        assert turns > 1


def test_a_heading_is_said_again_where_the_rest_of_it_begins(entries):
    leaf, whole = entries
    heads = [entry for entry in whole if not entry.things]
    assert heads
    table = next(_tables(Paper(leaf.view)))
    short = replace(table.columns[0], height=40.0 * table.unit + 12.5 * table.row)
    rest, under = whole, None
    while rest:
        columns, rest = parted(rest, replace(table, columns=(short,)))
        for line in (line for column in columns for line in column):
            under = line.entry if not line.entry.things else under
        if rest and under is not None:
            assert rest[0] == under or rest[0] in heads


def test_the_numbers_of_the_next_page_are_on_the_map(data):
    leaf = leaf_of(data, View(chosen=JIAODONG))
    drawn = draw(data, leaf.view, Settings(), carried_on=True)
    texts = [text.get_text() for text in drawn.figure.axes[0].texts]
    numbers = [entry.number for entry in drawn.rest if entry.number]
    assert numbers == sorted(numbers, key=int)
    assert all(number in texts for number in numbers)
    assert drawn.unlabelled == 0


def test_the_sheet_says_that_the_list_is_on_the_next_page(data):
    leaf = leaf_of(data, View(chosen=JIAODONG))
    drawn = draw(data, leaf.view, Settings(), carried_on=True)
    n = sum(entry.things for entry in drawn.rest)
    texts = [text.get_text() for text in drawn.figure.axes[0].texts]
    assert {say("sheet.onward.all", Language.ZH, n=n), say("sheet.onward", Language.ZH, n=n)} & set(texts)
    alone = [text.get_text() for text in draw(data, leaf.view, Settings()).figure.axes[0].texts]
    assert not any("续页" in text for text in alone)


def test_the_columns_of_a_next_page_are_as_many_as_its_paper_holds(entries):
    leaf, _ = entries
    upright, across = (
        next(_tables(Paper(replace(leaf.view, sheet=Sheet(paper=paper, template=Template.OFFICIAL)))))
        for paper in ("a4-portrait", "a4")
    )
    assert (len(upright.columns), len(across.columns)) == (3, 4)


def test_nothing_of_a_next_page_stands_outside_it_or_on_anything_else(entries):
    leaf, rest = entries
    for page in carried(leaf, rest):
        figure = page.axes.figure
        figure.canvas.draw()
        boxes = [text.get_window_extent() for text in page.axes.texts if text.get_text()]
        for box in boxes:
            assert box.x0 >= 0
            assert box.x1 <= math.ceil(page.width)
            assert box.y0 >= 0
            assert box.y1 <= math.ceil(page.height)
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                across = min(one.x1, other.x1) - max(one.x0, other.x0)
                along = min(one.y1, other.y1) - max(one.y0, other.y0)
                assert across < 1 or along < one.height * 0.35


def test_paper_too_small_for_one_line_is_refused_in_words(entries, monkeypatch):
    leaf, rest = entries
    low = replace(next(_tables(Paper(leaf.view))).columns[0], height=10.0)
    flat_table = replace(next(_tables(Paper(leaf.view))), columns=(low,))
    monkeypatch.setattr("app.atlas.carried._tables", lambda page: iter([flat_table]))
    with pytest.raises(DataRefusedError) as refused:
        list(carried(leaf, rest))
    assert "续页" in refused.value.issues[0].message


@pytest.fixture
def drawn_here(monkeypatch):
    def draw_all(job, planned, workers, stopped):
        yield from (draw_one(Job(job.data, job.settings, job.form), leaf) for leaf in planned)

    monkeypatch.setattr(making, "draw_all", draw_all)


def test_next_pages_are_bound_behind_their_sheet_and_numbered_after_it(data, drawn_here, tmp_path):
    out = tmp_path / "atlas.pdf"
    made = make(data, Order(View(), (By.CIRCLE,)), out)
    reader = PdfReader(io.BytesIO(out.read_bytes()))
    labels = reader.page_labels
    assert labels[labels.index("2") + 1] == part_of(2, 2) == "2-2"
    assert len(labels) == len(reader.pages) == made.pages
    after = flat(reader.pages[labels.index("2-2")].extract_text())
    assert flat(say("sheet.list.on", Language.ZH)) in after
    assert "2-2" in after
    # The links of contents and index lead to the sheets, whatever stands between them.
    third = [outline for outline in _titles(reader) if Circle.LUNAN.label(Language.ZH) in outline.title]
    assert reader.get_destination_page_number(third[0]) == labels.index("3")


def test_in_a_folder_next_pages_stand_behind_their_sheet(data, drawn_here, tmp_path):
    out = tmp_path / "atlas"
    make(data, Order(View(chosen=JIAODONG), (By.CIRCLE,), "png"), out)
    names = sorted(path.name for path in out.glob("*.png"))
    name = Circle.JIAODONG.label(Language.ZH)
    at = names.index(f"01-{name}.png")
    assert names[at + 1] == f"01-{name}2.png"


def _titles(reader, items=None):
    for item in reader.outline if items is None else items:
        if isinstance(item, list):
            yield from _titles(reader, item)
        else:
            yield item
