"""Which corner of the map takes inset, scale and the word that it is a sketch: the emptiest one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely

from app.sheet.area import Area
from geo.dodge import Box, Point

INSET, SCALE, SKETCH = "inset", "scale", "sketch"
EDGE = 14.0
"""Distance from the edge of the map, in units of type."""
MOST_HIDDEN = 2
"""An inset that would lie on more points than this is left away."""
LAND_COST = 3.0
"""A corner full of land counts like so many signs."""
WIDEST = {INSET: 0.45, SCALE: 0.8, SKETCH: 0.6}
"""What would take more of the map's width is left away."""
_PREFERRED: dict[str, tuple[str, ...]] = {
    INSET: ("lower left", "upper left", "upper right", "lower right"),
    SCALE: ("lower right", "lower left", "upper right", "upper left"),
    SKETCH: ("upper right", "upper left", "lower right", "lower left"),
}


@dataclass(frozen=True)
class Corners:
    """Where each of them stands, in pixels; what found no corner is not in it."""

    boxes: Mapping[str, Area]

    def reserved(self, unit: float) -> list[Box]:
        """What nothing else may lie on."""
        pad = 5 * unit
        return [(a.left - pad, a.top - pad, a.right + pad, a.bottom + pad) for a in self.boxes.values()]


def share_corners(
    area: Area, wanted: Mapping[str, tuple[float, float]], busy: Sequence[Point], land: shapely.Geometry, unit: float
) -> Corners:
    """Give each wanted thing (width and height in pixels), in order, the corner with the least under it.

    `busy` are the places of signs, `land` what the map is about; both in pixels.
    """
    boxes: dict[str, Area] = {}
    free = {"lower left", "upper left", "upper right", "lower right"}
    for name, (width, height) in wanted.items():
        if width > area.width * WIDEST[name] or height > area.height * 0.45:
            continue
        spots = {corner: _at(area, corner, width, height, unit) for corner in _PREFERRED[name] if corner in free}
        if not spots:
            continue
        hidden = {corner: sum(_holds(spot, point, 16 * unit) for point in busy) for corner, spot in spots.items()}
        covered = {corner: _share(spot, land) for corner, spot in spots.items()}
        best = min(spots, key=lambda corner: hidden[corner] + LAND_COST * covered[corner])
        if name == INSET and hidden[best] > MOST_HIDDEN:
            continue
        boxes[name] = spots[best]
        free.remove(best)
    return Corners(boxes)


def _at(area: Area, corner: str, width: float, height: float, unit: float) -> Area:
    edge = EDGE * unit
    left = area.left + edge if corner.endswith("left") else area.right - edge - width
    top = area.top + edge if corner.startswith("upper") else area.bottom - edge - height
    return Area(left, top, width, height)


def _share(area: Area, land: shapely.Geometry) -> float:
    """How much of an area is land, from 0 to 1."""
    box = shapely.box(area.left, area.top, area.right, area.bottom)
    return float(shapely.area(shapely.intersection(box, land)) / shapely.area(box))


def _holds(area: Area, point: Point, pad: float) -> bool:
    return area.left - pad <= point[0] <= area.right + pad and area.top - pad <= point[1] <= area.bottom + pad
