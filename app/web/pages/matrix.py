"""The page of 16 cities by 19 sectors: how many things the plans name for each, as a quiet heat table."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import Blueprint, request

from app.sheet.describing import describe
from app.web.pages.rendering import page, page_language
from app.words import say
from layers.circles import CITIES, MEMBERS, circle_of
from layers.facets import FacetName
from layers.query import select
from layers.store import Data
from layers.view import View, read_query
from layers.vocabulary import Kind, Language, Sector

MARKED = (FacetName.CITY, FacetName.CIRCLE, FacetName.SECTOR)
LEVELS = 5
"""Shades of the heat table."""


class Count(StrEnum):
    """What can be counted in a cell."""

    ALL = "all"
    FACILITIES = "facilities"
    ROLES = "roles"
    PROJECTS = "projects"


COUNTED = (Count.FACILITIES, Count.ROLES, Count.PROJECTS)


@dataclass(frozen=True)
class Thing:
    """What is counted: a facility, a role or a project, with the cities and sectors it carries."""

    count: Count
    cities: frozenset[str]
    sectors: frozenset[Sector]


def matrix_routes(data: Data) -> Blueprint:
    """The route /matrix for one set of data."""
    routes = Blueprint("matrix", __name__)

    @routes.get("/matrix")
    def matrix() -> str:
        lang = page_language()
        view = asked_view(request.query_string.decode("ascii", "replace"))
        things = things_of(data, view)
        asked = request.args.get("count", "")
        chosen = Count(asked) if asked in tuple(Count) else Count.ALL
        heat = [tally(things, (city,), (sector,))[chosen] for city in CITIES for sector in Sector]
        steps = shades(max(heat))
        return page(
            "matrix.html",
            lang,
            title=say("matrix.title", lang),
            tabs=_tabs(chosen, view),
            steps=steps,
            filters=describe(data, view) if view.chosen or view.text else "",
            unfiltered=_link("/matrix", View(lang=lang), chosen),
            map=_link("/", view),
            **_table(data, things, chosen, steps, view),
        )

    return routes


def asked_view(query: str) -> View:
    """The filters and the language of a query; a table has neither box nor layers."""
    view, _ = read_query(query)
    return View(chosen=view.chosen, text=view.text, lang=view.lang)


def things_of(data: Data, view: View) -> tuple[Thing, ...]:
    """Everything that is counted, each facility, role and project once, as a View's filters leave it.

    Cities, circles and sectors are the rows and columns of the table: choosing them marks them and hides nothing.
    """
    kept = {facet: words for facet, words in view.chosen.items() if facet not in MARKED}
    narrowed = View(chosen=kept, text=view.text)
    facilities = [
        Thing(
            Count.PROJECTS if facility.kind is Kind.FDI_PROJECT else Count.FACILITIES,
            frozenset(facility.cities),
            frozenset(facility.sectors),
        )
        for facility in select(data.facilities, narrowed)
    ]
    roles = [
        Thing(Count.ROLES, frozenset(role.cities), frozenset(role.sectors))
        for role in select(data.assignments, narrowed)
    ]
    return (*facilities, *roles)


def tally(things: Iterable[Thing], cities: Iterable[str], sectors: Iterable[Sector]) -> dict[Count, int]:
    """How many distinct things carry any of the cities and any of the sectors, by what they are and in all."""
    here, of = frozenset(cities), frozenset(sectors)
    found = [thing.count for thing in things if thing.cities & here and thing.sectors & of]
    return {**{count: found.count(count) for count in COUNTED}, Count.ALL: len(found)}


def shades(most: int) -> list[tuple[int, int]]:
    """The first and last number of each shade up to `most`; shades widen, as most numbers are small."""
    tops = sorted({max(1, round(most * (step / LEVELS) ** 2)) for step in range(1, LEVELS + 1)}) if most else []
    return [(1 + (tops[at - 1] if at else 0), top) for at, top in enumerate(tops)]


def _table(
    data: Data, things: tuple[Thing, ...], chosen: Count, steps: list[tuple[int, int]], view: View
) -> dict[str, Any]:
    lang, picked = view.lang, view.words(FacetName.SECTOR)
    sectors = [
        {
            "label": sector.label(lang),
            "href": map_link(view, sector=sector),
            "picked": sector in picked,
        }
        for sector in Sector
    ]

    def row(name: str, cities: tuple[str, ...], facet: dict[str, str], *, heated: bool) -> list[dict[str, Any]]:
        columns: list[tuple[str, tuple[Sector, ...], dict[str, str]]] = [
            *((sector.label(lang), (sector,), {"sector": sector.value}) for sector in Sector),
            (say("matrix.every", lang), tuple(Sector), {}),
        ]
        cells = []
        for label, of, sector in columns:
            counts = tally(things, cities, of)
            number = counts[chosen]
            level = next((at for at, (_, last) in enumerate(steps, 1) if number <= last), 0)
            cells.append(
                {
                    "n": number,
                    "level": level if heated and number and sector else 0,
                    "picked": bool(sector) and of[0] in picked,
                    "href": map_link(view, **facet, **sector),
                    "title": say(
                        "matrix.cell", lang, place=name, sector=label, **{c.value: counts[c] for c in COUNTED}
                    ),
                }
            )
        return cells

    def city_row(code: str) -> dict[str, Any]:
        city = data.cities[code]
        name = city.short if lang is Language.ZH else city.name_en
        return {
            "name": name,
            "href": _link(f"/city/{code}", View(lang=lang)),
            "picked": code in view.words(FacetName.CITY) or circle_of(code) in view.words(FacetName.CIRCLE),
            "cells": row(name, (code,), {"city": code}, heated=True),
        }

    circles = [
        {
            "name": circle.label(lang),
            "href": map_link(view, circle=circle.value),
            "picked": circle in view.words(FacetName.CIRCLE),
            "cells": row(circle.label(lang), members, {"circle": circle.value}, heated=False),
            "cities": list(map(city_row, members)),
        }
        for circle, members in MEMBERS.items()
    ]
    return {
        "sectors": sectors,
        "circles": circles,
        "total": row(say("matrix.province", lang), CITIES, {}, heated=False),
    }


def _tabs(chosen: Count, view: View) -> list[dict[str, Any]]:
    lang = view.lang
    labels = {
        Count.ALL: say("matrix.all", lang),
        Count.FACILITIES: say("matrix.facilities", lang),
        Count.ROLES: say("matrix.roles", lang),
        Count.PROJECTS: say("matrix.projects", lang),
    }
    return [
        {"label": labels[count], "href": _link("/matrix", view, count), "chosen": count is chosen} for count in Count
    ]


def map_link(view: View, **facets: str) -> str:
    """The address of the map with these facets chosen, and the filters of the table kept."""
    kept = {facet: words for facet, words in view.chosen.items() if facet not in MARKED}
    chosen = {**kept, **{FacetName(name): (word,) for name, word in facets.items()}}
    return _link("/", View(chosen=chosen, text=view.text, lang=view.lang))


def _link(path: str, view: View, count: Count = Count.ALL) -> str:
    query = "&".join(filter(None, (f"count={count.value}" if count is not Count.ALL else "", view.to_query())))
    return f"{path}?{query}" if query else path
