"""Meridians and parallels with their degrees at the edge of the map."""

import math
from collections.abc import Sequence

import shapely
from matplotlib.axes import Axes

from app.sheet.draw import points
from app.sheet.frame import Frame
from app.sheet.type import width_px, write
from app.themes import Look
from geo.bounds import Bounds
from geo.dodge import Box, Occupied
from geo.world import FULL_TURN_DEG, SEAM_DEG

STEPS_DEG = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
MOST_LINES = 9
MERCATOR_DEG = 85.0
TYPE = 12.5


def draw_graticule(axes: Axes, frame: Frame, box: Bounds, look: Look, reserved: Sequence[Box] = ()) -> list[Box]:
    """Draw the lines of round degrees in and around `box`; returns what their numbers take, in pixels.

    On what is `reserved` in the corners of the map there is no number.
    """
    corners = Occupied(frame.map.width)
    for corner in reserved:
        corners.add(corner)
    step = next(
        s for s in STEPS_DEG if (box.east - box.west) / s <= MOST_LINES and (box.north - box.south) / s <= MOST_LINES
    )
    # The map may show more than the box: lines go on to its edges.
    west, south, east, north = _on_earth(box.padded(0.6), wide=frame.wide)
    taken: list[Box] = []
    for n in _multiples(west, east, step):
        line = shapely.LineString([(n * step, south), (n * step, north)])
        _line(axes, frame, line, look)
        taken += _number(axes, frame, line, n * step, "EW", look, corners, on_top=True)
    for n in _multiples(south, north, step):
        line = shapely.LineString([(west, n * step), (east, n * step)])
        _line(axes, frame, line, look)
        taken += _number(axes, frame, line, n * step, "NS", look, corners, on_top=False)
    return taken


def _on_earth(box: Bounds, *, wide: bool) -> Bounds:
    """What of a box can be drawn: a wide map ends at its seam and where Mercator does."""
    if not wide:
        return box
    turned = (SEAM_DEG, SEAM_DEG + FULL_TURN_DEG)
    return Bounds(
        max(box.west, turned[0]), max(box.south, -MERCATOR_DEG), min(box.east, turned[1]), min(box.north, MERCATOR_DEG)
    )


def _multiples(low: float, high: float, step: float) -> range:
    return range(math.ceil(low / step), math.floor(high / step) + 1)


def _window(frame: Frame) -> shapely.Polygon:
    area = frame.map
    return shapely.box(area.left, area.top, area.right, area.bottom)


def _line(axes: Axes, frame: Frame, line: shapely.LineString, look: Look) -> None:
    drawn = shapely.intersection(frame.project(shapely.segmentize(line, 0.2)), _window(frame))
    for part in shapely.get_parts(drawn):
        if part.length:
            x, y = part.xy
            width = points(axes, 0.6 * frame.unit)
            axes.plot(x, y, color=look.faint, linewidth=width, alpha=0.45, zorder=3.7)


def _degrees(degrees: float, sides: str) -> str:
    """Degrees in words: the equator, the first meridian and the date line lie on neither side."""
    turned = (degrees + 180.0) % 360.0 - 180.0
    side = "" if turned in (0.0, -180.0) else sides[0] if turned > 0 else sides[1]
    return f"{abs(turned):g}°{side}"


def _number(
    axes: Axes,
    frame: Frame,
    line: shapely.LineString,
    degrees: float,
    sides: str,
    look: Look,
    corners: Occupied,
    *,
    on_top: bool,
) -> list[Box]:
    """Degrees where the line meets the upper or left edge, just inside it."""
    area, unit = frame.map, frame.unit
    edge = (
        shapely.LineString([(area.left, area.top), (area.right, area.top)])
        if on_top
        else shapely.LineString([(area.left, area.top), (area.left, area.bottom)])
    )
    met = shapely.intersection(frame.project(shapely.segmentize(line, 0.2)), edge)
    if met.is_empty:
        return []
    text = _degrees(degrees, sides)
    size = TYPE * unit
    half = width_px(text, size) / 2
    point = met.representative_point()
    x, y = (point.x, area.top + 11 * unit) if on_top else (area.left + half + 6 * unit, point.y)
    box = (x - half - 3 * unit, y - size * 0.6, x + half + 3 * unit, y + size * 0.6)
    outside = box[0] < area.left or box[2] > area.right or box[1] < area.top or box[3] > area.bottom
    if outside or not corners.free(box):
        return []
    write(
        axes,
        text,
        x,
        y,
        size,
        colour=look.faint,
        across="center",
        along="center_baseline",
        halo=3 * unit,
        halo_colour=look.halo,
        layer=3.8,
    )
    return [box]
