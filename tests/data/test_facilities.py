"""The shipped facilities as a product: how many, which, where, and the traps of the plans' text."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from shapely import Point

from geo.measure import distance_m
from layers.audit import audit_facilities
from layers.geojson import feature_of
from layers.vocabulary import POINT_PRECISIONS, Kind, Plan, Precision, Tier

CHINESE = re.compile(r"[㐀-鿿，。；：、（）《》“”]")

# 经济园区 专栏3 "打造千亿级开发区", written off from the plan: 经开区 are national ones, 开发区 provincial ones.
TIERS = {
    Tier.T5000: ["青岛经济技术", "烟台经济技术"],
    Tier.T3000: [
        *["明水经济技术", "潍坊滨海经济技术", "日照经济技术", "临沂经济技术"],
        *["龙口经济", "岚山经济", "临沂临港经济"],
    ],
    Tier.T1000: [
        *["胶州经济技术", "滕州经济技术", "东营经济技术", "招远经济技术"],
        *["德州经济技术", "聊城经济技术", "滨州经济技术", "邹平经济技术"],
        *["淄川经济", "桓台经济", "淄博东岳经济", "广饶经济", "利津经济", "东营港经济", "广饶大王经济"],
        *["邹城经济", "梁山经济", "兖州", "莒县经济", "沂水经济", "费县经济", "临沂兰山经济", "罗庄经济"],
        *["齐河经济", "东明经济", "菏泽经济"],
    ],
}

# 利用外资 专栏2: companies without a city are not places.
COMPANIES = [
    *["上汽通用", "现代威亚", "首钢丰田", "三星重工", "大宇造船", "空客直升机", "德枫丹"],
    *["小松", "斗山", "凯傲", "卡特彼勒", "洋马", "中集来福士", "武船麦克德莫特"],
]

NEAR_A_SEAT_M = 300.0
NEAR_A_SEAT: dict[str, str] = {}
"""Facilities that truly stand beside their city's government: id -> why."""

# Aerodrome reference points as the airportsdata package (2026-09) publishes them.
AIRPORTS = {
    "济南遥墙国际机场": (117.216, 36.8572),  # TNA, ZSJN
    "青岛胶东国际机场": (120.09833, 36.365),  # TAO, ZSQD
}


def seats():
    with (Path(__file__).parent / "city_seats.csv").open(encoding="utf-8", newline="") as file:
        return {row["adcode"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}


def place(facility):
    point = facility.geometry.representative_point()
    return (point.x, point.y)


def mentions(facility):
    return [citation.mention for citation in facility.citations]


@pytest.fixture(scope="module")
def named(data):
    """Facilities by name; asking for one that is not there is a KeyError."""
    return {facility.name: facility for facility in data.facilities}


# --- the file ---


def test_the_file_holds_what_the_plans_name(data):
    assert len(data.facilities) >= 330


def test_ids_are_unique_slugs(data):
    ids = [facility.id for facility in data.facilities]
    assert [identifier for identifier, number in Counter(ids).items() if number > 1] == []
    assert [identifier for identifier in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier)] == []


def test_names_are_unique_in_both_languages(data):
    for names in ([facility.name for facility in data.facilities], [facility.name_en for facility in data.facilities]):
        assert [name for name, number in Counter(names).items() if number > 1] == []


def test_a_feature_still_passes_the_audit_after_it_went_out(data):
    features = json.loads(json.dumps([feature_of(facility) for facility in data.facilities]))
    assert audit_facilities("facilities.geojson", features, data.cities, data.counties) == ()


def test_coordinates_have_six_decimals_at_most(data):
    for facility in data.facilities:
        assert place(facility) == tuple(round(edge, 6) for edge in place(facility))


def test_english_fields_hold_no_chinese(data):
    for facility in data.facilities:
        for text in (facility.name_en, facility.located_by_en, facility.target_en, facility.note_en):
            assert not CHINESE.search(text or ""), (facility.id, text)


def test_what_is_said_in_chinese_is_said_in_english(data):
    for facility in data.facilities:
        assert bool(facility.target) == bool(facility.target_en), facility.id
        assert bool(facility.note) == bool(facility.note_en), facility.id
        assert bool(facility.located_by) == bool(facility.located_by_en), facility.id


