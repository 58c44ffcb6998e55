"""The ground that a sheet shows: the View's box, else the cities it is about, else the province."""

import math

from geo.bounds import Bounds
from layers.query import chosen_cities
from layers.store import Data
from layers.view import View

MARGIN = 0.05
"""What is shown around cities, as a share of their box on each side."""


def home_of(data: Data, view: View) -> Bounds:
    """The box in degrees that a sheet shows at least."""
    if view.viewport is not None:
        return view.viewport
    chosen = chosen_cities(view)
    return around(data, chosen) if chosen else data.bounds


def around(data: Data, cities: tuple[str, ...]) -> Bounds:
    """The box of some cities with a margin, outwards to what a link can say: its own link gives the same sheet."""
    boxes = [Bounds.of(data.cities[code].geometry) for code in cities]
    west, south, east, north = Bounds(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    ).padded(MARGIN)
    return Bounds(
        math.floor(west * 1000) / 1000,
        math.floor(south * 1000) / 1000,
        math.ceil(east * 1000) / 1000,
        math.ceil(north * 1000) / 1000,
    )
