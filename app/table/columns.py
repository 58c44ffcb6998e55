"""The sheets and columns of a table: what each takes from a thing and one of its citations."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from app.table.things import Thing, Things
from app.words import say
from geo.datum import Datum, moved
from layers.beyond import OverseasPlace
from layers.indicators import Indicator
from layers.model import Citation, Facility
from layers.store import Data
from layers.vocabulary import POINT_PRECISIONS, Language, Word

Cell = str | float | None

_LON = {
    Datum.WGS84: "city.col.lon",
    Datum.CGCS2000: "table.col.lon.cgcs2000",
    Datum.GCJ02: "table.col.lon.gcj02",
}
_LAT = {
    Datum.WGS84: "city.col.lat",
    Datum.CGCS2000: "table.col.lat.cgcs2000",
    Datum.GCJ02: "table.col.lat.gcj02",
}


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


def sheets_of(data: Data, things: Things, lang: Language, datum: Datum = Datum.WGS84) -> list[Sheet]:
    """The sheets of a workbook, in the order of its tabs; coordinates in a datum of one's choice."""
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
    place = _place_columns(lang, datum)
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
    return sheets


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


def _place_columns(lang: Language, datum: Datum) -> list[Column]:
    return [
        _label("city.col.precision", 12, "precision", lang),
        Column(_LON[datum], 13, lambda thing, _: degrees(thing, datum)[0]),
        Column(_LAT[datum], 13, lambda thing, _: degrees(thing, datum)[1]),
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


def degrees(thing: Facility | OverseasPlace, datum: Datum) -> tuple[float, float] | tuple[None, None]:
    """Lon and lat of a thing in a datum, six decimals; none where only its region is known.

    A region's representative point is no place of the thing itself, so it is not handed out as one. GCJ-02 is not
    defined abroad: there the coordinates stay WGS 84.
    """
    if thing.precision not in POINT_PRECISIONS:
        return None, None
    point = thing.geometry.representative_point()
    abroad = isinstance(thing, OverseasPlace)
    lon, lat = moved((point.x, point.y), Datum.WGS84 if abroad else datum)
    return round(lon, 6), round(lat, 6)


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
