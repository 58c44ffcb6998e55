"""What the file carries of the data: exactly what its View shows, as one JSON value for its scripts."""

from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from app.drawing import DRAWN_BOUNDARIES, drawing_config
from app.sheet.home import home_of
from app.words import all_words
from layers.beyond import served
from layers.geojson import feature_of
from layers.showing import Shown, on_map
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Kind

BOUNDARY_DECIMALS = 4
"""About ten metres: less than a pixel at the nearest zoom at which the ground still means something."""

WORD_GROUPS = ("app", "area", "count", "detail", "file", "join", "layer", "layers", "legend", "list", "map", "place")
WORD_GROUPS_OF_POINTER = ("tip", "unit")
"""Words of the interface that the scripts of the file speak."""

OPTIONAL_BOUNDARIES = {"circles": Layer.CIRCLES, "counties": Layer.COUNTIES, "cores": Layer.CORES}
"""Boundary files that stand for a layer and are left out with it."""

WIDE_FROM_DEG = 9.0
"""A map wider than this reaches beyond the province's surroundings."""


def contents(data: Data, view: View) -> dict[str, Any]:
    """The file's configuration, its View and everything on the map of that View; coordinates in WGS 84 degrees."""
    shown = on_map(data, view)
    order = list(Kind)
    groups = (*WORD_GROUPS, *WORD_GROUPS_OF_POINTER)
    words = {key: text for key, text in all_words(view.lang).items() if key.partition(".")[0] in groups}
    return {
        "config": {**drawing_config(data, view.lang), "words": words},
        "view": _view(data, view),
        "facilities": [feature_of(f) for f in sorted(shown.facilities, key=lambda f: order.index(f.kind))],
        "assignments": _assignments(data, shown),
        "networks": [network.id for network in shown.networks],
        "lit": {city: [role.id for role in roles] for city, roles in shown.roles.items()},
        "corridors": list(map(served, shown.corridors)),
        "overseas": list(map(served, shown.abroad)),
        "boundaries": {name: _collection(data.boundaries[name]) for name in _drawn(view)},
        "world": _collection(data.boundaries["world"]) if is_wide(view, shown) else None,
    }


def is_wide(view: View, shown: Shown) -> bool:
    """Whether the file shows more of the world than the province and what lies around it."""
    box = view.viewport
    return bool(shown.corridors) or (box is not None and box.east - box.west > WIDE_FROM_DEG)


def _view(data: Data, view: View) -> dict[str, Any]:
    outline = data.outline(view.area) if view.area else None
    return {
        "layers": list(view.layers),
        "viewport": list(view.viewport) if view.viewport else None,
        "home": list(home_of(data, view)),
        "order": list(view.order),
        "opacity": dict(view.opacity),
        "theme": view.theme,
        "selected": view.selected,
        "picked": list(view.picked),
        "marked": None if outline is None else shapely.geometry.mapping(outline),
    }


def _assignments(data: Data, shown: Shown) -> list[dict[str, Any]]:
    """Networks on the map and roles that light up a city; of other networks only that they are there, which fixes the
    colours of those that are shown."""
    told = {role.id for roles in (shown.networks, *shown.roles.values()) for role in roles}
    return [
        served(role) if role.id in told else {"id": role.id, "properties": {"linked": True}}
        for role in data.assignments
        if role.id in told or role.linked
    ]


def _drawn(view: View) -> list[str]:
    return [name for name in DRAWN_BOUNDARIES if OPTIONAL_BOUNDARIES.get(name) in (None, *view.layers)]


def _collection(features: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    rounded = [
        {**f, "geometry": {**f["geometry"], "coordinates": _round(f["geometry"]["coordinates"])}} for f in features
    ]
    return {"type": "FeatureCollection", "features": rounded}


def _round(coordinates: Any) -> Any:
    if isinstance(coordinates, int | float):
        return round(coordinates, BOUNDARY_DECIMALS)
    return [_round(part) for part in coordinates]
