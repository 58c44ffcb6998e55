"""One thing that the plans say of a city, put into the words of one language for its page."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from app.style import MARK
from app.table.things import Part, Thing
from app.words import say
from geo.bounds import Bounds
from layers.beyond import Assignment, Corridor, OverseasPlace
from layers.circles import CITIES
from layers.facets import FacetName
from layers.indicators import Indicator
from layers.model import Facility
from layers.store import Data
from layers.view import View
from layers.vocabulary import KIND_GROUPS, Kind, Language, Precision

_FIGURE = re.compile(r"即([\d./]+)(?:；(.*))?")
_CHINESE = re.compile(r"[㐀-鿿“”]")


TAGS = {
    Part.CITY_ONLY: "city.part.city_only",
    Part.ROLE: "city.tag.role",
    Part.CORRIDOR: "city.tag.corridor",
    Part.ABROAD: "city.tag.abroad",
    Part.NUMBER: "city.tag.number",
}


class Text(NamedTuple):
    """Words of the page; `zh` where an English page quotes Chinese, so that it can be marked as such."""

    words: str
    zh: bool = False


class Line(NamedTuple):
    """A labelled line of details."""

    label: str
    text: Text


class Sign(NamedTuple):
    """The symbol of a facility as the map draws it: colour and shape by group, a mark, hollow if county only."""

    group: str
    mark: str
    hollow: bool


class OtherCity(NamedTuple):
    """Another city that shares the thing."""

    adcode: str
    name: str


@dataclass(frozen=True)
class Entry:
    """What the page shows of one thing.

    `tag` says what sort it is, or how well its place is known; `identifier` is what the map opens (a number has none)
    and `link` leads there; `others` are the cities that share it.
    """

    part: Part
    tag: str
    anchor: str
    identifier: str | None
    name: str
    link: str | None
    sign: Sign | None
    facts: tuple[Text, ...]
    lines: tuple[Line, ...] = ()
    others: tuple[OtherCity, ...] = ()
    others_label: str = ""
    everywhere: bool = False


def map_link(adcode: str, lang: Language, identifier: str | None = None, viewport: Bounds | None = None) -> str:
    """The address of the map that shows one city, with a thing chosen or fitted to a box in degrees."""
    view = View(chosen={FacetName.CITY: (adcode,)}, selected=identifier, viewport=viewport, lang=lang)
    return f"/?{view.to_query()}"


def entry_of(data: Data, thing: Thing | Indicator, part: Part, adcode: str, lang: Language) -> Entry:
    """A thing on the page of the city `adcode`, in one language."""
    if isinstance(thing, Indicator):
        return _number_entry(data, thing, lang)
    chinese = lang is Language.ZH
    others = [data.cities[code] for code in thing.cities if code != adcode]
    linked = isinstance(thing, Assignment) and thing.linked
    return Entry(
        part=part,
        tag=_tag(thing, part, lang),
        anchor=f"t-{thing.id}",
        identifier=thing.id,
        name=thing.name if chinese else thing.name_en,
        link=map_link(adcode, lang, thing.id),
        sign=_sign(thing.kind, thing.precision, lang) if isinstance(thing, Facility | OverseasPlace) else None,
        facts=tuple(map(Text, filter(None, _facts(data, thing, lang)))),
        lines=tuple(_lines(thing, lang)),
        others=tuple(OtherCity(city.adcode, city.short if chinese else city.name_en) for city in others),
        others_label=say("city.linked" if linked else "city.shared", lang),
        everywhere=len(thing.cities) == len(CITIES),
    )


def quoted(words: str, lang: Language) -> Text:
    """Words as the plans print them, which an English page marks as Chinese where they are."""
    return Text(words, lang is Language.EN and bool(_CHINESE.search(words)))


def _tag(thing: Thing, part: Part, lang: Language) -> str:
    if isinstance(thing, Facility) and part is Part.LOCATED:
        return thing.precision.label(lang)
    return say(TAGS[part], lang)


def _sign(kind: Kind, precision: Precision, lang: Language) -> Sign:
    return Sign(KIND_GROUPS[kind].value, MARK[kind][lang is Language.EN], precision is Precision.COUNTY)


def _facts(data: Data, thing: Thing, lang: Language) -> list[str | None]:
    """What it is, in a few words: kind, where, how the plan speaks of it."""
    status = thing.status.label(lang) if thing.status else None
    if isinstance(thing, Facility):
        county = data.counties.get(thing.county or "")
        where = (county.name if lang is Language.ZH else county.name_en) if county else None
        return [thing.kind.label(lang), where, thing.tier.label(lang) if thing.tier else None, status]
    if isinstance(thing, Assignment):
        return [thing.role.label(lang), *(sector.label(lang) for sector in thing.sectors), status]
    if isinstance(thing, Corridor):
        return [thing.mode.label(lang), say("city.schematic", lang) if thing.schematic else None, status]
    country = thing.country if lang is Language.ZH else thing.country_en
    return [thing.kind.label(lang), country, thing.precision.label(lang), status]


def _lines(thing: Thing, lang: Language) -> list[Line]:
    chinese = lang is Language.ZH
    found: list[tuple[str, str | None]] = []
    if isinstance(thing, Corridor):
        found.append(("city.stops", " — ".join(stop.name if chinese else stop.name_en for stop in thing.stops)))
    if isinstance(thing, OverseasPlace):
        found.append(("city.company", thing.company if chinese else thing.company_en))
    if isinstance(thing, Facility | Assignment):
        found.append(("detail.target", thing.target if chinese else thing.target_en))
    found.append(("detail.note", thing.note if chinese else thing.note_en))
    if isinstance(thing, Facility) and thing.precision is not Precision.CITY:
        km = f"{thing.radius_m / 1000:g}" if thing.radius_m else ""
        place = say(f"place.{thing.precision.value}", lang, km=km)
        source = thing.located_by if chinese else thing.located_by_en
        found.append(("city.place", f"{place}{'；' if chinese else '; '}{source}" if source else place))
    return [Line(say(key, lang), Text(words)) for key, words in found if words]


def _number_entry(data: Data, number: Indicator, lang: Language) -> Entry:
    chinese = lang is Language.ZH
    # A value printed in Chinese numerals carries its figure at the head of its note: 即2；….
    found = _FIGURE.fullmatch(number.note)
    equal, note = found.groups(default="") if found else ("", number.note)
    value = f"{number.value} {number.unit if chinese else number.unit_en}"
    facts = [
        quoted(value, lang),
        Text(say("city.equal", lang, n=equal) if equal else ""),
        quoted(number.year, lang),
        Text(say("city.target" if number.kind == "target" else "city.statistic", lang)),
    ]
    return Entry(
        part=Part.NUMBER,
        tag=say(TAGS[Part.NUMBER], lang),
        anchor=f"n-{data.indicators.index(number) + 1}",
        identifier=None,
        name=number.indicator if chinese else number.indicator_en,
        link=None,
        sign=None,
        facts=tuple(fact for fact in facts if fact.words.strip()),
        lines=tuple(
            Line(say(key, lang), text)
            for key, text in (
                ("city.col.scope", Text(number.scope if chinese else number.scope_en)),
                ("detail.note", quoted(note, lang)),
            )
            if text.words
        ),
    )
