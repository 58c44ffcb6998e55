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


def set_rows(rows: Sequence[Row], limit: float) -> list[list[Row]]:
    """Part rows into columns no higher than `limit` units; a column never ends in a row that heads others."""
    columns: list[list[Row]] = [[]]
    for row in rows:
        if columns[-1] and sum(r.height for r in columns[-1]) + row.height > limit:
            carried: list[Row] = []
            while columns[-1] and columns[-1][-1].heads:
                carried.insert(0, columns[-1].pop())
            columns.append(carried)
        columns[-1].append(row)
    return [column for column in columns if column]


def balanced(rows: Sequence[Row], limit: float, count: int) -> list[list[Row]]:
    """As `set_rows`; what fits on one page is spread over its columns evenly."""
    columns = set_rows(rows, limit)
    if len(columns) > count:
        return columns
    total = sum(row.height for row in rows)
    low = total / count
    while low < limit and len(set_rows(rows, low)) > count:
        low += 4
    return set_rows(rows, min(low, limit))
