"""The map of one city as an SVG without title or legend: its facilities, its neighbours under a veil."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from app import style, themes
from app.sheet.area import Area
from app.sheet.corners import SCALE, share_corners
from app.sheet.draw import draw_scene, points
from app.sheet.frame import Frame
from app.sheet.ground import draw_ground
from app.sheet.scale import draw_scale, scale_size
from app.sheet.scene import compose
from geo.bounds import Bounds
from geo.projection import to_sheet
from layers.model import Facility, Region
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language, Precision

WIDTH_PX, TALLEST_PX, LOWEST_PX = 720, 800, 460
MARGIN_PX, DPI = 26, 96
UNIT_PX = 0.92
"""How many pixels of this map one design pixel of the sheet takes."""
NEIGHBOURHOOD = 1.5
"""How much ground beyond the city the map may need, as a share of the city's width and height."""


def city_map(data: Data, adcode: str, lang: Language) -> bytes:
    """The facilities of one city on a map fitted to it; the same data give the same bytes."""
    city = data.cities[adcode]
    frame = _frame(city.geometry)
    figure = Figure(figsize=(frame.width / DPI, frame.height / DPI), dpi=DPI, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, frame.width)
    axes.set_ylim(frame.height, 0)
    view = View(lang=lang)
    facilities = [_counted_at(facility, adcode) for facility in data.facilities if adcode in facility.cities]
    counties = [county for county in data.counties.values() if county.city == adcode]
    around = [*data.boundaries["surroundings"], *(_neighbour(c) for c in data.cities.values() if c is not city)]
    outline = frame.project(shapely.segmentize(city.geometry, 0.25))
    corners = share_corners(frame.map, {SCALE: scale_size(frame, view.sheet)}, [], outline, frame.unit)
    reserved = corners.reserved(frame.unit)
    scene = compose(facilities, {adcode: city}, view, frame, around, counties, reserved=reserved)
    draw_ground(axes, frame, _near(data, city), view)
    _veil(axes, frame, city.geometry)
    draw_scene(axes, frame, scene, view)
    draw_scale(axes, frame, view.sheet, corners.boxes[SCALE], themes.LOOKS[view.theme], lang)
    FigureCanvasAgg(figure)
    out = io.BytesIO()
    figure.savefig(out, format="svg", dpi=DPI, metadata={"Title": city.name_en, "Date": None, "Creator": "lutu"})
    return out.getvalue()


def _near(data: Data, city: Region) -> Data:
    """The data with boundaries cut to the neighbourhood of the city, so that the picture stays small."""
    box = Bounds.of(city.geometry).padded(NEIGHBOURHOOD)
    near = {name: tuple(_cut(features, box)) or features for name, features in data.boundaries.items()}
    return replace(data, boundaries=near)


def _cut(features: Iterable[Mapping[str, Any]], box: Bounds) -> Iterator[Mapping[str, Any]]:
    for feature in features:
        shape = shapely.geometry.shape(feature["geometry"])
        if shape.geom_type == "Point":
            yield feature
        elif polygons := [part for part in shapely.get_parts(shapely.clip_by_rect(shape, *box)) if part.area]:
            yield {**feature, "geometry": shapely.geometry.mapping(shapely.MultiPolygon(polygons))}


def _frame(outline: shapely.Geometry) -> Frame:
    """The frame of the map in pixels: as wide as WIDTH_PX, as high as the city needs, within limits."""
    west, south, east, north = to_sheet(shapely.segmentize(outline, 0.1)).bounds
    wide, high = WIDTH_PX - 2 * MARGIN_PX, TALLEST_PX - 2 * MARGIN_PX
    scale = min(wide / (east - west), high / (north - south))
    height = round(min(max((north - south) * scale + 2 * MARGIN_PX, LOWEST_PX), TALLEST_PX))
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([WIDTH_PX / 2, height / 2])

    def project(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(to_sheet(geometry), lambda xy: (xy - centre) * (scale, -scale) + middle)

    edge = 1.0
    area = Area(edge, edge, WIDTH_PX - 2 * edge, height - 2 * edge)
    return Frame(WIDTH_PX, height, UNIT_PX, area, 1 / scale, project)


def _counted_at(facility: Facility, adcode: str) -> Facility:
    # What several cities share is counted here at this city alone: the map is of one city.
    return replace(facility, cities=(adcode,)) if facility.precision is Precision.CITY else facility


def _neighbour(city: Region) -> dict[str, Any]:
    # Named like a neighbouring province: spaced letters, and only where nothing else stands.
    names = {"name": city.short, "name_en": city.name_en, "lon": city.lon, "lat": city.lat}
    return {"properties": {"kind": "city", **names}, "geometry": None}


def _veil(axes: Any, frame: Frame, city: shapely.Geometry) -> None:
    """Lay a white veil over everything but the city, and draw its outline."""
    area = frame.map
    outline = frame.project(shapely.segmentize(city, 0.25))
    beyond = shapely.box(area.left, area.top, area.right, area.bottom).difference(outline)
    axes.add_patch(PathPatch(_path(beyond), facecolor="white", alpha=0.5, edgecolor="none", zorder=3.8))
    width = points(axes, 2.0 * frame.unit)
    axes.add_patch(PathPatch(_path(outline), facecolor="none", edgecolor=style.INK, linewidth=width, zorder=3.9))


def _path(geometry: shapely.Geometry) -> Outline:
    polygons = [shapely.geometry.polygon.orient(part) for part in shapely.get_parts(geometry) if part.area]
    rings = [np.asarray(ring.coords) for part in polygons for ring in (part.exterior, *part.interiors)]
    codes = [[Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 2), Outline.CLOSEPOLY] for ring in rings]
    return Outline(np.concatenate(rings), np.concatenate(codes))
