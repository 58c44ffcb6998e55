"""The map of a View alone, as a PNG: for slides, for the clipboard, for a page that somebody else lays out."""

from dataclasses import replace
from datetime import date

from matplotlib.figure import Figure

from app.settings import Settings
from app.sheet.area import Area
from app.sheet.arrange import Arrangement
from app.sheet.compose import draw_map
from app.sheet.foot import refuse_expired
from app.sheet.forms import MAP_SIDE_PX
from app.sheet.frame import AROUND, LAYOUT_DPI, extent_of, framed
from app.sheet.home import home_of
from app.sheet.raster import rastered
from app.themes import LOOKS
from layers.issue import DataRefusedError, Issue
from layers.showing import on_map
from layers.store import Data
from layers.view import View

UNITS_ACROSS = 1480.0
"""So many units of type lie along the side of a square of the map's area: names as large as on a screen sheet."""


def render_map(
    data: Data,
    view: View,
    *,
    width_px: int,
    height_px: int,
    transparent: bool = False,
    settings: Settings | None = None,
) -> bytes:
    """The map of a View without title, legend or table, in a picture of at most this size.

    Where the View has a box the picture has the box's shape. With `transparent` there is nothing but the land and
    what stands on it. It has no room for an approval number, so it always says that it is a sketch. Raises
    DataRefusedError for a bad size, or if the View is public and the approval number in the settings has expired.
    """
    settings = settings or Settings()
    refuse_expired(view, settings, date.today())
    least, most = MAP_SIDE_PX
    if not (least <= width_px <= most and least <= height_px <= most):
        message = f"图片的宽、高应在 {least}–{most} 像素之间"
        english = f"Width and height must be {least}-{most} pixels"
        raise DataRefusedError([Issue(f"{width_px}×{height_px}", "width", message, english)])
    width, height = _fitted(view, float(width_px), float(height_px))
    unit = (width * height) ** 0.5 / UNITS_ACROSS * 1.25
    area = Area(0.0, 0.0, width, height)
    box = home_of(data, view)
    frame = framed((width, height), unit, Arrangement(area), box, margin=1.0 if view.viewport else AROUND)
    look = LOOKS[view.theme]
    figure = Figure(figsize=(width / LAYOUT_DPI, height / LAYOUT_DPI), dpi=LAYOUT_DPI, facecolor=look.sheet)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    unapproved = replace(settings, approval=None)
    draw_map(axes, frame, data, view, unapproved, on_map(data, view), {}, around=not transparent)
    said = {"Source": view.to_query(), "Software": "lutu"}
    return rastered(figure, "png", (round(width), round(height)), LAYOUT_DPI, said, transparent=transparent)


def _fitted(view: View, width: float, height: float) -> tuple[float, float]:
    if view.viewport is None:
        return width, height
    across, down = extent_of(view.viewport)
    scale = min(width / across, height / down)
    return max(round(across * scale), 1), max(round(down * scale), 1)
