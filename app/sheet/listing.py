"""What the table of a sheet lists, and the lines that takes in a column of some width.

Widths are in em, sizes of the type of the table, so that they hold for every sheet.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from app.sheet.area import Table
from app.sheet.manner import TYPE_SHARE
from app.sheet.type import width_px, wrap
from app.words import say
from layers.beyond import Corridor, OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.store import Data
from layers.vocabulary import Language, Precision

Thing = Facility | Corridor | OverseasPlace

RUN_IN_FROM = 24
"""From so many things known by city only on, they are named one after another, city by city, not a line each."""
SIGN_EM = 1.24 / TYPE_SHARE
"""The room of a symbol, with what keeps it from number and name."""
WHERE_SIZE, WHERE_GAP_EM = 0.88, 0.6
"""Size of the place behind a name, and the blank before it."""
MOST_LINES = 5
BREAKING_LOSS_EM = 1.3
"""How much of a line its break leaves blank, on average: names are not broken inside a word."""


@dataclass(frozen=True)
class Entry:
    """A heading, one thing with its number and place, or the names of things run in behind their city."""

    words: str
    thing: Thing | None = None
    number: str = ""
    where: str = ""
    names: tuple[str, ...] = ()
    joint: str = ""

    @property
    def things(self) -> int:
        """How many things it names."""
        return len(self.names) if self.names else int(self.thing is not None)


@dataclass(frozen=True)
class Line:
    """One line of the table: the `first` of an entry carries its number, symbol and place; `things` end here.

    Above a heading one is blank.
    """

    entry: Entry
    text: str
    first: bool = True
    things: int = 0


def entries_of(
    data: Data, shown: Shown, lang: Language, *, gathered: bool, one_city: bool, run_in: bool | None = None
) -> list[Entry]:
    """All entries of the table: points by kind, what is known by city only, corridors, places abroad.

    Where the province is gathered into one count its facilities are not listed; with `one_city` the county is said
    and not the city. With `run_in` what is known by city only is named one after another; where `run_in` is None, if
    there are many.
    """
    ranked = shown.in_order()
    facilities = () if gathered else ranked.facilities
    points = [f for f in facilities if f.precision is not Precision.CITY]
    others = [f for f in facilities if f.precision is Precision.CITY]
    entries = [
        Entry(_name(f, lang), f, str(n), _county(data, f, lang) if one_city else _cities(data, f.cities, lang))
        for n, f in enumerate(points, 1)
    ]
    if run_in is None:
        run_in = len(others) >= RUN_IN_FROM and not one_city
    for head, things in (("city_only", others), ("corridors", ranked.corridors), ("abroad", ranked.abroad)):
        if not things:
            continue
        entries.append(Entry(say(f"sheet.table.{head}", lang, n=len(things))))
        if things is others and run_in:
            entries += _run_in(data, others, lang, one_city=one_city)
        else:
            entries += [Entry(_name(it, lang), it, "", _where(data, it, lang, one_city)) for it in things]
    return entries


def numbers_of(entries: Sequence[Entry]) -> dict[str, str]:
    """The number on the map of each thing that has one, by id."""
    return {entry.thing.id: entry.number for entry in entries if entry.thing is not None and entry.number}


def lines_needed(entries: Sequence[Entry]) -> Callable[[float], int]:
    """How many lines the table takes in a column so many em wide; a close guess, made without breaking any line."""
    heads = 2 * sum(not entry.names and entry.thing is None for entry in entries)
    alone = [entry for entry in entries if entry.thing is not None]
    names = np.array([width_px(entry.words, 1.0) for entry in alone])
    left = name_at_em(numbered=_numbered(entries))
    first = np.array([left + where_em(entry) for entry in alone])
    after = left + BREAKING_LOSS_EM
    run_in = np.array(
        [sum(width_px(part, 1.0) for part in (e.words, e.joint.join(e.names))) for e in entries if e.names]
    )

    def needed(em: float) -> int:
        room = np.maximum(em - first, 1.0)
        over = np.where(names > room, names - room + BREAKING_LOSS_EM, 0.0)
        single = len(alone) + np.ceil(over / max(em - after, 1.0)).clip(0, MOST_LINES - 1).sum()
        return int(heads + single + np.ceil(run_in / max(em - BREAKING_LOSS_EM, 1.0)).sum())

    # Ways to share out a sheet come back to the same widths.
    return cache(needed)


def listed(entries: Sequence[Entry], table: Table) -> tuple[list[list[Line]], int]:
    """The lines of each column of a table, and how many things find no room there."""
    each, most = table.lines, len(table.columns)
    if not each or not most:
        return [], sum(entry.things for entry in entries)
    blocks = list(_blocks(entries, table.columns[0].width / table.type_px))
    # Columns of one height look better than full ones with a rest: the least height that holds all is searched.
    least = bisect_left(range(1, each), True, key=lambda height: len(_flow(blocks, height)) <= most) + 1
    columns = _flow(blocks, least)
    kept = columns[:most]
    missing = sum(line.things for column in columns[most:] for line in column)
    if missing and len(kept[-1]) == each:
        # The last line says how many more there are; no name and no heading is left without its end above that.
        missing += kept[-1].pop().things
    while missing and kept[-1] and not kept[-1][-1].things:
        kept[-1].pop()
    return kept, missing


def parted(entries: Sequence[Entry], table: Table) -> tuple[list[list[Line]], list[Entry]]:
    """The lines of each column of a table that another one carries on, and the entries left to that.

    An entry that the table would cut goes to the next one as a whole; the heading it stands under is said again there.
    """
    columns, missing = listed(entries, table)
    if not missing:
        return columns, []
    ended = Counter(line.entry for column in columns for line in column for _ in range(line.things))
    cut = next(n for n, entry in enumerate(entries) if ended[entry] < entry.things)
    while cut and not entries[cut - 1].things:
        cut -= 1
    heading = [entry for entry in entries[:cut] if not entry.things][-1:] if entries[cut].things else []
    kept = set(entries[:cut])
    shown = [[line for line in column if line.entry in kept] for column in columns]
    return [column for column in shown if column], [*heading, *entries[cut:]]


def _flow(blocks: Sequence[list[Line]], each: int) -> list[list[Line]]:
    """The lines of columns that hold `each` of them."""
    columns: list[list[Line]] = [[]]
    for block in blocks:
        for part in _parts(block):
            if columns[-1] and len(columns[-1]) + len(part) > each:
                columns.append([])
            # The blank above a heading is for what stands above it.
            columns[-1] += part if columns[-1] or part[0].text else part[1:]
    return columns


def name_at_em(*, numbered: bool) -> float:
    """Where names begin, behind the symbol and, in a table with numbers, the number."""
    return SIGN_EM + (width_px("000", 1.0, True) if numbered else 0.0)


def _numbered(entries: Sequence[Entry]) -> bool:
    return any(entry.number for entry in entries)


def where_em(entry: Entry) -> float:
    """The room that the place behind a name takes."""
    return width_px(entry.where, WHERE_SIZE) + WHERE_GAP_EM if entry.where else 0.0


def _blocks(entries: Sequence[Entry], em: float) -> Iterator[list[Line]]:
    """The lines of the entries, an entry at a time; a heading stays with what follows it."""
    heading: list[Line] = []
    left = name_at_em(numbered=_numbered(entries))
    for entry in entries:
        lines = list(_lines(entry, em, left))
        if not entry.things:
            heading += lines
            continue
        yield heading + lines
        heading = []


def _parts(block: list[Line]) -> Iterator[list[Line]]:
    """What may stand in different columns: names run in are broken anywhere but after a heading, others nowhere."""
    if not block[-1].entry.names:
        yield block
        return
    together = sum(not line.entry.things for line in block) + 1
    yield block[:together]
    yield from ([line] for line in block[together:])


def _lines(entry: Entry, em: float, left: float) -> Iterator[Line]:
    if entry.names:
        yield from _run_in_lines(entry, em)
        return
    if entry.thing is None:
        yield Line(entry, "")
        yield Line(entry, wrap(entry.words, 1.0, em, most_lines=1)[0])
        return
    room = em - left
    # Only the first line gives way to the place, which stands at its end.
    first = wrap(entry.words, 1.0, max(room - where_em(entry), 1.0), most_lines=MOST_LINES)
    rest = entry.words[len(first[0]) :].strip()
    texts = [first[0], *(wrap(rest, 1.0, room, most_lines=MOST_LINES - 1) if rest else ())]
    for n, text in enumerate(texts):
        yield Line(entry, text, n == 0, int(n == len(texts) - 1))


def _run_in_lines(entry: Entry, em: float) -> Iterator[Line]:
    texts = wrap(entry.words + entry.joint.join(entry.names), 1.0, em, most_lines=999, even=True)
    share = entry.things / len(texts)
    for n, text in enumerate(texts):
        # Each line stands for its share of the names, so that a cut table can say how many it lacks.
        yield Line(entry, text, n == 0, round(share * (n + 1)) - round(share * n))


def _run_in(data: Data, facilities: Sequence[Facility], lang: Language, *, one_city: bool) -> list[Entry]:
    """Names one after another under their city, in the table of one city without; what several share comes last."""
    joint = say("join.list", lang)
    if one_city:
        return [Entry("", names=tuple(_name(facility, lang) for facility in facilities), joint=joint)]
    per_city: dict[str, list[str]] = {}
    for facility in facilities:
        code = facility.cities[0] if len(facility.cities) == 1 else ""
        per_city.setdefault(code, []).append(_name(facility, lang))
    colon = say("join.colon", lang)
    several = say("sheet.table.several", lang)
    return [
        Entry((_city(data, code, lang) if code else several) + colon, names=tuple(per_city[code]), joint=joint)
        for code in sorted(per_city, key=lambda code: (not code, code))
    ]


def _name(thing: Thing, lang: Language) -> str:
    return thing.name if lang is Language.ZH else thing.name_en


def _where(data: Data, thing: Thing, lang: Language, one_city: bool) -> str:
    if isinstance(thing, OverseasPlace):
        return thing.country if lang is Language.ZH else thing.country_en
    if isinstance(thing, Corridor) or one_city:
        return ""
    return _cities(data, thing.cities, lang)


def _city(data: Data, code: str, lang: Language) -> str:
    return data.cities[code].short if lang is Language.ZH else data.cities[code].name_en


def _cities(data: Data, codes: Sequence[str], lang: Language) -> str:
    first = _city(data, codes[0], lang)
    return first if len(codes) == 1 else say("sheet.table.cities", lang, city=first, n=len(codes))


def _county(data: Data, facility: Facility, lang: Language) -> str:
    county = data.counties.get(facility.county or "")
    if county is None:
        return ""
    return county.short if lang is Language.ZH else county.name_en.rsplit(" ", 1)[0]
