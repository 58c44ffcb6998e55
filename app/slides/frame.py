"""The map of a slide: which ground it shows, where on the slide, and the way from lon/lat to its points."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from app.slides.page import Room
from geo.bounds import Bounds
from geo.projection import to_sheet
from geo.world import FULL_TURN_DEG, SEAM_DEG, east_of_seam, to_mercator

METRES_PER_PT_AT_ZOOM_0 = 156_543.034 * math.cos(math.radians(36.4))
WIDE_FROM_DEG = 16.0
"""A box wider than this is drawn in Mercator, as on page and sheet: the province's own projection ends there."""
UNIT_PT = 0.9
"""One unit of the sheet's type in points: names of 15 units are 13.5 pt, the counts of countries 12 pt."""
AROUND = 0.965


@dataclass(frozen=True)
class MapFrame:
    """A map on a slide, in points; it has what app.sheet's placing asks of a frame."""

    map: Room
    project: Callable[[shapely.Geometry], shapely.Geometry]
    metres_per_pt: float
    wide: bool
    unit: float = UNIT_PT

    @property
    def metres_per_px(self) -> float:
        return self.metres_per_pt

    @property
    def zoom(self) -> float:
        """The web map's zoom level at which a unit shows as much ground in the middle of the province."""
        return math.log2(METRES_PER_PT_AT_ZOOM_0 / (self.metres_per_pt * self.unit))

    @property
    def window(self) -> shapely.Polygon:
        """The map's rectangle."""
        return shapely.box(self.map.left, self.map.top, self.map.right, self.map.bottom)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Points of the slide of a place in degrees."""
        at = self.project(shapely.Point(lon, lat))
        return (float(at.x), float(at.y))


def frame_map(room: Room, home: Bounds, viewport: Bounds | None) -> MapFrame:
    """The map of the whole province, which fills its room, or of a box, which keeps the box's own shape.

    Beyond its box a View shows nothing, so a map of that ground would look empty where it is not.
    """
    box = viewport or home
    wide = viewport is not None and box.east - box.west > WIDE_FROM_DEG
    lay = _to_world if wide else to_sheet
    turn = FULL_TURN_DEG if box.east <= SEAM_DEG else 0.0
    # Parallels are curved on the sheet: with points along the edges the frame holds all of the box.
    edges = shapely.segmentize(shapely.box(box.west + turn, box.south, box.east + turn, box.north), 0.1)
    west, south, east, north = lay(edges).bounds
    scale = min(room.width / (east - west), room.height / (north - south)) * (1.0 if viewport else AROUND)
    area = Room(room.left, room.top, (east - west) * scale, (north - south) * scale) if viewport else room
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([area.left + area.width / 2, area.top + area.height / 2])

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(lay(geometry), lambda xy: (xy - centre) * (scale, -scale) + middle)

    metres_per_pt = math.cos(math.radians(36.4)) / scale if wide else 1 / scale
    return MapFrame(area, project, metres_per_pt, wide)


def _to_world(geometry: shapely.Geometry) -> shapely.Geometry:
    return to_mercator(east_of_seam(geometry))