def test_nothing_has_more_than_four_sectors(data):
    assert [facility.id for facility in data.facilities if len(facility.sectors) > 4] == []


def test_a_mention_is_a_name_or_a_short_phrase_never_a_sentence(data):
    for facility in data.facilities:
        for mention in mentions(facility):
            assert len(mention) <= 60, facility.id
            assert "。" not in mention, facility.id


def test_no_citation_stands_twice_in_a_feature(data):
    for facility in data.facilities:
        assert len(set(facility.citations)) == len(facility.citations), facility.id


def test_every_plan_and_every_circle_has_facilities(data):
    assert {plan for facility in data.facilities for plan in facility.plans} == set(Plan)
    assert {city for facility in data.facilities for city in facility.cities} == set(data.cities)


# --- what must be there ---


def test_the_forty_one_foreign_investment_projects_are_there(data):
    boxed = [
        facility
        for facility in data.facilities
        if facility.kind is Kind.FDI_PROJECT
        and any(
            citation.plan is Plan.FOREIGN_INVESTMENT and (citation.box or "").startswith("专栏1")
            for citation in facility.citations
        )
    ]
    assert len(boxed) == 41


@pytest.mark.parametrize("tier", Tier)
def test_the_tiers_hold_the_zones_of_the_list_and_no_other(data, tier):
    found = sorted(facility.name for facility in data.facilities if facility.tier is tier)
    assert len(found) == {Tier.T5000: 2, Tier.T3000: 7, Tier.T1000: 26}[tier]
    for stem in TIERS[tier]:
        pattern = re.compile(rf"(山东)?{stem}(开发区|工业园区)")
        assert [name for name in found if pattern.fullmatch(name)], stem


def test_a_zone_of_a_tier_is_a_development_zone_cited_from_the_list(data):
    for facility in data.facilities:
        if facility.tier:
            assert facility.kind is Kind.DEV_ZONE
            assert any(
                citation.plan is Plan.ECONOMIC_PARKS and (citation.box or "").startswith("专栏3")
                for citation in facility.citations
            ), facility.id


def test_the_free_trade_area_stands_whole_and_in_three_parts(data):
    found = {facility.name: facility.cities for facility in data.facilities if facility.kind is Kind.FREE_TRADE_AREA}
    whole = "中国（山东）自由贸易试验区"
    assert found == {
        whole: ("370100", "370200", "370600"),
        f"{whole}济南片区": ("370100",),
        f"{whole}青岛片区": ("370200",),
        f"{whole}烟台片区": ("370600",),
    }


@pytest.mark.parametrize(
    ("name", "kind", "city"),
    [
        ("中国—上海合作组织地方经贸合作示范区", Kind.SCO_ZONE, "370200"),
        ("济南新旧动能转换起步区", Kind.STARTUP_ZONE, "370100"),
        ("青岛前湾综合保税区", Kind.BONDED_ZONE, "370200"),
        ("青岛港", Kind.PORT, "370200"),
        ("日照港", Kind.PORT, "371100"),
        ("济南国际陆港", Kind.DRY_PORT, "370100"),
        ("临沂班列集结中心", Kind.RAIL_HUB, "371300"),
        ("威海国际邮件互换局", Kind.MAIL_EXCHANGE, "371000"),
        ("青岛国家骨干冷链物流基地", Kind.COLD_CHAIN, "370200"),
        ("济宁凯盛国际农产品物流城", Kind.AGRI_MARKET, "370800"),
        ("青岛台东路步行街", Kind.COMMERCIAL_STREET, "370200"),
        ("中韩（烟台）产业园", Kind.INTL_COOP_PARK, "370600"),
    ],
)
def test_well_known_facilities_are_there_in_their_city(named, name, kind, city):
    assert (named[name].kind, named[name].cities) == (kind, (city,))


# --- the traps ---


def test_the_xinfadi_of_beijing_is_in_rizhao(data):
    (facility,) = [facility for facility in data.facilities if "新发地" in facility.name]
    assert facility.cities == ("371100",)


def test_the_qingdao_indonesia_park_is_no_feature_in_shandong(data):
    for facility in data.facilities:
        assert "印尼" not in "".join((facility.name, *facility.names_other, *mentions(facility))), facility.id


