"""The only reader of data/: boundaries and facilities in, audited values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import shapely

from geo.bounds import Bounds
from layers.audit import audit_facilities
from layers.circles import CITIES
from layers.geojson import FacilityFeature, facility_of
from layers.issue import DataRefusedError, Issue
from layers.model import Facility, Region
from layers.placing import read_geometry
from layers.reading import read_features, read_json
from layers.vocabulary import Circle

DATA_FOLDER = Path(__file__).resolve().parents[1] / "data"
FACILITIES = "facilities.geojson"
CATALOGUE = "catalogue.json"
UNPLACED = "unplaced.json"
BOUNDARIES = ("province", "cities", "counties", "circles", "city_group", "cores", "surroundings")


@dataclass(frozen=True)
class Data:
    """Everything that is on the map, audited and immutable; geometries are WGS 84 lon/lat."""

    facilities: tuple[Facility, ...]
    cities: Mapping[str, Region]
    counties: Mapping[str, Region]
    boundaries: Mapping[str, tuple[Mapping[str, Any], ...]]
    catalogue: tuple[Mapping[str, Any], ...]
    unplaced: tuple[Mapping[str, Any], ...]

    @property
    def bounds(self) -> Bounds:
        """The box around the 16 cities, in degrees."""
        return Bounds.of(shapely.GeometryCollection([city.geometry for city in self.cities.values()]))

    def card(self, layer: str) -> Mapping[str, Any]:
        """The catalogue card of a layer; KeyError if it has none."""
        return next(card for card in self.catalogue if card["id"] == layer)


def audit(folder: Path) -> tuple[Data | None, tuple[Issue, ...]]:
    """Read a data folder and say everything that is wrong with it; Data only if nothing is."""
    boundaries, issues = _read_boundaries(folder / "boundaries")
    cities = _regions("cities.geojson", boundaries.get("cities", ()), issues)
    counties = _regions("counties.geojson", boundaries.get("counties", ()), issues)
    missing = set(CITIES) - set(cities)
    if missing and not issues:
        codes = "、".join(sorted(missing))
        issues.append(Issue("cities.geojson", "adcode", f"缺少市：{codes}", f"Cities missing: {codes}"))
    features, unread = read_features(folder / FACILITIES)
    issues += unread
    if cities and counties and not missing:
        issues += audit_facilities(FACILITIES, features, cities, counties)
    catalogue = _read_list(folder / CATALOGUE, issues)
    unplaced = _read_list(folder / UNPLACED, issues)
    if issues:
        return None, tuple(issues)
    facilities = tuple(facility_of(cast(FacilityFeature, feature)) for feature in features)
    return Data(facilities, cities, counties, boundaries, catalogue, unplaced), ()


def load(folder: Path = DATA_FOLDER) -> Data:
    """The data of a folder. Raises DataRefusedError with every issue if it does not pass the audit."""
    data, issues = audit(folder)
    if data is None:
        raise DataRefusedError(issues)
    return data


def _read_boundaries(folder: Path) -> tuple[dict[str, tuple[Mapping[str, Any], ...]], list[Issue]]:
    boundaries: dict[str, tuple[Mapping[str, Any], ...]] = {}
    issues: list[Issue] = []
    for name in BOUNDARIES:
        features, unread = read_features(folder / f"{name}.geojson")
        issues += unread
        boundaries[name] = tuple(features)
    return boundaries, issues


def _regions(file: str, features: tuple[Mapping[str, Any], ...], issues: list[Issue]) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    for number, feature in enumerate(features, start=1):
        p = feature["properties"]
        where = f"{file} · {p.get('adcode') or f'第 {number} 个要素'}"
        geometry, misplaced = read_geometry(where, feature.get("geometry"))
        issues += misplaced
        absent = [key for key in ("adcode", "name", "short", "name_en", "circle", "lon", "lat") if not p.get(key)]
        issues += [Issue(where, key, "缺少这个字段", "This field is missing") for key in absent]
        if p.get("adcode") in regions:
            issues.append(Issue(where, "adcode", "代码重复", "This code stands twice"))
        if p.get("circle") not in tuple(Circle):
            issues.append(Issue(where, "circle", "没有这个经济圈", "No such circle"))
        elif geometry is not None and not absent:
            regions[p["adcode"]] = Region(
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
    return regions


def _read_list(path: Path, issues: list[Issue]) -> tuple[Mapping[str, Any], ...]:
    content, unread = read_json(path)
    issues += unread
    if unread:
        return ()
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        issues.append(Issue(path.name, "", "应为对象列表", "Must be a list of objects"))
        return ()
    return tuple(content)
