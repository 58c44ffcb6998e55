import numpy as np
import pytest
import shapely

from geo.tidy import CoverageFaults, coverage_faults, rfc7946, simplify_coverage

LEFT, RIGHT = shapely.box(118, 36, 119, 37), shapely.box(119, 36, 120, 37)


def test_exteriors_run_counter_clockwise_and_holes_clockwise():
    hole = shapely.box(118.2, 36.2, 118.4, 36.4).exterior
    for outer in (LEFT.exterior, LEFT.exterior.reverse()):
        for inner in (hole, hole.reverse()):
            tidy = rfc7946(shapely.Polygon(outer, [inner]))
            assert shapely.is_ccw(tidy.exterior)
            assert not shapely.is_ccw(tidy.interiors[0])


def test_coordinates_are_rounded_and_twins_become_one():
    line = rfc7946(shapely.LineString([(118.12345678, 36), (118.12345681, 36.00000001), (119, 37)]))
    assert list(line.coords) == [(118.123457, 36.0), (119.0, 37.0)]
    point = rfc7946(shapely.Point(118.12345678, -0.00000001), decimals=5)
    assert list(point.coords) == [(118.12346, 0.0)]
    assert not np.signbit(point.y)


def test_a_shape_that_rounding_breaks_is_refused():
    sliver = shapely.Polygon([(0, 0), (1, 0), (1, 1e-9)])
    with pytest.raises(ValueError, match="not valid at 6 decimals"):
        rfc7946(sliver)


def test_neighbours_have_no_faults():
    faults = coverage_faults([LEFT, RIGHT])
    assert faults == CoverageFaults(invalid=(), mismatched=(), overlap_km2=0.0, gap_km2=0.0)
    assert not faults


def test_an_overlap_is_measured():
    faults = coverage_faults([LEFT, shapely.box(118.99, 36, 120, 37)])
    assert faults
    assert faults.mismatched == (0, 1)
    assert faults.overlap_km2 == pytest.approx(0.01 * 111 * 89.4, rel=0.01)  # 0.01° by 1° at 36.5° N
    assert faults.gap_km2 == 0


def test_an_enclosed_gap_is_measured():
    ring = shapely.Polygon(LEFT.exterior, [shapely.box(118.4, 36.4, 118.5, 36.5).exterior])
    faults = coverage_faults([ring, RIGHT])
    assert faults.gap_km2 == pytest.approx(11.1 * 8.96, rel=0.01)
    assert faults.overlap_km2 == 0


def test_an_unmatched_vertex_and_a_narrow_cleft_are_named():
    bent = shapely.Polygon([(119, 36), (120, 36), (120, 37), (119, 37), (119.001, 36.5)])
    assert coverage_faults([LEFT, bent], gap_width=0.01).mismatched == (0, 1)


def test_an_invalid_shape_is_named():
    bow_tie = shapely.Polygon([(121, 36), (122, 37), (122, 36), (121, 37)])
    assert coverage_faults([LEFT, bow_tie]).invalid == (1,)


def wavy_neighbours():
    """Two boxes whose shared edge has a wiggle of some 90 m every kilometre."""
    lat = np.linspace(36, 37, 112)
    edge = np.column_stack([119 + 0.0005 * (-1) ** np.arange(112), lat])
    left = shapely.Polygon([(118, 37), (118, 36), *edge])
    right = shapely.Polygon([*edge, (120, 37), (120, 36)])
    return [left, right]


def test_simplified_neighbours_share_their_edge():
    before = wavy_neighbours()
    after = simplify_coverage(before, 1000)
    assert shapely.get_num_coordinates(after).sum() < shapely.get_num_coordinates(before).sum() / 2
    assert not coverage_faults(after)
    for old, new in zip(before, after, strict=True):
        assert shapely.hausdorff_distance(old, new) < 0.02


def test_a_small_tolerance_keeps_every_vertex():
    before = wavy_neighbours()
    after = simplify_coverage(before, 10)
    assert list(shapely.get_num_coordinates(after)) == list(shapely.get_num_coordinates(before))
    assert shapely.equals_exact(shapely.normalize(after), shapely.normalize(before), tolerance=1e-9).all()
