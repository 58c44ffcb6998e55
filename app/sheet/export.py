"""One View as a finished picture: PNG, SVG or PDF bytes."""

import io
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app import themes
from app.settings import Settings
from app.sheet.beyond import Beyond
from app.sheet.code import draw_code
from app.sheet.draw import draw_scene
from app.sheet.draw_beyond import draw_beyond, draw_lines
from app.sheet.frame import Frame, lay_out
from app.sheet.furniture import draw_scale_and_north, draw_source, draw_title
from app.sheet.ground import draw_ground
from app.sheet.legend import draw_legend
from app.sheet.listing import draw_list
from app.sheet.scene import Scene, compose
from app.sheet.stack import Stack
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.sheet import MM_PER_INCH
from layers.showing import on_map
from layers.store import Data
from layers.view import Layer, View

MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "tiff": "image/tiff",
}
RASTERS = ("png", "jpg", "tiff")
MOST_PIXELS = 150_000_000
"""The largest picture, in pixels: A0 at 300 dots per inch."""
LAYOUT_DPI = 96
"""A sheet is laid out in pixels of this size whatever its resolution, so that type keeps its size on paper."""


@dataclass(frozen=True)
class Picture:
    """A finished file, and what had to be left out of it, in words of the View's language."""

    content: bytes
    notes: tuple[str, ...] = ()


def render(data: Data, view: View, form: str, settings: Settings | None = None) -> Picture:
    """Draw a View as its sheet says; the same View and settings give the same bytes.

    `form` is a key of MEDIA_TYPES. Raises DataRefusedError if the bundled font lacks a character, the picture is too
    large, or the sheet is public and the approval number in the settings has expired.
    """
    settings = settings or Settings()
    width_px, height_px = view.sheet.size_px
    if form in RASTERS and width_px * height_px > MOST_PIXELS:
        message = f"{width_px}×{height_px} 像素太大，请降低 dpi 或改用 PDF"
        english = f"{width_px}x{height_px} pixels are too many; lower the dpi or take PDF"
        raise DataRefusedError([Issue("sheet", "dpi", message, english)])
    figure = draw(data, view, page=settings.page)
    FigureCanvasAgg(figure)
    out = io.BytesIO()
    title = view.title or say("app.title", view.lang)
    query = view.to_query()
    metadata: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Source": query, "Software": "lutu"},
        "svg": {"Title": title, "Source": query or "lutu", "Date": None, "Creator": "lutu"},
        "pdf": {"Title": title, "Subject": query, "CreationDate": None, "Creator": "lutu", "Producer": "lutu"},
    }
    figure.savefig(out, format=form, dpi=view.sheet.resolution_dpi, metadata=metadata.get(form))
    return Picture(out.getvalue())


def draw(data: Data, view: View, *, page: str = "") -> Figure:
    """The sheet as a matplotlib figure whose axes count layout pixels from the upper left corner."""
    width, height = (side / MM_PER_INCH * LAYOUT_DPI for side in view.sheet.size_mm)
    figure = Figure(figsize=(width / LAYOUT_DPI, height / LAYOUT_DPI), dpi=LAYOUT_DPI, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    frame = lay_out(width, height, data.bounds, view.viewport)
    shown = on_map(data, view)
    ground = data.boundaries["surroundings"] + (data.boundaries["world"] if frame.wide else ())
    networks = [role for role in data.assignments if role.linked]
    counties = list(data.counties.values())
    scene = compose(shown.facilities, data.cities, view, frame, ground, counties, shown, networks)
    edge = draw_ground(axes, frame, data, view, {code: len(roles) for code, roles in shown.roles.items()})
    _draw_layers(axes, frame, scene, view, edge)
    code = draw_code(axes, frame, f"{page}?{view.to_query()}".removesuffix("?") if page else "")
    draw_title(axes, frame, data, view, beside=code)
    beside = draw_legend(axes, frame, shown, view, scene)
    draw_list(axes, frame, shown, view, beside=beside)
    draw_scale_and_north(axes, frame, view.lang, themes.LOOKS[view.theme])
    draw_source(axes, frame, data, view.lang)
    return figure


def _draw_layers(axes: Axes, frame: Frame, scene: Scene, view: View, edge: Any) -> None:
    """What stands on the ground, layer by layer in the View's order; names of the ground lie below all of it."""
    nothing = Beyond()
    bare = replace(
        scene, cities=(), symbols=(), more=(), labels=(), ground=(), counties=(), beyond=nothing, province=None
    )
    draw_scene(axes, frame, replace(bare, ground=scene.ground, counties=scene.counties), view)
    beyond = scene.beyond

    def lines(part: Beyond) -> None:
        draw_lines(axes, frame, part, view, edge)
        draw_beyond(axes, frame, part, view, scene.symbol_px)

    def part(**kept: Any) -> None:
        draw_scene(axes, frame, replace(bare, **kept), view)

    stack = Stack(axes, view)
    stack.draw(Layer.NETWORKS, lambda: lines(replace(nothing, links=beyond.links)))
    stack.draw(Layer.CORRIDORS, lambda: lines(replace(nothing, routes=beyond.routes, stops=beyond.stops)))
    stack.draw(Layer.OVERSEAS, lambda: lines(replace(nothing, countries=beyond.countries, symbols=beyond.symbols)))
    stack.draw(Layer.FACILITIES, lambda: part(symbols=scene.symbols, more=scene.more, province=scene.province))
    stack.draw(Layer.LABELS, lambda: part(labels=scene.labels))
    stack.draw(Layer.CITY_COUNTS, lambda: part(cities=scene.cities))
