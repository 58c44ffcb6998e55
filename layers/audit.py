"""Checking facilities: every fault of every feature as an issue that names file, feature and field."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from layers.issue import Issue
from layers.model import Region
from layers.placing import PLACES, place_issues, radius_issues, read_geometry
from layers.vocabulary import Kind, Plan, Precision, Sector, Status, Tier, Word

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_MENTION = 60
_DERIVED = {"plans", "circles"}

Check = Callable[[Any], str | None]
"""Looks at a value; returns what it should be, in both languages parted by a bar, or None if it is good."""


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "应为非空文字|must be text"


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _word(words: type[Word]) -> Check:
    def check(value: Any) -> str | None:
        if isinstance(value, str) and value in tuple(words):
            return None
        return f"没有“{str(value)[:40]}”这个词|unknown word “{str(value)[:40]}”"

    return check


def _or_none(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _list_of(check: Check, *, least: int = 1) -> Check:
    def check_list(value: Any) -> str | None:
        if not isinstance(value, list) or len(value) < least:
            return "应为非空列表|must be a list with at least one entry" if least else "应为列表|must be a list"
        if len({str(item) for item in value}) < len(value):
            return "列表里有重复|has an entry twice"
        return next((wrong for item in value if (wrong := check(item))), None)

    return check_list


def _radius(value: Any) -> str | None:
    good = value is None or (isinstance(value, int) and not isinstance(value, bool))
    return None if good else "应为整数（米）或空|must be whole metres or empty"


def _citation(value: Any) -> str | None:
    if not isinstance(value, dict) or set(value) != {"plan", "section", "box", "mention"}:
        return "每条引文应有 plan、section、box、mention|needs plan, section, box and mention"
    wrong = _word(Plan)(value["plan"]) or _text(value["section"]) or _text_or_none(value["box"])
    wrong = wrong or _text(value["mention"])
    if not wrong and len(value["mention"]) > _LONGEST_MENTION:
        wrong = f"mention 超过 {_LONGEST_MENTION} 字，应为名称或短语|mention is longer than a short phrase"
    return wrong


FIELDS: dict[str, Check] = {
    "name": _text,
    "name_en": _text,
    "names_other": _list_of(_text, least=0),
    "kind": _word(Kind),
    "sectors": _list_of(_word(Sector)),
    "cities": _list_of(_text),
    "county": _text_or_none,
    "precision": _word(Precision),
    "radius_m": _radius,
    "located_by": _text,
    "located_by_en": _text,
    "citations": _list_of(_citation),
    "tier": _or_none(_word(Tier)),
    "target": _text_or_none,
    "target_en": _text_or_none,
    "status": _or_none(_word(Status)),
    "note": _text_or_none,
    "note_en": _text_or_none,
}


def audit_facilities(
    file: str, features: list[dict[str, Any]], cities: Mapping[str, Region], counties: Mapping[str, Region]
) -> tuple[Issue, ...]:
    """Every fault of the facilities, in the order of the file; empty if they are good."""
    issues: list[Issue] = []
    seen = Counter(str(feature.get("id")) for feature in features)
    for number, feature in enumerate(features, start=1):
        identifier = feature.get("id")
        where = f"{file} · {identifier if isinstance(identifier, str) else f'第 {number} 个要素'}"
        if not isinstance(identifier, str) or not _SLUG.fullmatch(identifier):
            issues.append(
                Issue(where, "id", "应为小写字母、数字和连字符", "Must be lower-case letters, digits, hyphens")
            )
        elif seen[identifier] > 1:
            issues.append(Issue(where, "id", f"出现了 {seen[identifier]} 次", f"Stands {seen[identifier]} times"))
        properties = feature["properties"]
        wrong = _field_issues(where, properties)
        geometry, misplaced = read_geometry(where, feature.get("geometry"), types=PLACES)
        issues += wrong + misplaced
        # A fault in one field must not hide those of others: each check asks only for the fields that it reads.
        faulty = {issue.field for issue in wrong}
        if not faulty & {"precision", "radius_m"}:
            issues += radius_issues(where, Precision(properties["precision"]), properties["radius_m"])
        if not faulty & {"kind", "precision", "radius_m", "cities", "county"}:
            issues += _region_issues(where, geometry, properties, cities, counties)
    return tuple(issues)


def _field_issues(where: str, properties: Mapping[str, Any]) -> list[Issue]:
    issues = []
    for name, check in FIELDS.items():
        if name not in properties:
            issues.append(Issue(where, name, "缺少这个字段", "This field is missing"))
        elif wrong := check(properties[name]):
            issues.append(Issue(where, name, *wrong.split("|")))
    for name in properties.keys() - FIELDS.keys() - _DERIVED:
        issues.append(Issue(where, str(name), "不认识的字段", "Unknown field"))
    return issues


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
