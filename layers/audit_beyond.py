"""Checking roles, corridors and places abroad: every fault as an issue that names file, feature and field."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.bounds import Bounds
from layers.audit import named
from layers.checks import Check, citation, field_issues, list_of, or_none, radius, text, text_or_none, word
from layers.issue import Issue
from layers.model import Region
from layers.placing import PROVINCE, WORLD, read_geometry
from layers.vocabulary import RADIUS_LIMIT_M, Kind, Mode, Precision, Role, Sector, Status

HALF_TURN_DEG = 180.0

_SHARED: dict[str, Check] = {
    "name": text,
    "name_en": text,
    "sectors": list_of(word(Sector)),
    "cities": list_of(text, least=0),
    "citations": list_of(citation),
    "status": or_none(word(Status)),
    "note": text_or_none,
    "note_en": text_or_none,
}


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "应为 true 或 false|must be true or false"


def _stop(value: Any) -> str | None:
    good = isinstance(value, dict) and set(value) == {"name", "name_en", "lon", "lat"}
    return None if good else "每站应有 name、name_en、lon、lat|needs name, name_en, lon and lat"


def _country_code(value: Any) -> str | None:
    good = isinstance(value, str) and len(value) == 2 and value.isascii() and value.isupper()
    return None if good else "应为两位国家代码|must be a two-letter country code"


FIELDS: dict[str, dict[str, Check]] = {
    "assignments": {
        **_SHARED,
        "cities": list_of(text),
        "role": word(Role),
        "linked": _flag,
        "target": text_or_none,
        "target_en": text_or_none,
    },
    "corridors": {**_SHARED, "mode": word(Mode), "schematic": _flag, "stops": list_of(_stop, least=2)},
    "overseas": {
        **_SHARED,
        "kind": word(Kind),
        "country": text,
        "country_en": text,
        "iso2": _country_code,
        "precision": word(Precision),
        "radius_m": radius,
        "located_by": text,
        "located_by_en": text,
        "company": text_or_none,
        "company_en": text_or_none,
    },
}

_GEOMETRIES: dict[str, tuple[tuple[str, ...], Bounds]] = {
    "assignments": (("MultiPoint",), PROVINCE),
    "corridors": (("LineString", "MultiLineString"), WORLD),
    "overseas": (("Point",), WORLD),
}


def audit_layer(layer: str, features: list[dict[str, Any]], cities: Mapping[str, Region]) -> tuple[Issue, ...]:
    """Every fault of one of these layers (a key of FIELDS), in the order of the file; empty if it is good."""
    issues: list[Issue] = []
    types, frame = _GEOMETRIES[layer]
    for where, feature, bad_id in named(f"{layer}.geojson", features):
        p = feature["properties"]
        wrong = field_issues(where, p, FIELDS[layer])
        geometry, misplaced = read_geometry(where, feature.get("geometry"), types=types, frame=frame)
        issues += [*bad_id, *wrong, *misplaced]
        if any(issue.field == "cities" for issue in wrong):
            continue
        unknown = [code for code in p["cities"] if code not in cities]
        for code in unknown:
            issues.append(Issue(where, "cities", f"没有代码为 {code[:12]} 的市", f"No city has the code {code[:12]}"))
        if layer == "assignments" and geometry is not None and not unknown:
            places = {(cities[code].lon, cities[code].lat) for code in p["cities"]}
            if {(point.x, point.y) for point in geometry.geoms} != places:
                message = "应为所列各市的代表点", "Must be the representative points of its cities"
                issues.append(Issue(where, "geometry", *message))
        if layer == "corridors" and geometry is not None and _leaps(geometry):
            message = "有一段横跨半个地球：过 180° 经线处应断开", "A segment spans half the globe: cut it at 180°"
            issues.append(Issue(where, "geometry", *message))
        if layer == "overseas" and not wrong:
            issues += _radius(where, Precision(p["precision"]), p["radius_m"])
    return tuple(issues)


def _leaps(geometry: BaseGeometry) -> bool:
    """Whether a line goes the long way round, as one does that crosses the antimeridian uncut."""
    return any(
        bool(np.any(np.abs(np.diff(shapely.get_coordinates(part)[:, 0])) > HALF_TURN_DEG))
        for part in shapely.get_parts(geometry)
    )


def _radius(where: str, precision: Precision, radius_m: int | None) -> list[Issue]:
    limit = RADIUS_LIMIT_M.get(precision)
    if (limit is None) == (radius_m is None) and (radius_m is None or 0 < radius_m <= (limit or 0)):
        return []
    message = "site 至多 3000 米，locality 至多 10000 米，其余为空", "site 3000 m, locality 10000 m at most, else empty"
    return [Issue(where, "radius_m", *message)]
