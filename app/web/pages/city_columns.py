"""The sheets and columns of a city's workbook: what each takes from a thing and one of its citations."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from app.web.pages.city_things import Thing, things_of
from app.words import say
from layers.beyond import OverseasPlace
from layers.indicators import Indicator
from layers.model import Citation, Facility
from layers.store import Data
from layers.vocabulary import POINT_PRECISIONS, Language, Word

Cell = str | float | None


class Column(NamedTuple):
    """A column: the key of its head, its width in characters, and what it takes from a thing and its citation."""

    key: str
    width: int
    cell: Callable[[Any, Citation], Cell]


class Sheet(NamedTuple):
    """A sheet: the key of its name, its columns, and its things."""

    key: str
    columns: Sequence[Column]
    things: Sequence[Thing | Indicator]


def sheets_of(data: Data, adcode: str, lang: Language) -> list[Sheet]:
    """The sheets of one city's workbook, in the order of its tabs."""
    things = things_of(data, (adcode,))
    name = _own("city.col.name", 30, "name", lang)
    end = [_own("city.col.note", 36, "note", lang), *_citation_columns(lang), _plain("city.col.id", 30, "id")]
    tied = [
        Column("city.col.sectors", 20, lambda thing, _: _labels(thing.sectors, lang)),
        Column("city.col.cities", 16, lambda thing, _: _cities(data, thing.cities, lang)),
    ]
    status = _label("city.col.status", 12, "status", lang)
    target = _own("city.col.target", 20, "target", lang)
    kind = _label("city.col.kind", 14, "kind", lang)
    role = [_label("city.col.role", 12, "role", lang), Column("city.col.linked", 7, lambda t, _: _yes(t.linked, lang))]
    place = _place_columns(lang)
    tier = _label("city.col.tier", 10, "tier", lang)
    county = Column("city.col.county", 12, lambda thing, _: _county(data, thing, lang))
    facility = [name, kind, *tied, county, *place, tier, status, target]
    corridor = [name, _label("city.col.mode", 10, "mode", lang), *_corridor_columns(lang), *tied, status]
    country = _own("city.country", 12, "country", lang)
    company = _own("city.company", 18, "company", lang)
    sheets = [
        Sheet("city.sheet.facilities", [*facility, *end], things.facilities),
        Sheet("city.sheet.roles", [name, *role, *tied, status, target, *end], things.roles),
        Sheet("city.sheet.corridors", [*corridor, *end], things.corridors),
        Sheet("city.sheet.abroad", [name, kind, country, company, *tied, *place, status, *end], things.abroad),
        Sheet("city.sheet.numbers", [*_number_columns(lang), *_citation_columns(lang)], things.numbers),
    ]
    check = Column("city.col.check", 30, lambda thing, citation: None)
    return [sheet._replace(columns=[*sheet.columns, check]) for sheet in sheets]


def _plain(key: str, width: int, field: str) -> Column:
    return Column(key, width, lambda thing, _: getattr(thing, field))


def _own(key: str, width: int, field: str, lang: Language) -> Column:
    """A field that has its English beside it."""
    return _plain(key, width, field if lang is Language.ZH else f"{field}_en")


def _label(key: str, width: int, field: str, lang: Language) -> Column:
    """A field that holds a word of a vocabulary, or none."""

    def cell(thing: Any, _: Citation) -> Cell:
        word = getattr(thing, field)
        return word.label(lang) if word else None

    return Column(key, width, cell)


def _citation_columns(lang: Language) -> list[Column]:
    return [
        Column("city.col.plan", 14, lambda _, citation: citation.plan.label(lang)),
        Column("city.col.section", 40, lambda _, citation: citation.section),
        Column("city.col.box", 24, lambda _, citation: citation.box),
        Column("city.col.mention", 34, lambda _, citation: citation.mention),
    ]


def _place_columns(lang: Language) -> list[Column]:
    return [
        _label("city.col.precision", 12, "precision", lang),
        Column("city.col.lon", 13, lambda thing, _: _degrees(thing, 0)),
        Column("city.col.lat", 13, lambda thing, _: _degrees(thing, 1)),
        _plain("city.col.radius", 10, "radius_m"),
        _own("city.col.located", 30, "located_by", lang),
    ]


def _corridor_columns(lang: Language) -> list[Column]:
    names = "name" if lang is Language.ZH else "name_en"
    return [
        Column("city.col.stops", 36, lambda thing, _: " — ".join(getattr(stop, names) for stop in thing.stops)),
        Column("city.col.schematic", 12, lambda t, _: say("city.schematic", lang) if t.schematic else None),
    ]


def _number_columns(lang: Language) -> list[Column]:
    return [
        _own("city.col.indicator", 36, "indicator", lang),
        _plain("city.col.value", 12, "value"),
        _own("city.col.unit", 10, "unit", lang),
        _plain("city.col.year", 12, "year"),
        Column(
            "city.col.sort",
            12,
            lambda number, _: say("city.target" if number.kind == "target" else "city.statistic", lang),
        ),
        _own("city.col.scope", 16, "scope", lang),
        _plain("city.col.note", 24, "note"),
    ]


def _degrees(thing: Facility | OverseasPlace, axis: int) -> float | None:
    # A region's representative point is no place of the thing itself, so it is not handed out as one.
    if thing.precision not in POINT_PRECISIONS:
        return None
    point = thing.geometry.representative_point()
    return round(float((point.x, point.y)[axis]), 6)


def _labels(words: Iterable[Word], lang: Language) -> str:
    return say("join.list", lang).join(word.label(lang) for word in words)


def _cities(data: Data, adcodes: Iterable[str], lang: Language) -> str:
    cities = [data.cities[code] for code in adcodes]
    return say("join.list", lang).join(city.short if lang is Language.ZH else city.name_en for city in cities)


def _county(data: Data, facility: Facility, lang: Language) -> str | None:
    county = data.counties.get(facility.county or "")
    return (county.name if lang is Language.ZH else county.name_en) if county else None


def _yes(linked: bool, lang: Language) -> str | None:
    return say("city.yes", lang) if linked else None
