"""Where networks, corridors with their stops, and places abroad stand on a sheet: the rules of 46-beyond-scene.js."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from app import style
from app.sheet.area import Area
from app.sheet.frame import Frame
from app.sheet.type import width_px
from geo.dodge import Box, Occupied, Point, dodge, rings
from layers.beyond import Assignment, Cited, Corridor, OverseasPlace, Stop
from layers.model import Region
from layers.showing import Shown
from layers.vocabulary import Language, Mode, Precision

OWN_PLACE_FROM_ZOOM = 5.0
"""From here on what has a place abroad stands there; below, its country gathers it."""
SAMPLES = 14
BULGE = 0.03
TAG_PX, TAG_ROOM_PX = 20.0, 32.0
TAG_SPOTS = (0.5, 0.38, 0.62, 0.28, 0.72, 0.82, 0.18)
TYPE_PX, COUNTRY_PX = 15.0, 13.5
ALL_STOPS_FROM_ZOOM = 7.0

Path = NDArray[np.float64]


@dataclass(frozen=True)
class Route:
    """Corridors on one course; `tag` is where its mode's mark stands, None where there is no room."""

    corridors: tuple[Corridor, ...]
    mode: Mode
    schematic: bool
    paths: tuple[Path, ...]
    tag: Point | None


@dataclass(frozen=True)
class Link:
    """A network as a ring through its cities, with its name at `spot`; `colour` counts the colours of networks."""

    network: Assignment
    name: str
    paths: tuple[Path, ...]
    colour: int
    dash: tuple[int, ...]
    spot: Point | None


@dataclass(frozen=True)
class StopSign:
    """A stop of corridors, with its name right or left of it or none."""

    at: Point
    name: str | None
    name_at: Point


@dataclass(frozen=True)
class Country:
    """The places of one country gathered as a count; dashed where none of them has a place of its own."""

    code: str
    text: str
    places: tuple[OverseasPlace, ...]
    at: Point
    true: Point
    width: float


@dataclass(frozen=True)
class AbroadSymbol:
    """A place abroad drawn where it is."""

    place: OverseasPlace
    at: Point
    true: Point


@dataclass(frozen=True)
class Beyond:
    """What stands on the sheet beside the facilities."""

    links: tuple[Link, ...] = ()
    routes: tuple[Route, ...] = ()
    stops: tuple[StopSign, ...] = ()
    countries: tuple[Country, ...] = ()
    symbols: tuple[AbroadSymbol, ...] = ()


def place_beyond(
    shown: Shown, links: Sequence[Link], lang: Language, frame: Frame, size: float, occupied: Occupied
) -> Beyond:
    """Place corridors and places abroad where room is left; `links` are placed already."""
    stops = _stops(shown.corridors, lang, frame, occupied)
    countries, symbols = _abroad(shown.abroad, lang, frame, size, occupied)
    return Beyond(tuple(links), tuple(_routes(shown.corridors, frame, occupied)), stops, countries, symbols)


def name_of(thing: Cited, lang: Language) -> str:
    """The name of a thing in a language."""
    return thing.name if lang is Language.ZH else thing.name_en


def on_sheet(frame: Frame, lon: float, lat: float) -> Point:
    """Pixels of a place in degrees."""
    point = frame.project(shapely.Point(lon, lat))
    return (float(point.x), float(point.y))


def place_links(
    shown: Sequence[Assignment],
    networks: Sequence[Assignment],
    cities: Mapping[str, Region],
    lang: Language,
    frame: Frame,
    occupied: Occupied,
) -> list[Link]:
    """Networks as rings, before the symbols: whoever shows them wants to read their names.

    `networks` are all there are, which fixes each one's colour.
    """
    order, px, links = [network.id for network in networks], TYPE_PX * frame.unit, []
    for place, network in enumerate(shown):
        points = [on_sheet(frame, *cities[code].name_place) for code in network.cities]
        paths = _ring(points, BULGE * (place + 1))
        name = name_of(network, lang)
        half = width_px(name, px, True) / 2 + 3 * frame.unit
        spots = [tuple(path[round(share * SAMPLES)]) for path in paths for share in (0.5, 0.3, 0.7)]
        spot = _free(spots, half, px * 0.75, frame.map, occupied)
        n = order.index(network.id)
        colour, dash = n % len(style.NETWORK_COLOURS), style.NETWORK_DASHES
        links.append(Link(network, name, tuple(paths), colour, dash[n % len(dash)], spot))
    return links


def _ring(points: Sequence[Point], bulge: float) -> list[Path]:
    middle = np.mean(points, axis=0)
    around = sorted(points, key=lambda p: math.atan2(p[1] - middle[1], p[0] - middle[0]))
    steps = np.linspace(0, 1, SAMPLES + 1)[:, None]
    paths = []
    for n, start in enumerate(around):
        a, b = np.array(start), np.array(around[(n + 1) % len(around)])
        control = (a + b) / 2 + np.array([b[1] - a[1], a[0] - b[0]]) * bulge * 2
        paths.append((1 - steps) ** 2 * a + 2 * steps * (1 - steps) * control + steps**2 * b)
    return paths


