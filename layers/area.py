"""The part of the map that a reader has marked: a circle, a box, a polygon or a region, and what lies in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from geo.area import Circle, Ring, ring_of
from geo.bounds import Bounds
from layers.issue import Issue
from layers.model import Facility
from layers.vocabulary import Precision

DECIMALS = 4
"""Degrees are kept to about ten metres, kilometres to ten centimetres."""
MOST_CORNERS = 60
LARGEST_RADIUS_KM = 1_000.0
SMALLEST_RADIUS_KM = 0.1
_NUMBER = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,9})?")


class AreaKind(StrEnum):
    """How an area is marked; the first word of the parameter `area`."""

    CIRCLE = "circle"
    BOX = "box"
    POLYGON = "polygon"
    REGION = "region"


@dataclass(frozen=True)
class Area:
    """A marked area.

    `numbers` are lon, lat, km of a circle; west, south, east, north of a box; lon, lat of each corner of a polygon, in
    degrees, WGS 84. A region has the adcode of a city or county instead.
    """

    kind: AreaKind
    numbers: tuple[float, ...] = ()
    region: str = ""

    def shape(self) -> Circle | Ring | None:
        """Its geometry; None for a region, whose border is a matter of the boundaries."""
        if self.kind is AreaKind.CIRCLE:
            lon, lat, km = self.numbers
            return Circle((lon, lat), km * 1000)
        if self.kind is AreaKind.BOX:
            return ring_of(Bounds(*self.numbers))
        if self.kind is AreaKind.POLYGON:
            return Ring(tuple(zip(self.numbers[::2], self.numbers[1::2], strict=True)))
        return None

    def holds(self, facility: Facility) -> bool:
        """Whether a facility is in it. What is known to the city only has no place inside a drawn shape."""
        shape = self.shape()
        if shape is None:
            return self.region == facility.county or self.region in facility.cities
        if facility.precision is Precision.CITY:
            return False
        point = facility.geometry.representative_point()
        return shape.contains((point.x, point.y))

    def __str__(self) -> str:
        """As the parameter writes it: circle,120.38,36.07,50."""
        return ",".join((self.kind.value, *map(written, self.numbers), *filter(None, (self.region,))))


def written(number: float) -> str:
    """A number without needless zeros, at most four decimals."""
    return f"{number + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")


def read_area(text: str) -> tuple[Area | None, Issue | None]:
    """Read an area as `str` writes it; none for no text, none and an issue where it is not understood."""
    if not text:
        return None, None
    word, *parts = text.split(",")
    if word not in tuple(AreaKind):
        return None, _issue(
            "应以 circle、box、polygon 或 region 开头", "should begin with circle, box, polygon or region"
        )
    kind = AreaKind(word)
    if kind is AreaKind.REGION:
        if len(parts) == 1 and re.fullmatch(r"[0-9]{6}", parts[0]):
            return Area(kind, region=parts[0]), None
        return None, _issue("应为一个六位行政区划代码", "should be one six-digit code")
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return None, _issue("应为以逗号分开的数", "should be numbers with commas between")
    numbers = tuple(round(float(part), DECIMALS) for part in parts)
    fault = _FAULTS[kind](numbers)
    return (None, fault) if fault else (Area(kind, numbers), None)


def _on_earth(numbers: tuple[float, ...]) -> bool:
    return all(-180 <= lon <= 180 for lon in numbers[::2]) and all(-85 <= lat <= 85 for lat in numbers[1::2])


def _circle_fault(numbers: tuple[float, ...]) -> Issue | None:
    if len(numbers) == 3 and _on_earth(numbers[:2]) and SMALLEST_RADIUS_KM <= numbers[2] <= LARGEST_RADIUS_KM:
        return None
    return _issue("圆应为 经度,纬度,半径公里（0.1 至 1000）", "a circle is lon,lat,radius in km (0.1 to 1000)")


def _box_fault(numbers: tuple[float, ...]) -> Issue | None:
    if len(numbers) == 4 and _on_earth(numbers) and numbers[0] < numbers[2] and numbers[1] < numbers[3]:
        return None
    return _issue("矩形应为 西,南,东,北（度）", "a box is west,south,east,north in degrees")


def _polygon_fault(numbers: tuple[float, ...]) -> Issue | None:
    if len(numbers) % 2 or not 3 <= len(numbers) // 2 <= MOST_CORNERS or not _on_earth(numbers):
        return _issue(
            f"多边形应为 3 至 {MOST_CORNERS} 个角，各写经度,纬度",
            f"a polygon has 3 to {MOST_CORNERS} corners, each lon,lat",
        )
    if Ring(tuple(zip(numbers[::2], numbers[1::2], strict=True))).crosses_itself():
        return _issue("多边形的边互相交叉，请重画", "the sides of the polygon cross; draw it again")
    return None


_FAULTS: dict[AreaKind, Callable[[tuple[float, ...]], Issue | None]] = {
    AreaKind.CIRCLE: _circle_fault,
    AreaKind.BOX: _box_fault,
    AreaKind.POLYGON: _polygon_fault,
}


def _issue(message: str, message_en: str) -> Issue:
    return Issue("link", "area", message, message_en)
