"""Putting a sheet together: the map with its layers, and around it what its View asks for."""

from dataclasses import dataclass, replace
from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from app.settings import Settings
from app.sheet.area import Area
from app.sheet.beyond import Beyond
from app.sheet.chart import draw_chart
from app.sheet.code import address_of, draw_code
from app.sheet.corners import INSET, SCALE, SKETCH, Corners, share_corners
from app.sheet.draw import draw_scene
from app.sheet.draw_beyond import draw_beyond, draw_lines
from app.sheet.foot import draw_foot, draw_sketch, is_sketch, sketch_size
from app.sheet.frame import LAYOUT_DPI, Frame
from app.sheet.graticule import draw_graticule
from app.sheet.ground import draw_ground
from app.sheet.home import home_of
from app.sheet.inset import draw_inset, inset_size
from app.sheet.items import draw_items
from app.sheet.layout import layout_of
from app.sheet.legend import draw_legend
from app.sheet.listing import Entry
from app.sheet.notes import notes_of
from app.sheet.scale import draw_scale, scale_size
from app.sheet.scene import Scene, compose
from app.sheet.stack import Stack
from app.sheet.title import draw_title
from app.themes import LOOKS, Look
from geo.dodge import Box, Point
from layers.query import chosen_cities
from layers.sheet import Part
from layers.showing import Shown
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Precision


@dataclass(frozen=True)
class Drawn:
    """A sheet as a matplotlib figure whose axes count layout pixels from the upper left corner, and what it lacks.

    `unlabelled` of `symbols` things on the map have neither name nor number there; `rest` is for the next page.
    """

    figure: Figure
    notes: tuple[str, ...]
    symbols: int
    unlabelled: int
    rest: tuple[Entry, ...] = ()


def draw(data: Data, view: View, settings: Settings, *, carried_on: bool = False) -> Drawn:
    """Draw a whole sheet; with `carried_on` a next page lists what finds no room in its table."""
    layout = layout_of(data, view, settings, carried_on=carried_on)
    frame, look = layout.frame, LOOKS[view.theme]
    figure = Figure(figsize=(frame.width / LAYOUT_DPI, frame.height / LAYOUT_DPI), dpi=LAYOUT_DPI, facecolor=look.sheet)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, frame.width)
    axes.set_ylim(frame.height, 0)
    scene, corners = draw_map(axes, frame, data, view, settings, layout.shown, layout.numbers)
    code = draw_code(axes, frame, address_of(view, settings), look) if view.sheet.carries(Part.CODE) else 0.0
    draw_title(axes, frame, data, view, beside=code)
    cut = draw_legend(axes, frame, layout.shown, view, scene) if view.sheet.carries(Part.LEGEND) else 0
    draw_items(
        axes,
        frame.listing,
        layout.columns,
        view.lang,
        look,
        layout.head(view.lang),
        missing=layout.last_line(view.lang),
    )
    draw_chart(axes, frame, *layout.chart, view.lang, look)
    draw_foot(axes, frame, data, view, settings, onward=layout.onward(view.lang) if not layout.columns else "")
    if frame.manner.framed:
        _draw_neat_line(axes, frame, look)
    notes = notes_of(view, settings, scene, frame, corners, table=layout.missing, placed=layout.placed, legend=cut)
    crowded = sum(count for _, count in scene.more)
    labelled = {label.facility for label in scene.labels} | set(scene.inside)
    symbols = len(scene.symbols) + crowded
    return Drawn(figure, notes, symbols, symbols - len(labelled), tuple(layout.rest))


