"""Areas drawn on a map: a geodesic circle, a box, a polygon; what lies inside, its outline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import shapely

from geo.bounds import Bounds, LonLat
from geo.measure import distance_m, ellipsoid

OUTLINE_POINTS = 180


@dataclass(frozen=True)
class Circle:
    """All places within `radius_m` of a centre, by geodesic; the centre is (lon, lat) in degrees, WGS 84."""

    centre: LonLat
    radius_m: float

    def contains(self, point: LonLat) -> bool:
        """Whether a (lon, lat) lies inside, the edge included."""
        return distance_m(self.centre, point) <= self.radius_m

    def outline(self) -> shapely.Polygon:
        """The circle as a polygon of 180 corners, each by the direct geodesic problem (Karney 2013)."""
        turns = [360 * n / OUTLINE_POINTS for n in range(OUTLINE_POINTS)]
        lons, lats, _ = ellipsoid().fwd(
            [self.centre[0]] * OUTLINE_POINTS,
            [self.centre[1]] * OUTLINE_POINTS,
            turns,
            [self.radius_m] * OUTLINE_POINTS,
        )
        return shapely.Polygon(zip(lons, lats, strict=True))


@dataclass(frozen=True)
class Ring:
    """A polygon without holes; `corners` are at least three (lon, lat) in degrees, joined straight as on the map."""

    corners: tuple[LonLat, ...]

    def contains(self, point: LonLat) -> bool:
        """Whether a (lon, lat) lies inside, by the even-odd rule (Franklin, "PNPOLY", 1970)."""
        x, y = point
        inside = False
        for (ax, ay), (bx, by) in self.edges():
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
        return inside

    def edges(self) -> list[tuple[LonLat, LonLat]]:
        """Its sides, the last one back to the first corner."""
        return list(pairwise((*self.corners, self.corners[0])))

    def crosses_itself(self) -> bool:
        """Whether two sides that are no neighbours cross, or the ring encloses nothing at all."""
        edges = self.edges()
        last = len(edges) - 1
        doubled = sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges)
        return doubled == 0 or any(
            _cross(edges[m], edges[n])
            for m in range(len(edges))
            for n in range(m + 2, len(edges))
            if not (m == 0 and n == last)
        )

    def outline(self) -> shapely.Polygon:
        """The ring as a polygon in degrees."""
        return shapely.Polygon(self.corners)


def _turn(a: LonLat, b: LonLat, c: LonLat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(first: tuple[LonLat, LonLat], second: tuple[LonLat, LonLat]) -> bool:
    (a, b), (c, d) = first, second
    return (_turn(a, b, c) > 0) != (_turn(a, b, d) > 0) and (_turn(c, d, a) > 0) != (_turn(c, d, b) > 0)


def ring_of(box: Bounds) -> Ring:
    """A box as a ring, from its south-west corner to the east."""
    west, south, east, north = box
    return Ring(((west, south), (east, south), (east, north), (west, north)))
