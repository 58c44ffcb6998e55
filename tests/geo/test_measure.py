import math

import pytest
import shapely

from geo.measure import area_km2, distance_m, distance_to_geometry_m

WGS84_A, WGS84_F = 6378137.0, 1 / 298.257223563
WGS84_B = WGS84_A * (1 - WGS84_F)
WGS84_SURFACE_KM2 = 510_065_621.724


def quadrangle_km2(west, south, east, north):
    """The area between two meridians and two parallels, in closed form (Snyder 1987, eq. 3-12)."""
    e = math.sqrt(WGS84_F * (2 - WGS84_F))

    def q(lat):
        s = math.sin(math.radians(lat))
        return s / (1 - e * e * s * s) + math.log((1 + e * s) / (1 - e * s)) / (2 * e)

    return WGS84_B**2 / 2 * math.radians(east - west) * (q(north) - q(south)) / 1e6


def test_an_octant_is_an_eighth_of_the_earth():
    octant = shapely.Polygon([(0, 0), (90, 0), (90, 90), (0, 90)])
    assert area_km2(octant) == pytest.approx(WGS84_SURFACE_KM2 / 8, rel=1e-9)


def test_a_box_has_the_area_of_its_quadrangle():
    box = shapely.segmentize(shapely.box(118, 36, 119, 37), 0.01)
    assert area_km2(box) == pytest.approx(quadrangle_km2(118, 36, 119, 37), rel=1e-6)


def test_holes_are_taken_out_and_winding_does_not_matter():
    hole = shapely.box(118.2, 36.2, 118.4, 36.4)
    for ring in (hole.exterior, hole.exterior.reverse()):
        holed = shapely.Polygon(shapely.box(118, 36, 119, 37).exterior, [ring])
        expected = area_km2(shapely.box(118, 36, 119, 37)) - area_km2(hole)
        assert area_km2(holed) == pytest.approx(expected)
        assert area_km2(holed.reverse()) == pytest.approx(expected)


def test_parts_add_up_and_only_polygons_have_an_area():
    a, b = shapely.box(118, 36, 118.5, 36.5), shapely.box(119, 36, 119.5, 36.5)
    assert area_km2(shapely.MultiPolygon([a, b])) == pytest.approx(2 * area_km2(a))
    assert area_km2(shapely.LineString([(118, 36), (119, 36)])) == 0
    assert area_km2(shapely.Point(118, 36)) == 0
    assert area_km2(shapely.Polygon()) == 0


def test_distance_of_vincentys_own_example():
    """Flinders Peak to Buninyong, the test line of the Geocentric Datum of Australia manual: 54,972.271 m."""
    flinders = (144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600))
    buninyong = (143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600))
    assert distance_m(flinders, buninyong) == pytest.approx(54_972.271, abs=0.01)
    assert distance_m(buninyong, flinders) == pytest.approx(54_972.271, abs=0.01)


def test_distance_to_a_polygon_is_nothing_inside_and_on_the_edge():
    box = shapely.box(118, 36, 119, 37)
    assert distance_to_geometry_m((118.5, 36.5), box) == 0
    assert distance_to_geometry_m((118, 36.5), box) == 0


def test_distance_to_a_polygon_outside():
    box = shapely.box(118, 36, 119, 37)
    assert distance_to_geometry_m((117.9, 36.5), box) == pytest.approx(8_960.9, rel=1e-3)  # 0.1° at 36.5° N
    assert distance_to_geometry_m((118.5, 37.01), box) == pytest.approx(1_109.8, rel=1e-3)  # 0.01° of a meridian


def test_the_nearest_edge_is_the_nearest_on_the_ground():
    """0.10° east is nearer than 0.09° north at 37° N, though not in degrees."""
    east, north = shapely.Point(120.10, 37), shapely.Point(120, 37.09)
    both = shapely.GeometryCollection([east, north])
    assert distance_to_geometry_m((120, 37), both) == pytest.approx(distance_m((120, 37), (120.10, 37)))


def test_nothing_is_near_an_empty_geometry():
    with pytest.raises(ValueError, match="nowhere"):
        distance_to_geometry_m((118, 36), shapely.Polygon())
