"""The west, south, east and north of a thing on the map."""

from __future__ import annotations

from typing import NamedTuple

import shapely

LonLat = tuple[float, float]
"""A place as (lon, lat) in degrees, WGS 84."""


class Bounds(NamedTuple):
    """A box in lon/lat.

    Degrees, WGS 84, in the order of RFC 7946: west, south, east, north. A box never crosses the antimeridian.
    """

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, geometry: shapely.Geometry) -> Bounds:
        """The smallest box around a geometry.

        Lon/lat in degrees. Raises ValueError for an empty geometry, which has no place.
        """
        if shapely.is_empty(geometry):
            raise ValueError("an empty geometry has no bounds")
        west, south, east, north = (float(value) for value in shapely.bounds(geometry))
        return cls(west, south, east, north)

    def padded(self, fraction: float) -> Bounds:
        """The box grown on every side by a fraction of its width and height.

        `fraction` 0.1 adds a tenth of the width to the west and to the east; a negative one shrinks.
        Raises ValueError where nothing would be left.
        """
        if fraction <= -0.5:
            raise ValueError(f"padding by {fraction} leaves nothing of the box")
        wider = (self.east - self.west) * fraction
        taller = (self.north - self.south) * fraction
        return Bounds(self.west - wider, self.south - taller, self.east + wider, self.north + taller)

    def contains(self, point: LonLat) -> bool:
        """Whether a point lies in the box, its edge included.

        `point` is (lon, lat) in degrees.
        """
        lon, lat = point
        return self.west <= lon <= self.east and self.south <= lat <= self.north
