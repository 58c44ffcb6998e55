"""The map of a slide as the sheet composes it: the same rules and places, its type as large as that of the slide."""

from dataclasses import dataclass, replace

import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app.settings import Settings
from app.sheet.area import Area
from app.sheet.arrange import Arrangement
from app.sheet.compose import draw_map
from app.sheet.corners import Corners
from app.sheet.frame import AROUND, WIDE_FROM_DEG, Frame, extent_of, framed
from app.sheet.home import home_of
from app.sheet.raster import rastered
from app.sheet.scene import Scene
from app.slides.page import Room
from app.themes import LOOKS
from layers.sheet import Part
from layers.showing import Shown
from layers.store import Data
from layers.view import View
from layers.vocabulary import Precision

POINTS_PER_INCH = 72
"""The map is laid out in points of the slide, so that its places are those of the shapes."""
PICTURE_DPI = 192
"""Dots per inch of the picture on the slide: sharp on a 4K screen."""
UNIT_PT, WIDE_UNIT_PT, CROWDED_UNIT_PT = 0.82, 0.9, 0.64
"""One unit of the sheet's type in points: names of 15 units are 12.3 pt; counts of countries, of 13.5, as large on a
wide map; a little less on a small map where nothing has a name."""
FULL_WIDTH_PT = 570.0
"""From this width on a map carries type of full size however much stands on it."""
MOST_NAMED = 60
"""With more symbols than this they have neither name nor number."""
PARTS = (Part.SCALE, Part.NORTH)
"""What stands on the map of a slide, if the sheet carries it."""


@dataclass(frozen=True)
class Mapped:
    """A map laid out on a slide: its frame and what stands on it, in points of the slide, and its drawing."""

    frame: Frame
    scene: Scene
    corners: Corners
    figure: Figure

    @property
    def window(self) -> shapely.Polygon:
        """The map's rectangle."""
        area = self.frame.map
        return shapely.box(area.left, area.top, area.right, area.bottom)

    def picture(self, query: str) -> bytes:
        """The map as PNG; its metadata says what it was made from."""
        across, down = (round(side * PICTURE_DPI) for side in self.figure.get_size_inches())
        return rastered(self.figure, "png", (across, down), PICTURE_DPI, {"Source": query, "Software": "lutu"})


def lay_map(data: Data, view: View, shown: Shown, room: Room, numbers: dict[str, str], settings: Settings) -> Mapped:
    """Lay out the map of a View in a room of the slide; `numbers` are those of the list, by id.

    Where the View has a box the map keeps the box's shape: beyond it nothing is shown, and it would look empty there.
    """
    area = Area(room.left, room.top, room.width, room.height)
    if view.viewport is not None:
        across, down = extent_of(view.viewport)
        scale = min(room.width / across, room.height / down)
        area = Area(room.left, room.top, across * scale, down * scale)
    points = sum(f.precision is not Precision.CITY for f in shown.facilities)
    named = points <= MOST_NAMED
    box, margin = home_of(data, view), 1.0 if view.viewport else AROUND
    wide = box.east - box.west > WIDE_FROM_DEG
    unit = WIDE_UNIT_PT if wide else UNIT_PT if named or area.width >= FULL_WIDTH_PT else CROWDED_UNIT_PT
    frame = framed((area.width, area.height), unit, Arrangement(area), box, margin=margin)
    inches = (area.width / POINTS_PER_INCH, area.height / POINTS_PER_INCH)
    figure = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor=LOOKS[view.theme].sheet)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(area.left, area.right)
    axes.set_ylim(area.bottom, area.top)
    bare = replace(view, sheet=replace(view.sheet, parts=tuple(part for part in PARTS if view.sheet.carries(part))))
    scene, corners = draw_map(axes, frame, data, bare, settings, shown, numbers if named else {})
    return Mapped(frame, scene, corners, figure)
