"""Setting rows in columns and pages, a heading never parted from the row below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.atlas.paper import Paper

Draw = Callable[[Paper, float, float, float], None]
"""Draws a row on a page between left and right, from its top, in pixels."""


@dataclass(frozen=True)
class Row:
    """One row of a column: its height in units, how it is drawn, and whether it heads those below it."""

    height: float
    draw: Draw
    heads: bool = False


@dataclass(frozen=True)
class Columns:
    """The room for rows on a page: how many columns, from where, how wide, how high; in pixels."""

    count: int
    left: float
    top: float
    width: float
    gap: float
    height: float

    def edges(self, number: int) -> tuple[float, float]:
        """Left and right of a column."""
        left = self.left + number * (self.width + self.gap)
        return left, left + self.width


def columns_of(page: Paper, top: float, narrowest: float, most: int) -> Columns:
    """As many columns as there is room for, none narrower than `narrowest` units; `top` in pixels."""
    gap = 36 * page.unit
    room = page.width - 2 * page.margin
    count = max(1, min(most, int((room + gap) // (narrowest * page.unit + gap))))
    height = page.height - top - 74 * page.unit
    return Columns(count, page.margin, top, (room - (count - 1) * gap) / count, gap, height)


def set_rows(rows: Sequence[Row], limit: float, *, whole: bool = False) -> list[list[Row]]:
    """Part rows into columns no higher than `limit` units; a column never ends in a row that heads others.

    `whole` keeps what stands under one heading in one column, unless it is higher than that.
    """
    columns: list[list[Row]] = [[]]
    for block in _blocks(rows) if whole else [list(rows)]:
        if whole and columns[-1] and _height(block) <= limit < _height(columns[-1]) + _height(block):
            columns.append([])
        for row in block:
            if columns[-1] and _height(columns[-1]) + row.height > limit:
                carried: list[Row] = []
                while columns[-1] and columns[-1][-1].heads:
                    carried.insert(0, columns[-1].pop())
                columns.append(carried)
            columns[-1].append(row)
    return [column for column in columns if column]


def balanced(rows: Sequence[Row], limit: float, count: int, *, whole: bool = False) -> list[list[Row]]:
    """As `set_rows`; what fits on one page is spread over its columns evenly."""
    columns = set_rows(rows, limit, whole=whole)
    if len(columns) > count:
        return columns
    low = max(_height(rows) / count, max(map(_height, _blocks(rows)), default=0.0) if whole else 0.0)
    while low < limit and len(set_rows(rows, low, whole=whole)) > count:
        low += 4
    return set_rows(rows, min(low, limit), whole=whole)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Headings that follow one another, each time with the rows below them."""
    blocks: list[list[Row]] = []
    for before, row in zip((None, *rows), rows, strict=False):
        if before is None or (row.heads and not before.heads):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)
