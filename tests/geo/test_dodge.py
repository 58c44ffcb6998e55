import math

import pytest

from geo.dodge import Occupied, dodge, rings


def test_touching_boxes_do_not_overlap():
    occupied = Occupied(10)
    occupied.add((0, 0, 10, 10))
    assert occupied.free((10, 0, 20, 10))
    assert occupied.free((0, 10, 10, 20))
    assert not occupied.free((9.9, 9.9, 20, 20))


def test_a_box_larger_than_a_cell_is_found_from_every_cell_it_covers():
    occupied = Occupied(10)
    occupied.add((-25, -25, 25, 25))
    assert not occupied.free((-1, -1, 1, 1))
    assert not occupied.free((20, -24, 22, -22))
    assert occupied.free((26, 0, 30, 4))


def test_a_large_box_sees_a_small_one_inside_it():
    occupied = Occupied(10)
    occupied.add((3, 3, 4, 4))
    assert not occupied.free((-100, -100, 100, 100))


def test_rings_start_at_the_place_itself_and_grow_by_six():
    offsets = rings(2, 5)
    assert offsets[0] == (0, 0)
    assert [round(math.hypot(*offset), 9) for offset in offsets] == [0] + [5] * 6 + [10] * 12
    assert len(set(offsets)) == 19


def test_the_first_offset_of_a_ring_is_straight_up():
    assert rings(1, 5)[1] == pytest.approx((0, -5))


def test_a_lone_point_stays_where_it_is():
    assert dodge([(7, 8)], 4, rings(3, 2), Occupied(10)) == [(7, 8)]


def test_the_first_of_two_stays_and_the_second_moves_to_the_nearest_free_place():
    first, second = dodge([(0, 0), (0, 0)], 4, rings(4, 2), Occupied(10))
    assert first == (0, 0)
    assert second == pytest.approx((0, -4))  # the ring of radius 2 would still overlap


def test_what_finds_no_room_has_no_place():
    assert dodge([(0, 0)] * 3, 4, [(0, 0), (4, 0)], Occupied(10)) == [(0, 0), (4, 0), None]


def test_what_is_taken_before_is_avoided():
    occupied = Occupied(10)
    occupied.add((-5, -5, 5, 5))
    assert dodge([(0, 0)], 4, [(0, 0), (7, 0)], occupied) == [(7, 0)]


def test_what_is_placed_is_taken():
    occupied = Occupied(10)
    dodge([(0, 0)], 4, [(0, 0)], occupied)
    assert not occupied.free((1, 1, 2, 2))


def test_nothing_overlaps_in_a_crowd():
    points = [(x % 7, y % 5) for x in range(12) for y in range(12)]
    placed = [at for at in dodge(points, 3, rings(12, 1.5), Occupied(8)) if at]
    assert len(placed) > 40
    for n, (x, y) in enumerate(placed):
        for other_x, other_y in placed[n + 1 :]:
            assert max(abs(x - other_x), abs(y - other_y)) >= 3 - 1e-9
