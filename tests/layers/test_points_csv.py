"""CSV files as offices write them: GBK, other delimiters, cells that are no number, and what is said of a lost file."""

import numpy as np
import pytest

from layers.issue import DataRefusedError
from layers.points_reading import read_points

ROWS = [("经度", "纬度", "店名", "类别"), ("117.12", "36.65", "甲", "超市"), ("120.38", "36.07", "乙", "餐饮")]


def read(folder, data, rows, *, encoding="utf-8", delimiter=","):
    path = folder / "points.csv"
    path.write_bytes("".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding))
    return read_points(path, data, lambda share: None)


def refused(folder, data, rows):
    with pytest.raises(DataRefusedError) as caught:
        read(folder, data, [ROWS[0], *rows])
    (issue,) = caught.value.issues
    return issue


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_way_of_writing_is_read(tmp_path, data, encoding, delimiter):
    layer = read(tmp_path, data, ROWS, encoding=encoding, delimiter=delimiter)
    assert layer.lon == pytest.approx([117.12, 120.38])
    assert layer.properties(1) == {"经度": "120.38", "纬度": "36.07", "店名": "乙", "类别": "餐饮"}
    assert [column.name for column in layer.columns] == ["店名", "类别"]


@pytest.mark.parametrize("cell", ["abc", "", "117°07′", "１１７", "1,2"])
def test_a_cell_that_is_no_number_costs_its_row_only(tmp_path, data, cell):
    layer = read(tmp_path, data, [*ROWS, (cell, "36.1", "丙", "超市")])
    assert layer.lon == pytest.approx([117.12, 120.38])
    assert layer.left_out == 1


def test_spaces_about_a_number_and_an_exponent_do_no_harm(tmp_path, data):
    layer = read(tmp_path, data, [*ROWS, (" 118.5 ", "3.61e1", "丙", "超市"), ("x", "36", "丁", "超市")])
    assert (layer.lon[2], layer.lat[2], layer.left_out) == (118.5, pytest.approx(36.1), 1)


def test_a_row_with_too_few_or_too_many_cells_is_left_out_and_counted(tmp_path, data):
    layer = read(tmp_path, data, [*ROWS, ("118.5", "36.1"), ("118.5", "36.1", "丙", "超市", "多")])
    assert (len(layer.lon), layer.left_out) == (2, 2)


def test_a_cell_may_hold_a_line_break(tmp_path, data):
    layer = read(tmp_path, data, [*ROWS, ("118.5", "36.1", '"丙\n二楼"', "超市")])
    assert layer.properties(2)["店名"] == "丙\n二楼"


def test_a_column_that_turns_to_text_far_down_keeps_the_file(tmp_path, data):
    rows = [("117.12", "36.65", str(n), "超市") for n in range(100_000)]
    layer = read(tmp_path, data, [ROWS[0], *rows, ("120.38", "36.07", "无", "超市")])
    assert layer.properties(100_000)["店名"] == "无"


def test_numbers_are_no_words_to_colour_by(tmp_path, data):
    layer = read(tmp_path, data, [("经度", "纬度", "面积", "类别"), *[(*row[:2], "20", row[3]) for row in ROWS[1:]]])
    assert [column.name for column in layer.columns] == ["类别"]


@pytest.mark.parametrize(
    ("rows", "said", "said_en"),
    [
        ([("36.65", "117.12", "甲", "a"), ("36.07", "120.38", "乙", "a")], "经纬度像是写反了", "swapped"),
        ([("510000.5", "4056000.1", "甲", "a")], "像是投影坐标（米），请转成经纬度", "projected metres"),
        ([("39510000", "4056000", "甲", "a")], "像是投影坐标（米），请转成经纬度", "projected metres"),
        ([("117°07′12″", "36°39′00″", "甲", "a")], "请写成十进制度", "decimal degrees"),
        ([("117度7分12秒", "36度39分", "甲", "a")], "请写成十进制度", "decimal degrees"),
        ([("东", "北", "甲", "a")], "请检查这两列", "check the two columns"),
    ],
)
def test_what_is_wrong_with_all_rows_is_said(tmp_path, data, rows, said, said_en):
    issue = refused(tmp_path, data, rows)
    assert said in issue.message
    assert said_en in issue.message_en


def test_bytes_in_no_encoding_are_refused_without_a_codec_message(tmp_path, data):
    (tmp_path / "points.csv").write_bytes(b"lon,lat\n\xff\xfe\xff,1\n")
    with pytest.raises(DataRefusedError, match="UTF-8 也不是 GBK"):
        read_points(tmp_path / "points.csv", data, lambda share: None)


def test_a_bad_cell_among_many_is_left_out_alone(tmp_path, data):
    lon = np.linspace(115, 122, 200_000).round(6).astype(str)
    lon[150_000] = "abc"
    layer = read(tmp_path, data, [ROWS[0], *[(x, "36.1", "甲", "超市") for x in lon]], encoding="gbk")
    assert (len(layer.lon), layer.left_out) == (199_999, 1)


def test_columns_of_the_same_name_and_of_none_are_kept_apart(tmp_path, data):
    head, row = ("经度", "纬度", "备注", "备注", "", ""), ("117.12", "36.65", "甲", "乙", "", "丙")
    layer = read(tmp_path, data, [head, row])
    assert layer.properties(0) == {"经度": "117.12", "纬度": "36.65", "备注": "甲", "备注 (2)": "乙", " (2)": "丙"}


def test_a_heading_may_hold_a_line_break_and_a_delimiter(tmp_path, data):
    layer = read(tmp_path, data, [("经度", "纬度", '"店名;\n全称"'), ("117.12", "36.65", "甲")])
    assert layer.properties(0)["店名;\n全称"] == "甲"
