"""The things on the map as frozen values: citation, facility, region, card."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from layers.circles import CORE_SEATS, circle_of
from layers.vocabulary import Circle, Kind, Plan, Precision, Sector, Status, Tier


@dataclass(frozen=True)
class Citation:
    """Where a plan names a facility: heading path, box (专栏) if any, and its words verbatim."""

    plan: Plan
    section: str
    box: str | None
    mention: str


def plans_of(citations: tuple[Citation, ...]) -> tuple[Plan, ...]:
    """The plans that are cited, each once, in the order of the source."""
    cited = {citation.plan for citation in citations}
    return tuple(plan for plan in Plan if plan in cited)


def circles_of(cities: tuple[str, ...]) -> tuple[Circle, ...]:
    """The circles of some cities given by adcode, each once."""
    mine = {circle_of(city) for city in cities}
    return tuple(circle for circle in Circle if circle in mine)


@dataclass(frozen=True)
class Facility:
    """One facility, zone, park, base, port, hub, market, project or platform that the plans name.

    `geometry` is WGS 84 lon/lat. `radius_m` is a promise in metres: the true place lies inside it; it is
    None where the precision is `county` or `city`. `cities` and `county` are six-digit adcodes.
    """

    id: str
    name: str
    name_en: str
    kind: Kind
    sectors: tuple[Sector, ...]
    cities: tuple[str, ...]
    county: str | None
    precision: Precision
    radius_m: int | None
    located_by: str
    citations: tuple[Citation, ...]
    geometry: BaseGeometry
    names_other: tuple[str, ...] = ()
    located_by_en: str = ""
    tier: Tier | None = None
    target: str | None = None
    target_en: str | None = None
    status: Status | None = None
    note: str | None = None
    note_en: str | None = None

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that name it, each once, in the order of the source."""
        return plans_of(self.citations)

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circles of its cities, each once."""
        return circles_of(self.cities)


@dataclass(frozen=True)
class Region:
    """An administrative unit: a city (`city` is None) or a county inside `city`; WGS 84 lon/lat."""

    adcode: str
    name: str
    short: str
    name_en: str
    circle: Circle
    city: str | None
    lon: float
    lat: float
    geometry: BaseGeometry

    @property
    def name_place(self) -> tuple[float, float]:
        """Where its name stands on a map, lon/lat: that of a core at its seat, beside its sign, else in its middle."""
        return CORE_SEATS.get(self.adcode, (self.lon, self.lat))
