"""Networks and corridors on the map of a slide: freeform lines, with the marks of their modes and their stops."""

from typing import Any

import shapely
from pptx.enum.shapes import MSO_SHAPE

from app import style
from app.slides.drawing import outline, shape
from app.slides.lettering import LINE, Type, width, write
from app.slides.mapping import Mapped
from app.slides.page import LEAST_PT, around
from app.slides.signs import mode_tag
from app.themes import Look
from app.words import say
from layers.view import View
from layers.vocabulary import Language

DASHES = ("", "dash", "sysDot", "lgDashDot", "sysDash", "lgDash")
"""How networks are told apart beside their colour, in the order of style.NETWORK_DASHES."""
LONGEST_NAME = 200


def draw_lines(shapes: Any, mapped: Mapped, view: View, look: Look) -> None:
    """Draw networks, corridors and their stops, inside the map only."""
    beyond, lang = mapped.scene.beyond, view.lang
    for link in beyond.links:
        colour, dash = look.networks[link.colour], DASHES[style.NETWORK_DASHES.index(link.dash)]
        outline(shapes, _inside(mapped, link.paths), name=link.name, edge=colour, edge_pt=2.0, dash=dash)
    for route in beyond.routes:
        names = " / ".join(_name(corridor, lang) for corridor in route.corridors)[:LONGEST_NAME]
        told = f"{route.mode.label(lang)} · {names}"
        dash, colour = "sysDash" if route.schematic else "", look.modes[route.mode]
        outline(shapes, _inside(mapped, route.paths), name=names, edge=colour, edge_pt=1.75, dash=dash, told=told)
    for stop in beyond.stops:
        name = stop.name or say("detail.stops", lang)
        shape(shapes, MSO_SHAPE.OVAL, around(*stop.at, 6, 6), name=name, face=look.halo, edge=look.ink, edge_pt=1.25)
        if stop.name:
            _write(shapes, stop.name, stop.name_at, look.ink, lang)
    for link in beyond.links:
        if link.spot:
            _write(shapes, link.name, link.spot, look.networks[link.colour], lang, bold=True)
    for route in beyond.routes:
        if route.tag:
            names = " / ".join(_name(corridor, lang) for corridor in route.corridors)[:LONGEST_NAME]
            mode_tag(shapes, route.mode, route.tag, look, lang=lang, name=names)


def _inside(mapped: Mapped, paths: Any) -> shapely.Geometry:
    line = shapely.multilinestrings([shapely.linestrings(path) for path in paths])
    return shapely.simplify(shapely.intersection(line, mapped.window), 0.3)


def _write(shapes: Any, text: str, at: tuple[float, float], colour: str, lang: Language, *, bold: bool = False) -> None:
    manner = Type(LEAST_PT, colour, bold=bold, across="center", along="middle", lang=lang)
    write(shapes, around(*at, width(text, LEAST_PT, bold=bold), LEAST_PT * LINE), [text], manner, name=text)


def _name(thing: Any, lang: Language) -> str:
    return str(thing.name if lang is Language.ZH else thing.name_en)
