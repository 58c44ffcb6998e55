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
    """A catalogue card in one language; the English falls back on what has no translation, marked as Chinese."""

    def own(name: str) -> tuple[str, bool]:
        english = card.get(f"{name}_en")
        return (english, False) if lang is Language.EN and english else (str(card[name]), lang is Language.EN)

    approval = card.get("map_approval") or {}
    counts = card.get("counts_by_precision") or {}
    return {
        "id": card["id"],
        "title": own("title")[0],
        "abstract": own("abstract")[0],
        "facts": [
            (say("data.source", lang), *own("source")),
            (say("data.licence", lang), card["licence"], False),
            (say("data.date", lang), card["date"], False),
            (say("data.attribution", lang), *own("attribution")),
            *([(say("data.approval", lang), approval["number"], True)] if approval.get("number") else []),
        ],
        "features": card.get("features"),
        "citations": card.get("citations"),
        "counts": [(Precision(word).label(lang), n) for word, n in counts.items() if n],
    }
