"""The page of the plans' numbers: targets beside their earlier numbers, statistics in a fold, and the table as CSV."""

import csv
import io
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from flask import Blueprint, Response

from app.web.pages.number_series import Target, amount, is_share, targets
from app.web.pages.number_words import Said, said
from app.web.pages.rendering import page, page_language
from app.words import say
from layers.indicators import COLUMNS, Indicator
from layers.store import Data
from layers.vocabulary import Language, Plan

CSV_NAME = "lutu-numbers.csv"


@dataclass(frozen=True)
class Bar:
    """One point of a chart: its number in words and the length of its bar in percent of the scale."""

    said: Said
    percent: float
    is_target: bool


def number_routes(data: Data) -> Blueprint:
    """The routes /numbers and /numbers.csv for one set of data."""
    routes = Blueprint("numbers", __name__)
    every_target = targets(data.indicators)

    @cache
    def rendered(lang: Language) -> str:
        plans = [_plan(plan, data, every_target, lang) for plan in Plan]
        counts = {kind: sum(row.kind == kind for row in data.indicators) for kind in ("target", "statistic")}
        return page("numbers.html", lang, title=say("numbers.title", lang), plans=plans, counts=counts)

    @routes.get("/numbers")
    def numbers() -> str:
        return rendered(page_language())

    sheet = csv_of(data.indicators).encode("utf-8-sig")

    @routes.get("/numbers.csv")
    def numbers_csv() -> Response:
        headers = {"Content-Disposition": f'attachment; filename="{CSV_NAME}"'}
        return Response(sheet, content_type="text/csv; charset=utf-8", headers=headers)

    return routes


def numbers_content(data: Data, lang: Language) -> list[dict[str, Any]]:
    """What the page says of the targets, plan by plan, as plain JSON values for the panel in the map."""
    every_target = targets(data.indicators)
    plans = [(plan, _plan(plan, data, every_target, lang)) for plan in Plan]
    return [
        {"plan": plan.value, **{key: list(map(_json, said[key])) for key in ("charts", "others")}}
        for plan, said in plans
    ]


def _json(card: dict[str, Any]) -> dict[str, Any]:
    return {
        "said": asdict(card["said"]),
        "hedges": card["hedges"],
        "share": card["share"],
        "rows": [asdict(row) for row in card["rows"]],
        "bars": [asdict(bar) for bar in card["bars"]],
        "earlier": [{"said": asdict(point["said"]), "plan": point["plan"]} for point in card["earlier"]],
    }


def csv_of(indicators: tuple[Indicator, ...]) -> str:
    """The indicators as a CSV in the columns of indicators.csv."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in indicators:
        values = asdict(row)
        citation = values.pop("citation")
        writer.writerow({**values, **citation, "box": citation["box"] or ""})
    return text.getvalue()


def bars(target: Target, lang: Language) -> list[Bar]:
    """The bars of a target's chart, from 0 to 100 % for a share and else from 0 to the largest number."""
    amounts = [(row, amount(row) or 0.0) for row in target.points]
    top = 100.0 if is_share(target.first) else max((value for _, value in amounts), default=0.0)
    return [
        Bar(said(row, lang), round(value / top * 100, 2) if top else 0.0, row.kind == "target")
        for row, value in amounts
    ]


def _plan(plan: Plan, data: Data, every_target: tuple[Target, ...], lang: Language) -> dict[str, Any]:
    mine = [_card(target, lang) for target in every_target if target.first.citation.plan is plan]
    statistics = [row for row in data.indicators if row.citation.plan is plan and row.kind == "statistic"]
    return {
        "id": plan.value,
        "label": plan.label(lang),
        "stated": sum(len(card["rows"]) for card in mine),
        "charts": [card for card in mine if card["bars"]],
        "others": [card for card in mine if not card["bars"]],
        "statistics": [said(row, lang) for row in statistics],
    }


def _card(target: Target, lang: Language) -> dict[str, Any]:
    rows = [said(row, lang) for row in target.rows]
    return {
        "said": rows[0],
        "rows": rows,
        "hedges": say("join.list", lang).join(dict.fromkeys(row.hedges for row in rows if row.hedges)),
        "share": is_share(target.first),
        "bars": bars(target, lang),
        "earlier": [
            {"said": said(row, lang), "plan": row.citation.plan.label(lang)} for row in reversed(target.earlier)
        ],
    }
