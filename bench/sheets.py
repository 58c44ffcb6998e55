"""The sheets that are measured, ours and QGIS's in one size; `python -m bench.sheets NAME` draws one of ours."""

import sys
from dataclasses import dataclass

from app.sheet.export import render
from app.sheet.forms import Picture
from layers.sheet import Sheet, Template
from layers.store import Data, load
from layers.view import View

RUNS = 5


@dataclass(frozen=True)
class Measured:
    """A sheet of the whole province, its form, its target in seconds, and the size of QGIS's labels on it in points."""

    name: str
    form: str
    sheet: Sheet
    target_s: float
    type_pt: float


SCREEN = Measured("1920×1080 PNG", "png", Sheet(), 1.0, 7.5)
A4 = Measured("A4 PNG, 300 dpi", "png", Sheet(Template.OFFICIAL, paper="a4", dpi=300), 1.5, 6.5)
WALL = Measured("A1 PDF", "pdf", Sheet(Template.WALL), 4.0, 14)
SHEETS = (SCREEN, A4, WALL)


def drawn(data: Data, measured: Measured) -> Picture:
    """The file as ours makes it: the one place of the benchmark that draws these sheets."""
    return render(data, View(sheet=measured.sheet), measured.form)


if __name__ == "__main__":
    drawn(load(), {measured.name: measured for measured in SHEETS}[sys.argv[1]])
