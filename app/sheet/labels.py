"""Names and numbers beside symbols: near first, then farther away with a thin line, never on anything else."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.sheet.area import Area
from app.sheet.type import width_px, wrap
from geo.dodge import Box, Occupied, Point
from layers.model import Facility
from layers.vocabulary import Kind

NAME_PX, NUMBER_PX, LINE = 15.0, 13.0, 1.25
"""Size of names and numbers in units of type, and the distance of lines in sizes."""
ONE_LINE_EM, WIDEST_EM = 12.5, 15.0
FARTHEST = 6.5
"""How far a name may be led away, in widths of a symbol."""
MAJOR = (Kind.FREE_TRADE_AREA, Kind.SCO_ZONE, Kind.STARTUP_ZONE, Kind.PORT, Kind.AIRPORT)
"""What a reader looks for first is named first, and led away from a crowd if it must be."""
MOST_LED = 60
"""With more names than this without room, the map is crowded and lines would make it worse."""


@dataclass(frozen=True)
class Symbol:
    """A facility's symbol: drawn at `at`, true place at `true`."""

    facility: Facility
    at: Point
    true: Point


@dataclass(frozen=True)
class Label:
    """The number of a facility (its id), its name on a few lines, or both; `box` in pixels.

    `line` leads to the symbol.
    """

    facility: str
    lines: tuple[str, ...]
    box: Box
    across: str
    number: str = ""
    line: tuple[Point, Point] | None = None


@dataclass(frozen=True)
class Labels:
    """What found room; `inside` are numbers that stand in their symbol for want of room beside it, by id."""

    placed: tuple[Label, ...] = ()
    inside: Mapping[str, str] | None = None
    unnamed: tuple[Facility, ...] = ()


@dataclass(frozen=True)
class _Text:
    """What a label says and how much room that takes, in pixels."""

    lines: tuple[str, ...]
    number: str
    width: float
    height: float


