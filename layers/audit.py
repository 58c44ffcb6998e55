"""Checking facilities: every fault of every feature as an issue that names file, feature and field."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shapely.geometry.base import BaseGeometry

from layers.checks import Check, citation, field_issues, list_of, or_none, radius, text, text_or_none, word
from layers.issue import Issue
from layers.model import Region
from layers.placing import PLACES, place_issues, radius_issues, read_geometry
from layers.vocabulary import Kind, Precision, Sector, Status, Tier

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

FIELDS: dict[str, Check] = {
    "name": text,
    "name_en": text,
    "names_other": list_of(text, least=0),
    "kind": word(Kind),
    "sectors": list_of(word(Sector)),
    "cities": list_of(text),
    "county": text_or_none,
    "precision": word(Precision),
    "radius_m": radius,
    "located_by": text,
    "located_by_en": text,
    "citations": list_of(citation),
    "tier": or_none(word(Tier)),
    "target": text_or_none,
    "target_en": text_or_none,
    "status": or_none(word(Status)),
    "note": text_or_none,
    "note_en": text_or_none,
}


def named(file: str, features: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], list[Issue]]]:
    """Each feature with the words that name it in an issue, and what is wrong with its id."""
    seen = Counter(str(feature.get("id")) for feature in features)
    for number, feature in enumerate(features, start=1):
        identifier = feature.get("id")
        where = f"{file} · {identifier if isinstance(identifier, str) else f'第 {number} 个要素'}"
        issues = []
        if not isinstance(identifier, str) or not _SLUG.fullmatch(identifier):
            message = "应为小写字母、数字和连字符", "Must be lower-case letters, digits, hyphens"
            issues.append(Issue(where, "id", *message))
        elif seen[identifier] > 1:
            issues.append(Issue(where, "id", f"出现了 {seen[identifier]} 次", f"Stands {seen[identifier]} times"))
        yield where, feature, issues


def audit_facilities(
    file: str, features: list[dict[str, Any]], cities: Mapping[str, Region], counties: Mapping[str, Region]
) -> tuple[Issue, ...]:
    """Every fault of the facilities, in the order of the file; empty if they are good."""
    issues: list[Issue] = []
    for where, feature, bad_id in named(file, features):
        issues += bad_id
        properties = feature["properties"]
        wrong = field_issues(where, properties, FIELDS)
        geometry, misplaced = read_geometry(where, feature.get("geometry"), types=PLACES)
        issues += wrong + misplaced
        # A fault in one field must not hide those of others: each check asks only for the fields that it reads.
        faulty = {issue.field for issue in wrong}
        if not faulty & {"precision", "radius_m"}:
            issues += radius_issues(where, Precision(properties["precision"]), properties["radius_m"])
        if not faulty & {"kind", "precision", "radius_m", "cities", "county"}:
            issues += _region_issues(where, geometry, properties, cities, counties)
    return tuple(issues)


def _region_issues(
    where: str,
    geometry: BaseGeometry | None,
    properties: Mapping[str, Any],
    cities: Mapping[str, Region],
    counties: Mapping[str, Region],
) -> list[Issue]:
    unknown = [code for code in properties["cities"] if code not in cities]
    code = properties["county"]
    county = counties.get(code) if code else None
    issues = [Issue(where, "cities", f"没有代码为 {c[:12]} 的市", f"No city has the code {c[:12]}") for c in unknown]
    if code and county is None:
        issues.append(Issue(where, "county", f"没有代码为 {code[:12]} 的区县", f"No county has the code {code[:12]}"))
    elif county and county.city not in properties["cities"]:
        issues.append(
            Issue(where, "county", f"{county.name}不属于所列的市", f"{county.name_en} is in none of the cities")
        )
    if issues or geometry is None:
        return issues
    return place_issues(
        where,
        geometry,
        kind=Kind(properties["kind"]),
        precision=Precision(properties["precision"]),
        radius_m=properties["radius_m"],
        cities=[cities[c] for c in properties["cities"]],
        county=county,
    )
