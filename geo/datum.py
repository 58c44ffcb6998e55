"""The three coordinates that a place in China is asked for in: WGS 84, CGCS2000, and the shifted GCJ-02."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from math import cos, pi, radians, sin, sqrt

from pyproj import Transformer

from geo.bounds import LonLat

_A = 6_378_245.0
_EE = 0.006_693_421_622_965_943_23
_LON_0, _LAT_0 = 105.0, 35.0
_GCJ02_WKT = """ENGCRS["GCJ-02 (not WGS 84)", EDATUM["GCJ-02 (shifted from WGS 84 by some 500 m)"], CS[ellipsoidal, 2],
AXIS["geodetic longitude (Lon)", east], AXIS["geodetic latitude (Lat)", north],
ANGLEUNIT["degree", 0.0174532925199433]]"""


class Datum(StrEnum):
    """What coordinates are given in."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"

    @property
    def label(self) -> str:
        """As it is written."""
        return {"wgs84": "WGS 84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02"}[self]

    @property
    def epsg(self) -> int | None:
        """Its EPSG code; GCJ-02 has none."""
        return {"wgs84": 4326, "cgcs2000": 4490, "gcj02": None}[self]

    @property
    def crs(self) -> int | str:
        """Its EPSG code, or for GCJ-02 a reference system by name that nothing can be converted from unawares."""
        return self.epsg or _GCJ02_WKT


@cache
def _to_cgcs2000() -> Transformer:
    return Transformer.from_crs(4326, 4490, always_xy=True)


def moved(place: LonLat, datum: Datum) -> LonLat:
    """A WGS 84 place in another datum.

    From and to (lon, lat) in degrees. CGCS2000 agrees with WGS 84 to within a metre; GCJ-02 lies about half a
    kilometre off in Shandong, by the polynomial that published reconstructions of it agree on (on Krasovsky's
    ellipsoid, 1940); it holds inside mainland China only.
    """
    if datum is Datum.CGCS2000:
        lon, lat = _to_cgcs2000().transform(*place)
        return float(lon), float(lat)
    return _gcj02(place) if datum is Datum.GCJ02 else place


def _gcj02(place: LonLat) -> LonLat:
    lon, lat = place
    x, y = lon - _LON_0, lat - _LAT_0
    wave = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    magic = 1 - _EE * sin(radians(lat)) ** 2
    metres_north = _A * (1 - _EE) / magic**1.5
    metres_east = _A / sqrt(magic) * cos(radians(lat))
    return lon + east * 180 / pi / metres_east, lat + north * 180 / pi / metres_north
