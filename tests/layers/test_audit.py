import re

import pytest

from layers.audit import audit_facilities

FILE = "facilities.geojson"


@pytest.fixture
def audit(cities, counties):
    """The faults of the features, as (where, field); each must speak both languages."""

    def audit_features(*features):
        issues = audit_facilities(FILE, list(features), cities, counties)
        for issue in issues:
            assert re.search(r"[一-鿿]", issue.message)
            assert re.search(r"[A-Za-z]{3}", issue.message_en)
        return [(issue.where, issue.field) for issue in issues]

    return audit_features


FIRST = f"{FILE} · first-park"


def test_a_feature_without_fault_passes(audit, make_feature):
    assert audit(make_feature()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "  "),
        ("name", None),
        ("name_en", 5),
        ("names_other", None),
        ("names_other", [""]),
        ("names_other", ["一", "一"]),
        ("kind", "castle"),
        ("kind", None),
        ("kind", ["dev_zone"]),
        ("sectors", []),
        ("sectors", "equipment"),
        ("sectors", ["equipment", "magic"]),
        ("sectors", ["equipment", "equipment"]),
        ("cities", []),
        ("cities", None),
        ("cities", [370100]),
        ("county", ""),
        ("county", 370102),
        ("county", "999999"),
        ("precision", "exact"),
        ("precision", None),
        ("radius_m", 12.5),
        ("radius_m", "5000"),
        ("radius_m", True),
        ("located_by", ""),
        ("located_by_en", None),
        ("tier", "9000亿级"),
        ("target", ""),
        ("status", "maybe"),
        ("note", []),
        ("citations", []),
        ("citations", ["第一园区"]),
        ("citations", {}),
    ],
)
def test_a_bad_value_is_named_by_file_feature_and_field(audit, make_feature, field, value):
    assert audit(make_feature(**{field: value})) == [(FIRST, field)]


def test_an_unknown_city_is_named(audit, make_feature):
    assert (FIRST, "cities") in audit(make_feature(cities=["999999"]))


@pytest.mark.parametrize(
    "changed",
    [
        {"plan": "five_year"},
        {"section": ""},
        {"section": None},
        {"box": ""},
        {"box": 3},
        {"mention": ""},
        {"mention": "长" * 61},
        {"page": 7},
    ],
)
def test_a_bad_citation_is_named(audit, make_feature, changed):
    good = {"plan": "economic_parks", "section": "一、甲", "box": None, "mention": "第一园区"}
    assert audit(make_feature(citations=[good | changed])) == [(FIRST, "citations")]


def test_a_mention_of_sixty_characters_is_still_a_phrase(audit, make_feature):
    cited = {"plan": "economic_parks", "section": "一、甲", "box": "专栏1", "mention": "长" * 60}
    assert audit(make_feature(citations=[cited])) == []


@pytest.mark.parametrize("field", ["name", "kind", "sectors", "cities", "county", "radius_m", "citations", "note_en"])
def test_a_missing_field_is_named(audit, make_feature, field):
    assert audit(make_feature(without=[field])) == [(FIRST, field)]


def test_an_unknown_field_is_named(audit, make_feature):
    assert audit(make_feature(colour="red")) == [(FIRST, "colour")]


def test_the_fields_that_go_out_derived_may_come_back_in(audit, make_feature):
    assert audit(make_feature(plans=["economic_parks"], circles=["capital"])) == []


@pytest.mark.parametrize("identifier", [None, 7, "", "First-Park", "first_park", "first park", "-first", "园区", []])
def test_an_id_that_is_no_slug_is_named(audit, make_feature, identifier):
    ((where, field),) = audit(make_feature(id=identifier))
    assert where.startswith(FILE)
    assert field == "id"


def test_a_feature_without_an_id_is_named_by_its_number(audit, make_feature):
    assert audit(make_feature(), make_feature(id=None)) == [(f"{FILE} · 第 2 个要素", "id")]


def test_a_duplicate_id_is_named_at_each_feature(audit, make_feature):
    assert audit(make_feature(), make_feature(id="other"), make_feature()) == [(FIRST, "id"), (FIRST, "id")]


def test_all_faults_of_all_features_come_at_once(audit, make_feature):
    found = audit(
        make_feature(kind="castle", sectors=[], without=["name"]),
        make_feature(id="second", precision="exact", colour="red"),
        make_feature(id="third", geometry=None),
        make_feature(id="third", radius_m=99_999),
    )
    assert set(found) == {
        (FIRST, "name"),
        (FIRST, "kind"),
        (FIRST, "sectors"),
        (f"{FILE} · second", "precision"),
        (f"{FILE} · second", "colour"),
        (f"{FILE} · third", "id"),
        (f"{FILE} · third", "geometry"),
        (f"{FILE} · third", "radius_m"),
    }


def test_a_fault_in_one_field_does_not_hide_a_misplaced_point(audit, make_feature):
    """The sector says nothing about the place: who repairs it should not meet the next fault only then."""
    found = audit(make_feature(sectors=["magic"], geometry={"type": "Point", "coordinates": [119, 36.5]}))
    assert set(found) == {(FIRST, "sectors"), (FIRST, "geometry")}


def test_an_unknown_county_does_not_hide_a_radius_that_does_not_fit(audit, make_feature):
    found = audit(make_feature(county="999999", radius_m=99_999))
    assert set(found) == {(FIRST, "county"), (FIRST, "radius_m")}
