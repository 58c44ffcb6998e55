import itertools
from dataclasses import replace

import pytest
import shapely

from app.sheet.area import TABLE_HEAD
from app.sheet.arrange import Demand
from app.sheet.frame import LAYOUT_DPI, lay_out, unit_px
from app.sheet.manner import TABLE_ROWS, TYPE_SHARE
from geo.bounds import Bounds
from geo.measure import distance_m
from layers.sheet import Part, Sheet, Template

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


def lines(count):
    """A table of so many lines, whatever the width of its columns."""
    return lambda _em: count


DEMAND = Demand(table=lines(60), chart=300)


def px(width, height):
    """A sheet so many layout pixels wide and high."""
    return Sheet(paper=f"{width}x{height}px", dpi=LAYOUT_DPI)


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
    frame = lay_out(px(*size), HOME, box)
    places = [project(frame, *place) for place in edge_points(box)]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert min(xs) == pytest.approx(frame.map.left, abs=0.5)
    assert max(xs) == pytest.approx(frame.map.right, abs=0.5)
    assert min(ys) == pytest.approx(frame.map.top, abs=0.5)
    assert max(ys) == pytest.approx(frame.map.bottom, abs=0.5)


@frames
def test_the_whole_province_lies_within_the_map(size):
    frame = lay_out(px(*size), HOME, None)
    for place in edge_points(HOME):
        x, y = project(frame, *place)
        assert frame.map.left <= x <= frame.map.right
        assert frame.map.top <= y <= frame.map.bottom


@frames
@pytest.mark.parametrize("box", [None, *BOXES], ids=str)
def test_map_and_legend_stand_on_the_sheet_and_apart(size, box):
    frame = lay_out(px(*size), HOME, box)
    assert frame.legend
    for area in (frame.map, *frame.legend):
        assert area.width > 0
        assert area.height > 0
        assert area.left >= 0
        assert area.top >= 0
        assert area.right <= size[0] + 1e-6
        assert area.bottom <= size[1] + 1e-6
    for legend in frame.legend:
        assert legend.left >= frame.map.right or legend.top >= frame.map.bottom


def test_a_tall_sheet_has_its_legend_below_and_a_wide_one_beside():
    wide, tall = lay_out(px(1920, 1080), HOME, None), lay_out(px(1080, 1920), HOME, None)
    assert wide.legend[0].left > wide.map.right
    assert tall.legend[0].top > tall.map.bottom


def test_east_is_right_and_north_is_up():
    frame = lay_out(px(1920, 1080), HOME, None)
    x, y = project(frame, 118.75, 36)
    assert project(frame, 119.75, 36)[0] > x
    assert project(frame, 118.75, 37)[1] < y


@pytest.mark.parametrize("box", [None, BOXES[0]], ids=str)
def test_the_scale_is_true_in_the_middle_of_the_province(box):
    frame = lay_out(px(1920, 1080), HOME, box)
    a, b = (117.0, 36.5), (117.5, 36.5)
    (x1, y1), (x2, y2) = project(frame, *a), project(frame, *b)
    measured = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 * frame.metres_per_px
    assert measured == pytest.approx(distance_m(a, b), rel=0.002)


@pytest.mark.parametrize("dpi", [72, 150, 300])
@pytest.mark.parametrize("paper", ["a4", "a1-portrait", "210x99mm"])
def test_the_layout_does_not_know_the_resolution(paper, dpi):
    """Type and symbols keep their size in mm: the same frame whatever the dots per inch."""
    frame, other = (lay_out(Sheet(paper=paper, dpi=d), HOME, BOXES[1], DEMAND) for d in (96, dpi))
    assert (frame.unit, frame.map, frame.legend, frame.table) == (other.unit, other.map, other.legend, other.table)


def test_type_grows_with_the_paper_but_less_than_it():
    a4, a1 = (lay_out(Sheet(paper=paper), HOME, None) for paper in ("a4", "a1"))
    assert 1.5 < a1.unit / a4.unit < 2.2
    millimetre = LAYOUT_DPI / 25.4
    assert 2.4 < 15 * a4.unit / millimetre < 2.8


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("paper", ["16x9", "4x3", "a4", "a4-portrait", "a1", "a0-portrait", "150x100mm"])
@pytest.mark.parametrize("box", [None, *BOXES[:3]], ids=str)
def test_nothing_on_a_sheet_lies_on_anything_else(template, paper, box):
    frame = lay_out(Sheet(template=template, paper=paper), HOME, box, DEMAND)
    parts = [frame.map, *frame.legend, *frame.table, *([frame.chart] if frame.chart.height else [])]
    for one, other in itertools.combinations(parts, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across <= 0.5 or down <= 0.5, (one, other)
    for part in parts:
        assert part.left - frame.room.left >= -0.5
        assert part.right <= frame.room.right + 0.5
        assert part.bottom <= frame.room.bottom + 0.5


def test_a_table_that_cannot_list_half_is_left_out():
    frame = lay_out(Sheet(), HOME, None, Demand(table=lines(900)))
    assert frame.table == ()


def test_a_short_table_takes_little_from_the_map():
    without, with_table = (lay_out(Sheet(), HOME, None, Demand(table=lines(n))) for n in (1, 20))
    assert with_table.table
    assert with_table.map.width >= without.map.width * 0.8


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("paper", ["2000x50mm", "50x2000mm", "50x50mm", "16000x400px", "400x16000px"])
def test_paper_of_any_shape_has_a_map(template, paper):
    frame = lay_out(Sheet(template=template, paper=paper, parts=tuple(Part)), HOME, None, DEMAND)
    assert frame.map.width > 0
    assert frame.map.height > 0


def test_a_narrow_column_gives_the_table_more_lines_and_so_fewer_or_wider_columns():
    long_names = Demand(table=lambda em: 60 if em > 30 else 120)
    frame = lay_out(Sheet(template=Template.WALL), HOME, None, long_names)
    assert frame.table
    each = (frame.table[0].height - TABLE_HEAD * frame.unit) // frame.table_row
    em = frame.table[0].width / (frame.table_row * TYPE_SHARE)
    assert each * len(frame.table) >= long_names.table(em)


def test_a_sheet_with_nothing_around_is_all_map():
    frame = lay_out(Sheet(parts=()), HOME, None, Demand(legend=()))
    assert frame.map == frame.room
    assert frame.map.width > frame.width * 0.9


@pytest.mark.parametrize("template", [Template.SCREEN, Template.OFFICIAL, Template.WALL])
def test_a_table_has_the_largest_type_where_there_is_room_and_the_smallest_only_where_it_must(template):
    rows = [
        lay_out(Sheet(template), HOME, BOXES[1], replace(DEMAND, table=lines(count))).table_row
        / unit_px(Sheet(template))
        for count in (8, 250)
    ]
    assert rows[0] == pytest.approx(TABLE_ROWS[0])
    assert rows[1] < rows[0]
