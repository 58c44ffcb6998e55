"""The page that analyses the layout: reach, specialisation, balance, overlap and gaps, as a View's filters leave it."""

import re
from collections.abc import Sequence
from itertools import combinations_with_replacement
from typing import Any

from flask import Blueprint, request

from app.sheet.describing import describe
from app.style import REACH_STEPS
from app.web.answers import query_without
from app.web.pages.analysis_map import reach_map, way_of
from app.web.pages.rendering import page, page_language
from app.words import say
from layers.analysis.balance import balance
from layers.analysis.coverage import HUBS, Coverage, coverage
from layers.analysis.gaps import counties_without, roles_without_site
from layers.analysis.overlap import overlap
from layers.analysis.specialisation import specialisation
from layers.beyond import Assignment, Cited
from layers.circles import CITIES, MEMBERS
from layers.model import Facility, Region
from layers.query import select
from layers.store import Data
from layers.view import View, read_query
from layers.vocabulary import Kind, Language, Plan, Precision, Sector

FARTHEST = 8
MOST_NAMED = 12
TOO_FEW = 3
RADIUS_KM, RADIUS_LIMIT_KM = 50, 500
_ORDER = [city for members in MEMBERS.values() for city in members]


def analysis_routes(data: Data) -> Blueprint:
    """The route /analysis for one set of data."""
    routes = Blueprint("analysis", __name__)

    @routes.get("/analysis")
    def analysis() -> str:
        lang = page_language()
        asked, _ = read_query(query_without("hub", "r"))
        view = View(chosen=asked.chosen, text=asked.text, area=asked.area, lang=lang)
        facilities = select(data.facilities, view)
        roles = select(data.assignments, view)
        hub = request.args.get("hub", "")
        kind = Kind(hub) if hub in HUBS else HUBS[0]
        typed = request.args.get("r", str(RADIUS_KM))
        good = re.fullmatch(r"[0-9]{1,3}", typed) and 1 <= int(typed) <= RADIUS_LIMIT_KM
        km = int(typed) if good else RADIUS_KM
        return page(
            "analysis.html",
            lang,
            title=say("analysis.title", lang),
            filters=describe(data, view) if view.chosen or view.text or view.area else "",
            fields=[(name, value) for name, value in view.to_params().items()],
            map="/?" + view.to_query() if view.to_query() else "/",
            empty=not facilities,
            hubs=[(hub.value, hub.label(lang), hub is kind) for hub in HUBS],
            bad_radius=not good,
            reach=_reach(data, coverage(data, facilities, kind, km * 1000), kind, km, lang),
            quotients=_quotients(data, facilities, lang),
            theil=_theil(facilities, roles, lang),
            overlap=_overlap(data, facilities, lang),
            gaps=_gaps(data, facilities, roles, lang),
        )

    return routes


def name_of(thing: Region | Facility | Cited, lang: Language) -> str:
    """The name of a region or thing in a language."""
    return thing.name if lang is Language.ZH else thing.name_en


def _short(data: Data, code: str, lang: Language) -> str:
    city = data.cities[code]
    return city.short if lang is Language.ZH else city.name_en


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _km(metres: float) -> str:
    return f"{metres / 1000:.0f}"


def _reach(data: Data, found: Coverage, kind: Kind, km: int, lang: Language) -> dict[str, Any]:
    label = kind.label(lang)
    farthest = sorted(found.reaches, key=lambda reach: -reach.distance_m)[:FARTHEST]
    counts = {
        "n": len(found.hubs),
        "kind": label,
        "km": km,
        "within": len(found.within),
        "counties": _percent(len(found.within) / max(1, len(found.reaches))),
        "area": _percent(found.area_share),
    }
    return {
        "km": km,
        "kind": label,
        "answer": say("reach.answer", lang, **counts) if found.hubs else say("reach.answer.none", lang, kind=label),
        "left_out": found.left_out,
        "rough": found.rough,
        "cities": [
            (
                _short(data, code, lang),
                *found.by_city[code][:2],
                f"{'≈ ' if code in found.rough_cities else ''}{_km(found.by_city[code][2])}",
            )
            for code in _ORDER
            if code in found.by_city
        ],
        "farthest": [
            (
                name_of(r.county, lang),
                _short(data, str(r.county.city), lang),
                name_of(r.nearest, lang),
                way_of(r, lang),
            )
            for r in farthest
        ],
        "map": reach_map(data, found, lang) if found.hubs else None,
        "steps": [*((upto, colour) for upto, colour in REACH_STEPS[:-1]), (None, REACH_STEPS[-1][1])],
        "last": REACH_STEPS[-2][0],
    }


