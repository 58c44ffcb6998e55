"""The pages after a sheet that carry on the list for which it had no room, with the numbers of its map."""

from collections.abc import Iterator, Sequence

from app.atlas.flow import columns_of
from app.atlas.leaves import Leaf
from app.atlas.paper import Paper
from app.sheet.area import Area, Table
from app.sheet.frame import rows_of, unit_px
from app.sheet.items import draw_items
from app.sheet.listing import Entry, listed, parted
from app.sheet.type import wrap
from app.themes import LOOKS
from app.words import say
from layers.issue import DataRefusedError, Issue

HEAD_TOP = 88.0
TITLE = 22.0
NARROWEST, MOST_COLUMNS = 190.0, 4
"""Width of a column in units of the page, and how many there are at most."""


def carried(leaf: Leaf, rest: Sequence[Entry]) -> Iterator[Paper]:
    """One page after the other, as many as the rest of the list takes; each entry is on one of them.

    Raises DataRefusedError for paper that is too small for a single line.
    """
    number = 1
    while rest:
        number += 1
        page = Paper(leaf.view)
        tables = list(_tables(page))
        table = next((table for table in tables if not listed(rest, table)[1]), tables[0])
        columns, rest = parted(rest, table)
        if not columns:
            message = "纸太小，放不下续页的清单：请换纸张（--paper）"
            english = "The paper is too small for a list: take another (--paper)"
            raise DataRefusedError([Issue(leaf.title, "paper", message, english)])
        look, lang = LOOKS[leaf.view.theme], leaf.view.lang
        left = sum(entry.things for entry in rest)
        onward = say("sheet.onward", lang, n=left) if left else ""
        _head(page, leaf)
        draw_items(page.axes, table, columns, lang, look, say("sheet.list.on", lang), missing=onward)
        page.foot(leaf.title, part_of(leaf.number, number))
        yield page


def part_of(number: int, part: int) -> str:
    """What is printed as its number on a page that carries a sheet on."""
    return f"{number}-{part}"


def _tables(page: Paper) -> Iterator[Table]:
    """The tables that a page may have: of the sheet's heights of a line, and as many columns as are wide enough."""
    sheet = page.view.sheet
    unit = unit_px(sheet)
    room = columns_of(page, (HEAD_TOP + 14) * page.unit, NARROWEST, MOST_COLUMNS)
    areas = [Area(left, room.top, room.width, room.height) for left, _ in map(room.edges, range(room.count))]
    for row in rows_of(sheet):
        yield Table(tuple(areas), row * unit, unit)


def _head(page: Paper, leaf: Leaf) -> None:
    y = HEAD_TOP * page.unit
    page.rule(page.margin, page.margin + 40 * page.unit, y - 40 * page.unit, thick=4, colour=page.look.accent)
    title = wrap(leaf.title, TITLE * page.unit, page.width - 2 * page.margin, most_lines=1, bold=True)[0]
    page.write(title, page.margin, y, TITLE, bold=True)
