"""The filter rule, written once as data; Python (query.py) and JavaScript (10-filter.js) both interpret it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from layers.circles import CITIES
from layers.vocabulary import Circle, Kind, Plan, Precision, Sector


class FacetName(StrEnum):
    """The facets of a View; each value is also the parameter's name in the URL."""

    PLAN = "plan"
    CIRCLE = "circle"
    CITY = "city"
    SECTOR = "sector"
    KIND = "kind"
    PRECISION = "precision"


@dataclass(frozen=True)
class Facet:
    """One facet: the property it reads (a word or a list of words) and the words it knows."""

    name: FacetName
    property: str
    words: tuple[str, ...]


FACETS: tuple[Facet, ...] = (
    Facet(FacetName.PLAN, "plans", tuple(Plan)),
    Facet(FacetName.CIRCLE, "circles", tuple(Circle)),
    Facet(FacetName.CITY, "cities", CITIES),
    Facet(FacetName.SECTOR, "sectors", tuple(Sector)),
    Facet(FacetName.KIND, "kind", tuple(Kind)),
    Facet(FacetName.PRECISION, "precision", tuple(Precision)),
)
"""Within a facet values are OR, across facets AND; an empty facet filters nothing."""

TEXT_PROPERTIES: tuple[str, ...] = ("name", "name_en", "names_other", "located_by", "note")
"""Where the text search looks. Every blank-separated term must occur, in NFKC and lower case."""

TEXT_LIMIT = 80
"""The longest text search, in characters."""


def rule() -> dict[str, Any]:
    """The rule as plain JSON values, for the interpreter in the browser."""
    return {
        "facets": [asdict(facet) for facet in FACETS],
        "text": list(TEXT_PROPERTIES),
        "textLimit": TEXT_LIMIT,
    }
