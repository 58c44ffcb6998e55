"""What the plans leave open: roles without a site in the city that has them, counties without any facility."""

from collections.abc import Iterable
from dataclasses import dataclass

from layers.beyond import Assignment
from layers.model import Facility, Region
from layers.store import Data
from layers.vocabulary import Precision


@dataclass(frozen=True)
class RoleGap:
    """A role that a city has in a field where the plans name no facility in it."""

    city: Region
    role: Assignment


@dataclass(frozen=True)
class CountyGap:
    """A city's counties without a facility; `unplaced` are those of the city that may stand in any county."""

    city: Region
    counties: tuple[Region, ...]
    of: int
    unplaced: int


def roles_without_site(data: Data, facilities: Iterable[Facility], roles: Iterable[Assignment]) -> tuple[RoleGap, ...]:
    """The roles for which a city has no facility in any of the role's sectors, city by city."""
    present = {(city, sector) for f in facilities for city in f.cities for sector in f.sectors}
    gaps = [
        RoleGap(data.cities[city], role)
        for role in roles
        for city in role.cities
        if role.sectors and not any((city, sector) in present for sector in role.sectors)
    ]
    return tuple(sorted(gaps, key=lambda gap: gap.city.adcode))


def counties_without(data: Data, facilities: Iterable[Facility]) -> tuple[CountyGap, ...]:
    """For each city the counties that no facility is known to stand in, most first."""
    things = tuple(facilities)
    taken = {facility.county for facility in things}
    gaps = []
    for city in data.cities.values():
        counties = [county for county in data.counties.values() if county.city == city.adcode]
        empty = tuple(county for county in counties if county.adcode not in taken)
        unplaced = sum(f.precision is Precision.CITY and city.adcode in f.cities for f in things)
        gaps.append(CountyGap(city, empty, len(counties), unplaced))
    return tuple(sorted(gaps, key=lambda gap: -len(gap.counties)))
