"""The scale bar and the north arrow of a slide's map, as shapes."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from app.sheet.corners import SCALE
from app.sheet.scale import round_km
from app.slides.drawing import shape
from app.slides.lettering import Type, write
from app.slides.mapping import Mapped
from app.slides.page import LEAST_PT, Room
from app.themes import Look
from app.words import say
from layers.sheet import Part
from layers.view import View

LONGEST_PT, NORTH_PT = 130.0, 26.0


def draw_scale(shapes: Any, mapped: Mapped, view: View, look: Look) -> None:
    """Draw what the sheet carries of it into its corner: the bar, of round kilometres, and the arrow right of it."""
    area, lang = mapped.corners.boxes[SCALE], view.lang
    right = area.right
    if view.sheet.carries(Part.NORTH):
        north = say("sheet.north", lang)
        arrow = Room(right - 18, area.bottom - 28, 14, 28)
        shape(shapes, MSO_SHAPE.ISOSCELES_TRIANGLE, arrow, name=north, face=look.ink)
        manner = Type(LEAST_PT, look.ink, bold=True, across="center", along="middle", lang=lang)
        write(shapes, Room(arrow.left - 6, arrow.top - 17, 26, 16), [north], manner, name=north)
        right -= NORTH_PT + 30
    if not view.sheet.carries(Part.SCALE):
        return
    metres = mapped.frame.metres_per_px
    km = round_km(LONGEST_PT * metres / 1000)
    length, top = km * 1000 / metres, area.bottom - 8
    for n, face in enumerate((look.ink, look.halo)):
        half = Room(right - length + n * length / 2, top, length / 2, 6)
        name = say("slides.scale", lang)
        shape(shapes, MSO_SHAPE.RECTANGLE, half, name=name, face=face, edge=look.ink, edge_pt=0.75)
    manner = Type(LEAST_PT, look.ink, across="center", along="middle", lang=lang)
    for share, text in ((0, "0"), (1, f"{km:g} {say('sheet.scale', lang)}")):
        middle = right - length + length * share
        write(shapes, Room(middle - 30, top - 18, 60, 16), [text], manner, name=text)
