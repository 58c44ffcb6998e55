"""Which things pass a View's filters, and how many each value of each facet would: the rule of facets.py in Python."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from layers.beyond import Cited
from layers.circles import CITIES, circle_of
from layers.facets import FACETS, TEXT_PROPERTIES, Facet, FacetName
from layers.model import Facility
from layers.view import View

Filtered = TypeVar("Filtered", bound=Facility | Cited)


def select(things: Iterable[Filtered], view: View) -> tuple[Filtered, ...]:
    """The things that pass every facet and the text search, in their order.

    A thing that has no such property (a corridor has no kind) passes only while that facet is empty. A marked area
    asks facilities only: a role belongs to whole cities, a corridor leads through.
    """
    return tuple(
        t
        for t in things
        if _passes_text(t, view) and all(_passes(t, facet, view) for facet in FACETS) and _inside(t, view)
    )


def counts(things: Iterable[Facility | Cited], view: View) -> Mapping[FacetName, Counter[str]]:
    """For each facet and word: how many things would pass with that word, the other facets as they are."""
    found: dict[FacetName, Counter[str]] = {facet.name: Counter() for facet in FACETS}
    for thing in things:
        if not _passes_text(thing, view) or not _inside(thing, view):
            continue
        failed = [facet for facet in FACETS if not _passes(thing, facet, view)]
        for facet in FACETS:
            if not failed or failed == [facet]:
                found[facet.name].update(_values(thing, facet.property))
    return found


def _values(thing: Facility | Cited, name: str) -> tuple[str, ...]:
    value = getattr(thing, name, None)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _passes(thing: Facility | Cited, facet: Facet, view: View) -> bool:
    chosen = view.words(facet.name)
    return not chosen or any(value in chosen for value in _values(thing, facet.property))


def _inside(thing: Facility | Cited, view: View) -> bool:
    return view.area is None or not isinstance(thing, Facility) or view.area.holds(thing)


def _passes_text(thing: Facility | Cited, view: View) -> bool:
    terms = _fold(view.text).split()
    if not terms:
        return True
    written = _fold("\n".join(value for name in TEXT_PROPERTIES for value in _values(thing, name)))
    return all(term in written for term in terms)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def chosen_cities(view: View) -> tuple[str, ...]:
    """The cities that the filters leave of the province, by adcode; none where all are left."""
    circles = view.words(FacetName.CIRCLE)
    cities = view.words(FacetName.CITY)
    if not (circles or cities):
        return ()
    return tuple(c for c in CITIES if (not cities or c in cities) and (not circles or circle_of(c) in circles))
