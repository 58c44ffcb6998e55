"""Meridians and parallels of every view that has a name, round the whole world too."""

import re

import pytest

from app.settings import Settings
from app.sheet.compose import draw
from layers.view import read_query


def degrees(data, query):
    view, issues = read_query(query)
    assert not issues
    written = [text.get_text() for text in draw(data, view, Settings()).figure.axes[0].texts]
    return [text for text in written if re.fullmatch(r"[0-9.]+°[EWNS]?", text)]


@pytest.mark.parametrize(
    ("at", "some"),
    [
        ("world", {"0°", "60°E", "120°E", "180°", "120°W", "60°N"}),
        ("east_asia", {"110°E", "40°N"}),
        ("119,35,120,36", {"119.5°E"}),
    ],
)
def test_round_degrees_stand_at_the_edge_each_once(data, at, some):
    found = degrees(data, f"at={at}&template=wall&parts=graticule&layers=corridors")
    assert some <= set(found)
    meridians = [text for text in found if text[-1] in "EW" or text == "180°"]
    assert len(meridians) == len(set(meridians))


def test_no_number_of_the_graticule_stands_under_inset_scale_or_the_word_sketch(data):
    """The wall's 124th meridian meets its edge where 示意图 stands, and the 35th parallel where the inset does."""
    found = degrees(data, "template=wall")
    assert "123°E" in found
    assert "124°E" not in found
    assert "35°N" not in found
    assert "35°N" in degrees(data, "template=wall&parts=graticule")
