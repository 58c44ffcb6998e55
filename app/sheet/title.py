"""The head of a sheet: its title, and below it the subtitle or what was filtered."""

from matplotlib.axes import Axes

from app.sheet.describing import subtitle_of, title_of
from app.sheet.frame import Frame
from app.sheet.type import condensed, width_px, write
from app.themes import LOOKS
from layers.sheet import Part
from layers.store import Data
from layers.view import View


def draw_title(axes: Axes, frame: Frame, data: Data, view: View, *, beside: float = 0.0) -> None:
    """Title and, below it, the subtitle or what was filtered; `beside` is taken by the QR code."""
    unit, manner, look = frame.unit, frame.manner, LOOKS[view.theme]
    margin = manner.margin * unit
    room = frame.width - 2 * margin - beside * (2 if manner.centred else 1)
    x, across = (frame.width / 2, "center") if manner.centred else (margin, "left")
    y = margin
    if view.sheet.carries(Part.TITLE):
        size = manner.title * unit
        words = title_of(data, view)
        # A long title is set smaller, never cut.
        size = min(size, size * room / width_px(words, size, True))
        write(axes, words, x, y + manner.title * 0.8 * unit, size, colour=look.text, bold=True, across=across)
        y += manner.title * 1.05 * unit
    if view.sheet.carries(Part.SUBTITLE):
        line, size = condensed(subtitle_of(data, view), manner.subtitle * unit, room)
        write(axes, line, x, y + manner.subtitle * 1.15 * unit, size, colour=look.muted, across=across)
