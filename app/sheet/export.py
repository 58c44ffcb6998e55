"""One View as a finished picture: PNG, SVG or PDF bytes."""

import io
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app import style
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
from layers.showing import on_map
from layers.store import Data
from layers.view import Layer, View

MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
SMALLEST_PX, LARGEST_PX = 400, 12_000
DPI_RANGE = (36, 1200)


@dataclass(frozen=True)
class SheetSize:
    """Width and height in pixels at a resolution in dots per inch."""

    width_px: int
    height_px: int
    dpi: int


def read_size(text: str, dpi: int) -> SheetSize:
    """A size written as 1920x1080. Raises DataRefusedError if it is not one or too small or large."""
    parts = text.lower().replace("×", "x").split("x")
    issues = []
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 6 for part in parts):
        issues.append(Issue(text[:20], "--size", "应写成 宽x高，如 1920x1080", "Write WIDTHxHEIGHT, e.g. 1920x1080"))
    elif not all(SMALLEST_PX <= int(part) <= LARGEST_PX for part in parts):
        issues.append(
            Issue(
                text,
                "--size",
                f"宽、高应在 {SMALLEST_PX}–{LARGEST_PX} 像素之间",
                f"Width and height must be {SMALLEST_PX}-{LARGEST_PX} pixels",
            ),
        )
    if not DPI_RANGE[0] <= dpi <= DPI_RANGE[1]:
        issues.append(
            Issue(
                str(dpi), "--dpi", f"应在 {DPI_RANGE[0]}–{DPI_RANGE[1]} 之间", f"Must be {DPI_RANGE[0]}-{DPI_RANGE[1]}"
            ),
        )
    if issues:
        raise DataRefusedError(issues)
    return SheetSize(int(parts[0]), int(parts[1]), dpi)


def render(data: Data, view: View, form: str, size: SheetSize, *, page: str = "") -> bytes:
    """Draw a View and return the file's bytes; the same View gives the same bytes.

    `form` is a key of MEDIA_TYPES. `page` is the address of the page; with it the sheet carries a QR code that opens
    the same View there. Raises DataRefusedError if the bundled font lacks a character of the title.
    """
    figure = draw(data, view, size, page=page)
    FigureCanvasAgg(figure)
    out = io.BytesIO()
    title = view.title or say("app.title", view.lang)
    query = view.to_query()
    metadata: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Source": query, "Software": "lutu"},
        "svg": {"Title": title, "Source": query or "lutu", "Date": None, "Creator": "lutu"},
        "pdf": {"Title": title, "Subject": query, "CreationDate": None, "Creator": "lutu", "Producer": "lutu"},
    }
    figure.savefig(out, format=form, dpi=size.dpi, metadata=metadata[form])
    return out.getvalue()


def draw(data: Data, view: View, size: SheetSize, *, page: str = "") -> Figure:
    """The sheet as a matplotlib figure whose axes count pixels from the upper left corner."""
    figure = Figure(figsize=(size.width_px / size.dpi, size.height_px / size.dpi), dpi=size.dpi, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, size.width_px)
    axes.set_ylim(size.height_px, 0)
    frame = lay_out(size.width_px, size.height_px, data.bounds, view.viewport)
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
    draw_scale_and_north(axes, frame, view.lang, style.GROUNDS[view.theme])
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
