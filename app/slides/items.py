"""The list of a deck: what is on the map as rows, numbered, and how many of them a slide holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.slides.lettering import LINE, wrap
from app.slides.page import LEAST_PT, Page
from app.words import say
from layers.beyond import Assignment, Corridor, OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.store import Data
from layers.vocabulary import Language, Plan, Precision

Thing = Facility | Assignment | Corridor | OverseasPlace
COLUMNS = (
    "slides.col.number",
    "slides.col.name",
    "city.col.kind",
    "city.col.cities",
    "city.col.precision",
    "city.col.plan",
)
SHARES = {True: (0.045, 0.365, 0.21, 0.10, 0.09, 0.19), False: (0.055, 0.305, 0.21, 0.12, 0.125, 0.185)}
"""The share of each column in the width of the table, on a wide and on a narrow slide."""
CELL_PT, ROW_PT, HEAD_PT, MARK_PT = 4.0, 3.0, 22.0, 22.0
"""Margin of a cell left and right, above and below, the height of the head, and the room of a kind's mark."""
MOST_LINES = 3
SET = ((0.0, False), (0.0, True), (MARK_PT, False), (0.0, False), (0.0, False), (0.0, False))
"""What is taken from the room of each column, and whether it is bold."""


@dataclass(frozen=True)
class Row:
    """A thing with the lines of its cells; `city_only` where it has no place of its own."""

    thing: Thing
    cells: tuple[tuple[str, ...], ...]
    city_only: bool

    @property
    def height(self) -> float:
        """Its height in points."""
        return max(map(len, self.cells)) * LEAST_PT * LINE + 2 * ROW_PT


def things_of(shown: Shown) -> list[Thing]:
    """What is on the map in the order of the list: points by kind, city-only ones, networks, corridors, abroad."""
    ranked = shown.in_order()
    return [
        *(f for f in ranked.facilities if f.precision is not Precision.CITY),
        *(f for f in ranked.facilities if f.precision is Precision.CITY),
        *ranked.networks,
        *ranked.corridors,
        *ranked.abroad,
    ]


def rows_of(data: Data, things: Sequence[Thing], page: Page, lang: Language) -> list[Row]:
    """The rows of the list, their cells broken into lines for the page."""
    widths = column_widths(page)
    rows = []
    for n, thing in enumerate(things, 1):
        texts = (str(n), name_of(thing, lang), _kind(thing, lang), _cities(data, thing, lang), _precision(thing, lang))
        plans = say("join.list", lang).join(short(plan, lang) for plan in thing.plans)
        cells = tuple(
            tuple(wrap(text, LEAST_PT, width - 2 * CELL_PT - taken, most=MOST_LINES, bold=bold)) if text else ("",)
            for text, width, (taken, bold) in zip((*texts, plans), widths, SET, strict=True)
        )
        rows.append(Row(thing, cells, getattr(thing, "precision", None) is Precision.CITY))
    return rows


def paged(rows: Sequence[Row], page: Page) -> list[list[Row]]:
    """The rows of each slide."""
    most = page.body.height - HEAD_PT
    full = _filled(rows, most)
    # As many slides as are needed, about equally full: none is left with one lonely row.
    each = sum(row.height for row in rows) / max(len(full), 1) + max((row.height for row in rows), default=0.0)
    even = _filled(rows, min(each, most))
    return even if len(even) == len(full) else full


def _filled(rows: Sequence[Row], most: float) -> list[list[Row]]:
    pages: list[list[Row]] = []
    room = 0.0
    for row in rows:
        if not pages or row.height > room:
            pages.append([])
            room = most
        pages[-1].append(row)
        room -= row.height
    return pages


def column_widths(page: Page) -> list[float]:
    """The widths of the columns in points."""
    return [page.body.width * share for share in SHARES[page.width > page.height * 1.5]]


def name_of(thing: Thing, lang: Language) -> str:
    """The name of a thing in a language."""
    return thing.name if lang is Language.ZH else thing.name_en


def short(plan: Plan, lang: Language) -> str:
    """The name of a plan, short enough for a table."""
    return say(f"slides.plan.{plan.value}", lang)


def _kind(thing: Thing, lang: Language) -> str:
    if isinstance(thing, Assignment):
        return say("legend.networks", lang)
    word = thing.mode if isinstance(thing, Corridor) else thing.kind
    return word.label(lang)


def _cities(data: Data, thing: Thing, lang: Language) -> str:
    if isinstance(thing, OverseasPlace):
        return thing.country if lang is Language.ZH else thing.country_en
    names = [data.cities[c].short if lang is Language.ZH else data.cities[c].name_en for c in thing.cities]
    return say("slides.cities", lang, n=len(names)) if len(names) > 3 else say("join.list", lang).join(names)


def _precision(thing: Thing, lang: Language) -> str:
    if isinstance(thing, Assignment):
        return ""
    if isinstance(thing, Corridor):
        return say("legend.schematic" if thing.schematic else "legend.fixed", lang)
    return thing.precision.label(lang)
