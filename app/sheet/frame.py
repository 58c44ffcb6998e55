"""The frame of a sheet: its size, its unit of type, what stands where, and the way from lon/lat to its pixels."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from app.sheet.area import NOTHING, Area, Table
from app.sheet.arrange import Arrangement, Demand, arrange
from app.sheet.manner import MANNERS, Manner, table_rows, unit_mm
from geo.bounds import Bounds
from geo.projection import to_sheet
from geo.world import FULL_TURN_DEG, SEAM_DEG, east_of_seam, to_mercator
from layers.issue import DataRefusedError, Issue
from layers.sheet import MM_PER_INCH, Audience, Part, Sheet, Template

LAYOUT_DPI = 96
"""A sheet is laid out in pixels of this size whatever its resolution, so that type keeps its size on paper."""
MIDDLE_LATITUDE_DEG = 36.4
METRES_PER_PX_AT_ZOOM_0 = 156_543.034 * math.cos(math.radians(MIDDLE_LATITUDE_DEG))
WIDE_FROM_DEG = 16.0
"""A box wider than this is drawn as the page draws it, in Mercator: the province's own projection ends there."""
LEAST_ROOM = 60.0
"""The least width and height of what is left for map and legend, in units of type."""
AROUND = 0.965
"""How much of its room the province fills where the View has no box."""


@dataclass(frozen=True)
class Frame:
    """The sheet: size in layout pixels, `unit` = one unit of type, areas of its parts.

    `wide` where the map shows East Asia or more; lengths then differ from place to place, and `metres_per_px` is
    that of the province's latitude.
    """

    width: float
    height: float
    unit: float
    map: Area
    metres_per_px: float
    project: Callable[[shapely.Geometry], shapely.Geometry]
    wide: bool = False
    legend: tuple[Area, ...] = ()
    table: tuple[Area, ...] = ()
    chart: Area = NOTHING
    table_row: float = 0.0
    room: Area = NOTHING
    manner: Manner = MANNERS[Template.SCREEN]

    @property
    def listing(self) -> Table:
        """Its table."""
        return Table(self.table, self.table_row, self.unit)

    @property
    def zoom(self) -> float:
        """The web map's zoom level at which a unit shows as much ground in the middle of the province."""
        return math.log2(METRES_PER_PX_AT_ZOOM_0 / (self.metres_per_px * self.unit))

    @property
    def ratio(self) -> float:
        """The denominator of the scale on paper."""
        return self.metres_per_px * LAYOUT_DPI / (MM_PER_INCH / 1000)


def unit_px(sheet: Sheet) -> float:
    """One unit of type of a sheet in layout pixels."""
    return unit_mm(sheet.template, *sheet.size_mm) / MM_PER_INCH * LAYOUT_DPI


def rows_of(sheet: Sheet) -> tuple[float, ...]:
    """Heights that a line of the table of a sheet may have, in units of type, the best first."""
    return table_rows(unit_mm(sheet.template, *sheet.size_mm))


def lay_out(sheet: Sheet, home: Bounds, viewport: Bounds | None, demand: Demand | None = None) -> Frame:
    """Lay out a sheet for the whole province (`home`) or for a box.

    Where the View has a box, the map takes the box's own shape, so that the sheet shows no ground beyond it.
    """
    width, height = (side / MM_PER_INCH * LAYOUT_DPI for side in sheet.size_mm)
    unit = unit_px(sheet)
    manner = MANNERS[sheet.template]
    demand = demand or Demand()
    room = _room(sheet, manner, width, height, unit, demand.foot)
    shared = arrange(
        room,
        extent_of(viewport or home),
        fixed=viewport is not None,
        demand=demand,
        unit=unit,
        manner=manner,
        rows=rows_of(sheet),
    )
    return framed(
        (width, height), unit, shared, viewport or home, margin=1.0 if viewport else AROUND, room=room, manner=manner
    )


def extent_of(box: Bounds) -> tuple[float, float]:
    """Width and height of a box as it is drawn, in metres of its projection."""
    west, south, east, north = _laying(box)(_outline(box)).bounds
    return (east - west, north - south)


def _laying(box: Bounds) -> Callable[[shapely.Geometry], shapely.Geometry]:
    return _to_world if box.east - box.west > WIDE_FROM_DEG else to_sheet


def framed(
    size: tuple[float, float],
    unit: float,
    shared: Arrangement,
    box: Bounds,
    *,
    margin: float = 1.0,
    room: Area | None = None,
    manner: Manner | None = None,
) -> Frame:
    """The frame of an arrangement whose map shows a box; `size` in layout pixels, `margin` the share that it fills."""
    wide = box.east - box.west > WIDE_FROM_DEG
    lay = _laying(box)
    west, south, east, north = lay(_outline(box)).bounds
    area = shared.map
    scale = min(area.width / (east - west), area.height / (north - south)) * margin
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([area.left + area.width / 2, area.top + area.height / 2])

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(lay(geometry), lambda xy: (xy - centre) * (scale, -scale) + middle)

    metres_per_px = math.cos(math.radians(MIDDLE_LATITUDE_DEG)) / scale if wide else 1 / scale
    return Frame(
        *size,
        unit,
        area,
        metres_per_px,
        project,
        wide,
        shared.legend,
        shared.table,
        shared.chart,
        shared.table_row,
        room or area,
        manner or MANNERS[Template.SCREEN],
    )


def _room(sheet: Sheet, manner: Manner, width: float, height: float, unit: float, foot_lines: int) -> Area:
    """What is left between title and source lines."""
    margin = manner.margin * unit
    head = margin
    if sheet.carries(Part.TITLE) or sheet.carries(Part.CODE):
        head += manner.title * 1.05 * unit
    if sheet.carries(Part.SUBTITLE):
        head += manner.subtitle * 1.5 * unit
    if head > margin:
        head += 12 * unit
    # The lines of sources, and the page number below them.
    foot = margin * 0.62 + (12 + max(foot_lines, 2) * manner.foot * 1.5) * unit if _has_foot(sheet) else margin
    room = Area(margin, head, width - 2 * margin, height - head - foot)
    if room.height < LEAST_ROOM * unit or room.width < LEAST_ROOM * unit:
        message = "纸太窄，放下图题和资料来源就没有地图了：请换纸张，或去掉几项（--parts）"
        english = "The paper is too narrow for a map beside title and sources: take another, or fewer parts (--parts)"
        raise DataRefusedError([Issue("sheet", "paper", message, english)])
    return room


def _has_foot(sheet: Sheet) -> bool:
    # A public sheet always says there whether it is approved.
    parts = (Part.SOURCE, Part.MAKER, Part.DATE)
    return sheet.audience is Audience.PUBLIC or any(map(sheet.carries, parts)) or bool(sheet.page or sheet.note)


def _to_world(geometry: shapely.Geometry) -> shapely.Geometry:
    return to_mercator(east_of_seam(geometry))


def _outline(box: Bounds) -> shapely.Geometry:
    # Parallels are curved on the sheet: with points along the edges the frame holds all of the box.
    turn = FULL_TURN_DEG if box.east <= SEAM_DEG else 0.0
    return shapely.segmentize(shapely.box(box.west + turn, box.south, box.east + turn, box.north), 0.1)
