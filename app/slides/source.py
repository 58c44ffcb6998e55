"""The source line of a deck, with the map approval number, or that the map is a sketch."""

from datetime import date

from app.settings import Settings
from app.slides.frame import WIDE_FROM_DEG
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.sheet import Audience
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language


def source_lines(data: Data, view: View, settings: Settings, today: date) -> list[str]:
    """Where it all comes from; raises DataRefusedError if the View is public and the approval number has expired."""
    lang, approval = view.lang, settings.approval
    if approval and approval.expired(today) and view.sheet.audience is Audience.PUBLIC:
        message = f"审图号 {approval.number} 已于 {approval.until} 到期，公开用的幻灯片不能再用"
        english = f"Map approval {approval.number} expired on {approval.until}; it cannot stand on public slides"
        raise DataRefusedError([Issue("settings", "approval.until", message, english)])
    wide = view.viewport is not None and view.viewport.east - view.viewport.west > WIDE_FROM_DEG
    attribution = "attribution" if lang is Language.ZH else "attribution_en"
    card = data.card("cities")
    number = approval.number if approval else (card.get("map_approval") or {}).get("number", "")
    number = number if lang is Language.ZH else number.removesuffix("号")
    sketch = "" if approval else say("sheet.sketch.wide" if wide else "sheet.sketch", lang)
    parts = (
        card[attribution],
        say("sheet.approval", lang, number=number) if number else "",
        data.card("world")[attribution] if wide else "",
        sketch,
        view.sheet.note,
    )
    return [
        say("sheet.source", lang, plans=say("sheet.plans", lang)),
        say("join.part", lang).join(part for part in parts if part),
    ]
