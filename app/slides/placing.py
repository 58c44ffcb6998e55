"""What stands where on the map of a slide: the sheet's rules with type that can be read from the last row."""

import copy
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely

from app.sheet.beyond import Beyond, place_beyond, place_links
from app.slides.frame import MapFrame
from app.slides.lettering import LINE, width, wrap
from app.slides.page import LEAST_PT
from app.slides.signs import PILL_PT, pill_width
from app.words import say
from geo.dodge import Box, Occupied, Point, dodge, rings
from layers.circles import CORES
from layers.model import Facility, Region
from layers.showing import Shown
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Kind, Language, Precision

MOST_MARKED = 60
"""With more symbols than this they are small and unmarked: marks and names would be too small to read."""
SMALL_PT = 10.5
MOST_MOVED = 0.2
"""With a larger share of marked symbols far from their place, the map would be leaders and little else."""
MARKED_FROM = {Language.ZH: 19.0, Language.EN: 23.0}
"""The width of a marked symbol, in points: a mark of 12 pt finds room in it."""
CITY_PT, GROUND_PT = 14.0, 13.0
GATHERED_BELOW_ZOOM = 5.6
"""So far out that the province is a stamp, its facilities are one count, as on page and sheet."""
COUNTIES_FROM_METRES_PER_PT = 330.0
ONE_LINE_EM = 11.0


@dataclass(frozen=True)
class Placed:
    """A facility's symbol, drawn at `at` for its true place `true`."""

    facility: Facility
    at: Point
    true: Point


@dataclass(frozen=True)
class Name:
    """A text on the map with its middle, left or right edge at `at`."""

    lines: tuple[str, ...]
    box: Box
    across: str = "center"


@dataclass(frozen=True)
class CityMark:
    """A city's name, and below it the pills: what is known by city only, and its roles."""

    city: Region
    name: str
    at: Point
    count: int
    roles: int
    core: bool


@dataclass(frozen=True)
class Standing:
    """Everything that stands on the map; `crowded` counts what found no room, `unnamed` has no name beside it."""

    cities: tuple[CityMark, ...]
    symbols: tuple[Placed, ...]
    crowded: tuple[tuple[Point, int], ...]
    names: tuple[Name, ...]
    unnamed: int
    size: float
    beyond: Beyond
    counties: tuple[Name, ...] = ()
    ground: tuple[tuple[Name, bool], ...] = ()
    gathered: tuple[Point, Point] | None = None

    @property
    def marked(self) -> bool:
        """Whether symbols carry the mark of their kind."""
        return self.size > SMALL_PT


def stand(data: Data, view: View, shown: Shown, frame: MapFrame, numbers: Mapping[str, str]) -> Standing:
    """Place what is shown, most important first; names of the ground come last, where nothing else stands.

    `numbers` are those of the list, by id: a symbol without room for its name carries its number.
    """
    order = list(Kind)
    gathered = frame.zoom < GATHERED_BELOW_ZOOM
    ranked = sorted(shown.facilities, key=lambda f: order.index(f.kind))
    points = [] if gathered else [f for f in ranked if f.precision is not Precision.CITY]
    few = len(points) <= MOST_MARKED
    size = MARKED_FROM[view.lang] if few else SMALL_PT
    occupied = Occupied(40.0)
    cities = () if gathered else _cities(data, shown, view, frame, occupied)
    networks = [role for role in data.assignments if role.linked]
    links = [] if gathered else place_links(shown.networks, networks, data.cities, view.lang, frame, occupied)
    true = [_place(frame, f.geometry) for f in points]
    taken = copy.deepcopy(occupied)
    placed = dodge(true, size, rings(9, size * 0.55), occupied)
    if few and _moved(true, placed, size) > MOST_MOVED:
        occupied, size, few = taken, SMALL_PT, False
        placed = dodge(true, size, rings(9, size * 0.55), occupied)
    symbols = [Placed(f, at, t) for f, at, t in zip(points, placed, true, strict=True) if at is not None]
    left: dict[str, list[Point]] = defaultdict(list)
    for facility, at, place in zip(points, placed, true, strict=True):
        if at is None:
            left[facility.cities[0]].append(place)
    crowded = tuple((_spot(places, f"+{len(places)}", occupied), len(places)) for places in left.values())
    beyond = place_beyond(shown, links, view.lang, frame, size, occupied)
    stamp = _stamp(data, view, shown, frame, occupied) if gathered and shown.facilities else None
    names: list[Name] = []
    bare = len(symbols)
    if len(points) <= MOST_MARKED and Layer.LABELS in view.layers:
        names, bare = _names(symbols, view.lang, frame, size, occupied, numbers)
    counties = _counties(data, view, frame, occupied)
    ground = _ground(data, view.lang, frame, occupied)
    return Standing(
        cities,
        tuple(symbols),
        crowded,
        tuple(names),
        bare,
        size,
        beyond,
        counties,
        ground,
        stamp,
    )


