"""The world with the Pacific in its middle."""

import math

import pytest
import shapely

from geo.world import SEAM_DEG, east_of_seam, to_mercator


@pytest.mark.parametrize(("lon", "moved"), [(-77.0, 283.0), (-30.5, 329.5), (-29.5, -29.5), (0.0, 0.0), (179.0, 179.0)])
def test_what_lies_west_of_the_seam_goes_on_in_the_east(lon, moved):
    assert east_of_seam(shapely.Point(lon, 10)).coords[0] == (moved, 10.0)


def test_each_part_moves_on_its_own():
    line = shapely.MultiLineString([[(170, 0), (180, 1)], [(-180, 1), (-118, 2)]])
    moved = east_of_seam(line)
    assert moved.geom_type == "MultiLineString"
    assert [part.coords[0][0] for part in moved.geoms] == [170, 180]


def test_a_part_that_ends_at_the_seam_moves_whole():
    west = shapely.box(-60, 0, SEAM_DEG, 5)
    assert east_of_seam(west).bounds == (300, 0, 330, 5)


def test_mercator_runs_on_beyond_the_antimeridian():
    xs = [to_mercator(shapely.Point(lon, 0)).x for lon in (-30, 0, 90, 179, 181, 330)]
    assert xs == pytest.approx([6378137 * math.radians(lon) for lon in (-30, 0, 90, 179, 181, 330)])


def test_mercator_is_that_of_web_maps():
    # y = R ln tan(π/4 + φ/2)
    wanted = 6378137 * math.log(math.tan(math.pi / 4 + math.radians(36.4) / 2))
    assert to_mercator(shapely.Point(118, 36.4)).y == pytest.approx(wanted)
