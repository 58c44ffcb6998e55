"""What a sheet says and where it stands, before anything of it is drawn: its layers counted, its room shared out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.settings import Settings
from app.sheet.arrange import Demand
from app.sheet.chart import bars_of, chart_height
from app.sheet.foot import foot_lines
from app.sheet.frame import LAYOUT_DPI, WIDE_FROM_DEG, Frame, lay_out, unit_px
from app.sheet.home import home_of
from app.sheet.legend import legend_blocks, legend_column
from app.sheet.listing import Entry, Line, entries_of, lines_needed, listed, numbers_of, parted
from app.sheet.manner import MANNERS
from app.sheet.scene import GATHERED_FROM_DEG
from app.words import say
from layers.query import chosen_cities
from layers.sheet import MM_PER_INCH, Part
from layers.showing import Shown, on_map
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language

MOST_UNLISTED = 0.5
"""A table that would cut more of what is without a place than this share leaves all of that to the counts."""

LEAST_PLACED = 0.75
"""A table of what has a place that lists less than this share of it is not worth the room."""


@dataclass(frozen=True)
class Layout:
    """The frame of a sheet, the columns of its table, the numbers on its map and the bars of its chart.

    `missing` things find no room in the table, of `rest` it is the entries left to the next page; `placed` where it
    lists those with a place only, and leaves the others to the counts under the names of their cities.
    """

    shown: Shown
    frame: Frame
    numbers: dict[str, str]
    columns: Sequence[Sequence[Line]]
    missing: int
    chart: tuple[str, list[tuple[str, int]]]
    entries: Sequence[Entry]
    rest: Sequence[Entry] = ()
    placed: bool = False

    def head(self, lang: Language) -> str:
        """The words above the table."""
        return say("sheet.list.placed", lang, n=len(self.entries)) if self.placed else say("sheet.list", lang)

    def last_line(self, lang: Language) -> str:
        """What the last line of the table says of what it lacks."""
        if self.rest:
            return self.onward(lang)
        return say("sheet.more", lang, n=self.missing) if self.missing and not self.placed else ""

    def onward(self, lang: Language) -> str:
        """How many things the next page lists, in words."""
        left = sum(entry.things for entry in self.rest)
        return say("sheet.onward" if self.columns else "sheet.onward.all", lang, n=left) if left else ""


def layout_of(data: Data, view: View, settings: Settings, *, carried_on: bool) -> Layout:
    """Count what wants room, share out the sheet, and cut the table to the room that it got."""
    return _Layouts(data, view, settings).best(carried_on=carried_on)


class _Layouts:
    """The ways to list what one sheet shows."""

    def __init__(self, data: Data, view: View, settings: Settings) -> None:
        self._data, self._view = data, view
        self._shown = on_map(data, view)
        box = view.viewport
        self._gathered = box is not None and box.east - box.west > GATHERED_FROM_DEG
        self._chart = bars_of(data, view, self._shown) if view.sheet.carries(Part.CHART) else ("", [])
        width = view.sheet.size_mm[0] / MM_PER_INCH * LAYOUT_DPI
        wide = box is not None and box.east - box.west > WIDE_FROM_DEG
        unit, manner = unit_px(view.sheet), MANNERS[view.sheet.template]
        foot = foot_lines(data, view, settings, sheet_px=width, unit=unit, manner=manner, wide=wide)
        self._foot = len(foot)

    def best(self, *, carried_on: bool) -> Layout:
        """All listed, a line each or one after another; else carried on; else as much as the map can spare room for."""
        if not self._view.sheet.carries(Part.TABLE):
            return self._laid([])
        layout = self._laid(self._entries(None))
        if not layout.missing:
            return layout
        run_in = self._entries(True)
        if run_in != layout.entries:
            layout = min(layout, self._laid(run_in), key=lambda it: it.missing)
        if not layout.missing:
            return layout
        if carried_on:
            # With a next page there is a line for each thing; the map has the numbers of both.
            layout = self._laid(self._entries(False))
            columns, rest = parted(layout.entries, layout.frame.listing)
            return replace(layout, numbers=numbers_of(layout.entries), columns=columns, missing=0, rest=rest)
        for other in self._pressed(run_in):
            if _better(other, layout):
                layout = other
        return layout

    def _pressed(self, entries: list[Entry]) -> Iterator[Layout]:
        """Ways to list more: with less of the map, only what has a place, and both."""
        manner = MANNERS[self._view.sheet.template]
        ways = (False, True) if manner.least_pressed < manner.least_map else (False,)
        yield self._laid(entries, pressing=ways[-1])
        points = [entry for entry in entries if entry.number]
        others = sum(entry.things for entry in entries) - len(points)
        for pressing in ways if points and others else ():
            made = self._laid(points, pressing=pressing)
            yield replace(made, missing=made.missing + others, placed=not made.missing)

    def _entries(self, run_in: bool | None) -> list[Entry]:
        one_city = len(chosen_cities(self._view)) == 1
        shown, lang = self._shown, self._view.lang
        return entries_of(self._data, shown, lang, gathered=self._gathered, one_city=one_city, run_in=run_in)

    def _laid(self, entries: Sequence[Entry], *, pressing: bool = False) -> Layout:
        """The sheet shared out for these entries of its table."""
        view, shown = self._view, self._shown
        demand = Demand(
            legend_blocks(shown, view, gathered=self._gathered) if view.sheet.carries(Part.LEGEND) else (),
            lines_needed(entries) if entries else None,
            chart_height(len(self._chart[1])),
            self._foot,
            legend_column(shown, view),
            pressing,
        )
        frame = lay_out(view.sheet, home_of(self._data, view), view.viewport, demand)
        columns, missing = listed(entries, frame.listing)
        numbers = numbers_of([line.entry for column in columns for line in column])
        return Layout(shown, frame, numbers, columns, missing, self._chart, entries)


def _better(other: Layout, layout: Layout) -> bool:
    """Whether another lists more of what is on the map, or as much and all the rest, or no rest where most is cut."""
    points = len(numbers_of(layout.entries))
    if len(other.numbers) < LEAST_PLACED * points:
        return False
    if len(other.numbers) != len(layout.numbers):
        return len(other.numbers) > len(layout.numbers)
    rest = sum(entry.things for entry in layout.entries) - points
    return layout.missing > 0 and (not other.missing or (other.placed and layout.missing > MOST_UNLISTED * rest))
