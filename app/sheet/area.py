"""Rectangles on a sheet, and the columns of its table."""

from dataclasses import dataclass

from app.sheet.manner import TYPE_SHARE

TABLE_HEAD = 40.0
"""The room of the words above a table, in units of type."""


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


NOTHING = Area(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Table:
    """The columns of a table, the height of a line in them and the unit of type, in pixels."""

    columns: tuple[Area, ...]
    row: float
    unit: float

    @property
    def lines(self) -> int:
        """How many lines a column has below the table's head."""
        return max(int((self.columns[0].height - TABLE_HEAD * self.unit) // self.row), 0) if self.columns else 0

    @property
    def type_px(self) -> float:
        """The size of its type."""
        return TYPE_SHARE * self.row
