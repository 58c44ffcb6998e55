"""The names of the cities on a sheet, each with the count of what is known by city only and of its roles."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

import numpy as np
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
ASIDE = tuple(
    sorted(
        ((dx, dy) for dx in (-48.0, -36.0, -24.0, -12.0, 12.0, 24.0, 36.0, 48.0) for dy in CITY_SPOTS),
        key=lambda spot: math.hypot(*spot),
    )
)
"""Where else, in units right of and below it, as long as that is in its own area; the nearest first."""


@dataclass(frozen=True)
class CityName:
    """A city's name and, below it, how many facilities are known by city only and how many roles light it up.

    `cut` where one of those is left out for want of room.
    """

    city: Region
    name: str
    at: Point
    count: int
    roles: int = 0
    cut: bool = False


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
    """The names in or beside their places, rather without roles or count than not at all.

    The two cores stand where most of the other cities keep their names whole.
    """
    counts = (per_city, per_role)
    tries: list[_Placed] = []
    for core in _Core:
        tries.append(_placed(cities, counts, view, frame, occupied, core))
        if tries[-1].whole:
            return tries[-1].names
        tries[-1].remove_from(occupied)
    best = min(tries, key=lambda placed: (placed.lacking, sum(name.cut for name in placed.names)))
    best.add_to(occupied)
    return best.names


@dataclass(frozen=True)
class _Placed:
    names: list[CityName]
    boxes: list[Box]
    lacking: int

    @property
    def whole(self) -> bool:
        return not self.lacking and not any(name.cut for name in self.names)

    def add_to(self, occupied: Occupied) -> None:
        for box in self.boxes:
            occupied.add(box)

    def remove_from(self, occupied: Occupied) -> None:
        for box in self.boxes:
            occupied.remove(box)


@dataclass(frozen=True)
class _Wanted:
    """A name to be placed: its own place, half its width with what keeps it apart, the room of a core's sign left of
    it, and the numbers below."""

    city: Region
    name: str
    place: Point
    half: float
    sign: float
    count: int
    roles: int
    cut: bool = False

    def ways(self) -> tuple["_Wanted", ...]:
        """Whole, without the roles, which the colour of its area tells too, and without its count."""
        bare = replace(self, roles=0, cut=bool(self.roles))
        return (self, bare, replace(bare, count=0, cut=True))

    def boxes(self, at: Point, unit: float) -> list[Box]:
        x, y = at
        name = (x - self.half - self.sign, y - 14 * unit, x + self.half, y + 12 * unit)
        below = ((19 if self.count else 0) + (38 if self.roles else 0)) * unit
        return [name, (x - below, y + 13 * unit, x + below, y + 38 * unit)] if below else [name]


def _placed(
    cities: Mapping[str, Region],
    counts: tuple[Mapping[str, int], Mapping[str, int]],
    view: View,
    frame: Frame,
    occupied: Occupied,
    core: _Core,
) -> _Placed:
    """First all that find room above or below their place, then the others beside it: none takes another's place.

    Those that find none so are tried again with less below them.
    """
    # The two cores first: where names do not all find room they must not be the ones that give way.
    first = sorted(cities.values(), key=lambda city: city.adcode not in CORES)
    left = [wanted.ways() for city in first if (wanted := _wanted(city, counts, view, frame, core))]
    names: list[CityName] = []
    taken: list[Box] = []
    for way, spots in itertools.product(range(3), (_near, _aside)):
        for ways in tuple(left):
            wanted = ways[way]
            for at in spots(wanted, frame):
                boxes = wanted.boxes(at, frame.unit)
                if all(map(occupied.free, boxes)):
                    for box in boxes:
                        occupied.add(box)
                    taken += boxes
                    left.remove(ways)
                    names.append(CityName(wanted.city, wanted.name, at, wanted.count, wanted.roles, wanted.cut))
                    break
    return _Placed(names, taken, len(left))


def _wanted(
    city: Region, counts: tuple[Mapping[str, int], Mapping[str, int]], view: View, frame: Frame, core: _Core
) -> _Wanted | None:
    """What is to be placed for a city; None where that is not on the map."""
    unit = frame.unit
    x, y = on_sheet(frame, shapely.Point(city.name_place))
    away = core is _Core.MIDDLE or not inside(frame, (x, y))
    if away:
        x, y = on_sheet(frame, shapely.Point(city.lon, city.lat))
    if not inside(frame, (x, y)):
        return None
    name = city.short if view.lang is Language.ZH else city.name_en
    half = width_px(name, 20 * unit, True) / 2 + 4 * unit
    sign = CORE_SIGN_PX * unit if Layer.CORES in view.layers and city.adcode in CORES else 0
    x += half + 9 * unit if sign and core is _Core.BESIDE and not away else 0
    # A name at the edge of the map moves in whole.
    x = min(max(x, frame.map.left + half + 18 * unit), frame.map.right - half)
    y = min(max(y, frame.map.top + 16 * unit), frame.map.bottom - 40 * unit)
    count, roles = (per.get(city.adcode, 0) for per in counts)
    return _Wanted(city, name, (x, y), half, sign, count, roles)


def _near(wanted: _Wanted, frame: Frame) -> Iterator[Point]:
    x, y = wanted.place
    yield from ((x, y + dy * frame.unit) for dy in CITY_SPOTS)


def _aside(wanted: _Wanted, frame: Frame) -> Iterator[Point]:
    # The sign of a core stands at its seat, and the name must not part from that.
    if wanted.city.adcode in CORES:
        return
    area = frame.project(wanted.city.geometry)
    x, y = wanted.place
    for dx, dy in ASIDE:
        spot = (x + dx * frame.unit, y + dy * frame.unit)
        ends = np.array([spot[0] - wanted.half, spot[0], spot[0] + wanted.half])
        on_map = all(inside(frame, (end, spot[1])) for end in ends)
        if on_map and shapely.contains_xy(area, (spot[0] + ends) / 2, spot[1]).all():
            yield spot


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
