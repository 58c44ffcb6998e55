"""A copy of the shipped data with one fault of each sort, and what must be said about it."""

import json
import shutil

import pytest

from layers.store import DATA_FOLDER


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped data, to break."""
    return shutil.copytree(DATA_FOLDER, tmp_path / "data")


def swap_axes(feature):
    feature["geometry"]["coordinates"].reverse()


def far_away(feature):
    feature["geometry"]["coordinates"] = [122.4, 37.2] if feature["properties"]["cities"] == ["370100"] else [117, 36.6]


def set_field(name, value):
    return lambda feature: feature["properties"].update({name: value})


BREAKS = [
    ("geometry", swap_axes),
    ("geometry", far_away),
    ("kind", set_field("kind", "castle")),
    ("sectors", set_field("sectors", ["magic"])),
    ("radius_m", set_field("radius_m", 99_999)),
    ("colour", set_field("colour", "red")),
    ("name_en", lambda feature: feature["properties"].pop("name_en")),
]


@pytest.fixture
def broken(folder):
    """(folder, [(feature id, field), ...]): every fault that its check must name at once."""
    path = folder / "facilities.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    placed = [f for f in content["features"] if f["properties"]["precision"] == "locality"]
    expected = []
    for feature, (field, change) in zip(placed, BREAKS, strict=False):
        change(feature)
        expected.append((feature["id"], field))
    placed[20]["id"] = placed[21]["id"]
    expected.append((placed[21]["id"], "id"))
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (folder / "boundaries" / "cores.geojson").write_bytes(b"{")
    return folder, expected
