"""Symbols of facilities: many of them drawn together as a few compound paths, since each path alone costs time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from app import style
from app.sheet.type import font, width_px, write
from app.themes import Look
from layers.vocabulary import KIND_GROUPS, Kind, Language, Precision

EM = 100.0
"""The size in which the outlines of marks are kept."""


@dataclass(frozen=True)
class Sign:
    """A symbol `size` px wide at a place on the sheet; `mark` stands in it instead of the mark of its kind."""

    kind: Kind
    precision: Precision
    at: tuple[float, float]
    size: float
    mark: str = ""


def draw_signs(axes: Axes, signs: Iterable[Sign], *, lang: Language, look: Look, layer: float = 6) -> None:
    """Draw symbols that do not overlap: shape by group, hollow if only the county is known, ringed for a locality."""
    casings: list[Outline] = []
    faces: dict[str, list[Outline]] = defaultdict(list)
    edges: dict[tuple[str, float], list[Outline]] = defaultdict(list)
    marks: dict[str, list[Outline]] = defaultdict(list)
    for sign in signs:
        group = KIND_GROUPS[sign.kind]
        colour, shape, size = look.groups[group], style.GROUP_SHAPE[group], sign.size
        radius, hollow = size * 0.42, sign.precision is Precision.COUNTY
        casings.append(shape_path(shape, sign.at, radius + size * 0.11))
        if sign.precision is Precision.LOCALITY:
            edges[colour, size * 0.055].append(shape_path(shape, sign.at, radius))
            faces[colour].append(shape_path(shape, sign.at, radius - size * 0.11))
        elif hollow:
            edges[colour, size * 0.09].append(shape_path(shape, sign.at, radius - size * 0.04))
        else:
            faces[colour].append(shape_path(shape, sign.at, radius))
        ink = colour if hollow else "white"
        at = (sign.at[0], sign.at[1] + size * (0.05 if shape == "hall" else 0.0))
        if sign.mark:
            px = size * (0.52 if len(sign.mark) < 3 else 0.4)
            centred = {"across": "center", "along": "center_baseline", "layer": layer + 0.4}
            write(axes, sign.mark, *at, px, colour=ink, bold=True, **centred)
        else:
            mark = style.MARK[sign.kind][0 if lang is Language.ZH else 1]
            marks[ink].append(_mark_path(mark, at, size * (0.5 if lang is Language.ZH else 0.36)))
    _add(axes, casings, layer, facecolor="white")
    for colour, paths in faces.items():
        _add(axes, paths, layer + 0.1, facecolor=colour)
    for (colour, width_px_), paths in edges.items():
        width = width_px_ * 72 / float(axes.figure.dpi)
        _add(axes, paths, layer + 0.2, facecolor="none", edgecolor=colour, linewidth=width)
    for colour, paths in marks.items():
        _add(axes, paths, layer + 0.3, facecolor=colour)


def shape_path(shape: str, at: tuple[float, float], radius: float) -> Outline:
    """The outline of a shape of app/style.py, with its middle at a place."""
    if shape == "circle":
        return Outline.circle(at, radius)
    corners = [(at[0] + dx * radius, at[1] + dy * radius) for dx, dy in style.SHAPE_POINTS[shape]]
    return Outline([*corners, corners[0]], closed=True)


def _mark_path(mark: str, at: tuple[float, float], size: float) -> Outline:
    vertices, codes = _mark(mark)
    return Outline(vertices * (size / EM) + at, codes)


@cache
def _mark(mark: str) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The outline of a mark around its own middle, y downwards; a missing glyph is refused."""
    width_px(mark, EM, True)
    path = TextPath((0, 0), mark, size=EM, prop=font(True))
    low, high = path.vertices.min(axis=0), path.vertices.max(axis=0)
    return (path.vertices - (low + high) / 2) * (1, -1), path.codes


def _add(axes: Axes, paths: list[Outline], layer: float, **drawn: object) -> None:
    if not paths:
        return
    given = {"edgecolor": "none", "linewidth": 0.0, "joinstyle": "round", **drawn}
    axes.add_artist(PathPatch(Outline.make_compound_path(*paths), zorder=layer, **given))
