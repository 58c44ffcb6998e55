"""The counties as SVG paths, shaded by how far the nearest hub is, and the hubs as dots."""

from functools import cache
from typing import Any

import numpy as np
import shapely

from app.style import REACH_STEPS
from app.words import say
from geo.projection import to_sheet
from layers.analysis.coverage import Coverage, Reach, place_of
from layers.model import Region
from layers.store import Data
from layers.vocabulary import Language

WIDTH = 720
MARGIN = 6
TOLERANCE_DEG = 0.008


def reach_map(data: Data, found: Coverage, lang: Language) -> dict[str, Any]:
    """Width, height, counties (path, shade, words) and hubs (x, y, name) in the units of the picture."""
    west, south, east, north = to_sheet(shapely.union_all([c.geometry for c in data.cities.values()])).bounds
    scale = (WIDTH - 2 * MARGIN) / (east - west)

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        flat = to_sheet(geometry)
        return shapely.transform(flat, lambda xy: (xy - (west, north)) * (scale, -scale) + (MARGIN, MARGIN))

    counties = []
    for reach in found.reaches:
        km = reach.distance_m / 1000
        shade = next(colour for upto, colour in REACH_STEPS if km <= upto)
        name = reach.county.name if lang is Language.ZH else reach.county.name_en
        counties.append(
            {"path": _path(project(_coarse(reach.county))), "shade": shade, "words": f"{name} · {_said(reach, lang)}"}
        )
    hubs = []
    for hub in found.hubs:
        point = project(shapely.Point(place_of(hub)))
        hubs.append(
            {"x": f"{point.x:.1f}", "y": f"{point.y:.1f}", "words": hub.name if lang is Language.ZH else hub.name_en}
        )
    cities = [_path(project(shapely.simplify(city.geometry, TOLERANCE_DEG))) for city in data.cities.values()]
    height = round((north - south) * scale + 2 * MARGIN)
    return {"width": WIDTH, "height": height, "counties": counties, "hubs": hubs, "cities": cities}


def way_of(reach: Reach, lang: Language) -> str:
    """The distance in whole kilometres; ≈ to a hub known by county only, which in its own county is in no distance."""
    if reach.inside:
        return say("area.within", lang)
    return f"{'≈ ' if reach.rough else ''}{reach.distance_m / 1000:.0f}"


def _said(reach: Reach, lang: Language) -> str:
    return way_of(reach, lang) if reach.inside else say("unit.said.km", lang, n=way_of(reach, lang))


@cache
def _simplified(wkb: bytes) -> shapely.Geometry:
    return shapely.simplify(shapely.from_wkb(wkb), TOLERANCE_DEG)


def _coarse(county: Region) -> shapely.Geometry:
    return _simplified(shapely.to_wkb(county.geometry))


def _path(geometry: shapely.Geometry) -> str:
    rings = [ring for part in shapely.get_parts(geometry) for ring in (part.exterior, *part.interiors)]
    return "".join(f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in np.asarray(ring.coords)[:-1])}Z" for ring in rings)