def draw_map(
    axes: Axes,
    frame: Frame,
    data: Data,
    view: View,
    settings: Settings,
    shown: Shown,
    numbers: dict[str, str],
    *,
    around: bool = True,
) -> tuple[Scene, Corners]:
    """The map with everything on it; `numbers` are those of the table, by id.

    Without `around` there is no sea and no neighbour, and no edge round the map.
    """
    look = LOOKS[view.theme]
    lit = {code: len(roles) for code, roles in shown.roles.items()}
    edge = draw_ground(axes, frame, data, view, lit, around=around)
    wanted = _wanted(frame, data, view, settings)
    if not around:
        wanted.pop(INSET, None)
    corners = share_corners(frame.map, wanted, _busy(frame, data, shown), _subject(frame, data, view), frame.unit)
    reserved: list[Box] = corners.reserved(frame.unit)
    if view.sheet.carries(Part.GRATICULE):
        reserved += draw_graticule(axes, frame, home_of(data, view), look, reserved)
    ground = data.boundaries["surroundings"] + (data.boundaries["world"] if frame.wide else ()) if around else ()
    scene = compose(
        shown.facilities,
        data.cities,
        view,
        frame,
        ground,
        list(data.counties.values()),
        shown,
        [role for role in data.assignments if role.linked],
        numbers=numbers,
        reserved=reserved,
    )
    _draw_layers(axes, frame, scene, view, edge)
    if SCALE in corners.boxes:
        area = corners.boxes[SCALE]
        draw_scale(axes, frame, view.sheet, area, look, view.lang, on_land=_on_land(frame, data, area))
    if INSET in corners.boxes:
        draw_inset(axes, frame, data, view, corners.boxes[INSET])
    if SKETCH in corners.boxes:
        draw_sketch(axes, frame, view, corners.boxes[SKETCH])
    return scene, corners


def _wanted(frame: Frame, data: Data, view: View, settings: Settings) -> dict[str, tuple[float, float]]:
    wanted = {}
    if view.sheet.carries(Part.INSET) and not frame.wide:
        wanted[INSET] = inset_size(frame, data, view)
    scale = scale_size(frame, view.sheet)
    if scale[0]:
        wanted[SCALE] = scale
    if is_sketch(view, settings):
        wanted[SKETCH] = sketch_size(frame, view.lang)
    return wanted


def _busy(frame: Frame, data: Data, shown: Shown) -> list[Point]:
    """Where symbols and names of cities will stand."""
    places = [f.geometry.representative_point() for f in shown.facilities if f.precision is not Precision.CITY]
    spots = [(place.x, place.y) for place in places]
    spots += [(city.name_place[0], city.name_place[1] + dy) for city in data.cities.values() for dy in (0.0, -0.04)]
    spots += [(stop.lon, stop.lat) for corridor in shown.corridors for stop in corridor.stops]
    spots += [(place.geometry.x, place.geometry.y) for place in shown.abroad]
    return [on_paper for lon, lat in spots if (on_paper := _px(frame, lon, lat))]


def _subject(frame: Frame, data: Data, view: View) -> shapely.Geometry:
    """What the map is about, in pixels: the chosen cities, else the province."""
    chosen = [data.cities[code].geometry for code in chosen_cities(view)]
    shapes = chosen or data.shapes["province"]
    return shapely.simplify(frame.project(shapely.union_all(shapes)), 1.0).buffer(0)


def _on_land(frame: Frame, data: Data, area: Area) -> bool:
    """Whether an area of the map lies on the province, whose boundaries are drawn."""
    box = shapely.box(area.left, area.top, area.right, area.bottom)
    return any(shapely.intersects(frame.project(shape), box) for shape in data.shapes["province"])


def _px(frame: Frame, lon: float, lat: float) -> Point:
    point = frame.project(shapely.Point(lon, lat))
    return (float(point.x), float(point.y))


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


def _draw_neat_line(axes: Axes, frame: Frame, look: Look) -> None:
    """The double line round a wall map."""
    for inset, width in ((0.36, 3.2), (0.5, 0.9)):
        edge = frame.manner.margin * inset * frame.unit
        line = Rectangle((edge, edge), frame.width - 2 * edge, frame.height - 2 * edge, facecolor="none", zorder=1)
        line.set(edgecolor=look.text, linewidth=width * frame.unit * 72 / LAYOUT_DPI)
        axes.add_artist(line)
