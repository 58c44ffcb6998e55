"""The map of a slide as native shapes: one may recolour a city, move a symbol, rewrite a name."""

import math
from collections.abc import Callable
from typing import Any

import shapely
from pptx.enum.shapes import MSO_SHAPE

from app import style
from app.slides.drawing import connector, outline, shape
from app.slides.frame import MapFrame
from app.slides.ground import draw_edge, draw_ground
from app.slides.lettering import LINE, Type, width, write
from app.slides.page import LEAST_PT, Room, around
from app.slides.placing import CITY_PT, GROUND_PT, CityMark, Name, Standing, pills_of
from app.slides.signs import PILL_PT, core_sign, mode_tag, pill, pill_width, symbol
from app.themes import Look
from app.words import say
from geo.dodge import Occupied
from layers.showing import Shown
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language

DASHES = ("", "dash", "sysDot", "lgDashDot", "sysDash", "lgDash")
"""How networks are told apart beside their colour, in the order of style.NETWORK_DASHES."""


def draw_map(
    shapes: Any, frame: MapFrame, data: Data, view: View, shown: Shown, standing: Standing, look: Look
) -> None:
    """Draw ground, lines, symbols with their leaders, names and counts, from the ground up."""

    def words(key: str) -> str:
        return say(key, view.lang)

    draw_ground(shapes, frame, data, view, shown, look, words)
    for name, sea in standing.ground:
        _write(shapes, name, GROUND_PT, look.sea_name if sea else look.land_name, view.lang)
    for name in standing.counties:
        _write(shapes, name, LEAST_PT, look.faint, view.lang)
    _lines(shapes, frame, standing, view, look)
    for placed in standing.symbols:
        if math.dist(placed.at, placed.true) > standing.size * 0.8:
            name = f"{words('slides.leader')} {_name(placed.facility, view.lang)}"
            connector(shapes, placed.true, placed.at, name=name, colour=look.leader, width_pt=0.75)
    for placed in standing.symbols:
        facility = placed.facility
        symbol(
            shapes,
            facility.kind,
            facility.precision,
            placed.at,
            standing.size,
            lang=view.lang,
            name=_name(facility, view.lang),
            told=_told(data, facility, view.lang),
        )
    _abroad(shapes, standing, view, look)
    for name in standing.names:
        _write(shapes, name, LEAST_PT, look.ink, view.lang)
    for at, count in standing.crowded:
        pill(shapes, at, f"+{count}", look, name=say("map.more", view.lang, n=count), dark=True)
    for mark in standing.cities:
        _city(shapes, mark, view.lang, look)
    if standing.gathered:
        text = say("map.gathered", view.lang, n=len(shown.facilities))
        at, true = standing.gathered
        connector(shapes, true, at, name=words("slides.leader"), colour=look.leader, width_pt=0.75)
        pill(shapes, at, text, look, name=text, dark=True)
    draw_edge(shapes, frame, look, words)


def _lines(shapes: Any, frame: MapFrame, standing: Standing, view: View, look: Look) -> None:
    beyond = standing.beyond
    for n, link in enumerate(beyond.links):
        colour = look.networks[link.colour] if isinstance(link.colour, int) else link.colour
        dash = DASHES[style.NETWORK_DASHES.index(link.dash)]
        line = shapely.multilinestrings([shapely.linestrings(path) for path in link.paths])
        outline(shapes, _clip(frame, line), name=link.name, edge=colour, edge_pt=2.0, dash=dash)
        if link.spot:
            half = width(link.name, LEAST_PT, bold=True) / 2
            manner = Type(LEAST_PT, colour, bold=True, across="center", along="middle", lang=view.lang)
            write(
                shapes, around(*link.spot, half * 2, LEAST_PT * LINE), [link.name], manner, name=f"{link.name} {n + 1}"
            )
    for route in beyond.routes:
        name = " / ".join(_name(corridor, view.lang) for corridor in route.corridors)[:200]
        line = shapely.multilinestrings([shapely.linestrings(path) for path in route.paths])
        dash = "sysDash" if route.schematic else ""
        outline(
            shapes,
            shapely.simplify(_clip(frame, line), 0.3),
            name=name,
            edge=look.modes[route.mode],
            edge_pt=1.75,
            dash=dash,
            told=f"{route.mode.label(view.lang)} · {name}",
        )
    for stop in beyond.stops:
        shape(
            shapes,
            MSO_SHAPE.OVAL,
            around(*stop.at, 6, 6),
            name=stop.name or say("detail.stops", view.lang),
            face="#ffffff",
            edge=look.ink,
            edge_pt=1.25,
        )
        if stop.name:
            room = around(*stop.name_at, width(stop.name, LEAST_PT), LEAST_PT * LINE)
            manner = Type(LEAST_PT, look.ink, across="center", along="middle", lang=view.lang)
            write(shapes, room, [stop.name], manner, name=stop.name)
    for route in beyond.routes:
        if route.tag:
            name = " / ".join(_name(corridor, view.lang) for corridor in route.corridors)[:200]
            mode_tag(shapes, route.mode, route.tag, look, lang=view.lang, name=name)


