"""The land of the whole world, the broken line of the South China Sea and the names of seas, for the widest views."""

from __future__ import annotations

import json
from typing import Any

import frykit.shp
import shapely

from geo.tidy import rfc7946

TOLERANCE = 0.1  # degrees: half a pixel where a screen shows the whole world
SMALLEST_AREA = 0.03  # square degrees: smaller islands would be specks
DECIMALS = 2
SEAM = -30.0  # Chinese world maps are cut in the Atlantic, so that the Pacific lies in the middle
HALVES = {"east": shapely.box(SEAM, -58.0, 180.0, 80.5), "west": shapely.box(-180.0, -58.0, SEAM, 80.5)}

# Chinese and English name, place, and the zoom levels between which the name is of use.
SEAS = (
    ("太平洋", "Pacific Ocean", (-168.0, 22.0), 0, 4),
    ("印度洋", "Indian Ocean", (76.0, -18.0), 0, 4.5),
    ("大西洋", "Atlantic Ocean", (-18.0, 22.0), 0, 3.2),
    ("北冰洋", "Arctic Ocean", (60.0, 79.0), 0, 3.2),
    ("南海", "South China Sea", (114.5, 14.5), 3.2, 6),
    ("东海", "East China Sea", (125.2, 28.6), 4, 7),
    ("日本海", "Sea of Japan", (134.5, 39.8), 4, 7),
)

Feature = dict[str, Any]


def world_features() -> list[Feature]:
    """Land (cut at 30° W and 180°, so that its western half can be drawn in the east), the broken line, sea names."""
    land = shapely.simplify(frykit.shp.get_land(), TOLERANCE)
    large = shapely.multipolygons([part for part in shapely.get_parts(land) if part.area >= SMALLEST_AREA])
    features = [
        _feature(_polygons(shapely.intersection(large, box)), {"kind": "land", "half": half})
        for half, box in HALVES.items()
    ]
    features.append(_feature(frykit.shp.get_cn_line("九段线"), {"kind": "line"}))
    for name, name_en, place, least, most in SEAS:
        names = {"kind": "sea", "name": name, "name_en": name_en, "zoom": least, "zoom_most": most}
        features.append(_feature(shapely.Point(place), names))
    return features


def _polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    on_grid = shapely.set_precision(geometry, 10**-DECIMALS)
    return shapely.multipolygons([part for part in shapely.get_parts(on_grid) if shapely.get_dimensions(part) == 2])


def _feature(geometry: shapely.Geometry, properties: dict[str, Any]) -> Feature:
    tidy = rfc7946(geometry, decimals=DECIMALS)
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(tidy))}
