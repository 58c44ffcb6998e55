"""The map of a slide as native shapes: one may recolour a city, move a symbol, rewrite a name."""

import math
from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from app.sheet.corners import SCALE, SKETCH
from app.sheet.labels import Label
from app.sheet.scene import CityName
from app.slides.drawing import connector, shape
from app.slides.ground import draw_edge, draw_ground
from app.slides.lettering import LINE, Type, letter, width, write
from app.slides.lines import draw_lines
from app.slides.mapping import Mapped
from app.slides.page import LEAST_PT, Room, around
from app.slides.scale import draw_scale
from app.slides.signs import core_sign, pill, pill_width, symbol
from app.themes import Look
from app.words import say
from geo.dodge import Box, Occupied, Point, rings
from layers.circles import CORES
from layers.model import Facility
from layers.showing import Shown
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import Language


def draw_map(shapes: Any, mapped: Mapped, data: Data, view: View, shown: Shown, look: Look) -> None:
    """Draw ground, lines, symbols with their leaders, names and counts, from the ground up."""
    scene, frame, lang = mapped.scene, mapped.frame, view.lang
    unit = frame.unit
    draw_ground(shapes, mapped, data, view, shown, look)
    for ground in scene.ground:
        colour = look.sea_name if ground.sea else look.land_name
        _middle(shapes, ground.name, ground.at, 16 * unit, colour, lang)
    for name, at in scene.counties:
        _middle(shapes, name, at, LEAST_PT, look.faint, lang)
    draw_lines(shapes, mapped, view, look)
    for placed in scene.symbols:
        if math.dist(placed.at, placed.true) > scene.symbol_px * 0.8:
            name = f"{say('slides.leader', lang)} {_name(placed.facility, lang)}"
            connector(shapes, placed.true, placed.at, name=name, colour=look.leader, width_pt=0.75)
    for placed in scene.symbols:
        facility = placed.facility
        symbol(
            shapes,
            facility.kind,
            facility.precision,
            placed.at,
            scene.symbol_px,
            lang=lang,
            name=_name(facility, lang),
            told=_told(data, facility, lang),
            mark=scene.inside.get(facility.id, ""),
        )
    _abroad(shapes, mapped, view, look)
    by_id = {placed.facility.id: _name(placed.facility, lang) for placed in scene.symbols}
    for label in scene.labels:
        _label(shapes, label, by_id[label.facility], unit, lang, look)
    for at, count in scene.more:
        pill(shapes, at, f"+{count}", look, name=say("map.more", lang, n=count), dark=True)
    for city in scene.cities:
        _city(shapes, city, view, unit, look)
    if scene.province:
        stamp = scene.province
        connector(shapes, stamp.true, stamp.at, name=stamp.text, colour=look.leader, width_pt=0.75)
        pill(shapes, stamp.at, stamp.text, look, name=stamp.text, dark=True)
    draw_edge(shapes, mapped, look, lang)
    if SCALE in mapped.corners.boxes:
        draw_scale(shapes, mapped, view, look)
    if SKETCH in mapped.corners.boxes:
        _sketch(shapes, mapped, look, lang)


def _label(shapes: Any, label: Label, name: str, unit: float, lang: Language, look: Look) -> None:
    """Number and name of a symbol, in one text box, so that they move together."""
    if label.line:
        connector(shapes, label.line[1], label.line[0], name=name, colour=look.leader, width_pt=0.75, dot=False)
    left, top, right, bottom = label.box
    size = max(math.floor(15 * unit), LEAST_PT)
    room = Room(left, top, right - left, bottom - top)
    lines = list(label.lines)
    if label.number:
        lines = [f"{label.number} {lines[0]}", *lines[1:]] if lines else [label.number]
    across = label.across if label.lines else "center"
    manner = Type(size, look.ink, bold=not label.lines, across=across, along="middle", lang=lang)
    write(shapes, room, lines, manner, name=name)


def _middle(shapes: Any, text: str, at: Point, size: float, colour: str, lang: Language) -> None:
    size = max(round(size * 2) / 2, LEAST_PT)
    manner = Type(size, colour, across="center", along="middle", lang=lang)
    write(shapes, around(*at, width(text, size), size * LINE), [text], manner, name=text)


