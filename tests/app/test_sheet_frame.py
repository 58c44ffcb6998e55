import pytest
import shapely

from app.sheet.frame import lay_out
from geo.bounds import Bounds
from geo.measure import distance_m

HOME = Bounds(114.8, 34.4, 122.7, 38.4)
BOXES = [
    Bounds(116.2, 36.0, 117.9, 37.5),
    Bounds(119.5, 35.5, 121.1, 37.2),
    Bounds(114.8, 34.4, 122.7, 38.4),
    Bounds(118.0, 36.0, 118.01, 37.0),
    Bounds(115.0, 36.0, 122.0, 36.05),
]
SIZES = [(1920, 1080), (1080, 1920), (600, 400), (4000, 900), (1000, 1000)]

frames = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def project(frame, lon, lat):
    point = frame.project(shapely.Point(lon, lat))
    return point.x, point.y


def edge_points(box, each=40):
    """Places along the four edges of a box."""
    for n in range(each + 1):
        lon = box.west + (box.east - box.west) * n / each
        lat = box.south + (box.north - box.south) * n / each
        yield from ((lon, box.south), (lon, box.north), (box.west, lat), (box.east, lat))


@frames
@pytest.mark.parametrize("box", BOXES, ids=str)
def test_the_map_shows_the_box_of_the_view_to_its_edges_and_no_more(size, box):
    frame = lay_out(*size, HOME, box)
    places = [project(frame, *place) for place in edge_points(box)]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert min(xs) == pytest.approx(frame.map.left, abs=0.5)
    assert max(xs) == pytest.approx(frame.map.right, abs=0.5)
    assert min(ys) == pytest.approx(frame.map.top, abs=0.5)
    assert max(ys) == pytest.approx(frame.map.bottom, abs=0.5)


@frames
def test_the_whole_province_lies_within_the_map(size):
    frame = lay_out(*size, HOME, None)
    for place in edge_points(HOME):
        x, y = project(frame, *place)
        assert frame.map.left <= x <= frame.map.right
        assert frame.map.top <= y <= frame.map.bottom


@frames
@pytest.mark.parametrize("box", [None, *BOXES], ids=str)
def test_map_and_legend_stand_on_the_sheet_and_apart(size, box):
    frame = lay_out(*size, HOME, box)
    for area in (frame.map, frame.legend):
        assert area.width > 0
        assert area.height > 0
        assert area.left >= 0
        assert area.top >= 0
        assert area.right <= size[0] + 1e-6
        assert area.bottom <= size[1] + 1e-6
    beside = frame.legend.left >= frame.map.right
    below = frame.legend.top >= frame.map.bottom
    assert beside or below


def test_a_tall_sheet_has_its_legend_below_and_a_wide_one_beside():
    wide, tall = lay_out(1920, 1080, HOME, None), lay_out(1080, 1920, HOME, None)
    assert wide.legend.left > wide.map.right
    assert tall.legend.top > tall.map.bottom


def test_east_is_right_and_north_is_up():
    frame = lay_out(1920, 1080, HOME, None)
    x, y = project(frame, 118.75, 36)
    assert project(frame, 119.75, 36)[0] > x
    assert project(frame, 118.75, 37)[1] < y


@pytest.mark.parametrize("box", [None, BOXES[0]], ids=str)
def test_the_scale_is_true_in_the_middle_of_the_province(box):
    frame = lay_out(1920, 1080, HOME, box)
    a, b = (117.0, 36.5), (117.5, 36.5)
    (x1, y1), (x2, y2) = project(frame, *a), project(frame, *b)
    measured = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 * frame.metres_per_px
    assert measured == pytest.approx(distance_m(a, b), rel=0.002)


def test_twice_the_sheet_is_twice_the_unit():
    assert lay_out(3840, 2160, HOME, None).unit == pytest.approx(2 * lay_out(1920, 1080, HOME, None).unit)
