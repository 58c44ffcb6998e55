"""What the scripts that draw the map need to know, in the page and in the page as one file."""

from collections.abc import Sequence
from typing import Any

from app import style, themes
from geo.world import FULL_TURN_DEG, SEAM_DEG
from layers.beyond import OverseasPlace
from layers.circles import CORES
from layers.facets import FacetName
from layers.store import Data
from layers.view import STACKS, WORLD, Theme
from layers.vocabulary import (
    KIND_GROUPS,
    Circle,
    Kind,
    KindGroup,
    Language,
    Mode,
    Plan,
    Precision,
    Role,
    Sector,
    Status,
    Tier,
)

DRAWN_BOUNDARIES = ("surroundings", "province", "circles", "counties", "cities", "cores")
"""Boundary files that are drawn, from the ground up."""


def drawing_config(data: Data, lang: Language, *, tiles: bool = False) -> dict[str, Any]:
    """Names, places, colours and shapes in one language; with `tiles` the ground shines through the circles."""
    chinese = lang is Language.ZH
    return {
        "lang": lang.value,
        "seam": SEAM_DEG,
        "limits": {"fullTurn": FULL_TURN_DEG, "east": WORLD.east},
        "labels": {
            FacetName.PLAN: {word: word.label(lang) for word in Plan},
            FacetName.CIRCLE: {word: word.label(lang) for word in Circle},
            FacetName.CITY: {code: city.short if chinese else city.name_en for code, city in data.cities.items()},
            FacetName.SECTOR: {word: word.label(lang) for word in Sector},
            FacetName.KIND: {word: word.label(lang) for word in Kind},
            FacetName.PRECISION: {word: word.label(lang) for word in Precision},
            "tier": {word: word.label(lang) for word in Tier},
            "role": {word: word.label(lang) for word in Role},
            "status": {word: word.label(lang) for word in Status},
            "mode": {word: word.label(lang) for word in Mode},
        },
        "cities": {
            code: {
                "name": city.name if chinese else city.name_en,
                "label": city.short if chinese else city.name_en,
                "circle": city.circle,
                "core": code in CORES,
                "lon": city.lon,
                "lat": city.lat,
                "place": list(city.name_place),
            }
            for code, city in data.cities.items()
        },
        "counties": {
            code: {
                "name": county.name if chinese else county.name_en,
                "label": county.short if chinese else county.name_en.rsplit(" ", 1)[0],
                "lon": county.lon,
                "lat": county.lat,
            }
            for code, county in data.counties.items()
        },
        "countries": countries(data.overseas, lang),
        "style": _style(lang),
        "grounds": {theme: _ground(ground) for theme, ground in themes.LOOKS.items()},
        "stacks": [[layer.value for layer in stack] for stack in STACKS],
        "home": list(data.bounds),
        "boundaries": list(DRAWN_BOUNDARIES),
        "tiles": tiles,
    }


def countries(places: Sequence[OverseasPlace], lang: Language) -> dict[str, Any]:
    """Name and place of each country abroad by its code: where its places gather, at best its capital."""
    found: dict[str, Any] = {}
    for place in sorted(places, key=lambda place: place.precision is not Precision.COUNTRY):
        point = place.geometry.representative_point()
        name = place.country if lang is Language.ZH else place.country_en
        found.setdefault(place.iso2, {"name": name, "lon": point.x, "lat": point.y})
    return found


def _ground(ground: themes.Look) -> dict[str, Any]:
    least = [count for count, _ in style.ROLE_STEPS]
    return {
        "sea": ground.sea,
        "land": ground.land,
        "paper": ground.paper,
        "line": ground.line,
        "countyLine": ground.county_line,
        "circleLine": ground.circle_line,
        "seaLine": ground.sea_line,
        "circles": ground.tints,
        "roleSteps": list(zip(least, ground.role_shades, strict=True)),
        "nameInk": ground.ink,
        "faint": ground.faint,
        "seaName": ground.sea_name,
        "landName": ground.land_name,
        "leader": ground.leader,
        "halo": ground.halo,
        "roleTag": ground.role_tag,
        "ink": ground.deep,
        "accent": ground.accent,
        "groupColours": ground.groups,
        "modeColours": ground.modes,
        "networkColours": ground.networks,
    }


def _style(lang: Language) -> dict[str, Any]:
    return {
        "muted": style.MUTED,
        "points": style.POINT_COLOURS,
        **_ground(themes.LOOKS[Theme.LIGHT]),
        "modes": {mode: {"mark": style.MODE_MARK[mode][0 if lang is Language.ZH else 1]} for mode in Mode},
        "dashes": style.NETWORK_DASHES,
        "shapes": style.SHAPE_POINTS,
        "groups": {
            group: {
                "label": group.label(lang),
                "shape": style.GROUP_SHAPE[group],
            }
            for group in KindGroup
        },
        "kinds": {
            kind: {
                "group": KIND_GROUPS[kind],
                "mark": style.MARK[kind][0 if lang is Language.ZH else 1],
                "rank": rank,
            }
            for rank, kind in enumerate(Kind)
        },
    }
