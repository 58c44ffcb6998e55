"""The world laid out with the Pacific in its middle, cut in the Atlantic."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

SEAM_DEG = -30.0
"""Where the world is cut: what lies west of 30° W is drawn east of 180°, as Chinese world maps do."""

FULL_TURN_DEG = 360.0

MERCATOR_PROJ = "+proj=merc +a=6378137 +b=6378137 +over +units=m +no_defs"
"""Spherical Mercator as on web maps (EPSG:3857), without bringing longitudes beyond 180° back."""


def east_of_seam(geometry: shapely.Geometry) -> shapely.Geometry:
    """The geometry with every part that lies west of the seam moved one turn to the east.

    Lon/lat in degrees; longitudes then lie between -30 and 330. A part that crosses the seam stays: the data is cut
    there.
    """

    def moved(part: shapely.Geometry) -> shapely.Geometry:
        if part.bounds[2] > SEAM_DEG or part.bounds[0] >= SEAM_DEG:
            return part
        return shapely.transform(part, lambda lonlat: lonlat + np.array([FULL_TURN_DEG, 0.0]))

    parts = [moved(part) for part in shapely.get_parts(geometry)]
    if len(parts) == 1 and not geometry.geom_type.startswith("Multi"):
        return parts[0]
    build = {"MultiPolygon": shapely.multipolygons, "MultiLineString": shapely.multilinestrings}
    made: shapely.Geometry = build.get(geometry.geom_type, shapely.geometrycollections)(parts)
    return made


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs(CRS.from_epsg(4326), CRS.from_proj4(MERCATOR_PROJ), always_xy=True)


def to_mercator(geometry: shapely.Geometry) -> shapely.Geometry:
    """A lon/lat geometry in spherical Mercator (Snyder 1987, PP 1395, p. 41), in metres at the equator.

    Longitudes from -30 to 330 run on to the east without a break; latitudes must stay within ±85°.
    """

    def move(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_transformer().transform(lonlat[:, 0], lonlat[:, 1]))

    return shapely.transform(geometry, move)
