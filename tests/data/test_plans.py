"""The shipped data against the text of the six plans; collected only where the text is at hand (tests/conftest.py)."""

import re

import pytest

from layers.model import Citation
from layers.plans import PlansText
from layers.store import FACILITIES
from layers.verify import verify_citations
from layers.vocabulary import Kind, Plan

pytestmark = pytest.mark.plans

BOX = "专栏1 制造业重点外资项目"


@pytest.fixture(scope="module")
def plans(plans_file):
    return PlansText.read(plans_file)


def test_every_citation_of_the_facilities_is_borne_out(data, plans):
    assert verify_citations(FACILITIES, data.facilities, plans) == ()


def test_every_citation_of_what_has_no_place_is_borne_out(data, plans):
    citations = [
        (thing["name"], Citation(Plan(cited["plan"]), cited["section"], cited["box"], cited["mention"]))
        for thing in data.unplaced
        for cited in thing["citations"]
    ]
    assert citations
    assert [pair for pair in citations if not plans.cited(pair[1])] == []


def listed_projects(plans):
    """(words, city) of each numbered project in the box."""
    lines = [passage.text for passage in plans.passages if passage.box == BOX and "项目（" in passage.text]
    return [found for line in lines for found in re.findall(r"\d+\.(\D.*?项目)（(\w+)）", line)]


def test_the_text_has_the_41_foreign_investment_projects(plans):
    assert len(listed_projects(plans)) == 41


def test_each_foreign_investment_project_is_a_feature_in_its_city(data, plans):
    shorts = {city.short: code for code, city in data.cities.items()}
    expected = {(words, shorts[city]) for words, city in listed_projects(plans)}
    found = {
        (re.sub(r"（\w+）$", "", citation.mention), facility.cities[0])
        for facility in data.facilities
        if facility.kind is Kind.FDI_PROJECT
        for citation in facility.citations
        if citation.box == BOX
    }
    assert found == expected


def test_the_plans_are_all_six_and_each_is_cited(data, plans):
    assert {passage.plan for passage in plans.passages} == set(Plan)
    assert {plan for facility in data.facilities for plan in facility.plans} == set(Plan)


def test_no_plan_spells_out_who_the_two_cores_are(plans):
    """What data/boundaries says of the cores: the plans speak of 两心, and nowhere name them beside it."""
    spoken = [passage.text for passage in plans.passages if "两心" in passage.text]
    assert spoken
    assert not [text for text in spoken if re.search(r"两心[^。；]{0,12}[（(：][^。；]{0,12}(济南|青岛)", text)]
