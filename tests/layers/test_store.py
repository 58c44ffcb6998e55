import json
import shutil

import pytest

from geo.bounds import Bounds
from layers.issue import DataRefusedError, Issue
from layers.store import DATA_FOLDER, audit, load

BOUNDARIES = ("province", "cities", "counties", "circles", "city_group", "cores", "surroundings", "world")
FILES = (
    "facilities.geojson",
    "catalogue.json",
    "unplaced.json",
    "assignments.geojson",
    "corridors.geojson",
    "overseas.geojson",
    "indicators.csv",
    *(f"boundaries/{name}.geojson" for name in BOUNDARIES),
)


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped data, to break."""
    return shutil.copytree(DATA_FOLDER, tmp_path / "data")


def faults(folder):
    """(where, field) of every fault; the data must not come with any."""
    data, issues = audit(folder)
    assert (data is None) is bool(issues)
    return [(issue.where, issue.field) for issue in issues]


def edit(path, change):
    """Change a JSON file in place by a function of its content."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_the_shipped_data_has_no_fault():
    data, issues = audit(DATA_FOLDER)
    assert issues == ()
    assert len(data.cities) == 16
    assert len(data.counties) == 136
    assert set(data.boundaries) == set(BOUNDARIES)
    assert data.facilities
    assert data.unplaced


def test_the_box_of_the_data_is_that_of_the_province(data):
    assert data.bounds == pytest.approx(Bounds(114.8, 34.4, 122.7, 38.4), abs=0.1)


def test_every_layer_has_a_card_and_no_other_has(data):
    assert data.card("facilities")["id"] == "facilities"
    assert data.card("cities")["id"] == "cities"
    with pytest.raises(KeyError):
        data.card("castles")


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    assert {where for where, _ in faults(folder)} == {file.rsplit("/", 1)[-1]}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [b"{", '{"名": 1}'.encode("gb18030"), b"[NaN]", b"5", b""])
def test_a_broken_file_is_named(folder, file, content):
    (folder / file).write_bytes(content)
    assert {where for where, _ in faults(folder)} == {file.rsplit("/", 1)[-1]}


def test_every_broken_file_is_named_at_once(folder):
    for file in FILES:
        (folder / file).write_bytes(b"{")
    assert [where for where, _ in faults(folder)] == [
        *(f"{name}.geojson" for name in BOUNDARIES),
        "facilities.geojson",
        "assignments.geojson",
        "corridors.geojson",
        "overseas.geojson",
        "indicators.csv",
        "catalogue.json",
        "unplaced.json",
    ]


def test_a_folder_that_is_not_there_names_every_file(tmp_path):
    assert len(faults(tmp_path / "nowhere")) == len(FILES)


def test_loading_refuses_with_every_fault(folder):
    (folder / "catalogue.json").unlink()
    (folder / "boundaries" / "cores.geojson").unlink()
    with pytest.raises(DataRefusedError) as refused:
        load(folder)
    assert [issue.where for issue in refused.value.issues] == ["cores.geojson", "catalogue.json"]
    assert all(issue.where in str(refused.value) for issue in refused.value.issues)


def swap(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[1], coordinates[0]]
    return [swap(part) for part in coordinates]


@pytest.mark.parametrize("name", BOUNDARIES)
def test_a_boundary_with_swapped_axes_is_named(folder, name):
    def change(content):
        for feature in content["features"]:
            feature["geometry"]["coordinates"] = swap(feature["geometry"]["coordinates"])

    edit(folder / "boundaries" / f"{name}.geojson", change)
    found = faults(folder)
    assert found
    assert all(where.startswith(f"{name}.geojson") for where, _ in found)
    assert {field for _, field in found} == {"geometry"}


@pytest.mark.parametrize("name", BOUNDARIES)
def test_a_boundary_without_geometry_is_named(folder, name):
    edit(folder / "boundaries" / f"{name}.geojson", lambda content: content["features"][0].update(geometry=None))
    assert (f"{name}.geojson", "geometry") in {(where.split(" ")[0], field) for where, field in faults(folder)}


@pytest.mark.parametrize("name", ["cities", "counties"])
def test_a_unit_that_stands_twice_is_named(folder, name):
    edit(folder / "boundaries" / f"{name}.geojson", lambda content: content["features"].append(content["features"][0]))
    ((where, field),) = faults(folder)
    assert where.startswith(f"{name}.geojson · 370")
    assert field == "adcode"


@pytest.mark.parametrize("name", ["cities", "counties"])
@pytest.mark.parametrize("field", ["adcode", "name", "short", "name_en", "circle", "lon", "lat"])
def test_a_unit_that_lacks_a_field_is_named(folder, name, field):
    edit(
        folder / "boundaries" / f"{name}.geojson",
        lambda content: content["features"][0]["properties"].pop(field),
    )
    assert f"{name}.geojson" in {where.split(" ")[0] for where, named in faults(folder) if named == field}


@pytest.mark.parametrize("name", ["cities", "counties"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("adcode", ["370100"]),
        ("adcode", 370100),
        ("name", 5),
        ("circle", "ring"),
        ("circle", ["capital"]),
        ("lon", "east"),
        ("lat", [36]),
    ],
)
def test_a_unit_with_a_bad_value_is_named_and_nothing_raised(folder, name, field, value):
    edit(
        folder / "boundaries" / f"{name}.geojson",
        lambda content: content["features"][0]["properties"].update({field: value}),
    )
    assert f"{name}.geojson" in {where.split(" ")[0] for where, named in faults(folder) if named == field}


@pytest.mark.parametrize("name", ["cities", "counties"])
def test_a_missing_unit_is_named(folder, name):
    edit(folder / "boundaries" / f"{name}.geojson", lambda content: content["features"].pop())
    assert f"{name}.geojson" in {where.split(" ")[0] for where, _ in faults(folder)}


def test_a_county_of_a_city_that_is_none_is_named(folder):
    edit(
        folder / "boundaries" / "counties.geojson",
        lambda content: content["features"][0]["properties"].update(city="999999"),
    )
    assert ("counties.geojson", "city") in {(where.split(" ")[0], field) for where, field in faults(folder)}


@pytest.mark.parametrize("file", ["catalogue.json", "unplaced.json"])
@pytest.mark.parametrize("content", ["{}", "[1]", "null"])
def test_a_list_that_is_none_is_named(folder, file, content):
    (folder / file).write_text(content, encoding="utf-8")
    assert [where for where, _ in faults(folder)] == [file]


def test_a_catalogue_without_the_card_of_a_layer_is_named(folder):
    (folder / "catalogue.json").write_text("[]", encoding="utf-8")
    assert {where.split(" ")[0] for where, _ in faults(folder)} == {"catalogue.json"}


@pytest.mark.parametrize("field", ["name", "name_en", "citations"])
def test_an_unplaced_thing_that_lacks_a_field_is_named(folder, field):
    edit(folder / "unplaced.json", lambda content: content[0].pop(field))
    assert {(where.split(" ")[0], named) for where, named in faults(folder)} == {("unplaced.json", field)}


def test_an_issue_reads_as_one_line_with_place_and_both_languages():
    assert str(Issue("a.json · b", "name", "缺少", "Missing")) == "a.json · b · name：缺少 / Missing"
    assert str(Issue("a.json", "", "缺少", "Missing")) == "a.json：缺少 / Missing"