def _city(shapes: Any, city: CityName, view: View, unit: float, look: Look) -> None:
    (x, y), lang = city.at, view.lang
    size = round(20 * unit * 2) / 2
    wide = width(city.name, size, bold=True)
    manner = Type(size, look.ink, bold=True, across="center", along="middle", lang=lang)
    write(shapes, around(x, y, wide, size * LINE), [city.name], manner, name=city.name)
    if Layer.CORES in view.layers and city.city.adcode in CORES:
        core_sign(shapes, (x - wide / 2 - 10, y), look, name=f"{city.name} · {say('map.core', lang)}")
    pills = [(str(city.count), say("map.city", lang, name=city.name, n=city.count), False)] if city.count else []
    if city.roles:
        words = say("map.roles", lang, n=city.roles)
        pills.append((words, f"{city.name} · {words}", True))
    left = x - (sum(pill_width(text) for text, _, _ in pills) + 3 * (len(pills) - 1)) / 2
    for text, told, dark in pills:
        at = (left + pill_width(text) / 2, y + 25 * unit)
        pill(shapes, at, text, look, name=told, told=told, dark=dark, face=look.role_tag)
        left += pill_width(text) + 3


def _abroad(shapes: Any, mapped: Mapped, view: View, look: Look) -> None:
    for sign in mapped.scene.beyond.symbols:
        place, lang = sign.place, view.lang
        told = f"{_name(place, lang)} · {place.kind.label(lang)}"
        size = mapped.scene.symbol_px
        symbol(
            shapes, place.kind, place.precision, sign.at, size, lang=lang, name=_name(place, lang), told=told, mark=""
        )
    taken, waiting = Occupied(40.0), []
    for country in mapped.scene.beyond.countries:
        box = _pill_box(country.at, country.text)
        if taken.free(box) and _inside(mapped, box):
            taken.add(box)
            _country(shapes, country.text, country.text, country.at, country.true, look)
        else:
            waiting.append(country)
    # Where no room is left for the name of a country its number stands alone; a click on it tells the name.
    for country in waiting:
        text = str(len(country.places))
        spots = [(country.true[0] + dx, country.true[1] + dy) for dx, dy in rings(14, 5.0)]
        at = next(
            (spot for spot in spots if taken.free(_pill_box(spot, text)) and _inside(mapped, _pill_box(spot, text))),
            country.true,
        )
        taken.add(_pill_box(at, text))
        _country(shapes, country.text, text, at, country.true, look)


def _country(shapes: Any, name: str, text: str, at: Point, true: Point, look: Look) -> None:
    if math.dist(at, true) > 14:
        connector(shapes, true, at, name=name, colour=look.leader, width_pt=0.75)
    pill(shapes, at, text, look, name=name, dark=False, told=name)


def _pill_box(at: Point, text: str) -> Box:
    half = pill_width(text) / 2
    return (at[0] - half, at[1] - 9, at[0] + half, at[1] + 9)


def _inside(mapped: Mapped, box: Box) -> bool:
    area = mapped.frame.map
    return area.left <= box[0] and box[2] <= area.right and area.top <= box[1] and box[3] <= area.bottom


def _sketch(shapes: Any, mapped: Mapped, look: Look, lang: Language) -> None:
    area, text = mapped.corners.boxes[SKETCH], say("sheet.sketch.word", lang)
    room = Room(area.left, area.top, area.width, area.height)
    tag = shape(shapes, MSO_SHAPE.RECTANGLE, room, name=text, face=look.halo, edge=look.ink, edge_pt=0.75)
    letter(tag.text_frame, [text], Type(LEAST_PT, look.ink, bold=True, across="center", along="middle", lang=lang))


def _told(data: Data, facility: Facility, lang: Language) -> str:
    cities = [data.cities[code].short if lang is Language.ZH else data.cities[code].name_en for code in facility.cities]
    parts: Sequence[str] = (
        _name(facility, lang),
        say("join.list", lang).join(cities),
        facility.kind.label(lang),
        facility.precision.label(lang),
    )
    return " · ".join(parts)


def _name(thing: Any, lang: Language) -> str:
    return str(thing.name if lang is Language.ZH else thing.name_en)
