"""What stands where on a sheet: symbols kept apart, city names and counts, labels that never collide.

The same rules as app/assets/45-scene.js, in pixels of the sheet.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from app.sheet.beyond import Beyond, Link, place_beyond, place_links
from app.sheet.city_names import CityName, inside, nameless, on_sheet, place_cities
from app.sheet.frame import Frame
from app.sheet.labels import Label, Placer, Symbol
from app.sheet.type import width_px
from app.words import say
from geo.dodge import Box, Occupied, Point, dodge, rings
from layers.beyond import Assignment
from layers.circles import CORES, circle_of
from layers.model import Facility, Region
from layers.showing import Shown
from layers.view import Layer, View
from layers.vocabulary import Circle, Kind, Language, Precision

MANY = 75
"""With more symbols than this on a map without numbers they are drawn smaller."""

COUNTIES_FROM_METRES_PER_PX = 320.0
COUNTY_SPOTS = (0.0, -18.0, 18.0, -34.0, 34.0)
"""Where the name of a county may stand, in units above or below its middle."""
FARTHEST = 260.0
"""Nothing is moved farther from its place than this, in units."""
RINGS, RINGS_FAR_OUT, FAR_OUT_ZOOM = 11, 3, 6.7
"""How far a symbol may move for want of room, in rings of about half its width: on a small map, where the province
is hardly wider than a hand, a symbol far from its place would tell nothing."""
GATHERED_BELOW_ZOOM = 5.6
"""So far out that the province is a stamp, its facilities are one count."""
GATHERED_FROM_DEG = 24.0
"""A box so wide is always farther out than that."""


@dataclass(frozen=True)
class GroundName:
    """The name of a sea or of a neighbouring province."""

    name: str
    at: Point
    sea: bool


@dataclass(frozen=True)
class Pill:
    """The facilities of the whole province as one count, at `at` for what stands at `true`."""

    text: str
    at: Point
    true: Point


@dataclass(frozen=True)
class Scene:
    """Everything that stands on the map; `more` counts symbols that found no room, with their place.

    `inside` are the numbers that stand in their symbol, by id; `unnamed` has neither name nor number.
    """

    cities: tuple[CityName, ...]
    symbols: tuple[Symbol, ...]
    more: tuple[tuple[Point, int], ...]
    labels: tuple[Label, ...]
    symbol_px: float
    inside: Mapping[str, str] = field(default_factory=dict)
    unnamed: tuple[Facility, ...] = ()
    ground: tuple[GroundName, ...] = ()
    counties: tuple[tuple[str, Point], ...] = ()
    beyond: Beyond = field(default_factory=Beyond)
    province: Pill | None = None
    nameless: tuple[Region, ...] = ()
    """Cities whose name, and with it their count, found no room."""
    circles: frozenset[Circle] = frozenset()
    """Those of which the map shows some ground."""

    @property
    def has_core(self) -> bool:
        """Whether one of the two cores has its name, and so its sign, on the map."""
        return any(name.city.adcode in CORES for name in self.cities)


def compose(
    facilities: Sequence[Facility],
    cities: Mapping[str, Region],
    view: View,
    frame: Frame,
    surroundings: Sequence[Mapping[str, Any]] = (),
    county_names: Sequence[Region] = (),
    on_map: Shown | None = None,
    networks: Sequence[Assignment] = (),
    *,
    numbers: Mapping[str, str] | None = None,
    reserved: Sequence[Box] = (),
) -> Scene:
    """Place what is shown, most important first; names of the surroundings come last, where nothing else stands.

    `on_map` brings what stands beside the facilities; `networks` are all there are, which fixes each one's colour;
    `numbers` are those of the table, by id; `reserved` is taken by scale, inset and such.
    """
    unit = frame.unit
    order = list(Kind)
    ranked = sorted(facilities, key=lambda f: order.index(f.kind))
    per_city: dict[str, int] = defaultdict(int)
    for facility in ranked:
        if facility.precision is Precision.CITY:
            for code in facility.cities:
                per_city[code] += 1
    gathered = frame.zoom < GATHERED_BELOW_ZOOM
    points = [f for f in ranked if f.precision is not Precision.CITY and not gathered]
    occupied = Occupied(48 * unit)
    for box in (*_outside(frame), *reserved):
        occupied.add(box)
    per_role = {code: len(roles) for code, roles in on_map.roles.items()} if on_map else {}
    names = [] if gathered else place_cities(cities, per_city, per_role, view, frame, occupied)
    size = (17 if len(points) > MANY and not numbers else 21) * unit
    links: list[Link] = []
    if on_map and not gathered:
        links = place_links(on_map.networks, networks, cities, view.lang, frame, occupied)
    symbols, more = _place_symbols(points, frame, size, occupied)
    beyond = place_beyond(on_map, links, view.lang, frame, size, occupied) if on_map else Beyond()
    province = _place_province(len(facilities), cities, view.lang, frame, occupied) if gathered and facilities else None
    labels = Placer(frame.map, size, unit, occupied).place(symbols, _names(symbols, view), numbers or {})
    counties = _place_counties(county_names, view, frame, occupied)
    ground = tuple(_place_ground(surroundings, view.lang, frame, occupied))
    return Scene(
        tuple(names),
        tuple(symbols),
        tuple(more),
        labels.placed,
        size,
        labels.inside or {},
        labels.unnamed,
        ground,
        tuple(counties),
        beyond,
        province,
        nameless(cities, names, view, frame) if not gathered else (),
        _circles(cities, frame),
    )


def _circles(cities: Mapping[str, Region], frame: Frame) -> frozenset[Circle]:
    area = frame.map
    window = shapely.box(area.left, area.top, area.right, area.bottom)
    drawn = shapely.intersects([frame.project(city.geometry) for city in cities.values()], window)
    return frozenset(circle_of(city.adcode) for city, there in zip(cities.values(), drawn, strict=True) if there)


def _names(symbols: Sequence[Symbol], view: View) -> dict[str, str]:
    """The names that are to stand on the map, by id: as many as find room."""
    if Layer.LABELS not in view.layers:
        return {}
    return {s.facility.id: s.facility.name if view.lang is Language.ZH else s.facility.name_en for s in symbols}


def _place_province(count: int, cities: Mapping[str, Region], lang: Language, frame: Frame, occupied: Occupied) -> Pill:
    text, unit = say("map.gathered", lang, n=count), frame.unit
    centre = shapely.box(*shapely.total_bounds([city.geometry for city in cities.values()])).centroid
    x, y = on_sheet(frame, centre)
    half = width_px(text, 14 * unit, True) / 2 + 8 * unit
    spots = [(x + dx, y + dy) for dx, dy in rings(12, 9 * unit)]
    boxes = {spot: (spot[0] - half, spot[1] - 13 * unit, spot[0] + half, spot[1] + 13 * unit) for spot in spots}
    spot = next((spot for spot in spots if occupied.free(boxes[spot])), (x, y))
    occupied.add((spot[0] - half, spot[1] - 13 * unit, spot[0] + half, spot[1] + 13 * unit))
    return Pill(text, spot, (x, y))


def _place_counties(
    counties: Sequence[Region], view: View, frame: Frame, occupied: Occupied
) -> list[tuple[str, Point]]:
    if Layer.COUNTIES not in view.layers or frame.metres_per_px * frame.unit > COUNTIES_FROM_METRES_PER_PX:
        return []
    names, px = [], 15 * frame.unit
    for county in counties:
        name = county.short if view.lang is Language.ZH else county.name_en.rsplit(" ", 1)[0]
        x, y = on_sheet(frame, shapely.Point(county.lon, county.lat))
        half = width_px(name, px) / 2 + 2
        for dy in COUNTY_SPOTS:
            at = (x, y + dy * frame.unit)
            box = (x - half, at[1] - px * 0.7, x + half, at[1] + px * 0.7)
            if inside(frame, (box[0], box[1])) and inside(frame, (box[2], box[3])) and occupied.free(box):
                occupied.add(box)
                names.append((name, at))
                break
    return names


def _place_ground(
    surroundings: Sequence[Mapping[str, Any]], lang: Language, frame: Frame, occupied: Occupied
) -> list[GroundName]:
    names, px = [], 19 * frame.unit
    for feature in surroundings:
        p = feature["properties"]
        if "name" not in p or not p.get("zoom", 0) <= frame.zoom <= p.get("zoom_most", 99):
            continue
        sea = p["kind"] == "sea"
        lonlat = shapely.geometry.shape(feature["geometry"]) if sea else shapely.Point(p["lon"], p["lat"])
        x, y = on_sheet(frame, lonlat)
        name = " ".join(p["name"]) if lang is Language.ZH else p["name_en"]
        half = width_px(name, px) / 2
        box = (x - half, y - px * 0.6, x + half, y + px * 0.6)
        if inside(frame, (box[0] - px, box[1])) and inside(frame, (box[2] + px, box[3])) and occupied.free(box):
            occupied.add(box)
            names.append(GroundName(name, (x, y), sea))
    return names


def _outside(frame: Frame) -> list[Box]:
    """The sheet around the map, where nothing of the map may stand."""
    area, far = frame.map, FARTHEST * frame.unit
    return [
        (area.left - far, area.top - far, area.left, area.bottom + far),
        (area.right, area.top - far, area.right + far, area.bottom + far),
        (area.left, area.top - far, area.right, area.top),
        (area.left, area.bottom, area.right, area.bottom + far),
    ]


def _place_symbols(
    points: Sequence[Facility], frame: Frame, size: float, occupied: Occupied
) -> tuple[list[Symbol], list[tuple[Point, int]]]:
    true = [on_sheet(frame, facility.geometry) for facility in points]
    placed = dodge(true, size, rings(RINGS_FAR_OUT if frame.zoom < FAR_OUT_ZOOM else RINGS, size * 0.55), occupied)
    symbols = [Symbol(f, at, t) for f, at, t in zip(points, placed, true, strict=True) if at is not None]
    crowded: dict[str, list[Point]] = defaultdict(list)
    for facility, at, place in zip(points, placed, true, strict=True):
        if at is None:
            crowded[facility.cities[0]].append(place)
    return symbols, [_place_more(places, frame.unit, occupied) for places in crowded.values()]


def _place_more(places: Sequence[Point], unit: float, occupied: Occupied) -> tuple[Point, int]:
    x = sum(place[0] for place in places) / len(places)
    y = sum(place[1] for place in places) / len(places)
    for dx, dy in rings(24, 9 * unit):
        box = (x + dx - 20 * unit, y + dy - 12 * unit, x + dx + 20 * unit, y + dy + 12 * unit)
        if occupied.free(box):
            occupied.add(box)
            return (x + dx, y + dy), len(places)
    return (x, y), len(places)
