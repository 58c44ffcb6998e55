"""What the plans say beyond single sites: roles, corridors and places abroad, as frozen values and as features."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import shapely
from shapely.geometry.base import BaseGeometry

from layers.geojson import citation_of
from layers.model import Citation, circles_of, plans_of
from layers.vocabulary import Circle, Kind, Mode, Plan, Precision, Role, Sector, Status


@dataclass(frozen=True, kw_only=True)
class Cited:
    """What every layer beside the facilities has: a name, cities by adcode, sectors, citations; WGS 84 lon/lat."""

    id: str
    name: str
    name_en: str
    sectors: tuple[Sector, ...]
    cities: tuple[str, ...]
    citations: tuple[Citation, ...]
    status: Status | None
    note: str | None
    note_en: str | None
    geometry: BaseGeometry

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that name it, each once, in the order of the source."""
        return plans_of(self.citations)

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circles of its cities, each once."""
        return circles_of(self.cities)


@dataclass(frozen=True, kw_only=True)
class Assignment(Cited):
    """A role, focus, network or designation given to one or more cities; `linked` where they form a network."""

    role: Role
    linked: bool
    target: str | None
    target_en: str | None


@dataclass(frozen=True)
class Stop:
    """A place that a corridor touches, in degrees."""

    name: str
    name_en: str
    lon: float
    lat: float


@dataclass(frozen=True, kw_only=True)
class Corridor(Cited):
    """A route by air, sea, rail, post or inland water; `schematic` where the plan fixes no exact course."""

    mode: Mode
    schematic: bool
    stops: tuple[Stop, ...]


@dataclass(frozen=True, kw_only=True)
class OverseasPlace(Cited):
    """A zone or project abroad; `cities` are the home cities of who builds it, where known."""

    kind: Kind
    country: str
    country_en: str
    iso2: str
    precision: Precision
    radius_m: int | None
    located_by: str
    located_by_en: str
    company: str | None
    company_en: str | None


Kept = TypeVar("Kept", bound=Cited)

WORDS: dict[str, type[Any]] = {
    "role": Role,
    "mode": Mode,
    "kind": Kind,
    "precision": Precision,
    "status": Status,
}


def value_of(kept: type[Kept], feature: dict[str, Any]) -> Kept:
    """The value of an audited feature of one of these layers."""
    p = dict(feature["properties"])
    for name, word in WORDS.items():
        if p.get(name) is not None:
            p[name] = word(p[name])
    p["sectors"] = tuple(map(Sector, p["sectors"]))
    p["cities"] = tuple(p["cities"])
    p["citations"] = tuple(map(citation_of, p["citations"]))
    if "stops" in p:
        p["stops"] = tuple(Stop(**stop) for stop in p["stops"])
    return kept(id=feature["id"], geometry=shapely.geometry.shape(feature["geometry"]), **p)


def served(thing: Cited) -> dict[str, Any]:
    """The feature of a value as it is served, with the derived `plans` and `circles`."""
    names = [field.name for field in fields(thing) if field.name not in ("id", "geometry")]
    properties = {name: _plain(getattr(thing, name)) for name in (*names, "plans", "circles")}
    return {
        "type": "Feature",
        "id": thing.id,
        "geometry": shapely.geometry.mapping(thing.geometry),
        "properties": properties,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Citation | Stop):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return str(value) if isinstance(value, str) else value
