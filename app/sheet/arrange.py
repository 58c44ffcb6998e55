"""Sharing out a sheet: the map takes what legend, chart and table do not need, and never less than its least share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from app.sheet.area import NOTHING, TABLE_HEAD, Area
from app.sheet.manner import TYPE_SHARE, Manner

GAP, BETWEEN = 34.0, 26.0
"""Between the map and what stands beside it, and between columns, in units of type."""
TABLE_COLUMN = 246.0
WIDEST_LEGEND, WIDEST_TABLE = 330.0, 420.0
"""Least width of a column of the table; greatest widths."""
BLOCK_HEAD_ROWS = 1.4
LEGEND_HEAD = 84.0
LEAST_LISTED = 0.5
"""A table that can list less than this share of what is on the map is not drawn at all."""
LEAST_BY_LEGEND = 0.45
"""A legend that leaves the map less than this share of its scale is cut instead."""
LEGEND_WORTH = 1.8
LISTED_WORTH, WHOLE_WORTH, CHART_WORTH = 0.8, 0.12, 0.08
"""What a listed table is worth, how much more one that lacks nothing, and a chart, to the greatest scale of the map."""
TYPE_WORTH = 0.4
"""What it is worth that the table has its largest type; a tenth less costs the same whatever the size."""


@dataclass(frozen=True)
class Demand:
    """What wants room beside the map.

    `legend`: lines of each of its blocks, which are not broken over columns; `table`: how many lines that takes in a
    column so many sizes of type wide; `chart`: its height in units.
    """

    legend: tuple[int, ...] = (6, 6, 6, 4, 4)
    table: Callable[[float], int] | None = None
    chart: float = 0.0
    foot: int = 2
    """Lines of sources and notes at the foot of the sheet."""
    legend_column: float = 230.0
    """Least width of a column of the legend, in units."""
    pressing: bool = False
    """Whether the table may take more of the map than it should, since it lacks room else."""


@dataclass(frozen=True)
class Arrangement:
    """Where map, legend, table and chart stand, in pixels; `table_row` is the height of a line of the table."""

    map: Area
    legend: tuple[Area, ...] = ()
    table: tuple[Area, ...] = ()
    chart: Area = NOTHING
    table_row: float = 0.0


@dataclass(frozen=True)
class _Candidate:
    arrangement: Arrangement
    scale: float
    listed: float
    legend: float
    """The share of its legend, 1 for a whole one."""
    type: float
    """1 where the table has the largest type that there is, less by the logarithm of how much smaller it is."""

    @property
    def worth(self) -> float:
        whole = WHOLE_WORTH if self.listed >= 1.0 else 0.0
        return (
            LEGEND_WORTH * self.legend
            + LISTED_WORTH * self.listed
            + whole
            + TYPE_WORTH * self.type
            + (CHART_WORTH if self.arrangement.chart.height else 0.0)
        )


def arrange(
    room: Area,
    extent: tuple[float, float],
    *,
    fixed: bool,
    demand: Demand,
    unit: float,
    manner: Manner,
    rows: tuple[float, ...],
) -> Arrangement:
    """The best arrangement: everything right of the map, all below it, or the legend beside and the table below.

    `extent` is the width and height of the ground to show, in any unit; `fixed` keeps the map to its shape, else it
    fills its room; `rows` are the heights in units that a line of the table may have, the best first. Lengths in
    pixels, `unit` pixels to a unit of type.
    """
    candidates = list(_Sharing(room, extent, fixed, demand, unit, rows, manner.legend_rows).candidates())
    largest = max(c.scale for c in candidates)
    whole = [c for c in candidates if c.legend >= 1.0 and c.scale >= LEAST_BY_LEGEND * largest]
    if whole:
        largest = max(c.scale for c in whole)
    least = manner.least_pressed if demand.pressing else manner.least_map
    allowed = [c for c in whole or candidates if c.scale >= least * largest]
    return max(allowed, key=lambda c: c.scale / largest + c.worth).arrangement


class _Sharing:
    """All ways to share one sheet."""

    def __init__(
        self,
        room: Area,
        extent: tuple[float, float],
        fixed: bool,
        demand: Demand,
        unit: float,
        rows: tuple[float, ...],
        legend_rows: tuple[float, ...],
    ) -> None:
        self._room, self._extent, self._fixed, self._demand, self._unit = room, extent, fixed, demand, unit
        self._rows, self._legend_rows = rows, legend_rows

    def candidates(self) -> Iterator[_Candidate]:
        room, gap = self._room, GAP * self._unit
        if not (self._demand.legend or self._demand.table or self._demand.chart):
            yield self._fill(self._map(room), NOTHING, None)
            return
        for step in range(2, 31):
            inner = Area(room.left, room.top, room.width * (1 - step / 40), room.height)
            area = self._map(inner)
            block = Area(area.right + gap, room.top, room.right - area.right - gap, room.height)
            if block.width > 0:
                yield self._fill(area, block, None)
        for step in range(2, 31):
            height = room.height * step / 40
            inner = Area(room.left, room.top, room.width, room.height - height - 24 * self._unit)
            area = self._map(inner)
            below = Area(
                room.left, area.bottom + 24 * self._unit, room.width, room.bottom - area.bottom - 24 * self._unit
            )
            centred = Area(room.left + (room.width - area.width) / 2, area.top, area.width, area.height)
            yield self._fill(centred, below, None)
            yield from self._cornered(inner, below)

    def _cornered(self, inner: Area, below: Area) -> Iterator[_Candidate]:
        """The legend beside the map, the table below both."""
        gap, unit = GAP * self._unit, self._unit
        for columns in (1, 2) if self._demand.table else ():
            width = (columns * self._demand.legend_column + (columns - 1) * BETWEEN) * unit
            area = self._map(Area(inner.left, inner.top, inner.width - width - gap, inner.height))
            if area.width <= 0:
                return
            low = Area(below.left, area.bottom + 24 * unit, below.width, self._room.bottom - area.bottom - 24 * unit)
            beside = Area(area.right + gap, area.top, self._room.right - area.right - gap, area.height)
            made = self._fill(area, beside, low)
            # Without the table the room below would stay empty.
            if made.arrangement.table:
                yield made

    def _map(self, room: Area) -> Area:
        if not self._fixed:
            return room
        scale = min(room.width / self._extent[0], room.height / self._extent[1])
        return Area(room.left, room.top, self._extent[0] * scale, self._extent[1] * scale)

    def _fill(self, area: Area, block: Area, low: Area | None) -> _Candidate:
        """Legend in the first columns of `block`; table in its others, or in `low`; the chart where room is left."""
        unit, demand = self._unit, self._demand
        scale = min(area.width / self._extent[0], area.height / self._extent[1])
        between = BETWEEN * unit
        count, used, shown = self._legend(block)
        taken = count * (self._demand.legend_column * unit + between)
        rest = low or Area(block.left + taken, block.top, block.width - taken, block.height)
        row, wanted, listed = self._table(block, rest, count, apart=low is not None)
        columns = _columns(rest.width / unit, TABLE_COLUMN)
        need = demand.chart * unit
        # A column left over takes the chart; in the legend's last one it stands where that ends.
        own_column = bool(need) and low is None and columns > wanted and need <= block.height
        if own_column and wanted:
            narrower = self._widths(block, rest, count, wanted + 1, apart=False)[1]
            own_column = self._share(narrower, row, wanted, rest) >= listed
        legend_px, table_px = self._widths(block, rest, count, wanted + own_column, low is not None)
        legend = [
            Area(block.left + n * (legend_px + between), block.top, legend_px, block.height) for n in range(count)
        ]
        start = rest.left if low is not None else block.left + count * (legend_px + between)
        table = [Area(start + n * (table_px + between), rest.top, table_px, rest.height) for n in range(wanted)]
        chart = NOTHING
        if own_column:
            left = start + wanted * (table_px + between)
            chart = Area(left, rest.top, min(WIDEST_LEGEND * unit, table_px), need)
        elif need and count and used + 26 * unit + need <= block.height:
            last = legend[-1]
            chart = Area(last.left, block.bottom - need, last.width, need)
            legend[-1] = Area(last.left, last.top, last.width, chart.top - last.top - 22 * unit)
        shared = Arrangement(area, tuple(legend), tuple(table), chart, row * unit)
        return _Candidate(shared, scale, listed, shown, 1 + log(row / self._rows[0]) if wanted else 0.0)

    def _table(self, block: Area, rest: Area, legends: int, *, apart: bool) -> tuple[float, int, float]:
        """Height of a line of the table in units, its columns, and the share of its lines that finds room."""
        unit = self._unit
        if self._demand.table is None:
            return self._rows[0], 0, 1.0
        most = _columns(rest.width / unit, TABLE_COLUMN)
        best = (self._rows[-1], 0, 0.0)
        for row in self._rows:
            for columns in range(1, most + 1):
                _, width = self._widths(block, rest, legends, columns, apart)
                share = self._share(width, row, columns, rest)
                if share >= 1.0:
                    return row, columns, 1.0
                best = max(best, (row, columns, share), key=lambda it: it[2])
        return best if best[2] >= LEAST_LISTED else (self._rows[-1], 0, 0.0)

    def _share(self, width: float, row: float, columns: int, rest: Area) -> float:
        """How much of the table finds room in columns `width` pixels wide with lines `row` units high."""
        if self._demand.table is None:
            return 1.0
        each = max(int((rest.height / self._unit - TABLE_HEAD) // row), 0)
        # A name is not broken over two columns, so that each may end with a line to spare.
        lines = self._demand.table(width / self._unit / (row * TYPE_SHARE)) + columns - 1
        return min(each * columns / lines, 1.0)

    def _widths(self, block: Area, rest: Area, legends: int, tables: int, apart: bool) -> tuple[float, float]:
        """How wide columns of legend and table become when they share what is left."""
        unit, between = self._unit, BETWEEN * self._unit
        if apart:
            legend = (block.width - (legends - 1) * between) / max(legends, 1)
            table = (rest.width - (tables - 1) * between) / max(tables, 1)
        else:
            least = legends * self._demand.legend_column + tables * TABLE_COLUMN
            free = block.width - max(legends + tables - 1, 0) * between
            stretch = free / unit / least if least else 1.0
            legend, table = self._demand.legend_column * unit * stretch, TABLE_COLUMN * unit * stretch
        return min(legend, WIDEST_LEGEND * unit), min(table, WIDEST_TABLE * unit)

    def _legend(self, block: Area) -> tuple[int, float, float]:
        """How many columns the legend takes, how high it is in the last one, and how much of it finds room."""
        unit, blocks = self._unit, self._demand.legend
        if not blocks:
            return 0, 0.0, 1.0
        most = _columns(block.width / unit, self._demand.legend_column)
        heights = [block.height / unit - LEGEND_HEAD, *[block.height / unit] * (most - 1)]
        for row in self._legend_rows:
            places = flow(blocks, heights, row)
            if most and places is not None:
                last, top = places[-1]
                head = LEGEND_HEAD if last == 0 else 0.0
                return last + 1, (head + top + (blocks[-1] + BLOCK_HEAD_ROWS) * row) * unit, 1.0
        room = sum(max(height, 0.0) for height in heights[:most]) / self._legend_rows[-1]
        return most, block.height, min(room / sum(lines + BLOCK_HEAD_ROWS for lines in blocks), 0.95) if most else 0.0


def _columns(width: float, least: float) -> int:
    """How many columns of a least width stand side by side; a hair's breadth, lost in rounding, is none."""
    return max(int((width + BETWEEN + 1e-6) // (least + BETWEEN)), 0)


def flow(blocks: Sequence[int], heights: Sequence[float], row: float) -> list[tuple[int, float]] | None:
    """The column of each block of lines and how far down it begins there; None if they do not all fit.

    `heights` are those of the columns and `row` that of a line, in one unit; a block has a title above its lines.
    """
    column, y, places = 0, 0.0, []
    for lines in blocks:
        need = (lines + BLOCK_HEAD_ROWS) * row
        while column < len(heights) and y + need > heights[column] + row * 0.3:
            column, y = column + 1, 0.0
        if column >= len(heights):
            return None
        places.append((column, y))
        y += need
    return places
