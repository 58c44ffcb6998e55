"""Drawing the things on the map of a sheet: symbols with leaders, counts, names."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch

from app.sheet.frame import Frame
from app.sheet.labels import LINE, NAME_PX, NUMBER_PX, Label
from app.sheet.scene import CityName, Scene
from app.sheet.signs import Sign, draw_signs, shape_path
from app.sheet.type import width_px, write
from app.themes import LOOKS, Look
from app.words import say
from geo.dodge import Point
from layers.circles import CORES
from layers.query import chosen_cities
from layers.view import Layer, View
from layers.vocabulary import Language


def points(axes: Axes, px: float) -> float:
    """Pixels of the sheet as typographic points, in which matplotlib measures lines."""
    return px * 72 / float(axes.figure.dpi)


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
    outline = shape_path(shape, at, radius)
    axes.add_artist(
        PathPatch(
            outline, facecolor=face, edgecolor=edge, linewidth=points(axes, width_px), joinstyle="round", zorder=layer
        )
    )


def draw_scene(axes: Axes, frame: Frame, scene: Scene, view: View) -> None:
    """Symbols with their leaders, counts, city names and labels."""
    unit, look = frame.unit, LOOKS[view.theme]
    for ground in scene.ground:
        colour = look.sea_name if ground.sea else look.land_name
        write(axes, ground.name, *ground.at, 19 * unit, colour=colour, across="center", along="center_baseline")
    for name, at in scene.counties:
        write(
            axes,
            name,
            *at,
            15 * unit,
            colour=look.faint,
            across="center",
            along="center_baseline",
            halo=3 * unit,
            halo_colour=look.halo,
            layer=4,
        )
    moved = [(s.true, s.at) for s in scene.symbols if math.dist(s.at, s.true) > scene.symbol_px * 0.8]
    draw_leaders(axes, [*moved, *(label.line for label in scene.labels if label.line)], unit, look.leader)
    signs = [
        Sign(s.facility.kind, s.facility.precision, s.at, scene.symbol_px, scene.inside.get(s.facility.id, ""))
        for s in scene.symbols
    ]
    draw_signs(axes, signs, lang=view.lang, look=look)
    for symbol in scene.symbols:
        if symbol.facility.id == view.selected:
            _shape(axes, "circle", symbol.at, scene.symbol_px * 0.72, edge=look.accent, width_px=3 * unit, layer=7.2)
    for at, count in scene.more:
        draw_pill(axes, at, f"+{count}", unit, dark=True, look=look)
    for label in scene.labels:
        _draw_label(axes, label, unit, look)
    chosen = chosen_cities(view)
    for city in scene.cities:
        x, y = city.at
        about = not chosen or city.city.adcode in chosen
        write(
            axes,
            city.name,
            x,
            y,
            20 * unit if about else 17 * unit,
            colour=look.ink if about else look.land_name,
            bold=about,
            across="center",
            along="center_baseline",
            halo=5 * unit,
            halo_colour=look.halo,
            layer=8,
        )
        if Layer.CORES in view.layers and city.city.adcode in CORES:
            draw_core(axes, (x - width_px(city.name, 20 * unit, True) / 2 - 13 * unit, y), unit, look)
        _draw_counts(axes, city, unit, view.lang, look)
    if scene.province:
        draw_leaders(axes, [(scene.province.true, scene.province.at)], unit, look.leader)
        draw_pill(axes, scene.province.at, scene.province.text, unit, dark=True, look=look)


def _draw_label(axes: Axes, label: Label, unit: float, look: Look) -> None:
    """A name on one or two lines, after its number if it has one."""
    left, top, right, bottom = label.box
    halo = {"halo": 4 * unit, "halo_colour": look.halo, "layer": 7.5}
    px, line = NAME_PX * unit, NAME_PX * LINE * unit
    if label.number:
        number_px = NUMBER_PX * unit
        size = width_px(label.number, number_px, True)
        words = max((width_px(text, px) for text in label.lines), default=0.0)
        start = {"left": left, "right": right - size - words - 4 * unit, "center": (left + right - size - words) / 2}
        x = start[label.across] if label.lines else (left + right - size) / 2
        y = top + line / 2 if label.lines else (top + bottom) / 2
        write(axes, label.number, x, y, number_px, colour=look.ink, bold=True, along="center_baseline", **halo)
        x += size + 4 * unit
        for n, text in enumerate(label.lines):
            write(axes, text, x, top + line * (n + 0.5), px, colour=look.ink, along="center_baseline", **halo)
        return
    x = {"left": left + unit, "right": right - unit, "center": (left + right) / 2}[label.across]
    for n, text in enumerate(label.lines):
        y = top + line * (n + 0.5)
        write(axes, text, x, y, px, colour=look.ink, across=label.across, along="center_baseline", **halo)


def draw_leaders(axes: Axes, lines: Sequence[tuple[Point, Point]], unit: float, colour: str) -> None:
    """Thin lines from the true places of things to where there was room for them, or for their names.

    As one artist: a hundred of them would take as long as all the symbols.
    """
    if not lines:
        return
    gap = (math.nan, math.nan)
    xy = np.array([point for line in lines for point in (*line, gap)])
    axes.add_artist(Line2D(xy[:, 0], xy[:, 1], color=colour, linewidth=points(axes, unit), zorder=5))


def _draw_counts(axes: Axes, city: CityName, unit: float, lang: Language, look: Look) -> None:
    """Below a city's name: what is known by city only, and the roles that light it up, side by side."""
    x, y = city.at
    roles = say("map.roles", lang, n=city.roles) if city.roles else ""
    widths = [pill_px(text, unit) for text in (str(city.count), roles)]
    both = bool(city.count and roles)
    if city.count:
        left = x - (widths[1] + 4 * unit) / 2 if both else x
        draw_pill(axes, (left, y + 25 * unit), str(city.count), unit, dark=False, look=look)
    if roles:
        right = x + (widths[0] + 4 * unit) / 2 if both else x
        draw_pill(axes, (right, y + 25 * unit), roles, unit, dark=True, look=look, face=look.role_tag)


def draw_core(axes: Axes, at: tuple[float, float], unit: float, look: Look) -> None:
    """The sign of one of the two cores."""
    _shape(axes, "circle", at, 7 * unit, face="white", edge=look.accent, width_px=2.2 * unit, layer=8)
    _shape(axes, "circle", at, 2.8 * unit, face=look.accent, layer=8.1)


def pill_px(text: str, unit: float) -> float:
    """The width of a count, in pixels."""
    return width_px(text, 14 * unit, True) + 14 * unit


def draw_pill(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    unit: float,
    *,
    dark: bool,
    look: Look,
    layer: float = 8,
    face: str = "",
) -> None:
    """A count: dashed outline where it counts what has no place of its own, a solid `face` where it stands for more."""
    width, height = pill_px(text, unit), 21 * unit
    axes.add_artist(
        FancyBboxPatch(
            (at[0] - width / 2, at[1] - height / 2),
            width,
            height,
            boxstyle=f"round,pad=0,rounding_size={height / 2}",
            facecolor=(face or look.deep) if dark else look.halo,
            edgecolor="white" if dark else look.ink,
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
        colour="white" if dark else look.ink,
        bold=True,
        across="center",
        along="center_baseline",
        layer=layer + 0.1,
    )
