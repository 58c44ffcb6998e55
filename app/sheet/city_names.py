"""The names of the cities on a sheet, each with the count of what is known by city only and of its roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import shapely

from app.sheet.frame import Frame
from app.sheet.type import width_px
from geo.dodge import Box, Occupied, Point
from layers.circles import CORES
from layers.model import Region
from layers.query import chosen_cities
from layers.view import Layer, View
from layers.vocabulary import Language

CORE_SIGN_PX = 20
CITY_SPOTS = (0.0, -14.0, 14.0, -28.0, 28.0, -42.0, 42.0)
"""Where the name of a city may stand, in units above or below its place."""


@dataclass(frozen=True)
class CityName:
    """A city's name and, below it, how many facilities are known by city only and how many roles light it up."""

    city: Region
    name: str
    at: Point
    count: int
    roles: int = 0


class _Core(Enum):
    """Where the name of a core stands: beside its sign at the seat, over the seat, or in the middle of its area."""

    BESIDE = auto()
    SEAT = auto()
    MIDDLE = auto()


def place_cities(
    cities: Mapping[str, Region],
    per_city: Mapping[str, int],
    per_role: Mapping[str, int],
    view: View,
    frame: Frame,
    occupied: Occupied,
) -> list[CityName]:
    """The names in or beside their places; what finds no room there is left out.

    The two cores stand where most of the other cities keep their names.
    """
    counts = (per_city, per_role)
    tries: list[_Placed] = []
    for core in _Core:
        tries.append(_placed(cities, counts, view, frame, occupied, core))
        if tries[-1].lacking == 0:
            break
        tries[-1].remove_from(occupied)
    best = min(tries, key=lambda placed: placed.lacking)
    if best.lacking:
        best.add_to(occupied)
    return best.names


@dataclass(frozen=True)
class _Placed:
    names: list[CityName]
    boxes: list[Box]
    lacking: int

    def add_to(self, occupied: Occupied) -> None:
        for box in self.boxes:
            occupied.add(box)

    def remove_from(self, occupied: Occupied) -> None:
        for box in self.boxes:
            occupied.remove(box)


def _placed(
    cities: Mapping[str, Region],
    counts: tuple[Mapping[str, int], Mapping[str, int]],
    view: View,
    frame: Frame,
    occupied: Occupied,
    core: _Core,
) -> _Placed:
    names: list[CityName] = []
    taken: list[Box] = []
    lacking, unit = 0, frame.unit
    # The two cores first: where names do not all find room they must not be the ones that give way.
    for city in sorted(cities.values(), key=lambda city: city.adcode not in CORES):
        x, y = on_sheet(frame, shapely.Point(city.name_place))
        away = core is _Core.MIDDLE or not inside(frame, (x, y))
        if away:
            x, y = on_sheet(frame, shapely.Point(city.lon, city.lat))
        if not inside(frame, (x, y)):
            continue
        name = city.short if view.lang is Language.ZH else city.name_en
        half = width_px(name, 20 * unit, True) / 2 + 4 * unit
        sign = CORE_SIGN_PX * unit if Layer.CORES in view.layers and city.adcode in CORES else 0
        x += half + 9 * unit if sign and core is _Core.BESIDE and not away else 0
        # A name at the edge of the map moves in whole.
        x = min(max(x, frame.map.left + half + 18 * unit), frame.map.right - half)
        y = min(max(y, frame.map.top + 16 * unit), frame.map.bottom - 40 * unit)
        count, roles = (per.get(city.adcode, 0) for per in counts)
        below = ((19 if count else 0) + (38 if roles else 0)) * unit
        for dy in CITY_SPOTS:
            at = (x, y + dy * unit)
            boxes: list[Box] = [(x - half - sign, at[1] - 14 * unit, x + half, at[1] + 12 * unit)]
            boxes += [(x - below, at[1] + 13 * unit, x + below, at[1] + 38 * unit)] if below else []
            if all(map(occupied.free, boxes)):
                for box in boxes:
                    occupied.add(box)
                taken += boxes
                names.append(CityName(city, name, at, count, roles))
                break
        else:
            lacking += 1
    return _Placed(names, taken, lacking)


def nameless(cities: Mapping[str, Region], names: Sequence[CityName], view: View, frame: Frame) -> tuple[Region, ...]:
    """The cities on the map whose name found no room; where some are chosen, of those."""
    named = {name.city.adcode for name in names}
    about = [cities[code] for code in chosen_cities(view)] or cities.values()
    return tuple(c for c in about if c.adcode not in named and inside(frame, on_sheet(frame, c.geometry)))


def inside(frame: Frame, point: Point) -> bool:
    """Whether a point of the sheet lies on the map."""
    area = frame.map
    return area.left <= point[0] <= area.right and area.top <= point[1] <= area.bottom


def on_sheet(frame: Frame, geometry: shapely.Geometry) -> Point:
    """Where a place lies on the sheet, in pixels."""
    point = frame.project(geometry.representative_point())
    return (float(point.x), float(point.y))
