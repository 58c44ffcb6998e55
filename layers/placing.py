"""Checking where a feature stands: a real geometry, axes the right way round, inside the regions it claims."""

import math
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.bounds import Bounds
from geo.measure import distance_m, distance_to_geometry_m
from layers.issue import Issue
from layers.model import Region
from layers.vocabulary import POINT_PRECISIONS, RADIUS_LIMIT_M, Kind, Precision

PLACES = ("Point", "Polygon")
AREAS = ("Polygon", "MultiPolygon")
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deep positions lie in the coordinates of a GeoJSON type."""

PROVINCE = Bounds(114.0, 34.0, 123.5, 38.7)
"""A box around Shandong and its islands, in degrees."""

AROUND = Bounds(95.0, 15.0, 150.0, 55.0)
"""A box around what the surroundings may show, in degrees."""

WORLD = Bounds(-180.0, -90.0, 180.0, 90.0)

SEAT_TOLERANCE_M = 300.0
"""A site this near to a region's representative point is a stand-in, not a place that somebody found out."""


def read_geometry(
    where: str, content: Any, *, types: tuple[str, ...] = AREAS, frame: Bounds = PROVINCE
) -> tuple[BaseGeometry | None, list[Issue]]:
    """The geometry of a feature, or None and why it cannot stand on the map.

    `types` are the GeoJSON types that are allowed here; `frame` is the box in degrees that it must lie in.
    """
    try:
        coordinates, depth = content["coordinates"], DEPTHS[content["type"]]
        if content["type"] not in types or not _finite(coordinates, depth):
            raise ValueError("another type, or coordinates that are no numbers")
        geometry = shapely.geometry.shape(content)
        if geometry.is_empty or not shapely.is_valid(geometry):
            raise ValueError("empty or invalid")
        box = Bounds.of(geometry)
    except (TypeError, ValueError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        zh, en = "、".join(types), " or ".join(types)
        return None, [
            Issue(where, "geometry", f"没有可用的几何，应为有效的 {zh}", f"No usable geometry; a valid {en} is needed")
        ]
    if _inside(box, frame):
        return geometry, []
    flipped = Bounds(box.south, box.west, box.north, box.east)
    if _inside(flipped, frame):
        message, message_en = "经度和纬度写反了：应为 [经度, 纬度]", "Axes are swapped: write [longitude, latitude]"
    else:
        zh, en = ("山东", "Shandong") if frame == PROVINCE else ("山东周边", "the surroundings")
        message = f"不在{zh}范围内；坐标应为 WGS 84 经纬度（度）"
        message_en = f"Outside {en}; coordinates must be WGS 84 degrees, longitude first"
    return None, [Issue(where, "geometry", message, message_en)]


def _finite(coordinates: Any, depth: int) -> bool:
    if not isinstance(coordinates, list | tuple) or not coordinates:
        return False
    if depth > 0:
        return all(_finite(part, depth - 1) for part in coordinates)
    return len(coordinates) >= 2 and all(
        isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number)
        for number in coordinates
    )


def _inside(box: Bounds, frame: Bounds) -> bool:
    return frame.west <= box.west and box.east <= frame.east and frame.south <= box.south and box.north <= frame.north


def place_issues(
    where: str,
    geometry: BaseGeometry,
    *,
    kind: Kind,
    precision: Precision,
    radius_m: int | None,
    cities: list[Region],
    county: Region | None,
) -> list[Issue]:
    """Does a facility stand where it says? `radius_m` in metres; a port may stand off the coast by its radius."""
    issues: list[Issue] = []
    point = (geometry.representative_point().x, geometry.representative_point().y)
    region = county or cities[0]
    if precision in POINT_PRECISIONS:
        allowed_m = float(radius_m or 0) if kind is Kind.PORT else 0.0
        for claimed in ([county] if county else []) + cities[:1]:
            if _sticks_out(geometry, claimed.geometry, allowed_m):
                issues.append(
                    Issue(where, "geometry", f"点不在{claimed.name}境内", f"Lies outside {claimed.name_en}"),
                )
        for claimed in ([county] if county else []) + cities[:1]:
            if distance_m(point, (claimed.lon, claimed.lat)) < SEAT_TOLERANCE_M:
                issues.append(
                    Issue(
                        where,
                        "precision",
                        f"点就是{claimed.name}的代表点，不能写成 {precision.value}",
                        f"Stands at the representative point of {claimed.name_en}, so it is no {precision.value}",
                    ),
                )
    elif distance_m(point, (region.lon, region.lat)) > 1.0:
        issues.append(
            Issue(
                where,
                "geometry",
                f"精度为 {precision.value} 时，应放在{region.name}的代表点上",
                f"With precision {precision.value} it must stand at the representative point of {region.name_en}",
            ),
        )
    if (precision is Precision.COUNTY) != (county is not None) and precision not in POINT_PRECISIONS:
        issues.append(
            Issue(
                where,
                "county",
                "precision 为 county 时必须写 county，为 city 时必须为空",
                "county must be given with precision county, and empty with precision city",
            ),
        )
    return issues


def _sticks_out(geometry: BaseGeometry, region: BaseGeometry, allowed_m: float) -> bool:
    if shapely.get_dimensions(geometry) > 0:
        return not shapely.covers(region, geometry)
    return distance_to_geometry_m((geometry.x, geometry.y), region) > allowed_m


def radius_issues(where: str, precision: Precision, radius_m: int | None) -> list[Issue]:
    limit = RADIUS_LIMIT_M.get(precision)
    if limit is None:
        if radius_m is not None:
            return [
                Issue(
                    where,
                    "radius_m",
                    f"precision 为 {precision.value} 时应为空",
                    f"Must be empty with precision {precision.value}",
                )
            ]
        return []
    if radius_m is None or not 0 < radius_m <= limit:
        return [
            Issue(
                where,
                "radius_m",
                f"precision 为 {precision.value} 时应在 1–{limit} 米之间",
                f"Must be 1-{limit} metres with precision {precision.value}",
            )
        ]
    return []
