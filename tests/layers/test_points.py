"""A user's own points, in every format: positions, words, cities, what is left out, what is refused."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from layers.circles import CITIES
from layers.issue import DataRefusedError
from layers.points import NO_CITY, NO_WORD, layer_of
from layers.points_reading import SUFFIXES, check_layer_file, read_points

PLACES = [(117.12, 36.65), (120.38, 36.07), (118.05, 36.81), (113.0, 40.0), (120.40, 36.10)]
TYPES = ["超市", "超市", None, "餐饮", "超市"]
FORMATS = ("points.geojson", "points.gpkg", "points.fgb", "points.parquet", "points.csv")


def frame(crs=4326):
    rows = {"name": [f"店{n}" for n in range(5)], "type": TYPES, "area": [10, 20, 30, 40, 50]}
    points = gpd.points_from_xy(*zip(*PLACES, strict=True))
    return gpd.GeoDataFrame(rows, geometry=points, crs=4326).to_crs(crs)


def write(path, data=None):
    data = frame() if data is None else data
    if path.suffix == ".csv":
        table = pd.DataFrame(data.drop(columns="geometry"))
        table["经度"], table["纬度"] = data.geometry.x, data.geometry.y
        table.to_csv(path, index=False)
    elif path.suffix == ".parquet":
        data.to_parquet(path)
    else:
        data.to_file(path)
    return path


def read(path, data):
    told = []
    layer = read_points(path, data, told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 1
    return layer


def by_name(layer):
    return {layer.properties(at)["name"]: at for at in range(len(layer.lon))}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_layer(tmp_path, data, name):
    layer = read(write(tmp_path / name), data)
    at = by_name(layer)
    assert layer.left_out == 0
    for n, (lon, lat) in enumerate(PLACES):
        assert (layer.lon[at[f"店{n}"]], layer.lat[at[f"店{n}"]]) == pytest.approx((lon, lat), abs=1e-6)
    (column,) = [column for column in layer.columns if column.name == "type"]
    assert column.words == ("超市", "餐饮")
    assert column.codes[at["店0"]] == 0
    assert column.codes[at["店3"]] == 1
    assert [layer.cities[at[f"店{n}"]] for n in (0, 1, 3)] == [
        CITIES.index("370100"),
        CITIES.index("370200"),
        NO_CITY,
    ]
    assert layer.properties(at["店2"])["area"] == "30"


@pytest.mark.parametrize("name", ["points.gpkg", "points.parquet", "points.fgb"])
@pytest.mark.parametrize("crs", [4490, 4527, 3857])
def test_another_reference_system_is_brought_to_wgs_84(tmp_path, data, name, crs):
    layer = read(write(tmp_path / name, frame(crs)), data)
    assert layer.lon[by_name(layer)["店1"]] == pytest.approx(120.38, abs=2e-5)
    assert layer.lat[by_name(layer)["店1"]] == pytest.approx(36.07, abs=2e-5)


@pytest.mark.parametrize(("lon", "lat"), [("lon", "lat"), ("LNG", "Latitude"), ("x", "y"), ("经度", "纬度")])
def test_csv_columns_go_by_many_names(tmp_path, data, lon, lat):
    path = tmp_path / "points.csv"
    path.write_text(f"{lon},{lat},name\n120.1,36.2,甲\n,36.2,乙\n900,36.2,丙\n", encoding="utf-8-sig")
    layer = read(path, data)
    assert (len(layer.lon), layer.left_out) == (1, 2)
    assert layer.properties(0)["name"] == "甲"


def test_a_word_missing_from_a_row_has_no_code(tmp_path, data):
    layer = read(write(tmp_path / "points.gpkg"), data)
    (column,) = [column for column in layer.columns if column.name == "type"]
    assert column.codes[by_name(layer)["店2"]] == NO_WORD


def test_every_city_is_told_apart(data):
    import pyarrow as pa

    lon = np.array([data.cities[code].lon for code in CITIES])
    lat = np.array([data.cities[code].lat for code in CITIES])
    layer = layer_of("seats", lon, lat, pa.table({"name": list(CITIES)}), data)
    assert list(layer.cities) == list(range(16))


def test_what_is_packed_can_be_unpacked(tmp_path, data):
    layer = read(write(tmp_path / "points.fgb"), data)
    packed = layer.packed()
    length = int(np.frombuffer(packed, "<u4", 1)[0])
    head = json.loads(packed[4 : 4 + length])
    assert head["count"] == 5
    assert length % 4 == 0
    lon, lat = (np.frombuffer(packed, "<f4", 5, 4 + length + 20 * axis) for axis in (0, 1))
    assert lon + head["middle"][0] == pytest.approx(layer.lon, abs=1e-5)
    assert lat + head["middle"][1] == pytest.approx(layer.lat, abs=1e-5)
    assert len(packed) == 4 + length + 5 * (4 + 4 + 1 + len(head["columns"]))


def test_there_is_no_point_beyond_the_last(tmp_path, data):
    layer = read(write(tmp_path / "points.fgb"), data)
    for at in (-1, 5):
        with pytest.raises(IndexError):
            layer.properties(at)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.gpkg", None, "找不到"),
        ("points.shp", b"x", "只能读"),
        ("points.csv", b"a,b\n1,2\n", "经度、纬度"),
        ("points.csv", b"lon,lat\n", "没有点"),
        ("points.csv", b"lon,lat\nx,y\n", "可用的经纬度"),
        ("points.csv", b"\xff\xfe\x00", "读不了"),
        ("points.geojson", b"{", "读不了"),
        ("points.geojson", b'{"type":"FeatureCollection","features":[]}', "没有点"),
        ("points.gpkg", b"not sqlite", "读不了"),
        ("points.fgb", b"fgb?", "读不了"),
        ("points.parquet", b"PAR1", "读不了"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(tmp_path, data, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataRefusedError) as refused:
        read_points(path, data, lambda share: None)
    (issue,) = refused.value.issues
    assert said in issue.message
    assert issue.message_en
    assert issue.where == name
    assert str(tmp_path) not in issue.message


def test_lines_and_areas_are_refused(tmp_path, data):
    lines = gpd.GeoDataFrame({"a": ["x"]}, geometry=[shapely.LineString([(117, 36), (118, 36)])], crs=4326)
    for name in ("lines.geojson", "lines.parquet"):
        with pytest.raises(DataRefusedError, match="点"):
            read_points(write(tmp_path / name, lines), data, lambda share: None)


def test_a_parquet_file_without_geometry_is_refused(tmp_path, data):
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "plain.parquet")
    with pytest.raises(DataRefusedError, match="GeoParquet"):
        read_points(tmp_path / "plain.parquet", data, lambda share: None)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_is_not_there_is_said_before_anything_starts(tmp_path, suffix):
    with pytest.raises(DataRefusedError, match="找不到"):
        check_layer_file(tmp_path / f"none{suffix}")
