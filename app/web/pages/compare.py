"""Two Views beside each other or one over the other: the same map twice, and what only one of them has."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from flask import Blueprint, request

from app.sheet.describing import describe
from app.web.pages.rendering import page, page_language
from app.words import say
from layers.facets import FacetName
from layers.issue import Issue
from layers.model import Facility
from layers.query import select
from layers.store import Data
from layers.view import QUERY_LIMIT, View, read_view
from layers.vocabulary import Circle, Language, Plan

MODES = ("side", "swipe")


def compare_routes(data: Data) -> Blueprint:
    """The route /compare for one set of data."""
    routes = Blueprint("compare", __name__)

    @routes.get("/compare")
    def compare() -> str:
        lang = page_language()
        sides, issues = [], []
        for name, standard in (("a", Plan.COMMERCE_CIRCULATION), ("b", Plan.ECONOMIC_PARKS)):
            given = request.args.get(f"{name}_link") or request.args.get(name)
            view, wrong = _side(given, standard)
            issues += wrong
            sides.append(View(chosen=view.chosen, text=view.text, area=view.area, lang=lang))
        left, right = sides
        mode = request.args.get("mode", MODES[0])
        return page(
            "compare.html",
            lang,
            title=say("compare.title", lang),
            sides=[_as_side(name, side, data, lang) for name, side in zip("ab", sides, strict=True)],
            mode=mode if mode in MODES else MODES[0],
            longest=QUERY_LIMIT,
            modes=[(value, say(f"compare.{value}", lang)) for value in MODES],
            issues=[issue.message if lang is Language.ZH else issue.message_en for issue in issues],
            **_difference(data, left, right, lang),
        )

    return routes


def _side(given: str | None, standard: Plan) -> tuple[View, tuple[Issue, ...]]:
    if given is None:
        return View(chosen={FacetName.PLAN: (standard,)}), ()
    return read_view(given[: QUERY_LIMIT + 1])


def _as_side(name: str, view: View, data: Data, lang: Language) -> dict[str, Any]:
    query = View(chosen=view.chosen, text=view.text, area=view.area).to_query()
    ready = [("", say("compare.all", lang))]
    ready += [(f"plan={plan.value}", plan.label(lang)) for plan in Plan]
    ready += [(f"circle={circle.value}", circle.label(lang)) for circle in Circle]
    words = describe(data, view) if query else say("compare.all", lang)
    if query not in dict(ready):
        ready.append((query, words))
    return {
        "name": name,
        "letter": say(f"compare.{name}", lang),
        "query": query,
        "source": "/?" + view.to_query() if view.to_query() else "/",
        "words": words,
        "choices": [(value, label, value == query) for value, label in ready],
        "n": len(select(data.facilities, view)),
    }


def _difference(data: Data, left: View, right: View, lang: Language) -> dict[str, Any]:
    first, second = select(data.facilities, left), select(data.facilities, right)
    in_first, in_second = {f.id for f in first}, {f.id for f in second}
    only_first = [f for f in first if f.id not in in_second]
    both = [f for f in first if f.id in in_second]
    only_second = [f for f in second if f.id not in in_first]
    return {
        "columns": [
            (say("compare.only", lang, side=say("compare.a", lang)), _rows(data, only_first, lang)),
            (say("compare.both", lang), _rows(data, both, lang)),
            (say("compare.only", lang, side=say("compare.b", lang)), _rows(data, only_second, lang)),
        ],
        "only": {"a": [f.id for f in only_first], "b": [f.id for f in only_second]},
    }


def _rows(data: Data, facilities: Iterable[Facility], lang: Language) -> list[dict[str, str]]:
    chinese = lang is Language.ZH
    return [
        {
            "href": f"/?id={quote(facility.id)}{'' if chinese else '&lang=en'}",
            "name": facility.name if chinese else facility.name_en,
            "where": say("join.list", lang).join(
                data.cities[code].short if chinese else data.cities[code].name_en for code in facility.cities[:3]
            ),
        }
        for facility in facilities
    ]
