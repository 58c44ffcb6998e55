"""Drawing the ground of a sheet: sea, neighbours, land of the world, circles, borders, shades of the roles."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from app import style
from app.sheet.draw import points
from app.sheet.frame import Frame
from layers.area import Area
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Circle


def draw_ground(axes: Axes, frame: Frame, data: Data, view: View, roles: Mapping[str, int] | None = None) -> Rectangle:
    """Sea, neighbours, circles, borders, and a shade for the number of `roles` that light up a city, by adcode.

    Returns the map's edge, to which everything on it is clipped.
    """
    area, unit = frame.map, frame.unit
    sea = Rectangle((area.left, area.top), area.width, area.height, facecolor=style.SEA, edgecolor="none", zorder=0)
    axes.add_artist(sea)
    if frame.wide:
        _world(axes, frame, data, sea)
    neighbours = [f["geometry"] for f in data.boundaries["surroundings"] if f["geometry"]["type"] != "Point"]
    _fill(axes, frame, neighbours, sea, face=style.LAND, layer=1)
    if roles:
        for feature in data.boundaries["cities"]:
            shade = role_shade(roles.get(feature["properties"]["adcode"], 0))
            _fill(axes, frame, [feature["geometry"]], sea, face=shade, layer=2)
    elif Layer.CIRCLES in view.layers:
        for feature in data.boundaries["circles"]:
            tint = style.CIRCLE_TINT[Circle(feature["properties"]["circle"])]
            _fill(axes, frame, [feature["geometry"]], sea, face=tint, layer=2)
    else:
        _fill(axes, frame, [f["geometry"] for f in data.boundaries["province"]], sea, face=style.PAPER, layer=2)
    whole = "circles" if Layer.CIRCLES in view.layers else "province"
    borders = [("counties", style.COUNTY_LINE, 0.8)] if Layer.COUNTIES in view.layers else []
    borders += [("cities", style.LINE, 1.2), (whole, style.CIRCLE_LINE, 2.2)]
    if frame.wide:
        borders = [(whole, style.CIRCLE_LINE, 1.0)]
    for n, (name, colour, line_px) in enumerate(borders):
        shapes = [feature["geometry"] for feature in data.boundaries[name]]
        _fill(axes, frame, shapes, sea, edge=colour, width_px=line_px * unit, layer=3 + n / 10)
    if Layer.CORES in view.layers and not frame.wide:
        cores = [feature["geometry"] for feature in data.boundaries["cores"]]
        _fill(axes, frame, cores, sea, edge=style.ACCENT, width_px=1.8 * unit, layer=3.5, dots=True)
    if view.area is not None and (marked := _marked(data, view.area)) is not None:
        _fill(axes, frame, [marked], sea, edge=style.ACCENT, width_px=2.4 * unit, layer=3.6)
    axes.add_artist(
        Rectangle(
            (area.left, area.top),
            area.width,
            area.height,
            facecolor="none",
            edgecolor=style.INK,
            linewidth=points(axes, 1.2 * unit),
            zorder=9,
        ),
    )
    return sea


def role_shade(count: int) -> str:
    """The shade of a city that so many roles light up; paper for none."""
    shades = [colour for least, colour in style.ROLE_STEPS if count >= least]
    return shades[-1] if shades else style.PAPER


def _marked(data: Data, area: Area) -> Mapping[str, Any] | None:
    """The outline of the marked area as GeoJSON; none for a region that there is not."""
    shape = area.shape()
    if shape is not None:
        return cast(dict[str, Any], shapely.geometry.mapping(shape.outline()))
    region = data.cities.get(area.region) or data.counties.get(area.region)
    return cast(dict[str, Any], shapely.geometry.mapping(region.geometry)) if region else None


def _world(axes: Axes, frame: Frame, data: Data, clip: Rectangle) -> None:
    land = [f["geometry"] for f in data.boundaries["world"] if f["properties"]["kind"] == "land"]
    # The seam at 180° must not show as a hairline between the halves.
    _fill(axes, frame, land, clip, face=style.LAND, edge=style.LAND, width_px=0.6 * frame.unit, layer=0.5)
    for feature in data.boundaries["world"]:
        if feature["properties"]["kind"] != "line":
            continue
        for part in shapely.get_parts(frame.project(shapely.geometry.shape(feature["geometry"]))):
            x, y = np.asarray(part.coords).T
            (stroke,) = axes.plot(x, y, color=style.SEA_LINE, linewidth=points(axes, 2 * frame.unit), zorder=0.6)
            stroke.set_clip_path(clip)


def _fill(
    axes: Axes,
    frame: Frame,
    shapes: Sequence[Mapping[str, Any]],
    clip: Any,
    *,
    face: str = "none",
    edge: str = "none",
    width_px: float = 0.0,
    layer: float,
    dots: bool = False,
) -> None:
    vertices, codes = [], []
    for shape in shapes:
        geometry = frame.project(shapely.segmentize(shapely.geometry.shape(shape), 0.25))
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
        linestyle=(0, (0.1, 2.4)) if dots else "solid",
        capstyle="round",
    )
    axes.add_artist(patch)
    patch.set_clip_path(clip)
