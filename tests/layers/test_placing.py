"""Where a feature may stand: 甲市 covers 116-118° E, 36-37° N, its middle 117, 36.5 is its representative point."""

import pytest

from layers.audit import audit_facilities


@pytest.fixture
def audit(cities, counties, make_feature):
    """(field, message) of every fault of one feature."""

    def audit_feature(at=None, **changed):
        if at is not None:
            changed["geometry"] = {"type": "Point", "coordinates": list(at)}
        issues = audit_facilities("facilities.geojson", [make_feature(**changed)], cities, counties)
        assert {issue.where for issue in issues} <= {"facilities.geojson · first-park"}
        return [(issue.field, issue.message) for issue in issues]

    return audit_feature


def fields(issues):
    return [field for field, _ in issues]


def test_swapped_axes_are_called_that(audit):
    ((field, message),) = audit(at=(36.25, 117.25))
    assert field == "geometry"
    assert "写反" in message


@pytest.mark.parametrize("at", [(0, 0), (2.35, 48.85), (116.4, 39.9), (13_052_000, 4_339_000), (117.25, -36.25)])
def test_a_place_outside_shandong_is_named(audit, at):
    ((field, message),) = audit(at=at)
    assert field == "geometry"
    assert "范围" in message


def test_a_point_outside_its_city_and_county_is_named_for_both(audit):
    issues = audit(at=(119, 36.5))
    assert fields(issues) == ["geometry", "geometry"]
    assert {"甲市", "东区"} == {name for name in ("甲市", "东区") for _, message in issues if name in message}


def test_a_point_outside_its_county_is_named_though_it_is_in_its_city(audit):
    ((field, message),) = audit(at=(116.5, 36.25))
    assert field == "geometry"
    assert "东区" in message


def test_a_county_of_another_city_is_named(audit):
    assert fields(audit(county="370202")) == ["county"]


@pytest.mark.parametrize(
    ("precision", "radius_m"),
    [
        ("site", None),
        ("site", 0),
        ("site", -1),
        ("site", 3001),
        ("locality", None),
        ("locality", 10_001),
    ],
)
def test_a_radius_that_does_not_fit_the_precision_is_named(audit, precision, radius_m):
    assert fields(audit(precision=precision, radius_m=radius_m)) == ["radius_m"]


@pytest.mark.parametrize(("precision", "radius_m"), [("site", 1), ("site", 3000), ("locality", 10_000)])
def test_a_radius_within_the_promise_passes(audit, precision, radius_m):
    assert audit(precision=precision, radius_m=radius_m) == []


def test_a_county_or_city_has_no_radius(audit):
    assert fields(audit(at=(117.5, 36.5), precision="county", radius_m=10_000)) == ["radius_m"]
    assert fields(audit(at=(117, 36.5), precision="city", county=None, radius_m=10_000)) == ["radius_m"]


@pytest.mark.parametrize("precision", ["site", "locality"])
@pytest.mark.parametrize(
    "at",
    [(117.0, 36.5), (117.003, 36.5), (117.5, 36.5), (117.5, 36.5025)],
    ids=["city's", "270 m from city's", "county's", "280 m from county's"],
)
def test_a_stand_in_point_is_no_place_that_somebody_found_out(audit, precision, at):
    assert "precision" in fields(audit(at=at, precision=precision, radius_m=3000))


def test_a_place_half_a_kilometre_from_the_stand_in_point_passes(audit):
    assert audit(at=(117.506, 36.5)) == []


def test_what_is_known_by_county_stands_at_the_county_point(audit):
    assert audit(at=(117.5, 36.5), precision="county", radius_m=None) == []
    assert fields(audit(at=(117.25, 36.25), precision="county", radius_m=None)) == ["geometry"]


def test_what_is_known_by_city_stands_at_the_city_point(audit):
    assert audit(at=(117, 36.5), precision="city", county=None, radius_m=None) == []
    assert fields(audit(at=(117.25, 36.25), precision="city", county=None, radius_m=None)) == ["geometry"]


