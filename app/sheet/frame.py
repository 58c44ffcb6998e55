"""Where things go on a sheet: margins, map frame and legend column, and the way from lon/lat to pixels."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from geo.bounds import Bounds
from geo.projection import to_sheet
from geo.world import FULL_TURN_DEG, SEAM_DEG, east_of_seam, to_mercator

MIDDLE_LATITUDE_DEG = 36.4
METRES_PER_PX_AT_ZOOM_0 = 156_543.034 * math.cos(math.radians(MIDDLE_LATITUDE_DEG))
WIDE_FROM_DEG = 16.0
"""A box wider than this is drawn as the page draws it, in Mercator: the province's own projection ends there."""
DESIGN_WIDTH_PX, DESIGN_HEIGHT_PX = 1920, 1080
TALL_MAP_RATIO = 0.74
"""Height of the map to its width on a tall sheet: the province with a little ground around it."""


@dataclass(frozen=True)
class Area:
    """A rectangle on the sheet in pixels, y downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Frame:
    """The sheet: size in pixels, `unit` = one design pixel, map area and legend area.

    `wide` where the map shows East Asia or more; lengths then differ from place to place, and `metres_per_px` is
    that of the province's latitude.
    """

    width: float
    height: float
    unit: float
    map: Area
    legend: Area
    metres_per_px: float
    project: Callable[[shapely.Geometry], shapely.Geometry]
    wide: bool = False

    @property
    def zoom(self) -> float:
        """The web map's zoom level at which a design pixel shows as much ground in the middle of the province."""
        return math.log2(METRES_PER_PX_AT_ZOOM_0 / (self.metres_per_px * self.unit))


def lay_out(width: float, height: float, home: Bounds, viewport: Bounds | None) -> Frame:
    """Lay out a sheet of `width` × `height` pixels for the whole province or for a box.

    Where the View has a box, the map frame takes the box's own shape, so that the sheet shows no ground
    beyond it. A tall sheet carries its legend below the map.
    """
    tall = width < height * 1.15
    unit = (
        min(width / DESIGN_HEIGHT_PX, height / DESIGN_WIDTH_PX)
        if tall
        else min(width / DESIGN_WIDTH_PX, height / DESIGN_HEIGHT_PX)
    )
    margin, head, foot = 44 * unit, 118 * unit, 62 * unit
    room = Area(margin, head, width - 2 * margin, height - head - foot)
    if tall:
        map_room = Area(room.left, room.top, room.width, min(room.width * TALL_MAP_RATIO, room.height * 0.6))
        below = map_room.bottom + 24 * unit
        legend = Area(room.left, below, room.width, room.bottom - below)
    else:
        legend_width = 330 * unit
        map_room = Area(room.left, room.top, room.width - legend_width - 34 * unit, room.height)
        legend = Area(room.right - legend_width, room.top, legend_width, room.height)
    wide = viewport is not None and viewport.east - viewport.west > WIDE_FROM_DEG
    lay = _to_world if wide else to_sheet
    west, south, east, north = lay(_outline(viewport or home)).bounds
    scale = min(map_room.width / (east - west), map_room.height / (north - south)) * (1.0 if viewport else 0.965)
    if viewport is None:
        area = map_room
    else:
        area = Area(map_room.left, map_room.top, (east - west) * scale, (north - south) * scale)
        if not tall:
            legend = Area(
                area.right + 34 * unit, room.top, min(room.right - area.right - 34 * unit, 330 * unit), room.height
            )
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([area.left + area.width / 2, area.top + area.height / 2])

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(lay(geometry), lambda xy: (xy - centre) * (scale, -scale) + middle)

    metres_per_px = math.cos(math.radians(MIDDLE_LATITUDE_DEG)) / scale if wide else 1 / scale
    return Frame(width, height, unit, area, legend, metres_per_px, project, wide)


def _to_world(geometry: shapely.Geometry) -> shapely.Geometry:
    return to_mercator(east_of_seam(geometry))


def _outline(box: Bounds) -> shapely.Geometry:
    # Parallels are curved on the sheet: with points along the edges the frame holds all of the box.
    turn = FULL_TURN_DEG if box.east <= SEAM_DEG else 0.0
    return shapely.segmentize(shapely.box(box.west + turn, box.south, box.east + turn, box.north), 0.1)