def _moved(true: Sequence[Point], placed: Sequence[Point | None], size: float) -> float:
    """The share of symbols that stand two widths away from their place or nowhere."""
    far = [at is None or math.dist(at, place) > 2 * size for at, place in zip(placed, true, strict=True)]
    return sum(far) / max(len(far), 1)


def _cities(data: Data, shown: Shown, view: View, frame: MapFrame, occupied: Occupied) -> tuple[CityMark, ...]:
    counts = Counter(c for f in shown.facilities if f.precision is Precision.CITY for c in f.cities)
    marks = []
    for code, city in data.cities.items():
        x, y = frame.point(city.lon, city.lat)
        name = city.short if view.lang is Language.ZH else city.name_en
        half = width(name, CITY_PT, bold=True) / 2 + 2
        if not _on_map(frame, (x - half, y - CITY_PT / 2, x + half, y + CITY_PT / 2)):
            continue
        core = Layer.CORES in view.layers and code in CORES
        occupied.add((x - half - (15 if core else 0), y - 10, x + half, y + 9))
        mark = CityMark(city, name, (x, y), counts.get(code, 0), len(shown.roles.get(code, ())), core)
        widths = [pill_width(text) for text in pills_of(mark, view.lang)]
        if widths:
            half = (sum(widths) + 3 * (len(widths) - 1)) / 2
            occupied.add((x - half, y + 9, x + half, y + 11 + PILL_PT))
        marks.append(mark)
    return tuple(marks)


def pills_of(mark: CityMark, lang: Language) -> list[str]:
    """What the pills below a city say: its count, its roles."""
    return [
        *([str(mark.count)] if mark.count else []),
        *([say("map.roles", lang, n=mark.roles)] if mark.roles else []),
    ]


def _spot(places: Sequence[Point], text: str, occupied: Occupied) -> Point:
    x, y = (sum(values) / len(places) for values in zip(*places, strict=True))
    half, high = pill_width(text) / 2, PILL_PT / 2
    for dx, dy in rings(24, 5.0):
        box = (x + dx - half, y + dy - high, x + dx + half, y + dy + high)
        if occupied.free(box):
            occupied.add(box)
            return (x + dx, y + dy)
    return (x, y)


def _stamp(data: Data, view: View, shown: Shown, frame: MapFrame, occupied: Occupied) -> tuple[Point, Point]:
    middle = shapely.box(*shapely.total_bounds([city.geometry for city in data.cities.values()])).centroid
    true = frame.point(middle.x, middle.y)
    return _spot([true], say("map.gathered", view.lang, n=len(shown.facilities)), occupied), true


