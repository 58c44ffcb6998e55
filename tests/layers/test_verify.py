import re

import pytest

from layers.model import Citation
from layers.plans import Passage, PlansText
from layers.verify import verify_citations
from layers.vocabulary import Plan

PLANS = PlansText(
    (
        Passage(Plan.FOREIGN_TRADE, "一、基础", None, 2, "建成青岛港和前湾综保区。"),
        Passage(Plan.FOREIGN_TRADE, "二、任务", "专栏1 港口", 5, "扩建烟台港。"),
    )
)


@pytest.fixture
def verify(make_facility):
    def verify_mention(mention, section, box=None, *, first=()):
        citations = (*first, Citation(Plan.FOREIGN_TRADE, section, box, mention))
        return verify_citations("facilities.geojson", [make_facility("some-port", citations=citations)], PLANS)

    return verify_mention


def test_a_mention_in_its_section_is_proved(verify):
    assert verify("青岛港", "一、基础") == ()
    assert verify("烟台港", "二、任务", "专栏1 港口") == ()


def test_a_mention_that_the_plan_does_not_have_is_named(verify):
    (issue,) = verify("威海港", "一、基础")
    assert issue.where == "facilities.geojson · some-port"
    assert issue.field == "citations[1]"
    assert "威海港" in issue.message
    assert "威海港" in issue.message_en


def test_a_mention_in_another_section_says_in_which(verify):
    (issue,) = verify("烟台港", "一、基础")
    assert "二、任务" in issue.message
    assert "专栏1 港口" in issue.message


def test_a_mention_cited_outside_its_box_is_not_proved(verify):
    (issue,) = verify("烟台港", "二、任务")
    assert re.search("专栏1", issue.message)


def test_faults_come_in_the_order_of_the_citations(verify):
    first = (
        Citation(Plan.FOREIGN_TRADE, "一、基础", None, "日照港"),
        Citation(Plan.FOREIGN_TRADE, "一、基础", None, "青岛港"),
    )
    issues = verify("威海港", "一、基础", first=first)
    assert [issue.field for issue in issues] == ["citations[1]", "citations[3]"]
    assert [mention for issue in issues for mention in ("日照港", "威海港") if mention in issue.message] == [
        "日照港",
        "威海港",
    ]
