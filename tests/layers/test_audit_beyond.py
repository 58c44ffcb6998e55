"""Roles, corridors, places abroad and numbers: what is wrong is named with file, entry and field."""

import json
import shutil

import pytest

from layers.indicators import read_indicators
from layers.store import DATA_FOLDER, audit, load

LAYERS = ["assignments", "corridors", "overseas"]


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped data, to break."""
    return shutil.copytree(DATA_FOLDER, tmp_path / "data")


def broken(folder, layer, change):
    """The faults after the first feature of a layer was changed."""
    path = folder / f"{layer}.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content["features"][0])
    path.write_text(json.dumps(content), encoding="utf-8")
    identifier = content["features"][0]["id"]
    _, issues = audit(folder)
    assert all(issue.where == f"{layer}.geojson · {identifier}" for issue in issues)
    return {issue.field for issue in issues}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("sectors", ["magic"]),
        ("cities", ["999999"]),
        ("cities", "370100"),
        ("citations", []),
        ("status", "soon"),
        ("note", 5),
        ("colour", "red"),
    ],
)
def test_a_bad_value_is_named(folder, layer, field, value):
    assert field in broken(folder, layer, lambda feature: feature["properties"].update({field: value}))


@pytest.mark.parametrize(
    ("layer", "field", "value"),
    [
        ("assignments", "role", "king"),
        ("assignments", "linked", "yes"),
        ("corridors", "mode", "tunnel"),
        ("corridors", "schematic", None),
        ("corridors", "stops", [{"name": "济南"}]),
        ("overseas", "iso2", "Hungary"),
        ("overseas", "precision", "exact"),
        ("overseas", "radius_m", 99_999),
    ],
)
def test_a_bad_value_of_one_layer_is_named(folder, layer, field, value):
    assert broken(folder, layer, lambda feature: feature["properties"].update({field: value})) == {field}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_missing_geometry_is_named(folder, layer):
    assert broken(folder, layer, lambda feature: feature.update(geometry=None)) == {"geometry"}


def test_a_role_stands_at_the_points_of_its_cities(folder):
    def move(feature):
        feature["geometry"]["coordinates"][0][0] += 0.2

    assert broken(folder, "assignments", move) == {"geometry"}


HEADER = (
    "plan,section,box,indicator,indicator_en,value,unit,unit_en,year,kind,scope,scope_en,mention,note\n"
    "foreign_trade,一、,,进出口,Trade,3,亿元,CNY,2025,target,全省,Shandong,3亿元,\n"
)


def test_a_number_is_read_as_printed(tmp_path):
    path = tmp_path / "indicators.csv"
    path.write_text(HEADER, encoding="utf-8")
    (row,), issues = read_indicators(path)
    assert issues == ()
    assert (row.value, row.year, row.kind, row.citation.mention, row.citation.box) == (
        "3",
        "2025",
        "target",
        "3亿元",
        None,
    )


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("foreign_trade", "palace", "plan"),
        ("target", "wish", "kind"),
        (",3,", ",,", "value"),
        ("3亿元,\n", ",\n", "mention"),
    ],
)
def test_a_faulty_row_is_named_by_line_and_column(tmp_path, old, new, field):
    path = tmp_path / "indicators.csv"
    path.write_text(HEADER.replace(old, new), encoding="utf-8")
    rows, (issue,) = read_indicators(path)
    assert rows == ()
    assert (issue.where, issue.field) == ("indicators.csv · 第 2 行", field)


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "indicators.csv"
    path.write_text(HEADER.replace("value", "worth"), encoding="utf-8")
    _, (issue,) = read_indicators(path)
    assert "value" in issue.message


def test_the_shipped_layers_hold_what_the_issue_lists():
    data = load()
    fields = [a.cities for a in data.assignments if a.name.endswith("吸收外资重点领域") and len(a.cities) == 1]
    assert len(set(fields)) == 16
    linked = {a.name for a in data.assignments if a.linked}
    assert sum("冷链物流网络" in name for name in linked) == 3
    assert len({i for i in data.corridors if i.mode == "air" and not i.schematic}) >= 6
    assert any(place.name == "青岛印尼综合产业园" and place.iso2 == "ID" for place in data.overseas)
    assert sum(row.kind == "target" for row in data.indicators) >= 90


def test_a_corridor_that_leaps_across_the_antimeridian_is_named(folder):
    leap = {"type": "LineString", "coordinates": [[120, 36], [180, 50], [-180, 50], [-118, 34]]}
    assert broken(folder, "corridors", lambda feature: feature.update({"geometry": leap})) == {"geometry"}
