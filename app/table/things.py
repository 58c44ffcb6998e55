"""What the plans tie to a city or what a View shows, sorted into the parts of a page or table, and how much it is."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

from layers.beyond import Assignment, Cited, Corridor, OverseasPlace
from layers.circles import CITIES, MEMBERS, circle_of
from layers.indicators import Indicator
from layers.model import Citation, Facility
from layers.showing import on_map
from layers.store import Data
from layers.view import View
from layers.vocabulary import Kind, Language, Precision

EVERY_CITY = "各市"
"""The scope of a number that the plans give for each of the 16 cities."""

Thing = Facility | Assignment | Corridor | OverseasPlace
Tied = TypeVar("Tied", bound=Facility | Cited)


class Part(StrEnum):
    """The parts of a city's page in their order; each value is the key of its words."""

    CITY_ONLY = "city.part.city_only"
    LOCATED = "city.part.located"
    ROLE = "city.part.role"
    CORRIDOR = "city.part.corridor"
    ABROAD = "city.part.abroad"
    NUMBER = "city.part.number"


@dataclass(frozen=True)
class Things:
    """What the plans tie to one or more cities, in the order of the data."""

    city_only: tuple[Facility, ...]
    located: tuple[Facility, ...]
    roles: tuple[Assignment, ...]
    corridors: tuple[Corridor, ...]
    abroad: tuple[OverseasPlace, ...]
    numbers: tuple[Indicator, ...]

    @property
    def facilities(self) -> tuple[Facility, ...]:
        """What is known by city only, then what has a place."""
        return self.city_only + self.located

    @property
    def parts(self) -> dict[Part, tuple[Thing | Indicator, ...]]:
        """The same by part, in the order of the page."""
        shares = (self.city_only, self.located, self.roles, self.corridors, self.abroad, self.numbers)
        return dict(zip(Part, shares, strict=True))


def citations_of(thing: Thing | Indicator) -> tuple[Citation, ...]:
    """Where the plans name a thing or print a number."""
    return (thing.citation,) if isinstance(thing, Indicator) else thing.citations


def things_of(data: Data, adcodes: Collection[str]) -> Things:
    """Everything that names at least one of these cities, given by adcode."""
    within = set(adcodes)

    def tied(things: Iterable[Tied]) -> tuple[Tied, ...]:
        return tuple(thing for thing in things if within.intersection(thing.cities))

    facilities = tied(data.facilities)
    names = {name for code in adcodes for name in (data.cities[code].name, data.cities[code].short)} | {EVERY_CITY}
    return Things(
        tuple(f for f in facilities if f.precision is Precision.CITY),
        tuple(f for f in facilities if f.precision is not Precision.CITY),
        tied(data.assignments),
        tied(data.corridors),
        tied(data.overseas),
        tuple(i for i in data.indicators if names.intersection(i.scope.replace("和", "、").split("、"))),
    )


class CountRow(NamedTuple):
    """One line of the table of counts: its words, whether it is a share of the line above, city, circle, province."""

    words: str
    share: bool
    city: int
    circle: int
    province: int


def things_in(data: Data, view: View, *, picked_only: bool = False) -> Things:
    """Everything that a View puts on the map; or of its facilities those alone that are picked."""
    seen = on_map(data, view)
    lit = {role.id: role for roles in seen.roles.values() for role in roles}
    roles = {role.id: role for role in seen.networks} | lit
    facilities = tuple(f for f in seen.facilities if f.id in view.picked) if picked_only else seen.facilities
    return Things(
        tuple(f for f in facilities if f.precision is Precision.CITY),
        tuple(f for f in facilities if f.precision is not Precision.CITY),
        () if picked_only else tuple(roles.values()),
        () if picked_only else seen.corridors,
        () if picked_only else seen.abroad,
        (),
    )


def count_rows(data: Data, adcode: str, lang: Language) -> list[CountRow]:
    """How much the plans tie to a city, beside its circle and the province; `words` are labels or keys of words."""
    columns = [_counts(things_of(data, codes), lang) for codes in ((adcode,), MEMBERS[circle_of(adcode)], CITIES)]
    return [CountRow(*row, *(column[row] for column in columns)) for row in columns[0]]


def _counts(things: Things, lang: Language) -> dict[tuple[str, bool], int]:
    per_precision = Counter(facility.precision for facility in things.facilities)
    return {
        ("city.count.facilities", False): len(things.facilities),
        **{(p.label(lang), True): per_precision[p] for p in Precision if p is not Precision.COUNTRY},
        ("city.count.projects", True): sum(f.kind is Kind.FDI_PROJECT for f in things.facilities),
        (Part.ROLE.value, False): len(things.roles),
        ("city.count.networks", True): sum(role.linked for role in things.roles),
        (Part.CORRIDOR.value, False): len(things.corridors),
        (Part.ABROAD.value, False): len(things.abroad),
        (Part.NUMBER.value, False): len(things.numbers),
    }