def _names(
    symbols: Sequence[Placed],
    lang: Language,
    frame: MapFrame,
    size: float,
    occupied: Occupied,
    numbers: Mapping[str, str],
) -> tuple[list[Name], int]:
    """The names beside symbols, then numbers where there is no room for one, and how many have neither."""
    names, left = [], []
    for symbol in symbols:
        text = symbol.facility.name if lang is Language.ZH else symbol.facility.name_en
        name = _beside(_two_lines(text), symbol.at, frame, size, occupied)
        names += [name] if name else []
        left += [] if name else [symbol.facility.id]
    at = {symbol.facility.id: symbol.at for symbol in symbols}
    tags = [_beside([numbers[key]], at[key], frame, size, occupied) for key in left]
    return [*names, *(tag for tag in tags if tag)], sum(tag is None for tag in tags)


def _beside(lines: Sequence[str], at: Point, frame: MapFrame, size: float, occupied: Occupied) -> Name | None:
    wide, high = max(width(line, LEAST_PT) for line in lines), len(lines) * LEAST_PT * LINE
    (x, y), gap = at, size / 2 + 2.5
    side = gap * 0.75
    for across, left, top in (
        ("left", x + gap, y - high / 2),
        ("right", x - gap - wide, y - high / 2),
        ("center", x - wide / 2, y + gap),
        ("center", x - wide / 2, y - gap - high),
        ("left", x + side, y - side - high),
        ("left", x + side, y + side),
        ("right", x - side - wide, y - side - high),
        ("right", x - side - wide, y + side),
    ):
        box = (left, top, left + wide, top + high)
        if _on_map(frame, box) and occupied.free(box):
            occupied.add(box)
            return Name(tuple(lines), box, across)
    return None


def _two_lines(text: str) -> list[str]:
    whole = width(text, LEAST_PT)
    if whole <= ONE_LINE_EM * LEAST_PT:
        return [text]
    tries = [wrap(text, LEAST_PT, whole * share, most=2) for share in (0.52, 0.58, 0.66, 0.75)]
    return next((lines for lines in tries if not lines[-1].endswith("…")), tries[-1])


def _counties(data: Data, view: View, frame: MapFrame, occupied: Occupied) -> tuple[Name, ...]:
    if Layer.COUNTIES not in view.layers or frame.metres_per_pt > COUNTIES_FROM_METRES_PER_PT:
        return ()
    texts = [
        (c.short if view.lang is Language.ZH else c.name_en.rsplit(" ", 1)[0], frame.point(c.lon, c.lat))
        for c in data.counties.values()
    ]
    return tuple(name for name in (_free(text, at, LEAST_PT, frame, occupied) for text, at in texts) if name)


def _ground(data: Data, lang: Language, frame: MapFrame, occupied: Occupied) -> tuple[tuple[Name, bool], ...]:
    features = data.boundaries["surroundings"] + (data.boundaries["world"] if frame.wide else ())
    names = []
    for feature in features:
        p: Mapping[str, object] = feature["properties"]
        if "name" not in p or not float(str(p.get("zoom", 0))) <= frame.zoom <= float(str(p.get("zoom_most", 99))):
            continue
        sea = p["kind"] == "sea"
        place = shapely.geometry.shape(feature["geometry"]) if sea else shapely.Point(p["lon"], p["lat"])
        text = " ".join(str(p["name"])) if lang is Language.ZH else str(p["name_en"])
        if name := _free(text, _place(frame, place), GROUND_PT, frame, occupied):
            names.append((name, sea))
    return tuple(names)


def _free(text: str, at: Point, size: float, frame: MapFrame, occupied: Occupied) -> Name | None:
    half = width(text, size) / 2 + 1
    box = (at[0] - half, at[1] - size * 0.64, at[0] + half, at[1] + size * 0.64)
    if not _on_map(frame, box) or not occupied.free(box):
        return None
    occupied.add(box)
    return Name((text,), box)


def _place(frame: MapFrame, geometry: shapely.Geometry) -> Point:
    point = frame.project(geometry.representative_point())
    return (float(point.x), float(point.y))


def _on_map(frame: MapFrame, box: Box) -> bool:
    area = frame.map
    return area.left <= box[0] and box[2] <= area.right and area.top <= box[1] and box[3] <= area.bottom
