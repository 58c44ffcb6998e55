"""What the search box completes."""

import pytest
from pypinyin import Style

from app.web.names import fold, name_index, pinyin


@pytest.fixture(scope="module")
def index(data):
    return name_index(data)


def test_everything_that_can_be_opened_is_in_the_index_once(index, data):
    ids = [entry["id"] for entry in index]
    things = (*data.facilities, *data.corridors, *data.overseas, *data.assignments)
    assert sorted(ids) == sorted([*data.cities, *data.counties, *(thing.id for thing in things)])


@pytest.mark.parametrize(
    ("text", "initials", "whole"),
    [("即墨区", "jmq", "jimoqu"), ("RCEP青岛", "rcepqd", "rcepqingdao"), ("中国（山东）", "zgsd", "zhongguoshandong")],
)
def test_pinyin_leaves_punctuation_out_and_latin_in(text, initials, whole):
    assert pinyin(text, Style.FIRST_LETTER) == initials
    assert pinyin(text, Style.NORMAL) == whole


def test_a_mention_finds_what_it_names(index, data):
    by_id = {entry["id"]: entry for entry in index}
    for thing in (*data.facilities, *data.overseas):
        assert all(fold(citation.mention) in by_id[thing.id]["keys"] for citation in thing.citations)


def test_a_short_name_is_found_by_its_initials_too(index, data):
    by_id = {entry["id"]: entry for entry in index}
    called = [f for f in data.facilities if any("综保区" in name for name in f.names_other)]
    assert called
    assert all("zbq" in by_id[facility.id]["initials"] for facility in called)
    assert by_id["370215"]["initials"].split("\n")[0] == "jmq"
