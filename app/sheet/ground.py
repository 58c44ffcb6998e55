"""Drawing the ground of a sheet: sea, neighbours, land of the world, circles, borders, shades of the roles."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from app import style
from app.sheet.draw import points
from app.sheet.frame import Frame
from app.sheet.stack import Stack
from app.themes import LOOKS, Look
from layers.query import chosen_cities
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Circle

VEIL = 0.62
"""How strongly the cities that are not chosen are veiled."""


def draw_ground(
    axes: Axes,
    frame: Frame,
    data: Data,
    view: View,
    roles: Mapping[str, int] | None = None,
    *,
    around: bool = True,
) -> Rectangle:
    """Sea, neighbours, circles, borders, and a shade for the number of `roles` that light up a city, by adcode.

    Without `around` the province stands alone. Returns the map's edge, to which everything on it is clipped.
    """
    area, unit, look = frame.map, frame.unit, LOOKS[view.theme]
    sea = Rectangle((area.left, area.top), area.width, area.height, edgecolor="none", zorder=0)
    sea.set_facecolor(look.sea if around else "none")
    axes.add_artist(sea)
    if frame.wide:
        _world(axes, frame, data, sea, look)
    if around:
        fill(axes, frame, data.shapes["surroundings"], sea, face=look.land, layer=1)
    fill(axes, frame, data.shapes["province"], sea, face=look.paper, layer=1.5)
    stack = Stack(axes, view)
    if Layer.CIRCLES in view.layers and not roles:
        stack.draw(Layer.CIRCLES, lambda: _tints(axes, frame, data, sea, look))
    if roles:
        stack.draw(Layer.ROLES, lambda: _shades(axes, frame, data, sea, look, roles))
    if Layer.COUNTIES in view.layers and not frame.wide:
        stack.draw(
            Layer.COUNTIES,
            lambda: _borders(axes, frame, data, "counties", sea, edge=look.county_line, width_px=0.8 * unit, layer=3),
        )
    if Layer.CORES in view.layers and not frame.wide:
        stack.draw(
            Layer.CORES,
            lambda: _borders(
                axes, frame, data, "cores", sea, edge=look.accent, width_px=1.8 * unit, layer=3.5, dots=True
            ),
        )
    whole = "circles" if Layer.CIRCLES in view.layers else "province"
    if not frame.wide:
        _borders(axes, frame, data, "cities", sea, edge=look.line, width_px=1.2 * unit, layer=2.895)
    width = 1.0 if frame.wide else 2.2
    _borders(axes, frame, data, whole, sea, edge=look.circle_line, width_px=width * unit, layer=3.2)
    chosen = chosen_cities(view)
    if chosen and not frame.wide:
        _veil(axes, frame, data, chosen, sea, look)
    if view.area is not None and (marked := data.outline(view.area)) is not None:
        fill(axes, frame, [marked], sea, edge=look.accent, width_px=2.4 * unit, layer=3.6)
    axes.add_artist(
        Rectangle(
            (area.left, area.top),
            area.width,
            area.height,
            facecolor="none",
            edgecolor=look.text if around else "none",
            linewidth=points(axes, 1.2 * unit),
            zorder=9,
        ),
    )
    return sea


def _veil(axes: Axes, frame: Frame, data: Data, chosen: Sequence[str], clip: Any, look: Look) -> None:
    """Lay a veil over the cities that are not chosen, and outline those that are."""
    others = [city.geometry for code, city in data.cities.items() if code not in chosen]
    if others:
        fill(axes, frame, others, clip, face=look.land, layer=3.62, alpha=VEIL)
    outline = shapely.union_all([data.cities[code].geometry for code in chosen])
    fill(axes, frame, [outline], clip, edge=look.circle_line, width_px=2.6 * frame.unit, layer=3.64)


def role_shade(count: int, look: Look) -> str:
    """The shade of a city that so many roles light up; paper for none."""
    steps = zip(style.ROLE_STEPS, look.role_shades, strict=True)
    shades = [colour for (least, _), colour in steps if count >= least]
    return shades[-1] if shades else look.paper


def _tints(axes: Axes, frame: Frame, data: Data, clip: Any, look: Look) -> None:
    for feature, shape in zip(data.boundaries["circles"], data.shapes["circles"], strict=True):
        tint = look.tints[Circle(feature["properties"]["circle"])]
        fill(axes, frame, [shape], clip, face=tint, layer=2)


def _shades(axes: Axes, frame: Frame, data: Data, clip: Any, look: Look, roles: Mapping[str, int]) -> None:
    for code, city in data.cities.items():
        fill(axes, frame, [city.geometry], clip, face=role_shade(roles.get(code, 0), look), layer=2)


def _borders(axes: Axes, frame: Frame, data: Data, name: str, clip: Any, **drawn: Any) -> None:
    fill(axes, frame, data.shapes[name], clip, **drawn)


def _world(axes: Axes, frame: Frame, data: Data, clip: Rectangle, look: Look) -> None:
    land = [shape for shape in data.shapes["world"] if shape.area]
    # The seam at 180° must not show as a hairline between the halves.
    fill(axes, frame, land, clip, face=look.land, edge=look.land, width_px=0.6 * frame.unit, layer=0.5)
    for line in (shape for shape in data.shapes["world"] if not shape.area):
        for part in shapely.get_parts(frame.project(line)):
            x, y = np.asarray(part.coords).T
            (stroke,) = axes.plot(x, y, color=look.sea_line, linewidth=points(axes, 2 * frame.unit), zorder=0.6)
            stroke.set_clip_path(clip)


def fill(
    axes: Axes,
    frame: Frame,
    shapes: Sequence[shapely.Geometry],
    clip: Any,
    *,
    face: str = "none",
    edge: str = "none",
    width_px: float = 0.0,
    layer: float,
    dots: bool = False,
    alpha: float = 1.0,
) -> None:
    """Draw areas in WGS 84, cut to `clip`."""
    vertices, codes = [], []
    for shape in shapes:
        geometry = frame.project(shapely.segmentize(shape, 0.25))
        for part in shapely.get_parts(geometry):
            for ring in (part.exterior, *part.interiors):
                xy = np.asarray(ring.coords)
                vertices.append(xy)
                codes += [Outline.MOVETO, *[Outline.LINETO] * (len(xy) - 2), Outline.CLOSEPOLY]
    patch = PathPatch(
        Outline(np.concatenate(vertices), codes),
        facecolor=face,
        edgecolor=edge,
        linewidth=points(axes, width_px),
        joinstyle="round",
        zorder=layer,
        alpha=None if alpha == 1.0 else alpha,
        linestyle=(0, (0.1, 2.4)) if dots else "solid",
        capstyle="round",
    )
    axes.add_artist(patch)
    patch.set_clip_path(clip)
