"""Which numbers of the plans can be drawn as one series: the rule by which an earlier number meets a target."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.words_pages import TIME_WORDS
from layers.indicators import Indicator

MAGNITUDES: dict[str, tuple[str, int]] = {"万亿元": ("亿元", 10_000), "万亿美元": ("亿美元", 10_000)}
"""Units that are a multiple of another one that the plans use for the same thing."""

SHARE_MARKS = ("占", "比重", "比例")
_END = "末"
_NUMBER = re.compile(r"\d+(\.\d+)?")
_YEARS = re.compile(r"(\d{4})(?:–(\d{4}))?")


@dataclass(frozen=True)
class Target:
    """A target of one plan, with every place where the plan states it, and what the plans say of it earlier."""

    rows: tuple[Indicator, ...]
    earlier: tuple[Indicator, ...] = ()

    @property
    def first(self) -> Indicator:
        return self.rows[0]

    @property
    def points(self) -> tuple[Indicator, ...]:
        """The numbers to draw, in order of time; a target alone is no series."""
        return (*self.earlier, self.first) if self.earlier else ()


def years(indicator: Indicator) -> tuple[int, int] | None:
    """The first and last year that a number speaks of; None where the plan gives no year."""
    text = indicator.year
    at_end = text.endswith(_END)
    found = _YEARS.fullmatch(TIME_WORDS.get(text.removesuffix(_END), text))
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (last, last) if at_end else (first, last)


def reading(indicator: Indicator) -> str:
    """A value in figures: as printed, or as the note reads a Chinese numeral ("即3")."""
    for part in indicator.note.split("；"):
        if part.startswith("即"):
            return part[1:].partition("（")[0]
    return indicator.value


def amount(indicator: Indicator) -> float | None:
    """The number to draw, in the smaller unit where two are in use; None where it is a range, a word or a product."""
    text = reading(indicator)
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) * MAGNITUDES.get(indicator.unit, ("", 1))[1]


def is_share(indicator: Indicator) -> bool:
    """Whether a number is a part of a whole, and so stands on a scale of 0 to 100 %."""
    return (
        indicator.unit == "%" and "增" not in indicator.indicator and any(m in indicator.indicator for m in SHARE_MARKS)
    )


def comparable(earlier: Indicator, target: Indicator) -> bool:
    """Whether a statistic is the same thing at an earlier time.

    The indicator and the scope are the same words and the unit is the same or a multiple; both are for a moment or
    both for a period (累计 over “十三五” meets 累计 over “十四五”, never a single year), and the statistic ends first.
    What only sounds alike stays apart: 机电产品占出口比重 is no base of 机电及高新技术产品占出口比重, nor
    跨境电商进出口额占全国比重 of 跨境电商进出口占比, nor 对外非金融类直接投资累计额 of 累计对外实际投资.
    """
    then, when = years(earlier), years(target)
    return (
        earlier.kind == "statistic"
        and (earlier.indicator, earlier.scope, _unit(earlier)) == (target.indicator, target.scope, _unit(target))
        and amount(earlier) is not None
        and amount(target) is not None
        and then is not None
        and when is not None
        and (then[0] == then[1]) == (when[0] == when[1])
        and then[1] < when[1]
    )


def targets(indicators: Iterable[Indicator]) -> tuple[Target, ...]:
    """Every target, each with its earlier numbers; what a plan states twice (in words and in a table) is one."""
    rows = tuple(indicators)
    stated: dict[tuple[object, ...], list[Indicator]] = {}
    for row in rows:
        if row.kind == "target":
            key = (row.citation.plan, row.indicator, row.scope, row.value, row.unit, years(row) or row.year)
            stated.setdefault(key, []).append(row)
    return tuple(Target(tuple(same), _earlier(same[0], rows)) for same in stated.values())


def _earlier(target: Indicator, rows: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    at: dict[tuple[int, int], Indicator] = {}
    for row in rows:
        when = years(row)
        # Where the plans give a number twice (2.2万亿元 and 22009.4亿元), the one with more figures is drawn.
        if when and comparable(row, target) and (when not in at or _figures(row) > _figures(at[when])):
            at[when] = row
    return tuple(at[when] for when in sorted(at, key=lambda when: when[1]))


def _unit(indicator: Indicator) -> str:
    return MAGNITUDES.get(indicator.unit, (indicator.unit, 1))[0]


def _figures(indicator: Indicator) -> int:
    return len(re.sub(r"\D", "", indicator.value))
