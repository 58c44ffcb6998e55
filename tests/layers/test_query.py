import json

import pytest

from geo.bounds import Bounds
from layers.facets import FACETS, FacetName, rule
from layers.query import counts, select
from layers.showing import shown
from layers.view import Layer, View
from layers.vocabulary import Circle, Kind, Plan, Precision, Sector


@pytest.fixture
def facilities(make_facility):
    """Four by hand: two in 甲市, one in 乙市, and one that both cities share and that has no point of its own."""
    return (
        make_facility("west-port", kind=Kind.PORT, plans=["foreign_trade"], at=(116.5, 36.5)),
        make_facility("east-park", plans=["economic_parks", "foreign_trade"], at=(117.5, 36.5)),
        make_facility(
            "sea-market",
            kind=Kind.MARKET,
            sectors=(Sector.COMMERCE, Sector.MARINE),
            cities=("370200",),
            plans=["commerce_circulation"],
            precision=Precision.SITE,
            at=(120.5, 36.5),
        ),
        make_facility(
            "shared-base",
            kind=Kind.INDUSTRY_BASE,
            sectors=(Sector.MARINE,),
            cities=("370100", "370200"),
            precision=Precision.CITY,
            radius_m=None,
            at=(117, 36.5),
        ),
    )


def ids(facilities):
    return [facility.id for facility in facilities]


def found(facilities, text="", **chosen):
    return ids(select(facilities, View(chosen={FacetName(name): words for name, words in chosen.items()}, text=text)))


def test_an_empty_view_shows_everything_in_its_order(facilities):
    assert found(facilities) == ["west-port", "east-park", "sea-market", "shared-base"]


def test_an_empty_facet_filters_nothing(facilities):
    assert found(facilities, kind=()) == found(facilities)


def test_words_of_one_facet_are_alternatives(facilities):
    assert found(facilities, kind=("port", "market")) == ["west-port", "sea-market"]


def test_facets_must_all_hold(facilities):
    assert found(facilities, kind=("port", "market"), city=("370200",)) == ["sea-market"]
    assert found(facilities, kind=("port",), city=("370200",)) == []


@pytest.mark.parametrize(
    ("facet", "word", "expected"),
    [
        ("plan", "foreign_trade", ["west-port", "east-park"]),
        ("plan", "outbound_investment", []),
        ("circle", "jiaodong", ["sea-market", "shared-base"]),
        ("city", "370100", ["west-port", "east-park", "shared-base"]),
        ("sector", "marine", ["sea-market", "shared-base"]),
        ("kind", "dev_zone", ["east-park"]),
        ("precision", "city", ["shared-base"]),
    ],
)
def test_each_facet_looks_at_its_own_property(facilities, facet, word, expected):
    assert found(facilities, **{facet: (word,)}) == expected


def test_a_facility_named_by_two_plans_is_found_by_either(facilities):
    for plan in ("economic_parks", "foreign_trade"):
        assert "east-park" in found(facilities, plan=(plan,))


def test_counts_follow_the_other_facets_but_not_their_own(facilities):
    number = counts(facilities, View(chosen={FacetName.KIND: (Kind.PORT,), FacetName.CITY: ("370100",)}))
    assert number[FacetName.KIND] == {"port": 1, "dev_zone": 1, "industry_base": 1}  # in 甲市, whatever the kind
    assert number[FacetName.CITY] == {"370100": 1}  # ports, whatever the city
    assert number[FacetName.PRECISION] == {"locality": 1}  # ports in 甲市


def test_counts_follow_the_text_search(facilities):
    number = counts(facilities, View(text="park"))
    assert number[FacetName.KIND] == {"dev_zone": 1}
    assert number[FacetName.PLAN] == {"economic_parks": 1, "foreign_trade": 1}


