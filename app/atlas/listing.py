"""Contents and index of an atlas: rows with dotted leaders, the numbers in a column, each number a link."""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from app.atlas.cover import atlas_title
from app.atlas.entries import OTHERS, Entry, runs
from app.atlas.flow import Columns, Row, balanced, columns_of
from app.atlas.leaves import Leaf
from app.atlas.paper import Link, Paper
from app.sheet.type import wrap
from app.words import say
from layers.view import View

HEAD_TOP = 96.0
NAME, NUMBER, SMALL = 14.0, 14.0, 11.5
LEAF_ROW, GROUP_ROW, SECTION_ROW = 23.5, 26.0, 46.0
ENTRY, ENTRY_LINE, LETTER_ROW = 11.0, 15.0, 34.0
NUMBER_ROOM, COUNT_ROOM = 34.0, 60.0
SHORTEST_LAST = 4
"""A name is broken earlier rather than leave fewer characters than this on its last line."""


def roman(number: int) -> str:
    """A number below forty in small Roman numerals."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def contents(view: View, leaves: Sequence[Leaf], counts: Mapping[int, int], index_at: int | None) -> list[Paper]:
    """The pages of contents; a leaf without a count was not drawn, `index_at` is the number of the index."""
    rows: list[Row] = []
    for by, sheets in groupby(leaves, key=lambda leaf: leaf.by):
        rows.append(_section(say(f"atlas.by.{by.value}", view.lang)))
        for group, members in groupby(sheets, key=lambda leaf: leaf.group):
            rows += [_group(group)] if group else []
            rows += [_leaf(leaf, counts.get(leaf.number), view) for leaf in members]
    if index_at is not None:
        rows.append(_section(say("atlas.index", view.lang), index_at))
    lead = say("atlas.missing.note", view.lang) if len(counts) < len(leaves) else ""
    pages = _pages(view, say("atlas.contents", view.lang), lead, rows, narrowest=330, most=2, whole=True)
    for number, page in enumerate(pages, start=1):
        page.foot(atlas_title(view), roman(number))
    return pages


def index(view: View, found: Sequence[Entry], index_at: int) -> list[Paper]:
    """The pages of the index, numbered on after the sheets from `index_at`."""
    rows: list[Row] = []
    columns = _room(Paper(view), say("atlas.index.lead", view.lang), narrowest=250, most=3)
    for letter, members in groupby(found, key=lambda entry: entry.letter):
        rows.append(_letter(say("atlas.index.other", view.lang) if letter == OTHERS else letter))
        rows += [_entry(entry, view, columns.width / Paper(view).unit) for entry in members]
    lead = say("atlas.index.lead", view.lang)
    pages = _pages(view, say("atlas.index", view.lang), lead, rows, narrowest=250, most=3)
    for number, page in enumerate(pages, start=index_at):
        page.foot(atlas_title(view), str(number))
    return pages


def _room(page: Paper, lead: str, *, narrowest: float, most: int) -> Columns:
    return columns_of(page, (HEAD_TOP + (46 if lead else 24)) * page.unit, narrowest, most)


def _pages(
    view: View, title: str, lead: str, rows: Sequence[Row], *, narrowest: float, most: int, whole: bool = False
) -> list[Paper]:
    blank = Paper(view)
    first = _room(blank, lead, narrowest=narrowest, most=most)
    columns = balanced(rows, first.height / blank.unit, first.count, whole=whole)
    pages = []
    for start in range(0, len(columns), first.count):
        page = Paper(view)
        _head(page, title, lead)
        for number, column in enumerate(columns[start : start + first.count]):
            left, right = first.edges(number)
            top = first.top
            for row in column:
                row.draw(page, left, right, top)
                top += row.height * page.unit
        pages.append(page)
    return pages


def _head(page: Paper, title: str, lead: str) -> None:
    left, y = page.margin, HEAD_TOP * page.unit
    page.rule(left, left + 40 * page.unit, y - 44 * page.unit, thick=4, colour=page.look.accent)
    page.write(title, left, y, 32, bold=True)
    if lead:
        room = page.width - 2 * left
        page.write(wrap(lead, 12.5 * page.unit, room, most_lines=1)[0], left, y + 26 * page.unit, 12.5, faint=True)


def _section(title: str, number: int | None = None) -> Row:
    def draw(page: Paper, left: float, right: float, top: float) -> None:
        y = top + 30 * page.unit
        page.write(title, left, y, 17, bold=True)
        if number is not None:
            page.write(str(number), right, y, NUMBER, bold=True, across="right")
            page.links.append(Link(left, y - 20 * page.unit, right, y + 6 * page.unit, number))
        page.rule(left, right, y + 9 * page.unit, thick=1.2, colour=page.look.text)

    return Row(SECTION_ROW, draw, heads=number is None)


def _group(title: str) -> Row:
    def draw(page: Paper, left: float, right: float, top: float) -> None:
        page.write(title, left, top + 19 * page.unit, 12.5, faint=True, bold=True)

    return Row(GROUP_ROW, draw, heads=True)


def _leaf(leaf: Leaf, count: int | None, view: View) -> Row:
    def draw(page: Paper, left: float, right: float, top: float) -> None:
        unit, y = page.unit, top + 17 * page.unit
        left += 14 * unit if leaf.group else 0
        number_at, count_at = right, right - NUMBER_ROOM * unit
        name = wrap(leaf.name, NAME * unit, count_at - COUNT_ROOM * unit - left, most_lines=1)[0]
        page.write(name, left, y, NAME, faint=count is None)
        said = say("atlas.missing", view.lang) if count is None else say("atlas.count", view.lang, n=count)
        page.write(said, count_at, y, SMALL, faint=True, across="right")
        _leader(page, left + page.width_of(name, NAME), count_at - page.width_of(said, SMALL), y)
        if count is not None:
            page.write(str(leaf.number), number_at, y, NUMBER, across="right")
            page.links.append(Link(left, top, right, top + LEAF_ROW * unit, leaf.number))

    return Row(LEAF_ROW, draw)


def _leader(page: Paper, left: float, right: float, y: float) -> None:
    """Dots on the base line, in step over the whole column so that rows agree."""
    step = 6 * page.unit
    first, last = math.ceil((left + 8 * page.unit) / step), math.floor((right - 7 * page.unit) / step)
    page.dots += [(n * step, y - 2 * page.unit) for n in range(first, last + 1)]


def _letter(letter: str) -> Row:
    def draw(page: Paper, left: float, right: float, top: float) -> None:
        y = top + 25 * page.unit
        page.write(letter, left, y, 15, bold=True, colour=page.look.accent)
        page.rule(left, right, y + 5 * page.unit)

    return Row(LETTER_ROW, draw, heads=True)


def _entry(entry: Entry, view: View, width: float) -> Row:
    comma = say("join.list", view.lang)
    parts = [(first, str(first) if first == last else f"{first}–{last}") for first, last in runs(entry.numbers)]
    blank = Paper(view)
    unit = blank.unit
    numbers_px = blank.width_of(comma.join(text for _, text in parts), ENTRY)
    name_room = max(width * unit - numbers_px - 22 * unit, width * unit * 0.5)
    lines = wrap(entry.name, ENTRY * unit, name_room, most_lines=3)
    if len(lines) > 1 and len(lines[-1]) < SHORTEST_LAST:
        lines = wrap(entry.name, ENTRY * unit, name_room - (SHORTEST_LAST - 1) * ENTRY * unit, most_lines=3)
    # Where name and numbers do not fit beside one another, the numbers take a line of their own.
    apart = blank.width_of(lines[-1], ENTRY) + numbers_px + 22 * unit > width * unit
    height = (len(lines) + apart) * ENTRY_LINE + 3

    def draw(page: Paper, left: float, right: float, top: float) -> None:
        y = top + 13 * page.unit
        for number, line in enumerate(lines):
            page.write(line, left if number == 0 else left + 9 * page.unit, y, ENTRY)
            y += ENTRY_LINE * page.unit
        y -= 0 if apart else ENTRY_LINE * page.unit
        indent = 9 * page.unit if len(lines) > 1 else 0
        start = left + (0 if apart else indent + page.width_of(lines[-1], ENTRY))
        x = right - numbers_px
        _leader(page, start, x, y)
        page.write(comma.join(text for _, text in parts), x, y, ENTRY)
        for number, text in parts:
            wide = page.width_of(text, ENTRY)
            page.links.append(Link(x, y - 11 * page.unit, x + wide, y + 3 * page.unit, number))
            x += wide + page.width_of(comma, ENTRY)

    return Row(height, draw)
