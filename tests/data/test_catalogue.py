import importlib.util
import json
import re
from pathlib import Path

import pytest

CHINESE = re.compile(r"[\u3400-\u9fff，。；：、（）“”]")
DATA = Path(__file__).resolve().parents[2] / "data"
BEYOND = ["assignments", "corridors", "overseas", "indicators"]
BOUNDARIES = ["province", "cities", "counties", "circles", "city_group", "cores", "surroundings", "world"]
LAYERS = ["facilities", *BEYOND, *BOUNDARIES]


def cards():
    return json.loads((DATA / "catalogue.json").read_text(encoding="utf-8"))


def test_the_catalogue_is_what_its_generator_makes_of_the_data():
    spec = importlib.util.spec_from_file_location("make_catalogue", DATA.parent / "tools" / "make_catalogue.py")
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    assert (DATA / "catalogue.json").read_text(encoding="utf-8") == generator.catalogue()


def test_there_is_one_card_for_each_layer():
    assert [card["id"] for card in cards()] == LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_a_card_says_what_where_from_since_when_and_on_what_terms(layer):
    card = next(card for card in cards() if card["id"] == layer)
    for field in ("title", "abstract", "attribution", "source", "licence"):
        assert card[field].strip()
        assert card[f"{field}_en"].strip()
        assert not CHINESE.search(card[f"{field}_en"])
    assert card["date"][:4].isdecimal()


def test_the_counts_by_precision_are_those_of_the_file():
    text = (DATA / "facilities.geojson").read_text(encoding="utf-8")
    card = cards()[0]
    for precision, number in card["counts_by_precision"].items():
        assert text.count(f'"precision":"{precision}"') == number
    assert sum(card["counts_by_precision"].values()) == card["features"]


@pytest.mark.parametrize("layer", BOUNDARIES)
def test_each_boundary_card_carries_the_map_approval_number(layer):
    card = next(card for card in cards() if card["id"] == layer)
    assert card["map_approval"]["note"]
    assert "GS(" in (card["map_approval"]["number"] or "GS(") or layer == "surroundings"
