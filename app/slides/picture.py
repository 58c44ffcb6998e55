"""The map of a slide as a picture."""

from dataclasses import replace

from app.settings import Settings
from app.sheet.export import render
from app.slides.page import Room
from layers.store import Data
from layers.view import View

DPI = 192
"""Dots per inch of the picture on the slide: sharp on a 4K screen."""


def picture(data: Data, view: View, room: Room, settings: Settings) -> bytes:
    """The map of a View as PNG for a room in points."""
    width_px, height_px = (round(side / 72 * DPI) for side in (room.width, room.height))
    paper = f"{width_px}x{height_px}px"
    bare = replace(view, sheet=replace(view.sheet, paper=paper, dpi=DPI, parts=()))
    return render(data, bare, "png", settings).content
