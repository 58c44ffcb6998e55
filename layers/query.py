"""Which facilities a View shows, and how many each value of each facet would: the rule of facets.py in Python."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from layers.facets import FACETS, TEXT_PROPERTIES, Facet, FacetName
from layers.model import Facility
from layers.view import View


def select(facilities: Iterable[Facility], view: View) -> tuple[Facility, ...]:
    """The facilities that pass every facet and the text search, in their order."""
    return tuple(f for f in facilities if _passes_text(f, view) and all(_passes(f, facet, view) for facet in FACETS))


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
