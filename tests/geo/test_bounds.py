import pytest
import shapely

from geo.bounds import Bounds


def test_bounds_are_west_south_east_north():
    line = shapely.LineString([(122.7, 34.4), (114.8, 38.4)])
    assert Bounds.of(line) == (114.8, 34.4, 122.7, 38.4)


def test_an_empty_geometry_has_no_bounds():
    with pytest.raises(ValueError, match="empty"):
        Bounds.of(shapely.Polygon())


def test_padding_is_a_fraction_of_each_side():
    assert Bounds(110, 30, 120, 34).padded(0.1) == pytest.approx((109, 29.6, 121, 34.4))
    assert Bounds(110, 30, 120, 34).padded(-0.25) == pytest.approx((112.5, 31, 117.5, 33))


def test_padding_may_not_turn_the_box_inside_out():
    with pytest.raises(ValueError, match="nothing"):
        Bounds(110, 30, 120, 34).padded(-0.5)


@pytest.mark.parametrize(
    ("point", "inside"),
    [((117, 36), True), ((114, 34), True), ((123, 39), True), ((123.01, 36), False), ((36, 117), False)],
)
def test_contains_takes_lon_lat_and_counts_the_edge(point, inside):
    assert Bounds(114, 34, 123, 39).contains(point) is inside
