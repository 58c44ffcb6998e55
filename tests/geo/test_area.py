import math

import pytest
import shapely

from geo.area import Circle, Ring, ring_of
from geo.bounds import Bounds
from geo.measure import area_km2, distance_m

JINAN, QINGDAO = (117.12, 36.65), (120.38, 36.07)
SQUARE = Ring(((0, 0), (2, 0), (2, 2), (0, 2)))
BOW_TIE = Ring(((0, 0), (2, 2), (2, 0), (0, 2)))


def test_a_circle_holds_what_is_no_farther_than_its_radius():
    way = distance_m(JINAN, QINGDAO)
    assert Circle(JINAN, way + 1).contains(QINGDAO)
    assert not Circle(JINAN, way - 1).contains(QINGDAO)


@pytest.mark.parametrize("radius_m", [500, 30_000, 400_000])
def test_every_corner_of_a_circle_is_as_far_as_its_radius(radius_m):
    corners = Circle(QINGDAO, radius_m).outline().exterior.coords
    assert all(distance_m(QINGDAO, corner) == pytest.approx(radius_m, abs=0.001) for corner in corners)


def test_a_small_circle_is_as_large_as_the_formula_says():
    assert area_km2(Circle(JINAN, 10_000).outline()) == pytest.approx(math.pi * 100, rel=5e-4)


@pytest.mark.parametrize(
    ("point", "inside"), [((1, 1), True), ((1.99, 0.01), True), ((3, 1), False), ((1, -0.1), False)]
)
def test_a_ring_holds_what_lies_inside(point, inside):
    assert SQUARE.contains(point) is inside


def test_a_ring_agrees_with_shapely():
    ring = Ring(((117, 36), (119, 35.5), (118.2, 36.4), (119.5, 37.1), (117.3, 37)))
    places = [(116.9 + n * 0.07, 35.4 + m * 0.05) for n in range(40) for m in range(36)]
    assert [ring.contains(place) for place in places] == [
        bool(shapely.contains_xy(ring.outline(), *place)) for place in places
    ]


@pytest.mark.parametrize(
    ("ring", "crosses"),
    [(SQUARE, False), (BOW_TIE, True), (Ring(((0, 0), (1, 1), (2, 2))), True), (Ring(((0, 0), (2, 0), (1, 1))), False)],
)
def test_a_ring_knows_whether_its_sides_cross(ring, crosses):
    assert ring.crosses_itself() is crosses


def test_a_box_is_a_ring():
    assert ring_of(Bounds(0, 0, 2, 2)) == SQUARE
    assert area_km2(ring_of(Bounds(117, 36, 118, 37)).outline()) == pytest.approx(9_960, rel=0.01)
