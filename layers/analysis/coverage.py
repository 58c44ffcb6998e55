"""How near the hubs of one kind are: distance of each county, and share of counties and area within a radius."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

import shapely

from geo.area import Circle
from geo.measure import area_km2, distance_m
from layers.model import Facility, Region
from layers.store import Data
from layers.vocabulary import Kind, Precision

HUBS = (
    Kind.PORT,
    Kind.AIRPORT,
    Kind.RAIL_HUB,
    Kind.DRY_PORT,
    Kind.LOGISTICS_PARK,
    Kind.BONDED_ZONE,
    Kind.COLD_CHAIN,
    Kind.AGRI_MARKET,
)
"""Kinds that serve a hinterland, so that nearness means something."""


@dataclass(frozen=True)
class Reach:
    """A county, the hub nearest to its representative point, and the geodesic distance to it."""

    county: Region
    nearest: Facility
    distance_m: float

    @property
    def rough(self) -> bool:
        """Whether the hub is known by county only, so that the way to it is one to its county's point."""
        return self.nearest.precision is Precision.COUNTY

    @property
    def inside(self) -> bool:
        """Whether the hub lies somewhere in the county itself: no distance, though it is reckoned as 0 m."""
        return self.rough and self.nearest.county == self.county.adcode


@dataclass(frozen=True)
class Coverage:
    """The reach of hubs: `hubs` have a place, `left_out` are known by city only, `rough` by county only."""

    hubs: tuple[Facility, ...]
    left_out: int
    rough: int
    radius_m: float
    reaches: tuple[Reach, ...]
    area_share: float

    @property
    def within(self) -> tuple[Reach, ...]:
        """The counties that have a hub within the radius."""
        return tuple(reach for reach in self.reaches if reach.distance_m <= self.radius_m)

    @cached_property
    def by_city(self) -> Mapping[str, tuple[int, int, float]]:
        """For each city: its counties within the radius, all its counties, and their median distance in metres."""
        found: dict[str, list[float]] = {}
        for reach in self.reaches:
            found.setdefault(str(reach.county.city), []).append(reach.distance_m)
        return {
            city: (sum(way <= self.radius_m for way in ways), len(ways), median(ways)) for city, ways in found.items()
        }

    @cached_property
    def rough_cities(self) -> frozenset[str]:
        """The cities with a county whose nearest hub is known by county only."""
        return frozenset(str(reach.county.city) for reach in self.reaches if reach.rough)


def coverage(data: Data, facilities: Iterable[Facility], kind: Kind, radius_m: float) -> Coverage:
    """How the facilities of a kind reach the province's counties; nothing is reached where none has a place.

    Distances are geodesic, from each county's representative point; the area is that of the province inside circles
    of the radius round the hubs.
    """
    all_of_kind = [facility for facility in facilities if facility.kind is kind]
    hubs = tuple(facility for facility in all_of_kind if facility.precision is not Precision.CITY)
    rough = sum(facility.precision is Precision.COUNTY for facility in hubs)
    reaches = tuple(_reach(county, hubs) for county in data.counties.values()) if hubs else ()
    share = _area_share(data, hubs, radius_m) if hubs else 0.0
    return Coverage(hubs, len(all_of_kind) - len(hubs), rough, radius_m, reaches, share)


def place_of(facility: Facility) -> tuple[float, float]:
    """Where a facility is reckoned to be, as (lon, lat) in degrees."""
    point = facility.geometry.representative_point()
    return point.x, point.y


def _reach(county: Region, hubs: tuple[Facility, ...]) -> Reach:
    ways = {hub: distance_m((county.lon, county.lat), place_of(hub)) for hub in hubs}
    nearest = min(hubs, key=lambda hub: ways[hub])
    return Reach(county, nearest, ways[nearest])


def _area_share(data: Data, hubs: tuple[Facility, ...], radius_m: float) -> float:
    province = shapely.union_all([shapely.geometry.shape(f["geometry"]) for f in data.boundaries["province"]])
    reached = shapely.union_all([Circle(place_of(hub), radius_m).outline() for hub in hubs])
    return area_km2(shapely.intersection(province, reached)) / area_km2(province)
