"""Drawing networks, corridors and places abroad on a sheet."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as Disc
from matplotlib.patches import FancyBboxPatch

from app import style
from app.sheet.beyond import COUNTRY_PX, TAG_PX, TYPE_PX, Beyond, Country, Path
from app.sheet.draw import draw_leaders, points
from app.sheet.frame import Frame
from app.sheet.signs import Sign, draw_signs
from app.sheet.type import write
from app.themes import LOOKS, Look
from layers.view import View
from layers.vocabulary import Language, Mode, Precision

ROUTE_PX, WATERWAY_PX, LINK_PX = 2.1, 3.6, 2.8
SCHEMATIC_DASH = (8, 5)


def draw_lines(axes: Axes, frame: Frame, beyond: Beyond, view: View, clip: Any) -> None:
    """Networks and corridors, each with a white edge, below symbols and names."""
    unit, look = frame.unit, LOOKS[view.theme]
    lines = [
        *(((link.network.id,), link.paths, look.networks[link.colour], link.dash, LINK_PX) for link in beyond.links),
        *(
            (
                tuple(corridor.id for corridor in route.corridors),
                route.paths,
                look.modes[route.mode],
                SCHEMATIC_DASH if route.schematic else (),
                WATERWAY_PX if route.mode is Mode.INLAND_WATER else ROUTE_PX,
            )
            for route in beyond.routes
        ),
    ]
    for _, paths, _, _, width in lines:
        _stroke(axes, paths, "white", (width + 2.4) * unit, (), clip, layer=4.4, alpha=0.75)
    for ids, paths, colour, dash, width in lines:
        if view.selected in ids:
            _stroke(axes, paths, look.accent, (width + 4.5) * unit, (), clip, layer=4.5)
        _stroke(axes, paths, colour, width * unit, dash, clip, layer=4.6)


def _stroke(
    axes: Axes,
    paths: Sequence[Path],
    colour: str,
    width_px: float,
    dash: tuple[int, ...],
    clip: Any,
    *,
    layer: float,
    alpha: float = 1.0,
) -> None:
    gap = np.array([[np.nan, np.nan]])
    xy = np.concatenate([part for path in paths for part in (path, gap)])
    width = points(axes, width_px)
    # matplotlib counts dashes in line widths; the page counts pixels.
    pattern: Any = (0, [length * 1.3 / max(width_px, 0.1) for length in dash]) if dash else "solid"
    line = Line2D(
        xy[:, 0],
        xy[:, 1],
        color=colour,
        linewidth=width,
        linestyle=pattern,
        alpha=alpha,
        zorder=layer,
        solid_joinstyle="round",
        dash_capstyle="butt",
    )
    axes.add_artist(line)
    line.set_clip_path(clip)


def draw_beyond(axes: Axes, frame: Frame, beyond: Beyond, view: View, symbol_px: float) -> None:
    """Marks of the modes, names of networks and stops, places abroad."""
    unit, look = frame.unit, LOOKS[view.theme]
    for route in beyond.routes:
        if route.tag:
            draw_mode(axes, route.mode, route.tag, TAG_PX * unit, view.lang, look, layer=5)
    for link in beyond.links:
        if link.spot:
            _name(axes, link.name, link.spot, unit, look.networks[link.colour], "white", bold=True)
    for stop in beyond.stops:
        radius = 3.8 * unit
        axes.add_artist(
            Disc(stop.at, radius, facecolor="white", edgecolor=look.deep, linewidth=points(axes, 2 * unit), zorder=5.2)
        )
        if stop.name:
            _name(axes, stop.name, stop.name_at, unit, look.ink, look.halo)
    led = [(country.true, country.at) for country in beyond.countries]
    draw_leaders(axes, [line for line in led if math.dist(*line) > 18 * unit], unit, look.leader)
    for n, country in enumerate(beyond.countries):
        _country(axes, country, unit, look, selected=country.code == view.selected, layer=6 + n / 1000)
    moved = [(symbol.true, symbol.at) for symbol in beyond.symbols]
    draw_leaders(axes, [line for line in moved if math.dist(*line) > symbol_px * 0.8], unit, look.leader)
    signs = [Sign(s.place.kind, s.place.precision, s.at, symbol_px) for s in beyond.symbols]
    draw_signs(axes, signs, lang=view.lang, look=look, layer=6.2)


def draw_mode(
    axes: Axes, mode: Mode, at: tuple[float, float], size: float, lang: Language, look: Look, *, layer: float
) -> None:
    """The mark of a mode: one character on its colour."""
    axes.add_artist(
        FancyBboxPatch(
            (at[0] - size / 2, at[1] - size / 2),
            size,
            size,
            boxstyle=f"round,pad=0,rounding_size={size * 0.18}",
            facecolor=look.modes[mode],
            edgecolor="white",
            linewidth=points(axes, size * 0.06),
            zorder=layer,
        )
    )
    mark = style.MODE_MARK[mode][0 if lang is Language.ZH else 1]
    write(
        axes,
        mark,
        *at,
        size * 0.68,
        colour="white",
        bold=True,
        across="center",
        along="center_baseline",
        layer=layer + 0.05,
    )


def _name(
    axes: Axes, text: str, at: tuple[float, float], unit: float, colour: str, halo: str, *, bold: bool = False
) -> None:
    write(
        axes,
        text,
        *at,
        TYPE_PX * unit,
        colour=colour,
        bold=bold,
        across="center",
        along="center_baseline",
        halo=4 * unit,
        halo_colour=halo,
        layer=5.4,
    )


def _country(axes: Axes, country: Country, unit: float, look: Look, *, selected: bool, layer: float) -> None:
    only = all(place.precision is Precision.COUNTRY for place in country.places)
    height = 22 * unit
    axes.add_artist(
        FancyBboxPatch(
            (country.at[0] - country.width / 2, country.at[1] - height / 2),
            country.width,
            height,
            boxstyle=f"round,pad=0,rounding_size={height / 2}",
            facecolor="white",
            edgecolor=look.accent if selected else look.deep,
            linewidth=points(axes, (3 if selected else 1.5) * unit),
            linestyle=(0, (2.4, 1.6)) if only else "solid",
            zorder=layer,
        )
    )
    write(
        axes,
        country.text,
        *country.at,
        COUNTRY_PX * unit,
        colour=look.deep,
        bold=True,
        across="center",
        along="center_baseline",
        layer=layer + 0.0005,
    )
