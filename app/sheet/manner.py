"""The manner of each template: size of type, margins, where the title stands, what the map gives up for the table."""

import math
from dataclasses import dataclass

from layers.sheet import Template

TYPE_UNIT_MM = 0.175
"""One unit of type on A4: most names are 15 units, 2.6 mm, 7.4 pt."""
GROWTH = 0.58
"""Type grows with the side of the sheet to this power: a wall is read from farther away than a page, but not by as
much as it is larger, so that it can say more."""
A4_AREA_MM2 = 297.0 * 210.0
TABLE_ROWS = (24.0, 22.0, 20.0, 18.0, 16.5, 15.0, 13.5)
"""Heights of a line of the table in units, the best first."""
TYPE_SHARE = 0.68
"""Size of the type of the table to the height of a line."""
LEAST_TABLE_TYPE_MM = 1.985
"""A list is read from close by on a wall as on a page: nowhere is its type smaller than 5.6 pt."""
MOST_STRETCHED = 2.0
"""A long strip of paper has type for its shorter side: no larger than a square of so many times that would have."""


@dataclass(frozen=True)
class Manner:
    """Lengths in units of type, but for `type_scale`; `least_map` is the least share of the map's scale that is kept
    when a table takes room, `least_pressed` where it has to press for that; `legend_rows` are the heights of a line
    of the legend, the best first; `framed` draws a neat line round the sheet."""

    type_scale: float = 1.0
    margin: float = 44.0
    title: float = 40.0
    subtitle: float = 19.0
    foot: float = 14.0
    centred: bool = False
    framed: bool = False
    least_map: float = 0.82
    least_pressed: float = 0.72
    legend_rows: tuple[float, ...] = (26.0, 24.0, 22.5, 21.0, 20.0)


MANNERS: dict[Template, Manner] = {
    Template.SCREEN: Manner(),
    Template.OFFICIAL: Manner(margin=62.0, title=38.0, centred=True, least_map=0.6, least_pressed=0.6),
    Template.WALL: Manner(
        margin=70.0,
        title=64.0,
        subtitle=26.0,
        foot=16.0,
        centred=True,
        framed=True,
        least_map=0.6,
        least_pressed=0.6,
    ),
    Template.BRIEF: Manner(
        type_scale=1.25,
        margin=26.0,
        title=34.0,
        foot=12.0,
        legend_rows=(26.0, 24.0, 22.5, 21.0, 20.0, 18.5, 17.0),
    ),
}


def unit_mm(template: Template, width_mm: float, height_mm: float) -> float:
    """One unit of type on a sheet of a size, in mm."""
    side = min(math.sqrt(width_mm * height_mm), MOST_STRETCHED * min(width_mm, height_mm)) / math.sqrt(A4_AREA_MM2)
    return TYPE_UNIT_MM * MANNERS[template].type_scale * side**GROWTH


def table_rows(unit_mm: float) -> tuple[float, ...]:
    """Heights in units that a line of the table may have on a sheet with such a unit of type, the best first."""
    return tuple(row for row in TABLE_ROWS if row * TYPE_SHARE * unit_mm >= LEAST_TABLE_TYPE_MM) or TABLE_ROWS[:1]
