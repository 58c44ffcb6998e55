import pytest

from app.atlas.flow import Row, balanced, set_rows


def nothing(page, left, right, top):
    """Draws a row of these tests."""


HEAD, LINE = Row(20, nothing, heads=True), Row(10, nothing)


def sizes(columns):
    return [len(column) for column in columns]


@pytest.mark.parametrize(
    ("rows", "whole", "parted"),
    [
        ([HEAD, *[LINE] * 3, HEAD, *[LINE] * 6], [4, 7], [6, 5]),
        ([HEAD, *[LINE] * 4], [5], [2, 3]),
        ([HEAD, HEAD, *[LINE] * 5, HEAD, *[LINE] * 2], [7, 3], [5, 5]),
    ],
)
def test_what_stands_under_a_heading_stays_together_where_asked(rows, whole, parted):
    assert sizes(balanced(rows, 100, 2, whole=True)) == whole
    assert sizes(balanced(rows, 100, 2)) == parted


def test_what_is_higher_than_a_column_is_parted_all_the_same():
    columns = set_rows([HEAD, *[LINE] * 12, HEAD, LINE], 100, whole=True)
    assert sizes(columns) == [9, 6]
    assert all(not column[-1].heads for column in columns)
