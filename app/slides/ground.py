"""The ground of a slide's map as native freeforms: sea, neighbours, each city by its name, circles, borders."""

from collections.abc import Iterable
from typing import Any

import shapely
from pptx.enum.shapes import MSO_SHAPE

from app.sheet.ground import role_shade
from app.slides.drawing import outline, shape
from app.slides.mapping import Mapped
from app.slides.page import Room
from app.themes import Look
from app.words import say
from layers.query import chosen_cities
from layers.showing import Shown
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Circle, Language

CLOSE_PT, COUNTY_PT = 0.4, 0.8
"""How far a border may move when it is simplified, in points: the deck stays small, and nobody sees it."""


def draw_ground(shapes: Any, mapped: Mapped, data: Data, view: View, shown: Shown, look: Look) -> None:
    """Everything that lies below symbols and names."""

    def words(key: str) -> str:
        return say(key, view.lang)

    shape(shapes, MSO_SHAPE.RECTANGLE, _room(mapped), name=words("slides.sea"), face=look.sea)
    _surroundings(shapes, mapped, data, view, look, words)
    _cities(shapes, mapped, data, view, shown, look)
    if Layer.COUNTIES in view.layers and not mapped.frame.wide:
        lines = [shapely.boundary(mapped.frame.project(c.geometry)) for c in data.counties.values()]
        merged = shapely.line_merge(shapely.union_all(shapely.simplify(lines, 0.0)))
        _draw(
            shapes, mapped, merged, COUNTY_PT, name=words("layer.counties"), edge=look.county_line, edge_pt=0.5, face=""
        )
    _borders(shapes, mapped, data, view, look)
    if view.area is not None and (marked := data.outline(view.area)) is not None:
        _draw(
            shapes,
            mapped,
            mapped.frame.project(shapely.boundary(marked)),
            CLOSE_PT,
            name=words("slides.area"),
            edge=look.accent,
            edge_pt=1.75,
            face="",
        )


def draw_edge(shapes: Any, mapped: Mapped, look: Look, lang: Language) -> None:
    """The frame round the map, above what is on it."""
    shape(shapes, MSO_SHAPE.RECTANGLE, _room(mapped), name=say("slides.edge", lang), edge=look.leader, edge_pt=0.75)


def _surroundings(shapes: Any, mapped: Mapped, data: Data, view: View, look: Look, words: Any) -> None:
    if mapped.frame.wide:
        for feature in data.boundaries["world"]:
            kind = feature["properties"]["kind"]
            geometry = mapped.frame.project(shapely.segmentize(shapely.geometry.shape(feature["geometry"]), 2.0))
            if kind == "land":
                _draw(shapes, mapped, geometry, CLOSE_PT, name=words("slides.land"), face=look.land)
            elif kind == "line":
                _draw(
                    shapes,
                    mapped,
                    geometry,
                    CLOSE_PT,
                    name=words("slides.line"),
                    edge=look.sea_line,
                    edge_pt=1.0,
                    face="",
                )
    for feature in data.boundaries["surroundings"]:
        if feature["geometry"]["type"] == "Point":
            continue
        p = feature["properties"]
        name = p.get("name" if view.lang is Language.ZH else "name_en") or words("slides.land")
        geometry = mapped.frame.project(shapely.segmentize(shapely.geometry.shape(feature["geometry"]), 0.25))
        _draw(shapes, mapped, geometry, CLOSE_PT, name=name, face=look.land)


def _cities(shapes: Any, mapped: Mapped, data: Data, view: View, shown: Shown, look: Look) -> None:
    """Each city a freeform of its own, filled with its circle's tint or its shade, so that a click takes it."""
    regions, chosen = list(data.cities.values()), chosen_cities(view)
    flat = [mapped.frame.project(shapely.segmentize(region.geometry, 0.25)) for region in regions]
    # Simplified together, so that neighbours still share their edges.
    for region, geometry in zip(regions, shapely.coverage_simplify(flat, CLOSE_PT), strict=True):
        face = look.paper
        if shown.roles:
            face = role_shade(len(shown.roles.get(region.adcode, ())), look)
        elif Layer.CIRCLES in view.layers:
            face = look.tints[region.circle]
        if chosen and region.adcode not in chosen:
            face = look.land
        name = region.name if view.lang is Language.ZH else region.name_en
        told = f"{name} · {region.circle.label(view.lang)}"
        edge = 0.0 if mapped.frame.wide else 0.75
        _draw(
            shapes,
            mapped,
            geometry,
            0.0,
            name=name,
            face=face,
            edge=look.line if edge else "",
            edge_pt=edge,
            told=told,
        )


def _borders(shapes: Any, mapped: Mapped, data: Data, view: View, look: Look) -> None:
    layer = "circles" if Layer.CIRCLES in view.layers else "province"
    for feature in data.boundaries[layer]:
        p = feature["properties"]
        name = Circle(p["circle"]).label(view.lang) if layer == "circles" else p["name" if _zh(view) else "name_en"]
        geometry = shapely.boundary(
            mapped.frame.project(shapely.segmentize(shapely.geometry.shape(feature["geometry"]), 0.25))
        )
        width = 0.6 if mapped.frame.wide else 1.25
        _draw(shapes, mapped, geometry, CLOSE_PT, name=name, edge=look.circle_line, edge_pt=width, face="")
    if Layer.CORES in view.layers and not mapped.frame.wide:
        for feature in data.boundaries["cores"]:
            name = feature["properties"]["name" if _zh(view) else "name_en"]
            geometry = shapely.boundary(mapped.frame.project(shapely.geometry.shape(feature["geometry"])))
            name = f"{name} · {feature['properties']['role']}"
            _draw(shapes, mapped, geometry, CLOSE_PT, name=name, edge=look.accent, edge_pt=1.25, dash="sysDot", face="")


def _draw(shapes: Any, mapped: Mapped, geometry: shapely.Geometry, close_pt: float, **drawn: Any) -> None:
    kept = shapely.simplify(geometry, close_pt) if close_pt else geometry
    inside = shapely.intersection(shapely.make_valid(kept) if not shapely.is_valid(kept) else kept, mapped.window)
    parts = [part for part in _parts(inside) if drawn.get("face") or part.length > 1]
    if parts:
        outline(shapes, shapely.GeometryCollection(parts), **drawn)


def _parts(geometry: shapely.Geometry) -> Iterable[shapely.Geometry]:
    for part in shapely.get_parts(geometry):
        if hasattr(part, "geoms"):
            yield from _parts(part)
        else:
            yield part


def _room(mapped: Mapped) -> Room:
    area = mapped.frame.map
    return Room(area.left, area.top, area.width, area.height)


def _zh(view: View) -> bool:
    return view.lang is Language.ZH
