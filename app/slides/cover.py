"""The first slide: what the deck is about, how much it shows, who made it and when, beside the province's shape."""

from typing import Any

import shapely
from pptx.enum.shapes import MSO_SHAPE

from app.sheet.describing import describe
from app.slides.colour import ACCENTS
from app.slides.drawing import outline, rule, shape
from app.slides.lettering import LINE, Type, wrap, write
from app.slides.page import LEAST_PT, Page, Room, around
from app.themes import Look
from app.words import say
from geo.projection import to_sheet
from layers.query import chosen_cities
from layers.showing import Shown
from layers.store import Data
from layers.view import View
from layers.vocabulary import KIND_GROUPS, KindGroup, Language, Plan, Precision

TITLE_PT, LEAD_PT, FIGURE_PT = 38.0, 18.0, 40.0
LEAD_SHARE = 0.8
TEXT_SHARE, DOT_PT, SMALLEST_PT2 = 0.56, 4.5, 2.0
"""How much of the width is text; the province stands in the rest."""


def draw_cover(
    slide: Any, page: Page, data: Data, view: View, shown: Shown, look: Look, *, by: list[str], title_lines: int
) -> None:
    """Draw title, subtitle, filters in words, key figures, maker and date."""
    shapes, lang = slide.shapes, view.lang
    room = page.width * TEXT_SHARE - page.margin
    lead_room = (page.width - 2 * page.margin) * LEAD_SHARE
    _province(shapes, page, data, view, shown, look)
    left, top = page.margin, page.height * 0.2
    rule(shapes, (left, top - 16), (left + 64, top - 16), name=say("slides.rule", lang), colour=look.accent, width_pt=4)
    top += title_lines * TITLE_PT * LINE + 10
    for text, size, colour, most in (
        (view.sheet.subtitle, 22.0, look.text, 2),
        (describe(data, view), LEAD_PT, look.muted, 3),
    ):
        if text:
            broken = wrap(text, size, lead_room, most=most)
            high = len(broken) * size * LINE
            write(shapes, Room(left, top, lead_room, high), broken, Type(size, colour, lang=lang), name=text)
            top += high + 8
    _figures(shapes, page, data, view, shown, look, room)
    words = ("　" if lang is Language.ZH else "   ").join(by)
    foot = Room(left, page.foot.top - 34, room, 20)
    write(shapes, foot, wrap(words, 14.0, room, most=1), Type(14.0, look.text, lang=lang), name=words)


def title_room(page: Page) -> Room:
    """Where the title of the first slide stands."""
    return Room(page.margin, page.height * 0.2, page.width - 2 * page.margin, 2 * TITLE_PT * LINE)


def _figures(shapes: Any, page: Page, data: Data, view: View, shown: Shown, look: Look, room: float) -> None:
    """Three numbers: things, cities (of the chosen ones, if any), plans."""
    lang = view.lang
    cities = {code for f in shown.facilities for code in f.cities} & set(chosen_cities(view) or data.cities)
    plans = {plan for f in shown.facilities for plan in f.plans}
    figures = (
        (len(shown.facilities), "slides.figure.facilities", "slides.figure.facilities.one"),
        (len(cities), "slides.figure.cities", "slides.figure.cities.one"),
        (len(plans & set(Plan)), "slides.figure.plans", "slides.figure.plans.one"),
    )
    top, column = page.height * 0.66, room / 3
    for n, (number, many, one) in enumerate(figures):
        words = say(one if number == 1 else many, lang)
        left = page.margin + n * column
        write(
            shapes,
            Room(left, top, column - 12, FIGURE_PT * LINE),
            [str(number)],
            Type(FIGURE_PT, look.text, bold=True, lang=lang),
            name=words,
        )
        write(
            shapes,
            Room(left, top + FIGURE_PT * LINE, column - 12, LEAST_PT * LINE * 1.2),
            wrap(words, 14.0, column - 12, most=1),
            Type(14.0, look.muted, lang=lang),
            name=words,
        )


def _province(shapes: Any, page: Page, data: Data, view: View, shown: Shown, look: Look) -> None:
    """The cities of the province, those that are chosen filled, with a dot for each place that is shown."""
    regions = list(data.cities.values())
    flat = shapely.coverage_simplify([to_sheet(region.geometry) for region in regions], 6_000)
    west, south, east, north = shapely.total_bounds(flat)
    left, room = page.width * TEXT_SHARE + 16, page.width * (1 - TEXT_SHARE) - 16 - page.margin
    scale = room / (east - west)
    top = page.height * 0.6 - (north - south) * scale / 2

    def laid(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda xy: (xy - (west, north)) * (scale, -scale) + (left, top))

    for region, geometry in zip(regions, flat, strict=True):
        parts = [part for part in shapely.get_parts(laid(geometry)) if part.area > SMALLEST_PT2]
        face = ACCENTS[KindGroup.OPEN] if region.adcode in chosen_cities(view) else look.tints[region.circle]
        name = region.name if view.lang is Language.ZH else region.name_en
        outline(shapes, shapely.multipolygons(parts), name=name, face=face, edge=look.line, edge_pt=0.75)
    for facility in shown.facilities:
        if facility.precision is Precision.CITY:
            continue
        at = laid(to_sheet(facility.geometry.representative_point()))
        shape(
            shapes,
            MSO_SHAPE.OVAL,
            around(float(at.x), float(at.y), DOT_PT, DOT_PT),
            name=facility.name if view.lang is Language.ZH else facility.name_en,
            face=ACCENTS[KIND_GROUPS[facility.kind]],
            edge="#ffffff",
            edge_pt=0.5,
        )
