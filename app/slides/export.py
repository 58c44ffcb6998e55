"""One View as a deck: PPTX bytes with title, map, lists, chart and notes."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from pptx.util import Pt

from app import themes
from app.settings import Settings
from app.sheet.describing import describe, title_of
from app.sheet.foot import made_lines, refuse_expired, source_lines
from app.sheet.frame import WIDE_FROM_DEG
from app.slides.chart import bars_of, draw_chart
from app.slides.cover import TITLE_PT, draw_cover, title_room
from app.slides.deck import Deck
from app.slides.drawing import tell
from app.slides.items import paged, rows_of, things_of
from app.slides.legend import draw_legend
from app.slides.lettering import wrap
from app.slides.mapping import Mapped, lay_map
from app.slides.native_map import draw_map
from app.slides.notes import cited, counted, left_out, made_from, put
from app.slides.page import NUMBER_PT, SOURCE_PT, Room, page_of
from app.slides.table import draw_table
from app.words import say
from layers.sheet import Part
from layers.showing import Shown, on_map
from layers.store import Data
from layers.view import View

WIDEST_LEGEND_PT = 400.0


def slides(data: Data, view: View, *, shapes: bool = False, settings: Settings | None = None) -> bytes:
    """The deck of a View; `shapes` draws its map as shapes that can be edited, else it is a picture.

    The same View and settings give the same bytes. Raises DataRefusedError if the bundled font, with which type is
    measured, lacks a character, or if the View is public and the approval number in the settings has expired.
    """
    settings = settings or Settings()
    refuse_expired(view, settings, date.today())
    wide = view.viewport is not None and view.viewport.east - view.viewport.west > WIDE_FROM_DEG
    # A template of a sheet may have no room for them; a deck always says where it comes from, who made it and when.
    told = replace(view, sheet=replace(view.sheet, parts=tuple(Part)))
    lines = source_lines(data, told, settings, wide=wide)
    room = page_of(view.sheet).foot.width - NUMBER_PT
    foot = [line for words in lines for line in wrap(words, SOURCE_PT, room, most=2)]
    page, look, shown = page_of(view.sheet, len(foot)), themes.LOOKS[view.theme], on_map(data, view)
    deck = Deck(page, look, view.lang)
    link = made_from(view, settings.page, view.lang)
    title = title_of(data, view)
    cover = deck.add(title, room=title_room(page), size=TITLE_PT, most=2)
    draw_cover(
        cover,
        page,
        data,
        view,
        shown,
        look,
        by=made_lines(data, told, settings),
        title_lines=len(cover.shapes.title.text_frame.paragraphs),
    )
    put(cover, [[title, describe(data, view)], counted(shown, view.lang), lines, link], view.lang)
    _map(deck, data, view, shown, title, link, settings, as_shapes=shapes)
    _lists(deck, data, view, shown, title, link)
    _chart(deck, data, view, shown, title, link)
    deck.foot(foot)
    return deck.save(title=title, query=view.to_query())


def _map(
    deck: Deck,
    data: Data,
    view: View,
    shown: Shown,
    title: str,
    link: list[str],
    settings: Settings,
    *,
    as_shapes: bool,
) -> None:
    page, lang, gap = deck.page, view.lang, 24.0
    body = page.body
    slide = deck.add(title, describe(data, view))
    numbers = {thing.id: str(n) for n, thing in enumerate(things_of(shown), 1)}
    room = Room(body.left, body.top, body.width - page.legend_width - gap, body.height)
    mapped = lay_map(data, view, shown, room, numbers, settings)
    if as_shapes:
        draw_map(slide.shapes, mapped, data, view, shown, deck.look)
    else:
        _picture(slide, mapped, data, view)
    left = mapped.frame.map.right + gap
    legend = Room(left, body.top, min(body.right - left, WIDEST_LEGEND_PT), body.height)
    draw_legend(slide.shapes, legend, view, shown, mapped.scene, deck.look)
    left_over = left_out(mapped.scene, lang)
    put(slide, [counted(shown, lang), left_over, cited(things_of(shown), lang), link], lang)


def _picture(slide: Any, mapped: Mapped, data: Data, view: View) -> None:
    area = mapped.frame.map
    content = io.BytesIO(mapped.picture(view.to_query()))
    made = slide.shapes.add_picture(content, Pt(area.left), Pt(area.top), Pt(area.width), Pt(area.height))
    made.name = say("nav.map", view.lang)
    tell(made, say("slides.map.told", view.lang, what=describe(data, view)))


def _lists(deck: Deck, data: Data, view: View, shown: Shown, title: str, link: list[str]) -> None:
    lang = view.lang
    rows = rows_of(data, things_of(shown), deck.page, lang)
    pages, first = paged(rows, deck.page), 1
    for n, part in enumerate(pages, 1):
        head = say("slides.list", lang, n=n, of=len(pages)) if len(pages) > 1 else say("slides.list.one", lang)
        slide = deck.add(head, title)
        draw_table(slide.shapes, part, deck.page, lang, deck.look, name=head)
        things = [row.thing for row in part]
        put(slide, [counted(shown, lang)[:2], cited(things, lang, first=first), link], lang)
        first += len(part)


def _chart(deck: Deck, data: Data, view: View, shown: Shown, title: str, link: list[str]) -> None:
    lang = view.lang
    bars = bars_of(data, view, shown)
    if bars is None:
        return
    slide = deck.add(bars.title, title)
    draw_chart(slide.shapes, deck.page.body, bars, lang, deck.look)
    numbers = [
        say("slides.notes.bar", lang, name=name, n=placed + only, only=only)
        for name, placed, only in zip(bars.names, bars.placed, bars.city_only, strict=True)
    ]
    put(slide, [[bars.title, bars.note], counted(shown, lang)[:2], numbers, link], lang)