def _routes(corridors: Sequence[Corridor], frame: Frame, occupied: Occupied) -> list[Route]:
    bundles: dict[tuple[Mode, bool, bytes], list[Corridor]] = defaultdict(list)
    for corridor in corridors:
        bundles[corridor.mode, corridor.schematic, shapely.to_wkb(corridor.geometry)].append(corridor)
    routes = []
    for (mode, schematic, _), members in bundles.items():
        parts = shapely.get_parts(frame.project(shapely.segmentize(members[0].geometry, 1.0)))
        paths = tuple(shapely.get_coordinates(part) for part in parts)
        longest = max(paths, key=len)
        half = TAG_ROOM_PX * frame.unit / 2
        spots = [_along(longest, share, frame.map) for share in TAG_SPOTS]
        routes.append(Route(tuple(members), mode, schematic, paths, _free(spots, half, half, frame.map, occupied)))
    return routes


def _along(path: Path, share: float, area: Area) -> Point:
    """The point at a share of the length of what lies on the map."""
    window = shapely.box(area.left, area.top, area.right, area.bottom)
    inside = [part for part in shapely.get_parts(shapely.intersection(shapely.LineString(path), window)) if part.length]
    line = max(inside, key=lambda part: part.length) if inside else shapely.LineString(path)
    point = shapely.line_interpolate_point(line, share, normalized=True)
    return (float(point.x), float(point.y))


def _free(
    spots: Sequence[Point], half_width: float, half_height: float, area: Area, occupied: Occupied
) -> Point | None:
    for x, y in spots:
        box = (x - half_width, y - half_height, x + half_width, y + half_height)
        if _within(box, area) and occupied.free(box):
            occupied.add(box)
            return (x, y)
    return None


def _within(box: Box, area: Area) -> bool:
    return area.left <= box[0] and box[2] <= area.right and area.top <= box[1] and box[3] <= area.bottom


def _stops(corridors: Sequence[Corridor], lang: Language, frame: Frame, occupied: Occupied) -> tuple[StopSign, ...]:
    found: dict[tuple[float, float], list[Stop]] = defaultdict(list)
    for corridor in corridors:
        for stop in corridor.stops:
            found[round(stop.lon, 2), round(stop.lat, 2)].append(stop)
    unit, px, area = frame.unit, TYPE_PX * frame.unit, frame.map
    ranked = sorted(found.values(), key=len, reverse=True)
    places = [(stops[0], on_sheet(frame, stops[0].lon, stops[0].lat)) for stops in ranked]
    places = [(stop, (x, y)) for stop, (x, y) in places if _within((x, y, x, y), area)]
    for _, (x, y) in places:
        occupied.add((x - 5 * unit, y - 5 * unit, x + 5 * unit, y + 5 * unit))
    signs = []
    for stop, (x, y) in places:
        name = stop.name if lang is Language.ZH else stop.name_en
        half = width_px(name, px) / 2 + 2 * unit
        beside, above = half + 8 * unit, 16 * unit
        spots = [(x + beside, y), (x - beside, y), (x, y - above), (x, y + above)]
        spot = _free(spots, half, px * 0.7, area, occupied)
        if spot or frame.zoom >= ALL_STOPS_FROM_ZOOM:
            signs.append(StopSign((x, y), name if spot else None, spot or (x, y)))
    return tuple(signs)


def _abroad(
    places: Sequence[OverseasPlace], lang: Language, frame: Frame, size: float, occupied: Occupied
) -> tuple[tuple[Country, ...], tuple[AbroadSymbol, ...]]:
    gathered: dict[str, list[OverseasPlace]] = defaultdict(list)
    placed = []
    for place in places:
        if frame.zoom >= OWN_PLACE_FROM_ZOOM and place.precision is not Precision.COUNTRY:
            placed.append(place)
        else:
            gathered[place.iso2].append(place)
    countries = tuple(_country(code, members, lang, frame, occupied) for code, members in gathered.items())
    true = [on_sheet(frame, place.geometry.x, place.geometry.y) for place in placed]
    at = dodge(true, size, rings(9, size * 0.55), occupied)
    symbols = (AbroadSymbol(place, a or t, t) for place, a, t in zip(placed, at, true, strict=True))
    return countries, tuple(symbols)


def _country(code: str, places: Sequence[OverseasPlace], lang: Language, frame: Frame, occupied: Occupied) -> Country:
    unit = frame.unit
    # At the capital, where something known by country only stands; else at the first place.
    first = min(places, key=lambda place: place.precision is not Precision.COUNTRY)
    text = f"{first.country if lang is Language.ZH else first.country_en} {len(places)}"
    width = width_px(text, COUNTRY_PX * unit, True) + 18 * unit
    x, y = on_sheet(frame, first.geometry.x, first.geometry.y)
    half_width, half_height = width / 2 + unit, 12.5 * unit
    spots = [(x + dx, y + dy) for dx, dy in rings(24, 8 * unit)]
    spot = _free(spots, half_width, half_height, frame.map, occupied) or (x, y)
    return Country(code, text, tuple(places), spot, (x, y), width)
