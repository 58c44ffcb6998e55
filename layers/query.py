"""Which facilities a View shows, and how many each value of each facet would: the rule of facets.py in Python."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from layers.facets import FACETS, TEXT_PROPERTIES, Facet, FacetName
from layers.model import Facility, Region
from layers.view import Layer, View
from layers.vocabulary import Precision


def select(facilities: Iterable[Facility], view: View) -> tuple[Facility, ...]:
    """The facilities that pass every facet and the text search, in their order."""
    return tuple(f for f in facilities if _passes_text(f, view) and all(_passes(f, facet, view) for facet in FACETS))


def shown(facilities: Iterable[Facility], cities: Mapping[str, Region], view: View) -> tuple[Facility, ...]:
    """What is on the map: selected, its layer shown, and inside the View's box if it has one.

    What is known only to the city counts where any of its cities stands.
    """
    return tuple(f for f in select(facilities, view) if _layer(f) in view.layers and _in_frame(f, cities, view))


def _layer(facility: Facility) -> Layer:
    return Layer.CITY_COUNTS if facility.precision is Precision.CITY else Layer.FACILITIES


def _in_frame(facility: Facility, cities: Mapping[str, Region], view: View) -> bool:
    if view.viewport is None:
        return True
    if facility.precision is Precision.CITY:
        return any(view.viewport.contains((cities[code].lon, cities[code].lat)) for code in facility.cities)
    point = facility.geometry.representative_point()
    return view.viewport.contains((point.x, point.y))


def counts(facilities: Iterable[Facility], view: View) -> Mapping[FacetName, Counter[str]]:
    """For each facet and word: how many facilities the map would show with that word, the other facets as they are."""
    found: dict[FacetName, Counter[str]] = {facet.name: Counter() for facet in FACETS}
    for facility in facilities:
        if not _passes_text(facility, view):
            continue
        failed = [facet for facet in FACETS if not _passes(facility, facet, view)]
        for facet in FACETS:
            if not failed or failed == [facet]:
                found[facet.name].update(_values(facility, facet.property))
    return found


def _values(facility: Facility, name: str) -> tuple[str, ...]:
    value = getattr(facility, name)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _passes(facility: Facility, facet: Facet, view: View) -> bool:
    chosen = view.words(facet.name)
    return not chosen or any(value in chosen for value in _values(facility, facet.property))


def _passes_text(facility: Facility, view: View) -> bool:
    terms = _fold(view.text).split()
    if not terms:
        return True
    written = _fold("\n".join(value for name in TEXT_PROPERTIES for value in _values(facility, name)))
    return all(term in written for term in terms)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
