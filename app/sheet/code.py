"""The QR code of a sheet: the address at which the page shows the same View."""

import math
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from app.settings import Settings
from app.sheet.frame import Frame
from app.themes import Look
from layers.view import View

SIDE_PX = 96
SMALLEST_MODULE_PX = 1.4
"""Below this a phone cannot tell the squares on a screen: a long address gets no code."""


def address_of(view: View, settings: Settings) -> str:
    """The address of the page at this View; empty where the settings name no page."""
    return f"{settings.page}?{view.to_query()}".removesuffix("?") if settings.page else ""


def draw_code(axes: Axes, frame: Frame, address: str, look: Look) -> float:
    """Draw the code into the upper right corner; returns the width that it takes from the title, 0 for none.

    Error correction is at least L (ISO/IEC 18004); squares are whole pixels where they can be.
    """
    rows = _rows(address)
    module = _module_px(frame, rows)
    if module < SMALLEST_MODULE_PX:
        return 0.0
    module = math.floor(module) if module >= 2 else module
    side = module * len(rows)
    margin = frame.manner.margin * frame.unit
    left = round(frame.width - margin - side)
    top = round(max(margin - 32 * frame.unit, 12 * frame.unit))
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
            Path(vertices, codes), facecolor=look.text, edgecolor="none", linewidth=0, antialiased=False, zorder=20
        )
    )
    return side + 24 * frame.unit


def is_local(address: str) -> bool:
    """Whether an address is that of the machine itself, where no phone comes."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def lacks_code(frame: Frame, address: str) -> bool:
    """Whether an address is too long for a code that a phone can read."""
    return bool(address) and _module_px(frame, _rows(address)) < SMALLEST_MODULE_PX


def _module_px(frame: Frame, rows: tuple[bytes, ...]) -> float:
    """The side of one square; 0 where there is no code at all."""
    return SIDE_PX * frame.unit / len(rows) if rows else 0.0


@lru_cache(maxsize=4)
def _rows(address: str) -> tuple[bytes, ...]:
    """The squares of the code row by row; none where there is no address, or more than a code of any size holds."""
    try:
        return tuple(bytes(row) for row in segno.make(address, micro=False, error="l").matrix) if address else ()
    except segno.DataOverflowError:
        return ()


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark squares begin and end in a row."""
    edges = [0, *row, 0]
    starts = [at - 1 for at in range(1, len(edges)) if edges[at] and not edges[at - 1]]
    stops = [at - 1 for at in range(1, len(edges)) if not edges[at] and edges[at - 1]]
    return list(zip(starts, stops, strict=True))
