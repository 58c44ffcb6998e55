"""The table of a sheet: what is on the map, numbered as on the map, and what is known by city only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from app.sheet.arrange import TABLE_COLUMN, TABLE_HEAD, Area
from app.sheet.draw_beyond import draw_mode
from app.sheet.frame import Frame
from app.sheet.signs import Sign, draw_signs
from app.sheet.type import condensed, width_px, wrap, write
from app.themes import Look
from app.words import say
from layers.beyond import Corridor, OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.store import Data
from layers.vocabulary import Kind, Language, Mode, Precision

Thing = Facility | Corridor | OverseasPlace


RUN_IN_FROM = 24
"""From so many things known by city only on, they are named one after another, city by city, not a line each."""
TYPE_SHARE = 0.68
"""Size of type to the height of a line."""
LEAST_BESIDE = 0.86
"""A name that would be set smaller than this share to leave room for its place takes that room."""
RUN_IN_EM = TABLE_COLUMN / (18.5 * TYPE_SHARE) - 1.0
"""The narrowest column in sizes of the type that is used where room is scarce."""


@dataclass(frozen=True)
class Row:
    """A line of the table: a heading, a line of run-in names (`things` of them), or one thing with its number."""

    words: str
    thing: Thing | None = None
    number: str = ""
    where: str = ""
    things: int = 0
    run_in: bool = False
    bold: int = 0
    """How many characters at the beginning are bold."""


def rows_of(data: Data, shown: Shown, lang: Language, *, gathered: bool, one_city: bool) -> list[Row]:
    """All lines of the table: points by kind, what is known by city only, corridors, places abroad.

    Where the province is gathered into one count its facilities are not listed; with `one_city` the county is said
    and not the city.
    """
    kinds, modes = list(Kind), list(Mode)
    ranked = [] if gathered else sorted(shown.facilities, key=lambda f: (kinds.index(f.kind), f.cities, f.id))
    points = [f for f in ranked if f.precision is not Precision.CITY]
    others = [f for f in ranked if f.precision is Precision.CITY]
    corridors = sorted(shown.corridors, key=lambda c: (modes.index(c.mode), c.id))
    abroad = sorted(shown.abroad, key=lambda p: (p.iso2, kinds.index(p.kind), p.id))
    rows = [
        _row(f, lang, str(n), _county(data, f, lang) if one_city else _cities(data, f.cities, lang))
        for n, f in enumerate(points, 1)
    ]
    run_in = len(others) >= RUN_IN_FROM and not one_city
    for head, things in (("table.city_only", others), ("table.corridors", corridors), ("table.abroad", abroad)):
        if not things:
            continue
        rows.append(Row(say(f"sheet.{head}", lang, n=len(things))))
        if things is others and run_in:
            rows += _run_in(data, others, lang)
        else:
            rows += [_row(thing, lang, "", _where(data, thing, lang, one_city)) for thing in things]
    return rows


def _row(thing: Thing, lang: Language, number: str, where: str) -> Row:
    return Row(_name(thing, lang), thing, number, where, 1)


def _run_in(data: Data, facilities: Sequence[Facility], lang: Language) -> list[Row]:
    """Names one after another under their city, in lines that fit the narrowest column."""
    per_city: dict[str, list[Facility]] = {}
    for facility in facilities:
        per_city.setdefault(facility.cities[0] if len(facility.cities) == 1 else "", []).append(facility)
    rows = []
    for code in sorted(per_city, key=lambda code: code or "999999"):
        if code:
            city = data.cities[code].short if lang is Language.ZH else data.cities[code].name_en
        else:
            city = say("sheet.table.several", lang)
        head = city + say("join.colon", lang)
        names = say("join.list", lang).join(_name(facility, lang) for facility in per_city[code])
        lines = wrap(head + names, 1.0, RUN_IN_EM, most_lines=99)
        share = len(per_city[code]) / len(lines)
        for n, line in enumerate(lines):
            # Each line stands for its share of the names, so that a cut table can say how many it lacks.
            things = round(share * (n + 1)) - round(share * n)
            rows.append(Row(line, things=things, run_in=True, bold=len(head) if n == 0 else 0))
    return rows


def listed(rows: Sequence[Row], frame: Frame) -> tuple[list[Row], int]:
    """The lines for which the sheet has room, and how many things do not find any."""
    each = _each(frame)
    room = each * len(frame.table)
    if not room:
        return [], sum(row.things for row in rows)
    kept = list(rows) if len(rows) <= room else list(rows[: room - 1])
    return kept, sum(row.things for row in rows[len(kept) :])


def numbers_of(rows: Sequence[Row]) -> dict[str, str]:
    """The number on the map of each thing that has one, by id."""
    return {row.thing.id: row.number for row in rows if row.thing is not None and row.number}


def draw_items(axes: Axes, frame: Frame, rows: Sequence[Row], missing: int, lang: Language, look: Look) -> None:
    """Draw the table into its columns; `missing` things are counted in the last line."""
    if not rows or not frame.table:
        return
    unit, each = frame.unit, _each(frame)
    first = frame.table[0]
    write(axes, say("sheet.list", lang), first.left, first.top + 22 * unit, 20 * unit, colour=look.text, bold=True)
    signs: list[Sign] = []
    for n, row in enumerate(rows):
        area = frame.table[n // each]
        y = area.top + TABLE_HEAD * unit + (n % each + 0.5) * frame.table_row
        if row.run_in:
            _draw_run_in(axes, row, area, y, frame, look)
        elif row.thing is None:
            _draw_head(axes, row.words, area, y, frame, look)
        else:
            _draw_row(axes, row, area, y, frame, lang, look, signs)
    draw_signs(axes, signs, lang=lang, look=look, layer=20)
    if missing:
        area = frame.table[-1]
        y = area.top + TABLE_HEAD * unit + (each - 0.5) * frame.table_row
        size = _type(frame)
        write(axes, say("sheet.more", lang, n=missing), area.left, y, size, colour=look.muted, along="center_baseline")


def _each(frame: Frame) -> int:
    if not frame.table:
        return 0
    return int((frame.table[0].height - TABLE_HEAD * frame.unit) // frame.table_row)


def _type(frame: Frame) -> float:
    return min(15.0 * frame.unit, frame.table_row * TYPE_SHARE)


def _draw_head(axes: Axes, words: str, area: Area, y: float, frame: Frame, look: Look) -> None:
    size = _type(frame)
    write(axes, condensed(words, size, area.width)[0], area.left, y, size, colour=look.muted, along="center_baseline")
    low = y + frame.table_row * 0.46
    axes.plot([area.left, area.right], [low, low], color=look.rule, linewidth=0.5 * frame.unit, zorder=19)


def _draw_run_in(axes: Axes, row: Row, area: Area, y: float, frame: Frame, look: Look) -> None:
    size, x = min(_type(frame), area.width / RUN_IN_EM), area.left
    for text, bold in ((row.words[: row.bold], True), (row.words[row.bold :], False)):
        if text:
            write(axes, text, x, y, size, colour=look.text, bold=bold, along="center_baseline")
            x += width_px(text, size, bold)


def _draw_row(
    axes: Axes, row: Row, area: Area, y: float, frame: Frame, lang: Language, look: Look, signs: list[Sign]
) -> None:
    size, height = _type(frame), frame.table_row
    number_px = width_px("000", size, True)
    if row.number:
        write(
            axes,
            row.number,
            area.left + number_px,
            y,
            size,
            colour=look.text,
            bold=True,
            across="right",
            along="center_baseline",
        )
    sign = (area.left + number_px + height * 0.62, y)
    if isinstance(row.thing, Corridor):
        draw_mode(axes, row.thing.mode, sign, height * 0.7, lang, look, layer=20)
    elif row.thing is not None:
        signs.append(Sign(row.thing.kind, row.thing.precision, sign, height * 0.84))
    left = sign[0] + height * 0.62
    where_px = width_px(row.where, size * 0.88) + 8 * frame.unit if row.where else 0.0
    if width_px(row.words, size) * LEAST_BESIDE > area.right - left - where_px:
        # A long name matters more than where it is, which the map shows.
        where_px = 0.0
    name, px = condensed(row.words, size, area.right - left - where_px)
    write(axes, name, left, y, px, colour=look.text, along="center_baseline")
    if where_px:
        write(
            axes,
            row.where,
            area.right,
            y,
            size * 0.88,
            colour=look.muted,
            across="right",
            along="center_baseline",
        )


def _name(thing: Thing, lang: Language) -> str:
    return thing.name if lang is Language.ZH else thing.name_en


def _where(data: Data, thing: Thing, lang: Language, one_city: bool) -> str:
    if isinstance(thing, OverseasPlace):
        return thing.country if lang is Language.ZH else thing.country_en
    if isinstance(thing, Corridor) or one_city:
        return ""
    return _cities(data, thing.cities, lang)


def _cities(data: Data, codes: Sequence[str], lang: Language) -> str:
    names: Mapping[str, str] = {
        code: data.cities[code].short if lang is Language.ZH else data.cities[code].name_en for code in codes
    }
    first = names[codes[0]]
    return first if len(codes) == 1 else say("sheet.table.cities", lang, city=first, n=len(codes))


def _county(data: Data, facility: Facility, lang: Language) -> str:
    county = data.counties.get(facility.county or "")
    if county is None:
        return ""
    return county.short if lang is Language.ZH else county.name_en.rsplit(" ", 1)[0]