class Placer:
    """Places labels on one map; `size` is the width of a symbol, `unit` one unit of type, both in pixels."""

    def __init__(self, area: Area, size: float, unit: float, occupied: Occupied) -> None:
        self._area, self._size, self._unit, self._occupied = area, size, unit, occupied

    def place(self, symbols: Sequence[Symbol], names: Mapping[str, str], numbers: Mapping[str, str]) -> Labels:
        """Label symbols by name, and by number where the table has one; `names` and `numbers` by id.

        Numbers come first, each beside its symbol or at worst in it; a name joins its number where there is room.
        """
        tags, inside = self._tag([symbol for symbol in symbols if symbol.facility.id in numbers], numbers)
        placed: dict[str, Label] = dict(tags)
        waiting = [symbol for symbol in symbols if symbol.facility.id in names]
        texts = {s.facility.id: self._text(names[s.facility.id], numbers.get(s.facility.id, "")) for s in waiting}
        left = []
        major = [symbol for symbol in waiting if symbol.facility.kind in MAJOR and symbol.facility.id not in numbers]
        for symbol in major:
            text = texts[symbol.facility.id]
            if label := self._near(symbol, text) or self._far(symbol, text):
                placed[symbol.facility.id] = label
        minor = [symbol for symbol in waiting if symbol.facility.id not in placed or symbol.facility.id in tags]
        for symbol in self._hardest_first(minor, texts):
            tag = tags.get(symbol.facility.id)
            if tag:
                self._occupied.remove(tag.box)
            label = self._near(symbol, texts[symbol.facility.id])
            if label:
                placed[symbol.facility.id] = label
                inside.pop(symbol.facility.id, None)
            elif tag:
                self._occupied.add(tag.box)
            else:
                left.append(symbol)
        unnumbered = [symbol for symbol in left if symbol.facility.id not in numbers]
        for symbol in unnumbered if len(unnumbered) <= MOST_LED else ():
            if label := self._far(symbol, texts[symbol.facility.id]):
                placed[symbol.facility.id] = label
        unnamed = tuple(s.facility for s in unnumbered if s.facility.id not in placed)
        return Labels(tuple(placed.values()), inside, unnamed)

    def _tag(self, symbols: Sequence[Symbol], numbers: Mapping[str, str]) -> tuple[dict[str, Label], dict[str, str]]:
        texts = {s.facility.id: self._text("", numbers[s.facility.id]) for s in symbols}
        tags, inside = {}, {}
        for symbol in self._hardest_first(symbols, texts):
            label = self._near(symbol, texts[symbol.facility.id])
            if label:
                tags[symbol.facility.id] = label
            else:
                inside[symbol.facility.id] = numbers[symbol.facility.id]
        return tags, inside

    def _hardest_first(self, symbols: Sequence[Symbol], texts: Mapping[str, _Text]) -> list[Symbol]:
        def spots(symbol: Symbol) -> int:
            return sum(self._free(box) for _, box in self._around(symbol, texts[symbol.facility.id]))

        return sorted(symbols, key=spots)

    def _near(self, symbol: Symbol, text: _Text) -> Label | None:
        for across, box in self._around(symbol, text):
            if self._free(box):
                self._occupied.add(box)
                return Label(symbol.facility.id, text.lines, box, across, text.number)
        return None

    def _far(self, symbol: Symbol, text: _Text) -> Label | None:
        x, y = symbol.at
        step = self._size * 0.6
        for ring in range(2, int(FARTHEST * self._size / step) + 1):
            for n in range(16):
                angle = 2 * math.pi * n / 16
                dx, dy = math.cos(angle), math.sin(angle)
                left = x + dx * ring * step - (text.width if dx < -0.01 else 0 if dx > 0.01 else text.width / 2)
                top = y + dy * ring * step - text.height / 2
                box = (left, top, left + text.width, top + text.height)
                line = self._line(symbol.at, box)
                if self._free(box) and self._clear(line):
                    self._occupied.add(box)
                    across = "left" if dx > 0.01 else "right" if dx < -0.01 else "center"
                    return Label(symbol.facility.id, text.lines, box, across, text.number, line)
        return None

    def _line(self, at: Point, box: Box) -> tuple[Point, Point]:
        end = (min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3]))
        far = math.dist(at, end) or 1.0
        share = min(self._size * 0.5 / far, 1.0)
        return (at[0] + (end[0] - at[0]) * share, at[1] + (end[1] - at[1]) * share), end

    def _clear(self, line: tuple[Point, Point]) -> bool:
        (x, y), end = line
        steps = max(int(math.dist((x, y), end) // (4 * self._unit)), 1)
        for n in range(1, steps):
            px, py = x + (end[0] - x) * n / steps, y + (end[1] - y) * n / steps
            if not self._occupied.free((px - 1, py - 1, px + 1, py + 1)):
                return False
        return True

    def _free(self, box: Box) -> bool:
        area = self._area
        on_map = area.left <= box[0] and box[2] <= area.right and area.top <= box[1] and box[3] <= area.bottom
        return on_map and self._occupied.free(box)

    def _around(self, symbol: Symbol, text: _Text) -> Iterator[tuple[str, Box]]:
        x, y = symbol.at
        gap = self._size / 2 + (1.5 if not text.lines else 3.0) * self._unit
        side, width, height = gap * 0.72, text.width, text.height
        for across, left, top in (
            ("left", x + gap, y - height / 2),
            ("right", x - gap - width, y - height / 2),
            ("center", x - width / 2, y + gap),
            ("center", x - width / 2, y - gap - height),
            ("left", x + side, y - side - height),
            ("left", x + side, y + side),
            ("right", x - side - width, y - side - height),
            ("right", x - side - width, y + side),
        ):
            yield across, (left, top, left + width, top + height)

    def _text(self, name: str, number: str) -> _Text:
        px = NAME_PX * self._unit
        lines = tuple(in_lines(name, px)) if name else ()
        wide = max((width_px(line, px) for line in lines), default=0.0)
        if number:
            wide += width_px(number, NUMBER_PX * self._unit, True) + (4 * self._unit if lines else 0)
        height = len(lines) * px * LINE if lines else NUMBER_PX * self._unit * 1.05
        return _Text(lines, number, wide + 2 * self._unit, height)


def in_lines(name: str, px: float) -> list[str]:
    """A name on one line if it is short, else on two of about the same width, the narrowest that hold it; or three."""
    whole = width_px(name, px)
    if whole <= ONE_LINE_EM * px:
        return [name]
    widths = [min(whole * share, WIDEST_EM * px) for share in (0.52, 0.58, 0.66, 0.75)]
    tries = [wrap(name, px, width) for width in widths]
    whole = next((lines for lines in tries if not lines[-1].endswith("…")), None)
    return whole or wrap(name, px, WIDEST_EM * px, most_lines=3)
