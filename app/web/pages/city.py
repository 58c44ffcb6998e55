"""The door for city officials: the 16 cities, and for each a page, a map and a workbook of what the plans say of it."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from app.table.things import Part, Things, count_rows, things_of
from app.table.workbook import city_workbook
from app.web.pages.city_entry import entry_of, map_link
from app.web.pages.city_passages import plan_shares
from app.web.pages.rendering import page, page_language
from app.words import say
from geo.bounds import Bounds
from layers.circles import CITIES, CORES, MEMBERS, circle_of
from layers.model import Region
from layers.store import Data
from layers.vocabulary import Language

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CODE_LENGTH = 6
MARGIN = 0.08
"""Ground around the city on the map that its page links to, as a share of its width and height."""


def city_routes(data: Data) -> Blueprint:
    """All addresses under /city for one set of data."""
    routes = Blueprint("city", __name__, url_prefix="/city")

    @cache
    def drawn(adcode: str, lang: Language) -> bytes:
        from app.web.pages.city_map import city_map  # reads matplotlib, which the page itself does not need

        return city_map(data, adcode, lang)

    filled = cache(lambda adcode, lang: city_workbook(data, adcode, lang))

    @routes.get("")
    def cities() -> str:
        return _cities_page(data, page_language())

    @routes.get("/<adcode>")
    def city(adcode: str) -> str | Response:
        if adcode not in CITIES:
            return Response(_cities_page(data, page_language(), unknown=adcode), 404)
        return _city_page(data, adcode, page_language())

    @routes.get("/<adcode>.svg")
    def picture(adcode: str) -> Response:
        return _file(drawn, adcode, "image/svg+xml")

    @routes.get("/<adcode>.xlsx")
    def workbook(adcode: str) -> Response:
        city = data.cities.get(adcode)
        name = f"lutu-{adcode}-{_name(city, page_language())}.xlsx" if city else None
        return _file(filled, adcode, WORKBOOK_TYPE, name)

    return routes


def _file(made: Callable[[str, Language], bytes], adcode: str, media_type: str, name: str | None = None) -> Response:
    if adcode not in CITIES:
        sentence = [say("city.unknown", lang, code=adcode[:CODE_LENGTH]) for lang in Language]
        abort(Response("\n".join(sentence), 404, mimetype="text/plain"))
    response = Response(made(adcode, page_language()), mimetype=media_type)
    if name:
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.add_etag()
    response.cache_control.no_cache = True
    response.make_conditional(request)
    return response


def _name(city: Region, lang: Language) -> str:
    return city.name if lang is Language.ZH else city.name_en


def _short(city: Region, lang: Language) -> str:
    return city.short if lang is Language.ZH else city.name_en


def _cities_page(data: Data, lang: Language, *, unknown: str = "") -> str:
    circles = [
        (circle.label(lang), [_city_row(data, code, lang) for code in members]) for circle, members in MEMBERS.items()
    ]
    return page(
        "cities.html",
        lang,
        title=say("city.all.title", lang),
        circles=circles,
        parts=list(Part),
        unknown=[(word, say("city.unknown", word, code=unknown[:CODE_LENGTH])) for word in Language] if unknown else [],
    )


def _city_row(data: Data, adcode: str, lang: Language) -> dict[str, Any]:
    things = things_of(data, (adcode,))
    return {
        "adcode": adcode,
        "name": _name(data.cities[adcode], lang),
        "core": adcode in CORES,
        "counts": [len(share) for share in things.parts.values()],
    }


def _city_page(data: Data, adcode: str, lang: Language) -> str:
    city, circle, things = data.cities[adcode], circle_of(adcode), things_of(data, (adcode,))
    siblings = [(code, _short(data.cities[code], lang)) for code in MEMBERS[circle] if code != adcode]
    return page(
        "city.html",
        lang,
        title=say("city.title", lang, name=_name(city, lang)),
        adcode=adcode,
        name=_name(city, lang),
        short=_short(city, lang),
        circle=circle.label(lang),
        circle_size=len(MEMBERS[circle]),
        city_count=len(CITIES),
        core=adcode in CORES,
        siblings=siblings,
        map_link=map_link(adcode, lang, viewport=Bounds.of(city.geometry).padded(MARGIN)),
        counts=[row._replace(words=_worded(row.words, lang)) for row in count_rows(data, adcode, lang)],
        todo=_todo(data, things, adcode, lang),
        shares=[(share.plan.label(lang), share) for share in plan_shares(data, things, adcode, lang)],
        credit=_credit(data, lang),
    )


def _worded(words: str, lang: Language) -> str:
    """The words of a key; a label, which belongs to the vocabulary, stays as it is."""
    return say(words, lang) if words.startswith("city.") else words


def city_content(data: Data, adcode: str, lang: Language) -> dict[str, Any]:
    """What the page of a city says, as plain JSON values for the panel in the map; each entry stands once."""
    circle, things = circle_of(adcode), things_of(data, (adcode,))
    shares = plan_shares(data, things, adcode, lang)
    rows = [row for share in shares for passage in share.passages for row in passage.rows]
    return {
        "columns": [
            _short(data.cities[adcode], lang),
            say("city.of", lang, name=circle.label(lang), n=len(MEMBERS[circle])),
            say("city.of", lang, name=say("city.province", lang), n=len(CITIES)),
        ],
        "counts": [
            {"words": _worded(row.words, lang), "share": row.share, "numbers": [row.city, row.circle, row.province]}
            for row in count_rows(data, adcode, lang)
        ],
        "todo": [entry.anchor for entry in _todo(data, things, adcode, lang)],
        "entries": {row.entry.anchor: asdict(row.entry) for row in rows},
        "plans": [
            {
                "plan": share.plan.value,
                "passages": [
                    {
                        "headings": passage.headings,
                        "box": passage.box,
                        "rows": [[row.entry.anchor, row.mentions, row.first] for row in passage.rows],
                    }
                    for passage in share.passages
                ],
            }
            for share in shares
        ],
    }


def _todo(data: Data, things: Things, adcode: str, lang: Language) -> list[Any]:
    return [entry_of(data, facility, Part.CITY_ONLY, adcode, lang) for facility in things.city_only]


def _credit(data: Data, lang: Language) -> str:
    """Whose boundaries the map shows, with their approval number."""
    card = data.card("cities")
    number = (card.get("map_approval") or {}).get("number", "")
    number = number if lang is Language.ZH else number.removesuffix("号")
    parts = (
        card["attribution" if lang is Language.ZH else "attribution_en"],
        say("sheet.approval", lang, number=number) if number else "",
        say("sheet.sketch", lang),
    )
    return say("join.part", lang).join(filter(None, parts))
