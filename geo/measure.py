"""Lengths, areas and distances on the WGS 84 ellipsoid."""

from __future__ import annotations

import math
from functools import cache

import shapely
from pyproj import Geod

from geo.bounds import LonLat


@cache
def ellipsoid() -> Geod:
    """The WGS 84 ellipsoid.

    Every measure here solves the geodesic on it (Karney 2013, "Algorithms for geodesics", by way of PROJ).
    """
    return Geod(ellps="WGS84")


def area_km2(geometry: shapely.Geometry) -> float:
    """The geodesic area of a polygon or multipolygon, holes taken out.

    Square kilometres of a lon/lat geometry; 0 for points and lines. The winding of the rings does not matter.
    """
    total = 0.0
    for polygon in shapely.get_parts(geometry):
        if shapely.get_type_id(polygon) == shapely.GeometryType.POLYGON:
            rings = [polygon.exterior, *polygon.interiors]
            sizes = [abs(ellipsoid().geometry_area_perimeter(shapely.Polygon(ring))[0]) for ring in rings]
            total += sizes[0] - sum(sizes[1:]) if sizes else 0.0
    return total / 1e6


def distance_m(a: LonLat, b: LonLat) -> float:
    """The geodesic distance between two places.

    Metres between two (lon, lat) pairs in degrees.
    """
    return float(ellipsoid().inv(a[0], a[1], b[0], b[1])[2])


def distance_to_geometry_m(point: LonLat, geometry: shapely.Geometry) -> float:
    """How far a place is from a geometry, 0 where the geometry covers it.

    Metres from a (lon, lat) pair in degrees. The nearest point is found on a map stretched to the place's
    latitude and the way to it measured by geodesic: right to about 0.1 % within 50 km. Raises ValueError for
    an empty geometry.
    """
    if shapely.is_empty(geometry):
        raise ValueError("an empty geometry is nowhere")
    here = shapely.Point(point)
    if shapely.intersects(geometry, here):
        return 0.0
    squeeze = math.cos(math.radians(point[1]))
    flat = shapely.transform(geometry, lambda lonlat: lonlat * (squeeze, 1.0))
    nearest = shapely.shortest_line(shapely.Point(point[0] * squeeze, point[1]), flat).coords[1]
    return distance_m(point, (nearest[0] / squeeze, nearest[1]))