def _quotients(data: Data, facilities: Sequence[Facility], lang: Language) -> dict[str, Any]:
    found = specialisation(facilities)

    def cell(code: str, at: int, sector: Sector) -> dict[str, Any]:
        row = CITIES.index(code)
        n, lq = int(found.counts[row, at]), float(found.quotients[row, at])
        title = say("lq.cell", lang, city=_short(data, code, lang), sector=sector.label(lang), n=n, lq=f"{lq:.2f}")
        level = 0 if n < TOO_FEW else 3 if lq >= 2 else 2 if lq >= 1.5 else 1 if lq > 1 else 0
        return {"n": n, "lq": f"{lq:.1f}", "few": 0 < n < TOO_FEW, "level": level, "title": title}

    return {
        "sectors": [sector.label(lang) for sector in Sector],
        "rows": [
            {
                "city": _short(data, code, lang),
                "cells": [cell(code, at, sector) for at, sector in enumerate(Sector)],
                "index": f"{found.indices[code]:.2f}" if code in found.indices else "–",
                "n": int(found.counts[CITIES.index(code)].sum()),
            }
            for code in _ORDER
        ],
        "n": int(found.counts.sum()),
    }


def _theil(facilities: Sequence[Facility], roles: Sequence[Assignment], lang: Language) -> list[dict[str, Any]]:
    counted: list[tuple[str, Sequence[Facility | Assignment]]] = [
        (say("theil.facilities", lang), facilities),
        (say("theil.placed", lang), [f for f in facilities if f.precision is not Precision.CITY]),
        (say("theil.roles", lang), roles),
    ]
    rows = []
    for label, things in counted:
        numbers = {city: sum(city in thing.cities for thing in things) for city in CITIES}
        found = balance(numbers)
        rows.append(
            {
                "label": label,
                "sum": sum(numbers.values()),
                "total": f"{found.total:.3f}",
                "between": f"{found.between:.3f}",
                "within": f"{found.within:.3f}",
                "share": f"{_percent(found.between_share)}%",
            }
        )
    return rows


def _overlap(data: Data, facilities: Sequence[Facility], lang: Language) -> dict[str, Any]:
    found = overlap(facilities)
    many = sorted(
        (thing for n, things in found.by_plans.items() if n > 1 for thing in things), key=lambda t: -len(t.plans)
    )
    pairs = {
        (one, other): (found.shared[one, other], _percent(found.jaccard(one, other)))
        for one, other in combinations_with_replacement(Plan, 2)
    }
    return {
        "lead": say("overlap.lead", lang, n=len(facilities), many=len(many)),
        "counts": [(n, len(things)) for n, things in found.by_plans.items()],
        "named": [(t.id, name_of(t, lang), [plan.label(lang) for plan in t.plans]) for t in many[:MOST_NAMED]],
        "plans": [plan.label(lang) for plan in Plan],
        "pairs": [
            (
                one.label(lang),
                [pairs.get((other, one)) if other is not one else (pairs[one, one][0], None) for other in Plan],
            )
            for one in Plan
        ],
        "cities": [
            (
                _short(data, code, lang),
                sum(map(bool, found.cities[code].values())),
                [found.cities[code][p] for p in Plan],
            )
            for code in _ORDER
        ],
    }


def _gaps(data: Data, facilities: Sequence[Facility], roles: Sequence[Assignment], lang: Language) -> dict[str, Any]:
    without_site = roles_without_site(data, facilities, roles)
    counties = counties_without(data, facilities)
    by_city = {
        code: [(gap.role.id, name_of(gap.role, lang)) for gap in without_site if gap.city.adcode == code]
        for code in _ORDER
    }
    pairs = sum(len(role.cities) for role in roles if role.sectors)
    return {
        "roles_lead": say("gaps.roles.lead", lang, n=len(without_site), of=pairs),
        "roles": [(_short(data, code, lang), gaps) for code, gaps in by_city.items() if gaps],
        "counties_lead": say("gaps.counties.lead", lang, n=sum(len(gap.counties) for gap in counties)),
        "counties": [
            (name_of(gap.city, lang), len(gap.counties), gap.of, [name_of(c, lang) for c in gap.counties], gap.unplaced)
            for gap in counties
            if gap.counties
        ],
    }
