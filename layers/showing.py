"""What is on the map of a View, layer by layer: filtered, its layer shown, and inside the View's box if it has one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import shapely

from geo.bounds import Bounds
from layers.beyond import Assignment, Corridor, OverseasPlace
from layers.facets import FacetName
from layers.model import Facility, Region
from layers.query import select
from layers.store import Data
from layers.view import FULL_TURN_DEG, Layer, View
from layers.vocabulary import Kind, Mode, Precision

Beyond = TypeVar("Beyond", Assignment, Corridor, OverseasPlace)

ROLE_FACETS = (FacetName.PLAN, FacetName.SECTOR)
"""Cities light up by role once one of these is chosen: without a choice every city would be lit."""


@dataclass(frozen=True)
class Shown:
    """What a View puts on the map: page, sheet and the lists beside them speak of the same things."""

    facilities: tuple[Facility, ...]
    networks: tuple[Assignment, ...]
    corridors: tuple[Corridor, ...]
    abroad: tuple[OverseasPlace, ...]
    roles: Mapping[str, tuple[Assignment, ...]]
    """The roles that light up a city, by adcode; empty where none light up."""

    def in_order(self) -> "Shown":
        """The same in the order of lists, which gives things their numbers: by kind or mode, then by place."""
        kinds, modes = list(Kind), list(Mode)
        return replace(
            self,
            facilities=tuple(sorted(self.facilities, key=lambda f: (kinds.index(f.kind), f.cities, f.id))),
            corridors=tuple(sorted(self.corridors, key=lambda c: (modes.index(c.mode), c.id))),
            abroad=tuple(sorted(self.abroad, key=lambda p: (p.iso2, kinds.index(p.kind), p.id))),
        )


def on_map(data: Data, view: View) -> Shown:
    """Everything that a View puts on the map."""
    return Shown(
        shown(data.facilities, data.cities, view),
        tuple(
            role
            for role in _of_layer(data.assignments, Layer.NETWORKS, view)
            if role.linked and _city_in_frame(role.cities, data.cities, view)
        ),
        tuple(corridor for corridor in _of_layer(data.corridors, Layer.CORRIDORS, view) if _crosses(corridor, view)),
        tuple(place for place in _of_layer(data.overseas, Layer.OVERSEAS, view) if _abroad_in_frame(place, view)),
        roles_by_city(data.assignments, view),
    )


def shown(facilities: Iterable[Facility], cities: Mapping[str, Region], view: View) -> tuple[Facility, ...]:
    """The facilities on the map; what is known only to the city counts where any of its cities stands."""
    return tuple(f for f in select(facilities, view) if _layer(f) in view.layers and _in_frame(f, cities, view))


def roles_by_city(assignments: Iterable[Assignment], view: View) -> dict[str, tuple[Assignment, ...]]:
    """The roles that light up each city: those that pass the filters, once a plan or a sector is chosen."""
    if Layer.ROLES not in view.layers or not any(view.words(facet) for facet in ROLE_FACETS):
        return {}
    lit: dict[str, tuple[Assignment, ...]] = {}
    for role in select(assignments, view):
        for city in role.cities:
            lit[city] = (*lit.get(city, ()), role)
    return lit


def _of_layer(things: Iterable[Beyond], layer: Layer, view: View) -> tuple[Beyond, ...]:
    return select(things, view) if layer in view.layers else ()


def _layer(facility: Facility) -> Layer:
    return Layer.CITY_COUNTS if facility.precision is Precision.CITY else Layer.FACILITIES


def _in_frame(facility: Facility, cities: Mapping[str, Region], view: View) -> bool:
    if view.viewport is None:
        return True
    if facility.precision is Precision.CITY:
        return _city_in_frame(facility.cities, cities, view)
    point = facility.geometry.representative_point()
    return in_box(view.viewport, point.x, point.y)


def _city_in_frame(codes: Iterable[str], cities: Mapping[str, Region], view: View) -> bool:
    return view.viewport is None or any(in_box(view.viewport, cities[code].lon, cities[code].lat) for code in codes)


def in_box(box: Bounds, lon: float, lat: float) -> bool:
    """Whether a place lies in a box, which may reach east of 180°."""
    return box.contains((lon, lat)) or box.contains((lon + FULL_TURN_DEG, lat))


def _crosses(corridor: Corridor, view: View) -> bool:
    if view.viewport is None:
        return True
    west, south, east, north = view.viewport
    boxes = [
        shapely.box(west, south, east, north),
        shapely.box(west - FULL_TURN_DEG, south, east - FULL_TURN_DEG, north),
    ]
    return any(shapely.intersects(corridor.geometry, box) for box in boxes)


def _abroad_in_frame(place: OverseasPlace, view: View) -> bool:
    # The map of the whole province, which has no box, ends far from any of them.
    if view.viewport is None:
        return False
    point = place.geometry.representative_point()
    return in_box(view.viewport, point.x, point.y)
