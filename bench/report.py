"""The table: each row a number of runs, their median and range, the target, and the ratio to ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

HEADER = ("what", "median", "min – max", "runs", "target", "verdict")
DECIMALS = {"s": 2, "ms": 0, "MB": 0, "KB": 0, "names": 0}


@dataclass(frozen=True)
class Row:
    """One measured thing; `unit` is one of DECIMALS, `ours` the median that a rival's ratio is taken to."""

    what: str
    runs: tuple[float, ...]
    unit: str
    target: float | None = None
    ours: float | None = None

    @property
    def median(self) -> float:
        return median(self.runs)

    @property
    def over(self) -> bool:
        return self.target is not None and self.median > self.target

    def cells(self) -> tuple[str, ...]:
        several = len(self.runs) > 1
        return (
            self.what,
            _amount(self.median, self.unit),
            f"{_number(min(self.runs), self.unit)} – {_number(max(self.runs), self.unit)}" if several else "",
            str(len(self.runs)),
            "" if self.target is None else f"≤ {self.target:g} {self.unit}",
            self._verdict(),
        )

    def _verdict(self) -> str:
        if self.ours is not None:
            ratio = self.median / self.ours
            return f"{ratio:.{2 if ratio < 10 else 0}f} × ours"
        if self.target is None:
            return ""
        return f"OVER by {self.median / self.target - 1:.0%}" if self.over else "ok"


@dataclass(frozen=True)
class Section:
    """Rows under one heading, and sentences that tell how they were taken."""

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def table(sections: Iterable[Section]) -> str:
    """All sections as one table of fixed-width text, the notes below it, the verdict last."""
    sections = tuple(sections)
    bodies = [[row.cells() for row in section.rows] for section in sections]
    everything = [HEADER, *(cells for body in bodies for cells in body)]
    widths = [max(len(cells[column]) for cells in everything) for column in range(len(HEADER))]
    rule = "-+-".join("-" * width for width in widths)
    lines = [_line(HEADER, widths), rule]
    for section, body in zip(sections, bodies, strict=True):
        lines += [f"{section.title}", *(_line(cells, widths) for cells in body), rule]
    lines += [f"· {note}" for section in sections for note in section.notes]
    return "\n".join([*lines, _conclusion([row for section in sections for row in section.rows])])


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = (f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))
    numbers = [f"{cell.strip():>{width}}" for cell, width in zip(rest, widths[1:], strict=True)]
    return " | ".join([first, *numbers]).rstrip()


def _conclusion(rows: list[Row]) -> str:
    over = [row.what.strip() for row in rows if row.over]
    targets = sum(row.target is not None for row in rows)
    if over:
        return f"OVER TARGET: {len(over)} of {targets}: {'; '.join(over)}"
    return f"All {targets} targets met."


def _number(value: float, unit: str) -> str:
    return f"{value:,.{DECIMALS[unit]}f}"


def _amount(value: float, unit: str) -> str:
    return f"{_number(value, unit)} {unit}"
