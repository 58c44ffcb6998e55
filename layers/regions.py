"""Reading boundaries: features into regions, and every fault of a boundary file as an issue."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from layers.circles import CITIES
from layers.issue import Issue
from layers.model import Region
from layers.placing import AREAS, AROUND, PROVINCE, WORLD, read_geometry
from layers.reading import read_features
from layers.vocabulary import Circle

BOUNDARIES = ("province", "cities", "counties", "circles", "city_group", "cores", "surroundings", "world")
COUNTY_COUNT = 136

DRAWN_ON = {"surroundings": ((*AREAS, "Point"), AROUND), "world": ((*AREAS, "Point", "MultiLineString"), WORLD)}
"""Files of mere ground: the geometries that they may hold, and the box that these must lie in."""

Features = tuple[Mapping[str, Any], ...]


def read_boundaries(folder: Path) -> tuple[dict[str, Features], list[Issue]]:
    """The features of each boundary file, and what is wrong with files and geometries."""
    boundaries: dict[str, Features] = {}
    issues: list[Issue] = []
    for name in BOUNDARIES:
        file = f"{name}.geojson"
        features, unread = read_features(folder / file)
        issues += unread
        boundaries[name] = tuple(features)
        for number, feature in enumerate(features, start=1):
            types, frame = DRAWN_ON.get(name, (AREAS, PROVINCE))
            where = _where(file, feature, number)
            issues += read_geometry(where, feature.get("geometry"), types=types, frame=frame)[1]
    return boundaries, issues


def regions(file: str, features: Features) -> tuple[dict[str, Region], list[Issue]]:
    """The units of cities.geojson or counties.geojson by adcode, and what is wrong with their properties."""
    found: dict[str, Region] = {}
    issues: list[Issue] = []
    for number, feature in enumerate(features, start=1):
        where, p = _where(file, feature, number), feature["properties"]
        wrong = [Issue(where, key, f"缺少或不合：{zh}", f"Missing or not {en}") for key, zh, en in _faults(p)]
        issues += wrong
        if wrong:
            continue
        if p["adcode"] in found:
            issues.append(Issue(where, "adcode", "代码重复", "This code stands twice"))
        geometry, _ = read_geometry(where, feature.get("geometry"))
        if geometry is not None:
            found[p["adcode"]] = Region(
                p["adcode"],
                p["name"],
                p["short"],
                p["name_en"],
                Circle(p["circle"]),
                p.get("city"),
                float(p["lon"]),
                float(p["lat"]),
                geometry,
            )
    return found, issues


def missing_units(boundaries: Mapping[str, Features]) -> list[Issue]:
    """Cities and counties that the files should hold and do not, and counties of a city that is none."""
    issues = []
    codes = {str(feature["properties"].get("adcode")) for feature in boundaries["cities"]}
    if boundaries["cities"] and (absent := sorted(set(CITIES) - codes)):
        named = "、".join(absent)
        issues.append(Issue("cities.geojson", "adcode", f"缺少市：{named}", f"Cities missing: {', '.join(absent)}"))
    counties = boundaries["counties"]
    if counties and len(counties) < COUNTY_COUNT:
        lacking = COUNTY_COUNT - len(counties)
        message = f"缺少 {lacking} 个区县（应有 {COUNTY_COUNT} 个）"
        issues.append(Issue("counties.geojson", "", message, f"{lacking} counties missing"))
    for number, feature in enumerate(counties, start=1):
        if feature["properties"].get("city") not in CITIES:
            where = _where("counties.geojson", feature, number)
            issues.append(Issue(where, "city", "不是 16 市之一的代码", "Not the code of one of the 16 cities"))
    return issues


def _where(file: str, feature: Mapping[str, Any], number: int) -> str:
    code = feature["properties"].get("adcode")
    return f"{file} · {code if isinstance(code, str) and code else f'第 {number} 个要素'}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


_FIELDS: tuple[tuple[str, Callable[[Any], bool], str, str], ...] = (
    ("adcode", lambda value: _is_text(value) and value.isdecimal() and len(value) == 6, "六位代码", "a six-digit code"),
    ("name", _is_text, "文字", "text"),
    ("short", _is_text, "文字", "text"),
    ("name_en", _is_text, "文字", "text"),
    ("circle", lambda value: isinstance(value, str) and value in tuple(Circle), "经济圈的标识", "a circle's id"),
    ("lon", _is_number, "经度", "a longitude"),
    ("lat", _is_number, "纬度", "a latitude"),
)


def _faults(properties: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [(key, zh, en) for key, good, zh, en in _FIELDS if not good(properties.get(key))]
