"""Drawing the map of a sheet: ground, borders, symbols, names."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from app import style
from app.sheet.frame import Frame
from app.sheet.scene import Scene
from app.sheet.type import width_px, write
from layers.circles import CORES
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import KIND_GROUPS, Circle, Kind, Language, Precision


def points(axes: Axes, px: float) -> float:
    """Pixels of the sheet as typographic points, in which matplotlib measures lines."""
    return px * 72 / float(axes.figure.dpi)


def draw_ground(axes: Axes, frame: Frame, data: Data, view: View) -> None:
    """Sea, neighbours, circles, borders; everything clipped to the map frame."""
    area, unit = frame.map, frame.unit
    sea = Rectangle((area.left, area.top), area.width, area.height, facecolor=style.SEA, edgecolor="none", zorder=0)
    axes.add_artist(sea)
    neighbours = [f["geometry"] for f in data.boundaries["surroundings"] if f["geometry"]["type"] != "Point"]
    _fill(axes, frame, neighbours, sea, face=style.LAND, layer=1)
    if Layer.CIRCLES in view.layers:
        for feature in data.boundaries["circles"]:
            tint = style.CIRCLE_TINT[Circle(feature["properties"]["circle"])]
            _fill(axes, frame, [feature["geometry"]], sea, face=tint, layer=2)
    else:
        _fill(axes, frame, [f["geometry"] for f in data.boundaries["province"]], sea, face=style.PAPER, layer=2)
    borders = [("counties", style.COUNTY_LINE, 0.8)] if Layer.COUNTIES in view.layers else []
    borders.append(("cities", style.LINE, 1.2))
    borders.append(("circles" if Layer.CIRCLES in view.layers else "province", style.CIRCLE_LINE, 2.2))
    for n, (name, colour, line_px) in enumerate(borders):
        shapes = [feature["geometry"] for feature in data.boundaries[name]]
        _fill(axes, frame, shapes, sea, edge=colour, width_px=line_px * unit, layer=3 + n / 10)
    if Layer.CORES in view.layers:
        cores = [feature["geometry"] for feature in data.boundaries["cores"]]
        _fill(axes, frame, cores, sea, edge=style.ACCENT, width_px=1.8 * unit, layer=3.5, dots=True)
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


def draw_symbol(
    axes: Axes,
    kind: Kind,
    precision: Precision,
    at: tuple[float, float],
    size: float,
    *,
    lang: Language,
    layer: float = 6,
) -> None:
    """One symbol `size` px wide: shape by group, hollow where only the county is known, a ring for a locality."""
    group = KIND_GROUPS[kind]
    colour, shape, radius = style.GROUP_COLOUR[group], style.GROUP_SHAPE[group], size * 0.42
    hollow = precision is Precision.COUNTY
    _shape(axes, shape, at, radius + size * 0.11, face="white", layer=layer)
    if precision is Precision.LOCALITY:
        _shape(axes, shape, at, radius, edge=colour, width_px=size * 0.055, layer=layer)
        _shape(axes, shape, at, radius - size * 0.11, face=colour, layer=layer)
    elif hollow:
        _shape(axes, shape, at, radius - size * 0.04, edge=colour, width_px=size * 0.09, layer=layer)
    else:
        _shape(axes, shape, at, radius, face=colour, layer=layer)
    mark = style.MARK[kind][0 if lang is Language.ZH else 1]
    down = size * (0.05 if shape == "hall" else 0.0)
    write(
        axes,
        mark,
        at[0],
        at[1] + down,
        size * (0.5 if lang is Language.ZH else 0.36),
        colour=colour if hollow else "white",
        bold=True,
        across="center",
        along="center_baseline",
        layer=layer + 0.1,
    )


def _shape(
    axes: Axes,
    shape: str,
    at: tuple[float, float],
    radius: float,
    *,
    face: str = "none",
    edge: str = "none",
    width_px: float = 0.0,
    layer: float,
) -> None:
    if shape == "circle":
        outline = Outline.circle(at, radius)
    else:
        corners = [(at[0] + dx * radius, at[1] + dy * radius) for dx, dy in style.SHAPE_POINTS[shape]]
        outline = Outline([*corners, corners[0]], closed=True)
    axes.add_artist(
        PathPatch(
            outline, facecolor=face, edgecolor=edge, linewidth=points(axes, width_px), joinstyle="round", zorder=layer
        )
    )


def draw_scene(axes: Axes, frame: Frame, scene: Scene, view: View) -> None:
    """Symbols with their leaders, counts, city names and labels."""
    unit = frame.unit
    for ground in scene.ground:
        colour = style.SEA_NAME if ground.sea else style.LAND_NAME
        write(axes, ground.name, *ground.at, 19 * unit, colour=colour, across="center", along="center_baseline")
    for name, at in scene.counties:
        write(
            axes,
            name,
            *at,
            15 * unit,
            colour=style.FAINT,
            across="center",
            along="center_baseline",
            halo=3 * unit,
            layer=4,
        )
    for symbol in scene.symbols:
        if math.dist(symbol.at, symbol.true) > scene.symbol_px * 0.8:
            axes.plot(
                *zip(symbol.true, symbol.at, strict=True), color=style.LEADER, linewidth=points(axes, unit), zorder=5
            )
    for n, symbol in enumerate(scene.symbols):
        draw_symbol(
            axes,
            symbol.facility.kind,
            symbol.facility.precision,
            symbol.at,
            scene.symbol_px,
            lang=view.lang,
            layer=6 + n / 1000,
        )
    for symbol in scene.symbols:
        if symbol.facility.id == view.selected:
            _shape(axes, "circle", symbol.at, scene.symbol_px * 0.72, edge=style.ACCENT, width_px=3 * unit, layer=7.2)
    for at, count in scene.more:
        draw_pill(axes, at, f"+{count}", unit, dark=True)
    for label in scene.labels:
        left, top, right, _ = label.box
        x = {"left": left + 2, "right": right - 2, "center": (left + right) / 2}[label.across]
        for n, line in enumerate(label.lines):
            write(
                axes,
                line,
                x,
                top + 15 * unit * (1.0 + 1.25 * n),
                15 * unit,
                colour=style.INK,
                across=label.across,
                halo=4 * unit,
                layer=7.5,
            )
    for city in scene.cities:
        x, y = city.at
        write(
            axes,
            city.name,
            x,
            y,
            20 * unit,
            colour=style.INK,
            bold=True,
            across="center",
            along="center_baseline",
            halo=5 * unit,
            layer=8,
        )
        if Layer.CORES in view.layers and city.city.adcode in CORES:
            draw_core(axes, (x - width_px(city.name, 20 * unit, True) / 2 - 13 * unit, y), unit)
        if city.count:
            draw_pill(axes, (x, y + 25 * unit), str(city.count), unit, dark=False)


def draw_core(axes: Axes, at: tuple[float, float], unit: float) -> None:
    """The sign of one of the two cores."""
    _shape(axes, "circle", at, 7 * unit, face="white", edge=style.ACCENT, width_px=2.2 * unit, layer=8)
    _shape(axes, "circle", at, 2.8 * unit, face=style.ACCENT, layer=8.1)


def draw_pill(axes: Axes, at: tuple[float, float], text: str, unit: float, *, dark: bool, layer: float = 8) -> None:
    """A count: dashed outline where it counts what has no place of its own, dark where symbols found no room."""
    width, height = width_px(text, 14 * unit, True) + 14 * unit, 21 * unit
    axes.add_artist(
        FancyBboxPatch(
            (at[0] - width / 2, at[1] - height / 2),
            width,
            height,
            boxstyle=f"round,pad=0,rounding_size={height / 2}",
            facecolor=style.INK if dark else "white",
            edgecolor="white" if dark else style.INK,
            linewidth=points(axes, 1.3 * unit),
            linestyle="solid" if dark else (0, (2, 1.4)),
            zorder=layer,
        ),
    )
    write(
        axes,
        text,
        at[0],
        at[1],
        14 * unit,
        colour="white" if dark else style.INK,
        bold=True,
        across="center",
        along="center_baseline",
        layer=layer + 0.1,
    )
