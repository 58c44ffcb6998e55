"""The only reader of data/: boundaries and facilities in, audited values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geo.bounds import Bounds
from layers.area import Area
from layers.audit import audit_facilities
from layers.audit_beyond import FIELDS, audit_layer
from layers.beyond import Assignment, Corridor, OverseasPlace, value_of
from layers.circles import CITIES
from layers.geojson import FacilityFeature, facility_of
from layers.indicators import Indicator, read_indicators
from layers.issue import DataRefusedError, Issue
from layers.model import Facility, Region
from layers.reading import read_features, read_json
from layers.regions import BOUNDARIES, missing_units, read_boundaries, regions

DATA_FOLDER = Path(__file__).resolve().parents[1] / "data"
FACILITIES = "facilities.geojson"
CATALOGUE = "catalogue.json"
UNPLACED = "unplaced.json"
INDICATORS = "indicators.csv"


@dataclass(frozen=True)
class Data:
    """Everything that is on the map, audited and immutable; geometries are WGS 84 lon/lat."""

    facilities: tuple[Facility, ...]
    cities: Mapping[str, Region]
    counties: Mapping[str, Region]
    boundaries: Mapping[str, tuple[Mapping[str, Any], ...]]
    assignments: tuple[Assignment, ...]
    corridors: tuple[Corridor, ...]
    overseas: tuple[OverseasPlace, ...]
    indicators: tuple[Indicator, ...]
    catalogue: tuple[Mapping[str, Any], ...]
    unplaced: tuple[Mapping[str, Any], ...]

    @cached_property
    def shapes(self) -> Mapping[str, tuple[BaseGeometry, ...]]:
        """The areas and lines of each file of boundaries, read once from their GeoJSON; points are left out."""
        return {
            name: tuple(
                shapely.geometry.shape(feature["geometry"])
                for feature in features
                if feature["geometry"] and feature["geometry"]["type"] != "Point"
            )
            for name, features in self.boundaries.items()
        }

    @cached_property
    def bounds(self) -> Bounds:
        """The box around the 16 cities, in degrees."""
        return Bounds.of(shapely.GeometryCollection([city.geometry for city in self.cities.values()]))

    def outline(self, area: Area) -> BaseGeometry | None:
        """The outline of a marked area; none for a region that there is not."""
        drawn = area.shape()
        if drawn is not None:
            return drawn.outline()
        region = self.cities.get(area.region) or self.counties.get(area.region)
        return region.geometry if region else None

    def card(self, layer: str) -> Mapping[str, Any]:
        """The catalogue card of a layer; KeyError if it has none."""
        return {card["id"]: card for card in self.catalogue}[layer]


def audit(folder: Path) -> tuple[Data | None, tuple[Issue, ...]]:
    """Read a data folder and say everything that is wrong with it; Data only if nothing is."""
    boundaries, issues = read_boundaries(folder / "boundaries")
    cities, city_issues = regions("cities.geojson", boundaries["cities"])
    counties, county_issues = regions("counties.geojson", boundaries["counties"])
    issues += city_issues + county_issues + missing_units(boundaries)
    # Where boundaries are at fault, places cannot be judged by them; the facilities' own faults still come out.
    features, unread = read_features(folder / FACILITIES)
    issues += unread
    if not city_issues and not county_issues and set(CITIES) <= set(cities) and counties:
        issues += audit_facilities(FACILITIES, features, cities, counties)
    beyond = {}
    for layer in FIELDS:
        beyond[layer], unread = read_features(folder / f"{layer}.geojson")
        issues += unread
        if not city_issues and set(CITIES) <= set(cities):
            issues += audit_layer(layer, beyond[layer], cities)
    indicators, indicator_issues = read_indicators(folder / INDICATORS)
    issues += indicator_issues
    catalogue = _read_list(folder / CATALOGUE, ("id", "attribution", "attribution_en"), issues)
    unplaced = _read_list(folder / UNPLACED, ("name", "name_en", "citations"), issues)
    if catalogue:
        absent = [
            layer
            for layer in ("facilities", *FIELDS, "indicators", *BOUNDARIES)
            if layer not in {card["id"] for card in catalogue}
        ]
        issues += [Issue(CATALOGUE, layer, "缺少这个图层的卡片", "This layer has no card") for layer in absent]
    if issues:
        return None, tuple(issues)
    facilities = tuple(facility_of(cast(FacilityFeature, feature)) for feature in features)
    return (
        Data(
            facilities,
            cities,
            counties,
            boundaries,
            tuple(value_of(Assignment, feature) for feature in beyond["assignments"]),
            tuple(value_of(Corridor, feature) for feature in beyond["corridors"]),
            tuple(value_of(OverseasPlace, feature) for feature in beyond["overseas"]),
            indicators,
            catalogue,
            unplaced,
        ),
        (),
    )


def load(folder: Path = DATA_FOLDER) -> Data:
    """The data of a folder. Raises DataRefusedError with every issue if it does not pass the audit."""
    data, issues = audit(folder)
    if data is None:
        raise DataRefusedError(issues)
    return data


def _read_list(path: Path, keys: tuple[str, ...], issues: list[Issue]) -> tuple[Mapping[str, Any], ...]:
    content, unread = read_json(path)
    issues += unread
    if unread:
        return ()
    if not isinstance(content, list) or not content or not all(isinstance(entry, dict) for entry in content):
        issues.append(Issue(path.name, "", "应为非空的对象列表", "Must be a list of objects, not empty"))
        return ()
    wrong = [
        Issue(f"{path.name} · 第 {number} 项", key, "缺少这个字段", "This field is missing")
        for number, entry in enumerate(content, start=1)
        for key in keys
        if not entry.get(key)
    ]
    issues += wrong
    return () if wrong else tuple(content)
