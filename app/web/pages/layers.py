"""The data page: a card for each layer, with source, licence, date and how well its places are known."""

from typing import Any

from flask import Blueprint

from app.web.pages.rendering import page, page_language
from app.words import say
from layers.store import Data
from layers.vocabulary import Language, Precision


def layer_routes(data: Data) -> Blueprint:
    """The route /data for one set of data."""
    routes = Blueprint("layers", __name__)

    @routes.get("/data")
    def layers() -> str:
        lang = page_language()
        cards = [_card(card, lang) for card in data.catalogue]
        return page("data.html", lang, title=say("data.title", lang), cards=cards)

    return routes


def _card(card: dict[str, Any], lang: Language) -> dict[str, Any]:
    """A catalogue card in one language."""
    suffix = "" if lang is Language.ZH else "_en"

    def own(name: str) -> str:
        return str(card[f"{name}{suffix}"])

    counts = card.get("counts_by_precision") or {}
    return {
        "id": card["id"],
        "title": own("title"),
        "abstract": own("abstract"),
        "facts": [
            (say("data.source", lang), own("source")),
            (say("data.licence", lang), own("licence")),
            (say("data.date", lang), card["date"]),
            (say("data.attribution", lang), own("attribution")),
            *_approval(card.get("map_approval") or {}, lang),
        ],
        "features": card.get("features"),
        "citations": card.get("citations"),
        "counts": [(Precision(word).label(lang), n) for word, n in counts.items() if n],
    }


def _approval(approval: dict[str, str], lang: Language) -> list[tuple[str, str]]:
    """The map approval number and what it is worth; the name of the fact stands once."""
    number = approval.get("number", "")
    note = approval.get("note" if lang is Language.ZH else "note_en", "")
    values = [value for value in (number if lang is Language.ZH else number.removesuffix("号"), note) if value]
    return [(say("data.approval", lang) if n == 0 else "", value) for n, value in enumerate(values)]
