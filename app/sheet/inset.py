"""The inset: where the shown area lies in the province, or the province on China's coast."""

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from app.sheet.area import Area
from app.sheet.arrange import Arrangement
from app.sheet.draw import points
from app.sheet.frame import Frame, framed
from app.sheet.ground import fill
from app.sheet.home import home_of
from app.sheet.type import write
from app.themes import LOOKS
from app.words import say
from geo.bounds import Bounds
from layers.query import chosen_cities
from layers.store import Data
from layers.view import View

COAST = Bounds(103.0, 21.0, 131.0, 44.5)
PROVINCE_SHARE = 0.62
"""A box that shows less of the province's width than this is marked in the province, else the province on the coast."""


def inset_size(frame: Frame, data: Data, view: View) -> tuple[float, float]:
    """Width and height of the inset in pixels."""
    if _shows_province(data, view):
        return (228 * frame.unit, 152 * frame.unit)
    return (164 * frame.unit, 168 * frame.unit)


def draw_inset(axes: Axes, frame: Frame, data: Data, view: View, area: Area) -> None:
    """Draw the inset into `area`, above everything else on the map."""
    look, unit = LOOKS[view.theme], frame.unit
    in_province = _shows_province(data, view)
    box = data.bounds.padded(0.04) if in_province else COAST
    small = framed((frame.width, frame.height), unit, Arrangement(area), box)
    sea = Rectangle((area.left, area.top), area.width, area.height, facecolor=look.sea, edgecolor="none", zorder=13)
    axes.add_artist(sea)
    land = data.shapes["surroundings"] if in_province else [shape for shape in data.shapes["world"] if shape.area]
    edge_px = 0.0 if in_province else 0.7 * unit
    face = look.land if in_province else look.paper
    fill(axes, small, land, sea, face=face, edge=look.line, width_px=edge_px, layer=13.1)
    province = data.shapes["province"]
    if in_province:
        fill(axes, small, data.shapes["cities"], sea, face=look.paper, edge=look.line, width_px=0.6 * unit, layer=13.2)
        fill(axes, small, province, sea, edge=look.circle_line, width_px=1.1 * unit, layer=13.3)
        _mark(axes, small, home_of(data, view), look.accent)
    else:
        fill(axes, small, province, sea, face=look.accent, edge=look.accent, width_px=0.6 * unit, layer=13.2)
        place = small.project(shapely.Point(data.bounds.west, (data.bounds.south + data.bounds.north) / 2))
        x, y = float(place.x) - 3 * unit, float(place.y)
        write(
            axes,
            say("sheet.province", view.lang),
            x,
            y,
            13 * unit,
            colour=look.ink,
            bold=True,
            across="right",
            along="center_baseline",
            halo=3 * unit,
            halo_colour=look.halo,
            layer=13.5,
        )
    edge = Rectangle((area.left, area.top), area.width, area.height, facecolor="none", edgecolor=look.text, zorder=13.9)
    edge.set_linewidth(points(axes, 0.9 * unit))
    axes.add_artist(edge)


def _shows_province(data: Data, view: View) -> bool:
    home, box = data.bounds, home_of(data, view)
    share = (box.east - box.west) / (home.east - home.west)
    # A circle may be nearly as wide as the province; its neighbours are there, not in China.
    return share < PROVINCE_SHARE or (bool(chosen_cities(view)) and share < 1.0)


def _mark(axes: Axes, small: Frame, box: Bounds, colour: str) -> None:
    """What the sheet shows, as the straight frame that it is there."""
    corners = [small.project(point) for point in _points(box)]
    xs, ys = np.array([p.x for p in corners]), np.array([p.y for p in corners])
    frame = Rectangle(
        (xs.min(), ys.min()),
        xs.max() - xs.min(),
        ys.max() - ys.min(),
        facecolor="none",
        edgecolor=colour,
        linewidth=points(axes, 2.0 * small.unit),
        zorder=13.6,
    )
    axes.add_artist(frame)


def _points(box: Bounds) -> list[shapely.Point]:
    return [shapely.Point(x, y) for x in (box.west, box.east) for y in (box.south, box.north)]