def test_counts_without_a_filter_are_how_often_each_word_stands(facilities):
    number = counts(facilities, View())
    assert number[FacetName.CIRCLE] == {Circle.CAPITAL: 3, Circle.JIAODONG: 2}
    assert number[FacetName.SECTOR] == {Sector.EQUIPMENT: 2, Sector.MARINE: 2, Sector.COMMERCE: 1}
    assert number[FacetName.PLAN] == {Plan.FOREIGN_TRADE: 2, Plan.ECONOMIC_PARKS: 2, Plan.COMMERCE_CIRCULATION: 1}


def test_choosing_a_word_shows_as_many_as_its_count_said(facilities):
    before = View(chosen={FacetName.SECTOR: (Sector.MARINE,)})
    for facet in FACETS:
        if facet.name is FacetName.SECTOR:
            continue
        for word, number in counts(facilities, before)[facet.name].items():
            after = View(chosen={**before.chosen, facet.name: (word,)})
            assert len(select(facilities, after)) == number


@pytest.mark.parametrize(
    "text",
    ["rcep", "RCEP", "ＲＣＥＰ", "  rcep  ", "基地", "基地 rcep", "rcep　基地", "旧名", "pilot base", "据地图", "另立"],
)
def test_the_text_is_found_in_any_width_case_and_order(make_facility, text):
    facility = make_facility(
        "base",
        name="RCEP先行试验基地",
        name_en="RCEP Pilot Base",
        names_other=("旧名基地",),
        located_by="据地图",
        note="各片区另立",
    )
    assert select([facility], View(text=text)) == (facility,)


@pytest.mark.parametrize("text", ["基地 港", "rcep2", "先试", "economic_parks"])
def test_every_term_must_occur_in_what_people_read(make_facility, text):
    facility = make_facility("base", name="RCEP先行试验基地")
    assert select([facility], View(text=text)) == ()


def test_compatibility_forms_are_the_same_letter(make_facility):
    assert select([make_facility("x", name="①号仓 ㎡")], View(text="1号仓 m2"))


def test_hidden_symbols_are_not_on_the_map(facilities, cities):
    view = View(layers=tuple(layer for layer in Layer if layer is not Layer.FACILITIES))
    assert ids(shown(facilities, cities, view)) == ["shared-base"]


def test_hidden_city_counts_are_not_on_the_map(facilities, cities):
    view = View(layers=tuple(layer for layer in Layer if layer is not Layer.CITY_COUNTS))
    assert ids(shown(facilities, cities, view)) == ["west-port", "east-park", "sea-market"]


def test_layers_that_carry_no_facility_hide_none(facilities, cities):
    view = View(layers=(Layer.FACILITIES, Layer.CITY_COUNTS))
    assert shown(facilities, cities, view) == facilities


def test_a_box_shows_the_points_inside_it(facilities, cities):
    view = View(viewport=Bounds(117.2, 36.2, 118, 37))
    assert ids(shown(facilities, cities, view)) == ["east-park"]


def test_city_only_facilities_are_in_a_box_with_any_of_their_cities(facilities, cities):
    """乙市 stands at 120.5, 36.5; the feature's own point in 甲市 is outside the box."""
    view = View(viewport=Bounds(120, 36, 121, 37))
    assert ids(shown(facilities, cities, view)) == ["sea-market", "shared-base"]


def test_what_is_filtered_out_is_not_on_the_map(facilities, cities):
    view = View(chosen={FacetName.KIND: (Kind.PORT,)}, viewport=Bounds(114, 34, 123, 38))
    assert ids(shown(facilities, cities, view)) == ["west-port"]


def test_the_rule_for_the_browser_is_plain_json_and_names_every_facet():
    plain = json.loads(json.dumps(rule()))
    assert [facet["name"] for facet in plain["facets"]] == ["plan", "circle", "city", "sector", "kind", "precision"]
    assert [facet["property"] for facet in plain["facets"]] == [
        "plans",
        "circles",
        "cities",
        "sectors",
        "kind",
        "precision",
    ]
    assert "port" in plain["facets"][4]["words"]
    assert plain["textLimit"] == 80