def test_the_slip_for_weifang_stands_in_verbatim_mentions_only(data):
    for facility in data.facilities:
        written = (facility.name, *facility.names_other, facility.located_by, facility.note, facility.target)
        assert "滩坊" not in "".join(text for text in written if text), facility.id
        if any("滩坊" in mention for mention in mentions(facility)):
            assert "370700" in facility.cities


def test_the_sco_reception_hall_is_one_feature_cited_with_both_dots(data):
    (facility,) = [facility for facility in data.facilities if "上合国家客厅" in facility.name]
    written = "".join(mentions(facility))
    assert "青岛·上合国家客厅" in written
    assert "青岛•上合国家客厅" in written


@pytest.mark.parametrize(
    ("city", "cited"),
    [
        ("370100", ["中德（济南）中小企业合作区", "中德（济南）中小企业产业园", "中德中小企业合作区"]),
        ("370200", ["青岛中德生态园"]),
    ],
)
def test_a_sino_german_park_is_one_feature_with_all_its_names(data, city, cited):
    parks = [f for f in data.facilities if f.kind is Kind.INTL_COOP_PARK and "中德" in f.name and f.cities == (city,)]
    assert len(parks) == 1
    assert set(cited) <= {name for mention in mentions(parks[0]) for name in cited if name in mention}
    assert set(cited) <= {parks[0].name, *parks[0].names_other}


@pytest.mark.parametrize("name", ["中欧（济宁）国际合作产业园", "中韩（烟台）产业园", "中韩（日照）国际合作产业园"])
def test_a_cooperation_park_of_several_names_stands_once(data, name):
    city = {"济宁": "370800", "烟台": "370600", "日照": "371100"}[re.search(r"（(..)）", name)[1]]
    parks = [f for f in data.facilities if f.kind is Kind.INTL_COOP_PARK and f.cities == (city,) and name[:2] in f.name]
    assert [park.name for park in parks if "日韩" not in park.name] == [name]


@pytest.mark.parametrize("name", ["鲁北盐化工基地", "鲁南煤化工基地", "鲁西南煤化工基地"])
def test_a_base_of_a_part_of_the_province_belongs_to_several_cities(named, name):
    assert len(named[name].cities) > 1
    assert named[name].precision is Precision.CITY


@pytest.mark.parametrize("company", COMPANIES)
def test_a_company_without_a_city_is_no_place(data, company):
    names = {name for facility in data.facilities for name in (facility.name, *facility.names_other)}
    assert company not in names


# --- where they stand ---


def test_nothing_at_the_seat_of_a_city_claims_to_be_a_place(data):
    """A geocoder that knows only the city answers with the seat of its government (city_seats.csv)."""
    found = {
        facility.id: name
        for facility in data.facilities
        if facility.precision in POINT_PRECISIONS
        for name, seat in seats().items()
        if distance_m(place(facility), seat) < NEAR_A_SEAT_M
    }
    assert set(found) == set(NEAR_A_SEAT)


def test_each_seat_lies_in_its_city(data):
    assert set(seats()) == set(data.cities)
    assert [code for code, seat in seats().items() if not data.cities[code].geometry.covers(Point(seat))] == []


@pytest.mark.parametrize(("name", "published"), AIRPORTS.items())
def test_an_airport_is_where_the_world_knows_it(named, name, published):
    assert distance_m(place(named[name]), published) < 5000
    assert distance_m(place(named[name]), published) < named[name].radius_m


def test_every_airport_is_checked(data):
    assert {facility.name for facility in data.facilities if facility.kind is Kind.AIRPORT} == set(AIRPORTS)


def test_a_place_of_its_own_names_its_county(data):
    assert [f.id for f in data.facilities if f.precision in POINT_PRECISIONS and not f.county] == []


def test_what_several_cities_share_is_known_by_city_only(data):
    assert [f.id for f in data.facilities if len(f.cities) > 1 and f.precision is not Precision.CITY] == []


def test_round_coordinates_do_not_promise_a_small_radius(data):
    """Two decimals of a degree are up to 1.1 km, three up to 110 m: no promise may be finer than its writing."""
    for facility in data.facilities:
        if facility.precision in POINT_PRECISIONS:
            decimals = max(len(f"{edge:.6f}".rstrip("0").partition(".")[2]) for edge in place(facility))
            assert facility.radius_m >= 78_000 / 10**decimals, facility.id
