"""Made-up outlets for the benchmark of a user's own layer: a file for ours, features for the rivals."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np

from layers.circles import CITIES
from layers.store import load
from layers.vocabulary import Plan

SEED = 1405
SPREAD_DEG = 0.22
TYPES = np.array(["超市", "便利店", "批发市场", "餐饮", "物流网点"])


def outlets(count: int) -> gpd.GeoDataFrame:
    """So many points round the seats of the 16 cities, each with a name, a type and a plan's word."""
    dice = np.random.default_rng(SEED)
    cities = load().cities
    seats = np.array([(cities[code].lon, cities[code].lat) for code in CITIES])
    places = seats[dice.integers(0, len(seats), count)] + dice.normal(0, SPREAD_DEG, (count, 2))
    columns = {
        "name": [f"网点{n}" for n in range(count)],
        "kind": TYPES[dice.integers(0, len(TYPES), count)],
        "plans": np.array([plan.value for plan in Plan])[dice.integers(0, len(Plan), count)],
    }
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*places.round(6).T), crs=4326)


def write_outlets(count: int, path: Path) -> None:
    """A FlatGeobuf of them."""
    outlets(count).to_file(path)


def features(count: int) -> list[dict[str, Any]]:
    """The same as GeoJSON features, as the rivals take them."""
    made = outlets(count)
    rows = zip(made["name"], made["kind"], made["plans"], made.geometry.x, made.geometry.y, strict=True)
    return [
        {
            "type": "Feature",
            "properties": {"name": name, "kind": kind, "precision": "site", "plans": [plan]},
            "geometry": {"type": "Point", "coordinates": [x, y]},
        }
        for name, kind, plan, x, y in rows
    ]
