import pytest
import shapely

from geo.regions import dissolve, largest_part, representative_point

U_SHAPE = shapely.Polygon(
    [(118, 36), (119, 36), (119, 37), (118.9, 37), (118.9, 36.1), (118.1, 36.1), (118.1, 37), (118, 37)]
)


def test_the_point_is_inside_where_the_centroid_is_not():
    assert not shapely.contains(U_SHAPE, U_SHAPE.centroid)
    lon, lat = representative_point(U_SHAPE)
    assert shapely.contains_xy(U_SHAPE, lon, lat)


def test_the_point_of_a_square_on_the_ground_is_its_middle():
    lon, lat = representative_point(shapely.box(118, 36, 119, 36.8))
    assert (lon, lat) == pytest.approx((118.5, 36.4), abs=0.06)


def test_the_point_is_far_from_the_border():
    dumbbell = shapely.union_all(
        [
            shapely.box(118, 36, 118.2, 36.2),
            shapely.box(118.1, 36.09, 119, 36.11),
            shapely.box(119, 36, 119.6, 36.5),
        ]
    )
    lon, lat = representative_point(dumbbell)
    assert (lon, lat) == pytest.approx((119.3, 36.25), abs=0.06)


def test_the_point_lies_on_the_largest_part_and_has_six_decimals():
    islet, mainland = (
        shapely.Point(122.123456789, 37).buffer(0.01),
        shapely.Point(118.7654321, 36).buffer(0.3),
    )
    lon, lat = representative_point(shapely.MultiPolygon([islet, mainland]))
    assert shapely.contains_xy(mainland, lon, lat)
    assert (lon, lat) == (round(lon, 6), round(lat, 6))
    assert (lon, lat) == pytest.approx((118.7654321, 36), abs=0.06)


def test_no_point_without_a_polygon_or_room_for_one():
    with pytest.raises(ValueError, match="no polygon"):
        representative_point(shapely.LineString([(118, 36), (119, 37)]))
    with pytest.raises(ValueError, match="no polygon"):
        largest_part(shapely.Polygon())
    with pytest.raises(ValueError, match="decimals"):
        representative_point(shapely.box(118.0000001, 36.0000001, 118.0000003, 36.0000003))


def test_dissolving_loses_the_shared_edge_and_keeps_the_outer_vertices():
    left = shapely.Polygon([(0, 0), (1, 0), (1, 0.5), (1, 1), (0, 1)])
    right = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)])
    whole = dissolve([left, right])
    assert shapely.equals(whole, shapely.box(0, 0, 2, 1))
    assert (1.0, 0.0) in whole.exterior.coords
    assert (1.0, 0.5) not in whole.exterior.coords


def test_nothing_dissolves_to_nothing():
    with pytest.raises(ValueError, match="nothing"):
        dissolve([])
