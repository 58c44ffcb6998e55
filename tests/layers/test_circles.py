import pytest

from layers.circles import CITIES, CORES, MEMBERS, circle_of
from layers.vocabulary import Circle

# GB/T 2260 with the division of 2019: 莱芜 is part of 济南.
ADCODES = {
    "济南": "370100",
    "青岛": "370200",
    "淄博": "370300",
    "枣庄": "370400",
    "东营": "370500",
    "烟台": "370600",
    "潍坊": "370700",
    "济宁": "370800",
    "泰安": "370900",
    "威海": "371000",
    "日照": "371100",
    "临沂": "371300",
    "德州": "371400",
    "聊城": "371500",
    "滨州": "371600",
    "菏泽": "371700",
}


@pytest.mark.parametrize(
    ("circle", "names"),
    [
        (Circle.CAPITAL, "济南 淄博 泰安 德州 聊城 滨州 东营"),
        (Circle.JIAODONG, "青岛 烟台 潍坊 威海 日照"),
        (Circle.LUNAN, "临沂 枣庄 济宁 菏泽"),
    ],
)
def test_a_circle_has_the_members_that_the_plan_lists_in_its_order(circle, names):
    assert MEMBERS[circle] == tuple(ADCODES[name] for name in names.split())


def test_the_two_cores_are_jinan_and_qingdao():
    assert (ADCODES["济南"], ADCODES["青岛"]) == CORES


def test_the_sixteen_cities_are_each_in_one_circle():
    assert tuple(sorted(ADCODES.values())) == CITIES
    assert sum(len(cities) for cities in MEMBERS.values()) == 16


def test_the_circle_of_a_city_is_found_by_adcode():
    assert circle_of("370200") is Circle.JIAODONG


def test_a_city_that_is_none_of_the_sixteen_has_no_circle():
    with pytest.raises(KeyError):
        circle_of("371200")
