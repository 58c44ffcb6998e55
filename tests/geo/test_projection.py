import math

import pytest
import shapely

from geo.measure import area_km2, distance_m
from geo.projection import SHEET_PROJ, to_lonlat, to_sheet

A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)
E = math.sqrt(E2)


def snyder(lon, lat, lat_0=36.25, lon_0=118.75, lat_1=35.0, lat_2=37.5):
    """Albers equal-area conic on the ellipsoid, written out from Snyder 1987, equations 14-1 to 14-14."""

    def m(phi):
        return math.cos(phi) / math.sqrt(1 - E2 * math.sin(phi) ** 2)

    def q(phi):
        s = math.sin(phi)
        return (1 - E2) * (s / (1 - E2 * s * s) - math.log((1 - E * s) / (1 + E * s)) / (2 * E))

    phi, phi0, phi1, phi2 = map(math.radians, (lat, lat_0, lat_1, lat_2))
    n = (m(phi1) ** 2 - m(phi2) ** 2) / (q(phi2) - q(phi1))
    c = m(phi1) ** 2 + n * q(phi1)
    rho, rho0 = (A * math.sqrt(c - n * q(x)) / n for x in (phi, phi0))
    theta = n * math.radians(lon - lon_0)
    return rho * math.sin(theta), rho0 - rho * math.cos(theta)


PLACES = [(118.75, 36.25), (114.8, 34.4), (122.7, 37.4), (117.0, 36.65), (120.9, 38.4)]


@pytest.mark.parametrize("place", PLACES)
def test_the_sheet_is_the_albers_of_the_book(place):
    assert to_sheet(shapely.Point(place)).coords[0] == pytest.approx(snyder(*place), abs=0.001)


@pytest.mark.parametrize("place", PLACES)
def test_there_and_back(place):
    assert to_lonlat(to_sheet(shapely.Point(place))).coords[0] == pytest.approx(place, abs=1e-9)


def test_the_middle_of_the_sheet_is_its_origin_and_north_is_up():
    assert to_sheet(shapely.Point(118.75, 36.25)).coords[0] == pytest.approx((0, 0), abs=1e-6)
    x, y = to_sheet(shapely.Point(118.75, 37.25)).coords[0]
    assert abs(x) < 1e-6
    assert y == pytest.approx(110_950, rel=0.001)


def test_areas_are_true():
    box = shapely.segmentize(shapely.box(116, 35, 122, 38), 0.01)
    assert shapely.area(to_sheet(box)) / 1e6 == pytest.approx(area_km2(box), rel=1e-5)


@pytest.mark.parametrize("place", PLACES)
def test_lengths_are_true_to_half_a_thousandth_inside_the_province(place):
    for step in ((0.01, 0), (0, 0.01)):
        other = (place[0] + step[0], place[1] + step[1])
        on_sheet = shapely.length(to_sheet(shapely.LineString([place, other])))
        assert on_sheet == pytest.approx(distance_m(place, other), rel=5e-4)


def test_every_kind_of_geometry_keeps_its_shape():
    holed = shapely.Polygon(shapely.box(118, 36, 119, 37).exterior, [shapely.box(118.2, 36.2, 118.4, 36.4).exterior])
    for geometry in (holed, shapely.MultiPoint([(118, 36), (119, 37)]), shapely.Polygon()):
        moved = to_sheet(geometry)
        assert moved.geom_type == geometry.geom_type
        assert shapely.get_num_coordinates(moved) == shapely.get_num_coordinates(geometry)


def test_the_definition_is_the_one_documented():
    assert "+lon_0=118.75" in SHEET_PROJ
    assert "+datum=WGS84" in SHEET_PROJ
