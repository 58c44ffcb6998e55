"""The GeoJSON door: TypedDicts of what the files hold, and the way from a feature to a value and back."""

from typing import Any, NotRequired, TypedDict, cast

import shapely

from layers.model import Citation, Facility
from layers.vocabulary import Kind, Plan, Precision, Sector, Status, Tier


class CitationDict(TypedDict):
    """A citation as the file writes it."""

    plan: str
    section: str
    box: str | None
    mention: str


class FacilityProperties(TypedDict):
    """Properties of a facility; `plans` and `circles` are derived and only go out, never in."""

    name: str
    name_en: str
    names_other: list[str]
    kind: str
    sectors: list[str]
    cities: list[str]
    county: str | None
    precision: str
    radius_m: int | None
    located_by: str
    located_by_en: str
    citations: list[CitationDict]
    tier: str | None
    target: str | None
    target_en: str | None
    status: str | None
    note: str | None
    note_en: str | None
    plans: NotRequired[list[str]]
    circles: NotRequired[list[str]]


class FacilityFeature(TypedDict):
    """One feature of facilities.geojson."""

    type: str
    id: str
    geometry: dict[str, Any]
    properties: FacilityProperties


class FeatureCollection(TypedDict):
    """A GeoJSON file (RFC 7946: WGS 84, lon/lat)."""

    type: str
    features: list[FacilityFeature]


def citation_of(cited: CitationDict) -> Citation:
    """The value of an audited citation."""
    return Citation(Plan(cited["plan"]), cited["section"], cited["box"], cited["mention"])


def facility_of(feature: FacilityFeature) -> Facility:
    """The value of an audited feature. Raises KeyError or ValueError if the audit was skipped."""
    p = feature["properties"]
    return Facility(
        id=feature["id"],
        name=p["name"],
        name_en=p["name_en"],
        kind=Kind(p["kind"]),
        sectors=tuple(map(Sector, p["sectors"])),
        cities=tuple(p["cities"]),
        county=p["county"],
        precision=Precision(p["precision"]),
        radius_m=p["radius_m"],
        located_by=p["located_by"],
        citations=tuple(map(citation_of, p["citations"])),
        geometry=shapely.geometry.shape(feature["geometry"]),
        names_other=tuple(p["names_other"]),
        located_by_en=p["located_by_en"],
        tier=Tier(p["tier"]) if p["tier"] else None,
        target=p["target"],
        target_en=p["target_en"],
        status=Status(p["status"]) if p["status"] else None,
        note=p["note"],
        note_en=p["note_en"],
    )


def feature_of(facility: Facility) -> FacilityFeature:
    """The feature of a facility as it is served to a page, with the derived `plans` and `circles`."""
    return {
        "type": "Feature",
        "id": facility.id,
        "geometry": cast(dict[str, Any], shapely.geometry.mapping(facility.geometry)),
        "properties": {
            "name": facility.name,
            "name_en": facility.name_en,
            "names_other": list(facility.names_other),
            "kind": facility.kind.value,
            "sectors": [sector.value for sector in facility.sectors],
            "cities": list(facility.cities),
            "county": facility.county,
            "precision": facility.precision.value,
            "radius_m": facility.radius_m,
            "located_by": facility.located_by,
            "located_by_en": facility.located_by_en,
            "citations": [
                {"plan": c.plan.value, "section": c.section, "box": c.box, "mention": c.mention}
                for c in facility.citations
            ],
            "tier": facility.tier,
            "target": facility.target,
            "target_en": facility.target_en,
            "status": facility.status,
            "note": facility.note,
            "note_en": facility.note_en,
            "plans": [plan.value for plan in facility.plans],
            "circles": [circle.value for circle in facility.circles],
        },
    }