def _abroad(shapes: Any, standing: Standing, view: View, look: Look) -> None:
    for sign in standing.beyond.symbols:
        place = sign.place
        symbol(
            shapes,
            place.kind,
            place.precision,
            sign.at,
            standing.size,
            lang=view.lang,
            name=_name(place, view.lang),
            told=place.kind.label(view.lang),
        )
    taken = Occupied(40.0)
    for country in standing.beyond.countries:
        if math.dist(country.at, country.true) > 12:
            connector(shapes, country.true, country.at, name=country.text, colour=look.leader, width_pt=0.75)
        half, high = pill_width(country.text) / 2, PILL_PT / 2
        x, y = country.at
        box = (x - half, y - high, x + half, y + high)
        # Where no room is left for the name the number alone stands; a click on it tells the name.
        fits = taken.free(box)
        if fits:
            taken.add(box)
        text = country.text if fits else str(len(country.places))
        pill(shapes, country.at, text, look, name=country.text, dark=False, told=country.text)


def _city(shapes: Any, mark: CityMark, lang: Language, look: Look) -> None:
    x, y = mark.at
    wide = width(mark.name, CITY_PT, bold=True)
    manner = Type(CITY_PT, look.ink, bold=True, across="center", along="middle", lang=lang)
    write(shapes, around(x, y, wide + 4, CITY_PT * LINE), [mark.name], manner, name=mark.name)
    if mark.core:
        core_sign(shapes, (x - wide / 2 - 8, y), look, name=f"{mark.name} · {say('map.core', lang)}")
    texts = pills_of(mark, lang)
    left = x - (sum(map(pill_width, texts)) + 3 * (len(texts) - 1)) / 2
    for text in texts:
        counts = text == str(mark.count)
        told = say("map.city", lang, name=mark.name, n=mark.count) if counts else f"{mark.name} · {text}"
        at = (left + pill_width(text) / 2, y + 19)
        pill(shapes, at, text, look, name=told, told=told, dark=not counts, face=style.ROLE_TAG)
        left += pill_width(text) + 3


def _write(shapes: Any, name: Name, size: float, colour: str, lang: Language) -> None:
    left, top, right, bottom = name.box
    manner = Type(size, colour, across=name.across, along="middle", lang=lang)
    write(shapes, Room(left, top, right - left, bottom - top), name.lines, manner, name=_joined(name.lines, lang))


def _joined(lines: tuple[str, ...], lang: Language) -> str:
    return ("" if lang is Language.ZH else " ").join(lines)


def _clip(frame: MapFrame, line: shapely.Geometry) -> shapely.Geometry:
    return shapely.intersection(line, frame.window)


def _told(data: Data, facility: Any, lang: Language) -> str:
    cities = say("join.list", lang).join(_city_name(data, code, lang) for code in facility.cities)
    parts: tuple[Callable[[Language], str], ...] = (facility.kind.label, facility.precision.label)
    return " · ".join((_name(facility, lang), cities, *(part(lang) for part in parts)))


def _city_name(data: Data, code: str, lang: Language) -> str:
    city = data.cities[code]
    return city.short if lang is Language.ZH else city.name_en


def _name(thing: Any, lang: Language) -> str:
    return thing.name if lang is Language.ZH else thing.name_en
