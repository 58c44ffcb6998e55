"""The QR code of a sheet: the address at which the page shows the same View."""

import math

import segno
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from app import style
from app.sheet.frame import Frame

SIDE_PX, TOP_PX = 96, 12
SMALLEST_MODULE_PX = 1.4
"""Below this a phone cannot tell the squares on a screen: a long address gets no code."""


def draw_code(axes: Axes, frame: Frame, address: str) -> float:
    """Draw the code into the upper right corner; returns the width that it takes from the title, 0 for none.

    Error correction is at least L (ISO/IEC 18004); squares are whole pixels where they can be.
    """
    if not address:
        return 0.0
    rows = [bytes(row) for row in segno.make(address, micro=False, error="l").matrix]
    module = SIDE_PX * frame.unit / len(rows)
    if module < SMALLEST_MODULE_PX:
        return 0.0
    module = math.floor(module) if module >= 2 else module
    side = module * len(rows)
    left = round(frame.width - frame.map.left - side)
    top = round(TOP_PX * frame.unit)
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for at, row in enumerate(rows):
        for start, stop in _runs(row):
            x, y, right, bottom = (
                left + start * module,
                top + at * module,
                left + stop * module,
                top + (at + 1) * module,
            )
            vertices += [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]
            codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    axes.add_patch(
        PathPatch(
            Path(vertices, codes), facecolor=style.INK, edgecolor="none", linewidth=0, antialiased=False, zorder=20
        )
    )
    return side + 24 * frame.unit


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark squares begin and end in a row."""
    edges = [0, *row, 0]
    starts = [at - 1 for at in range(1, len(edges)) if edges[at] and not edges[at - 1]]
    stops = [at - 1 for at in range(1, len(edges)) if not edges[at] and edges[at - 1]]
    return list(zip(starts, stops, strict=True))