def test_precision_county_needs_a_county_and_city_must_have_none(audit):
    assert fields(audit(at=(117, 36.5), precision="county", county=None, radius_m=None)) == ["county"]
    assert fields(audit(at=(117.5, 36.5), precision="city", radius_m=None)) == ["county"]


def test_what_several_cities_share_stands_at_the_first(audit):
    shared = {"cities": ["370200", "370100"], "county": None, "precision": "city", "radius_m": None}
    assert audit(at=(120.5, 36.5), **shared) == []
    assert fields(audit(at=(117, 36.5), **shared)) == ["geometry"]


def test_a_port_may_stand_off_the_coast_by_its_radius(audit):
    """0.02° east of the border of 乙市 at 36.25° N are 1.8 km."""
    port = {"kind": "port", "cities": ["370200"], "county": "370202", "precision": "site"}
    assert audit(at=(121.02, 36.25), radius_m=2000, **port) == []
    assert fields(audit(at=(121.02, 36.25), radius_m=1500, **port)) == ["geometry", "geometry"]


def test_only_a_port_may_stand_off_the_coast(audit):
    found = audit(at=(121.02, 36.25), radius_m=2000, kind="airport", cities=["370200"], county="370202")
    assert fields(found) == ["geometry", "geometry"]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        5,
        "POINT (117 36)",
        [],
        {},
        {"type": "Point"},
        {"type": "Point", "coordinates": None},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [117.25]},
        {"type": "Point", "coordinates": ["117.25", "36.25"]},
        {"type": "Point", "coordinates": ["east", "north"]},
        {"type": "Point", "coordinates": [None, None]},
        {"type": "Point", "coordinates": [[117.25, 36.25]]},
        {"type": "Point", "coordinates": [1e999, 36.25]},
        {"type": "Point", "coordinates": {"lon": 117.25, "lat": 36.25}},
        {"type": "Spot", "coordinates": [117.25, 36.25]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[117.1, 36.1], [117.2, 36.1]]]},
        {
            "type": "Polygon",
            "coordinates": [[[117.1, 36.1], [117.3, 36.3], [117.3, 36.1], [117.1, 36.3], [117.1, 36.1]]],
        },
    ],
    ids=str,
)
def test_a_geometry_that_cannot_be_drawn_is_named(audit, geometry):
    assert fields(audit(geometry=geometry)) == ["geometry"]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "LineString", "coordinates": [[117.2, 36.2], [117.3, 36.3]]},
        {"type": "MultiPoint", "coordinates": [[117.2, 36.2], [117.3, 36.3]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [117.25, 36.25]}]},
    ],
    ids=lambda geometry: geometry["type"],
)
def test_a_facility_is_a_point_or_a_polygon(audit, geometry):
    assert fields(audit(geometry=geometry)) == ["geometry"]


def test_a_polygon_inside_its_county_passes(audit):
    ring = [[117.2, 36.2], [117.3, 36.2], [117.3, 36.3], [117.2, 36.3], [117.2, 36.2]]
    assert audit(geometry={"type": "Polygon", "coordinates": [ring]}) == []


def test_a_polygon_that_reaches_far_out_of_its_city_is_named(audit):
    """Every geometry lies inside the city it claims, not only a point of it."""
    ring = [[117.2, 36.2], [119.5, 36.2], [119.5, 36.3], [117.2, 36.3], [117.2, 36.2]]
    issues = audit(geometry={"type": "Polygon", "coordinates": [ring]}, county=None)
    assert fields(issues) == ["geometry"]


def test_a_polygon_half_out_of_its_county_is_named(audit):
    ring = [[116.7, 36.2], [117.4, 36.2], [117.4, 36.3], [116.7, 36.3], [116.7, 36.2]]
    assert fields(audit(geometry={"type": "Polygon", "coordinates": [ring]})) == ["geometry"]
