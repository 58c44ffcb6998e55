import re

import pytest

from layers.vocabulary import (
    KIND_GROUPS,
    POINT_PRECISIONS,
    RADIUS_LIMIT_M,
    Circle,
    Kind,
    KindGroup,
    Language,
    Plan,
    Precision,
    Sector,
    Status,
    Tier,
)

VOCABULARIES = (Plan, Circle, Kind, KindGroup, Sector, Precision, Tier, Status)
WORDS = [word for words in VOCABULARIES for word in words]

# Written off from the design's chapter "The words".
IDS = {
    Plan: "commerce_circulation service_trade foreign_trade foreign_investment outbound_investment economic_parks",
    Circle: "capital jiaodong lunan",
    Kind: "free_trade_area sco_zone startup_zone dev_zone bonded_zone intl_coop_park port dry_port airport rail_hub "
    "logistics_park cold_chain agri_market market bulk_exchange mail_exchange commercial_street expo industry_base "
    "fdi_project service_base culture_tourism education_health platform overseas_zone overseas_project",
    Sector: "commerce cold_chain agri_products port_shipping logistics cross_border_ecommerce foreign_trade "
    "service_trade expo it equipment new_materials chemicals biomedicine marine modern_agriculture culture_tourism "
    "finance open_platform",
    Precision: "site locality county city country",
}
LABELS = {
    Plan.COMMERCE_CIRCULATION: "商贸流通业",
    Plan.SERVICE_TRADE: "服务贸易",
    Plan.FOREIGN_TRADE: "对外贸易",
    Plan.FOREIGN_INVESTMENT: "利用外资",
    Plan.OUTBOUND_INVESTMENT: "对外投资合作",
    Plan.ECONOMIC_PARKS: "经济园区",
    Circle.CAPITAL: "省会经济圈",
    Circle.JIAODONG: "胶东经济圈",
    Circle.LUNAN: "鲁南经济圈",
    Sector.BIOMEDICINE: "生物医药与医养健康",
    Sector.OPEN_PLATFORM: "综合开放平台",
    Sector.NEW_MATERIALS: "新能源新材料",
}


@pytest.mark.parametrize("words", IDS, ids=lambda words: words.__name__)
def test_the_ids_are_those_of_the_design(words):
    assert {word.value for word in words} == set(IDS[words].split())


def test_plans_stand_in_the_order_of_the_source():
    assert [plan.value for plan in Plan] == IDS[Plan].split()


@pytest.mark.parametrize(("word", "label"), LABELS.items())
def test_chinese_labels_are_those_of_the_design(word, label):
    assert word.label(Language.ZH) == label


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}-{word.value}")
def test_every_word_has_a_label_in_each_language(word):
    assert word.label(Language.ZH) == word.zh
    assert word.label(Language.EN) == word.en
    assert re.search(r"[一-鿿]", word.zh)
    assert word.en.isascii()
    assert re.search(r"[A-Za-z]", word.en)


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
@pytest.mark.parametrize("lang", Language)
def test_no_two_words_of_a_vocabulary_share_a_label(words, lang):
    labels = [word.label(lang) for word in words]
    assert len(set(labels)) == len(labels)


def test_every_kind_has_a_group_and_every_group_a_kind():
    assert set(KIND_GROUPS) == set(Kind)
    assert set(KIND_GROUPS.values()) == set(KindGroup)


def test_a_place_of_its_own_may_be_3_km_off_for_a_site_and_10_km_for_a_locality():
    assert POINT_PRECISIONS == (Precision.SITE, Precision.LOCALITY)
    assert RADIUS_LIMIT_M == {Precision.SITE: 3000, Precision.LOCALITY: 10000}
