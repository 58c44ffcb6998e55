import pytest

from layers.area import MOST_CORNERS, Area, AreaKind, read_area
from layers.query import counts, select
from layers.view import View, read_view
from layers.vocabulary import Precision


@pytest.mark.parametrize(
    "text",
    [
        "circle,120.38,36.07,50",
        "circle,120.3812,36.0712,0.1",
        "box,117,36,118.5,37.25",
        "polygon,117,36,118,36,117.5,37",
        "region,370203",
    ],
)
def test_an_area_is_written_as_it_was_read(text):
    area, issue = read_area(text)
    assert issue is None
    assert str(area) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("disc,1,2,3", "circle"),
        ("circle,120,36", "圆应为"),
        ("circle,120,36,0.05", "圆应为"),
        ("circle,120,36,1001", "圆应为"),
        ("circle,190,36,5", "圆应为"),
        ("circle,1e2,36,5", "逗号"),
        ("box,118,36,117,37", "矩形应为"),
        ("box,118,36,119", "矩形应为"),
        ("polygon,117,36,118,36", "多边形应为"),
        ("polygon,117,36,118,36,117.5", "多边形应为"),
        ("polygon,0,0,2,2,2,0,0,2", "交叉"),
        ("polygon," + ",".join(["1,1"] * (MOST_CORNERS + 1)), "多边形应为"),
        ("region,37", "六位"),
        ("region,370203,370202", "六位"),
        ("region,<b>", "六位"),
    ],
)
def test_a_broken_area_is_named_and_left_out(text, said):
    view, issues = read_view(f"area={text}")
    assert view.area is None
    assert [issue.field for issue in issues] == ["area"]
    assert said in issues[0].message


def test_a_circle_keeps_what_has_a_place_in_it(data):
    area = Area(AreaKind.CIRCLE, (120.38, 36.07, 60.0))
    kept = select(data.facilities, View(area=area))
    assert kept
    assert len(kept) < len(data.facilities)
    assert all(facility.precision is not Precision.CITY for facility in kept)
    assert all("370200" in f.cities or "371100" in f.cities or "370600" in f.cities for f in kept)


def test_a_region_keeps_its_own_and_a_city_also_what_has_no_place(data):
    city = select(data.facilities, View(area=Area(AreaKind.REGION, region="370200")))
    assert set(city) == {facility for facility in data.facilities if "370200" in facility.cities}
    assert any(facility.precision is Precision.CITY for facility in city)
    county = select(data.facilities, View(area=Area(AreaKind.REGION, region="370211")))
    assert county
    assert {facility.county for facility in county} == {"370211"}


def test_the_numbers_beside_the_filters_count_inside_the_area(data):
    view = View(area=Area(AreaKind.BOX, (120.0, 35.5, 121.0, 36.8)))
    kinds = {facility.kind.value for facility in select(data.facilities, view)}
    assert set(counts(data.facilities, view)["kind"]) == kinds


def test_roles_corridors_and_places_abroad_are_not_asked(data):
    view = View(area=Area(AreaKind.CIRCLE, (0.0, 0.0, 1.0)))
    for layer in (data.assignments, data.corridors, data.overseas):
        assert select(layer, view) == tuple(layer)
