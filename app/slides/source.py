"""The source line of a deck, with the map approval number or that the map is a sketch; who made it and when."""

from app.settings import Settings
from app.sheet.foot import is_sketch
from app.words import say
from layers.sheet import Audience
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language


def source_lines(data: Data, view: View, settings: Settings, *, wide: bool) -> list[str]:
    """Where it all comes from, in two paragraphs; `wide` where the map shows more than the province and around."""
    lang, approval = view.lang, settings.approval
    own = "attribution" if lang is Language.ZH else "attribution_en"
    card = data.card("cities")
    number = (card.get("map_approval") or {}).get("number", "")
    number = number if lang is Language.ZH else number.removesuffix("号")
    parts = [card[own] + (say("sheet.approval.source", lang, number=number) if number else "")]
    if wide:
        parts.append(data.card("world")[own])
    if is_sketch(view, settings):
        parts.append(say("sheet.sketch.wide" if wide else "sheet.sketch", lang))
    elif approval is not None:
        parts.append(say("sheet.approval", lang, number=approval.number))
    if view.sheet.audience is Audience.INTERNAL:
        parts.append(say("sheet.internal", lang))
    if view.sheet.note:
        parts.append(view.sheet.note)
    return [say("sheet.source", lang, plans=say("sheet.plans", lang)), say("join.part", lang).join(parts)]


def made_by(data: Data, view: View, settings: Settings) -> list[str]:
    """Who made the deck and its date, else the date of the data, so that the same View stays the same file."""
    lang, maker = view.lang, view.sheet.maker or settings.maker
    dated = view.sheet.dated
    return [
        *([say("sheet.maker", lang, maker=maker)] if maker else []),
        say("sheet.dated", lang, day=dated)
        if dated
        else say("sheet.data_date", lang, day=data.card("facilities")["date"]),
    ]
