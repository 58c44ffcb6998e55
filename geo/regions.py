"""Where a region is: a point inside it, what it covers, and what regions make up a larger one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely

from geo.bounds import LonLat

DECIMALS = 6


def largest_part(geometry: shapely.Geometry) -> shapely.Geometry:
    """The largest polygon of a geometry.

    Lon/lat in degrees; parts of one region are compared by plane area, which is enough to tell mainland from
    islets. Raises ValueError where there is no polygon.
    """
    polygons = [part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == 2]
    if not polygons or shapely.is_empty(geometry):
        raise ValueError("no polygon, so no part of it is the largest")
    return max(polygons, key=shapely.area)


def representative_point(geometry: shapely.Geometry) -> LonLat:
    """The point of a region that lies farthest from its border, on its largest part.

    (lon, lat) in degrees, rounded to 6 decimals and still inside: the centre of the largest circle that fits,
    to about 100 m, drawn on a map stretched to the region's latitude. Raises ValueError where there is no
    polygon.
    """
    part = largest_part(geometry)
    _, south, _, north = shapely.bounds(part)
    squeeze = math.cos(math.radians((south + north) / 2))
    flat = shapely.transform(part, lambda lonlat: lonlat * (squeeze, 1.0))
    size = math.sqrt(float(shapely.area(flat)))
    x, y = shapely.maximum_inscribed_circle(flat, tolerance=min(0.001, size / 100)).coords[0]
    point = (round(x / squeeze, DECIMALS), round(y, DECIMALS))
    if not shapely.contains_xy(part, *point):
        raise ValueError(f"no point of {DECIMALS} decimals lies inside so small a region")
    return point


def dissolve(geometries: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """One region made of neighbours that share their edges.

    Keeps every vertex of the outer edge, so the result nests exactly; no tolerance is applied. The input must
    be a valid coverage (`geo.tidy.coverage_faults` tells). Raises ValueError where there is nothing to
    dissolve.
    """
    if len(geometries) == 0:
        raise ValueError("nothing to dissolve")
    return shapely.coverage_union_all(list(geometries))
