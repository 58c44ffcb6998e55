"""A province of two square cities, made by hand, and facilities to put into it."""

import copy

import pytest
import shapely

from layers.model import Citation, Facility, Region
from layers.vocabulary import Circle, Kind, Plan, Precision, Sector


def square(west, south, east, north):
    return shapely.box(west, south, east, north)


def region(adcode, name, city, west, south, east, north, circle=Circle.CAPITAL):
    return Region(
        adcode=adcode,
        name=name,
        short=name[:-1],
        name_en=f"Unit {adcode}",
        circle=circle,
        city=city,
        lon=(west + east) / 2,
        lat=(south + north) / 2,
        geometry=square(west, south, east, north),
    )


@pytest.fixture
def cities():
    """甲市 116-118° E and 乙市 120-121° E, both 36-37° N; the representative points are the middles."""
    return {
        "370100": region("370100", "甲市", None, 116, 36, 118, 37),
        "370200": region("370200", "乙市", None, 120, 36, 121, 37, Circle.JIAODONG),
    }


@pytest.fixture
def counties():
    """Two counties of 甲市, west and east of 117° E, and one of 乙市."""
    return {
        "370102": region("370102", "东区", "370100", 117, 36, 118, 37),
        "370103": region("370103", "西区", "370100", 116, 36, 117, 37),
        "370202": region("370202", "乙区", "370200", 120, 36, 121, 37, Circle.JIAODONG),
    }


FEATURE = {
    "type": "Feature",
    "id": "first-park",
    "geometry": {"type": "Point", "coordinates": [117.25, 36.25]},
    "properties": {
        "name": "第一园区",
        "name_en": "First Park",
        "names_other": [],
        "kind": "dev_zone",
        "sectors": ["equipment"],
        "cities": ["370100"],
        "county": "370102",
        "precision": "locality",
        "radius_m": 5000,
        "located_by": "手工编的",
        "located_by_en": "made by hand",
        "citations": [{"plan": "economic_parks", "section": "一、甲", "box": None, "mention": "第一园区"}],
        "tier": None,
        "target": None,
        "target_en": None,
        "status": None,
        "note": None,
        "note_en": None,
    },
}


@pytest.fixture
def make_feature():
    """A feature without fault; keywords replace its id, its geometry or its properties."""

    def make(*, without=(), **changed):
        feature = copy.deepcopy(FEATURE)
        for name in ("id", "geometry", "type"):
            if name in changed:
                feature[name] = changed.pop(name)
        feature["properties"].update(changed)
        for name in without:
            del feature["properties"][name]
        return feature

    return make


@pytest.fixture
def make_facility():
    """A facility; keywords replace its fields, `plans` its citations."""

    def make(identifier, *, plans=("economic_parks",), at=(117.25, 36.25), **changed):
        fields = {
            "id": identifier,
            "name": identifier,
            "name_en": identifier,
            "kind": Kind.DEV_ZONE,
            "sectors": (Sector.EQUIPMENT,),
            "cities": ("370100",),
            "county": None,
            "precision": Precision.LOCALITY,
            "radius_m": 5000,
            "located_by": "",
            "citations": tuple(Citation(Plan(plan), "一、甲", None, identifier) for plan in plans),
            "geometry": shapely.Point(at),
        }
        return Facility(**(fields | changed))

    return make
