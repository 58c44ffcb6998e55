import json
import re

import pytest

from layers.reading import read_features, read_json

GOOD = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "济南"}}]}


@pytest.fixture
def write(tmp_path):
    def write_bytes(content, encoding="utf-8"):
        path = tmp_path / "things.geojson"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write_bytes


def only(result):
    """The one issue of a file that could not be read; it names the file and speaks both languages."""
    content, (issue,) = result
    assert not content
    assert issue.where.startswith("things.geojson")
    assert re.search(r"[一-鿿]", issue.message)
    assert re.search(r"[A-Za-z]{3}", issue.message_en)
    return issue


def test_a_good_file_is_read_without_issue(write):
    assert read_json(write(json.dumps(GOOD))) == (GOOD, ())
    assert read_features(write(json.dumps(GOOD))) == (GOOD["features"], ())


def test_a_byte_order_mark_does_not_matter(write):
    assert read_json(write(json.dumps(GOOD), "utf-8-sig")) == (GOOD, ())


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    issue = only(read_json(tmp_path / "things.geojson"))
    assert tmp_path.name in issue.message


def test_a_folder_in_place_of_a_file_is_an_issue(tmp_path):
    (tmp_path / "things.geojson").mkdir()
    only(read_json(tmp_path / "things.geojson"))


def test_what_is_no_json_is_named_by_line_and_column(write):
    issue = only(read_json(write('{\n "a": 1,\n "b" 2\n}')))
    assert "第 3 行第 6 列" in issue.message
    assert "line 3, column 6" in issue.message_en


def test_an_empty_file_is_no_json(write):
    only(read_json(write("")))


def test_another_encoding_is_an_issue(write):
    issue = only(read_json(write(json.dumps(GOOD, ensure_ascii=False), "gb18030")))
    assert "UTF-8" in issue.message
    assert "UTF-8" in issue.message_en


def test_utf_16_is_an_issue(write):
    only(read_json(write(json.dumps(GOOD), "utf-16")))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_an_issue(write, number):
    assert "NaN" in only(read_json(write(f'{{"lon": {number}}}'))).message


def test_endless_nesting_is_an_issue(write):
    only(read_json(write("[" * 200_000)))


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "null",
        "5",
        '"text"',
        "{}",
        '{"type": "Feature"}',
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": {}}',
        '{"type": "Topology", "features": []}',
    ],
)
def test_what_is_no_feature_collection_is_an_issue(write, content):
    assert only(read_features(write(content))).field == "type"


@pytest.mark.parametrize("entry", ["null", "5", "[]", "{}", '{"properties": null}', '{"properties": []}'])
def test_an_entry_that_is_no_feature_is_named_by_its_number(write, entry):
    good = '{"type": "Feature", "properties": {}}'
    issue = only(read_features(write(f'{{"type": "FeatureCollection", "features": [{good}, {entry}]}}')))
    assert "2" in issue.where
    assert issue.field == "properties"


def test_every_entry_that_is_no_feature_is_named(write):
    _, issues = read_features(write('{"type": "FeatureCollection", "features": [1, 2, 3]}'))
    assert len({issue.where for issue in issues}) == 3
