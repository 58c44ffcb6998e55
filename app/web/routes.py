"""The routes beside the page: data, passages of the plans, and the table of a View."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Blueprint, Response, request

from app.drawing import DRAWN_BOUNDARIES
from app.table.files import MEDIA_TYPES as TABLE_TYPES
from app.table.files import file_name, table
from app.web.answers import query_without, sentence
from geo.datum import Datum
from layers.beyond import served
from layers.geojson import feature_of
from layers.plans import PlansText
from layers.store import Data
from layers.view import read_query


def data_routes(data: Data, plans: PlansText | None) -> Blueprint:
    """All routes under /api for one set of data."""
    routes = Blueprint("api", __name__, url_prefix="/api")
    collections: dict[str, Callable[[], Any]] = {
        "facilities.geojson": lambda: {"type": "FeatureCollection", "features": list(map(feature_of, data.facilities))},
        "boundaries.json": lambda: {
            name: {"type": "FeatureCollection", "features": data.boundaries[name]} for name in DRAWN_BOUNDARIES
        },
        "unplaced.json": lambda: data.unplaced,
        "roles.json": lambda: list(map(served, data.assignments)),
        "corridors.json": lambda: list(map(served, data.corridors)),
        "overseas.json": lambda: list(map(served, data.overseas)),
        "world.json": lambda: {"type": "FeatureCollection", "features": data.boundaries["world"]},
    }
    for name, content in collections.items():
        _serve_json(routes, name, as_json(content()))
    _serve_names(routes, data)
    _serve_passages(routes, data, plans)
    _serve_table(routes, data)
    return routes


def as_json(content: Any) -> bytes:
    """Values as compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def answer_json(body: bytes) -> Response:
    """JSON that a browser keeps and asks for again only to learn that it has not changed."""
    response = Response(body, mimetype="application/json")
    response.set_etag(hashlib.sha256(body).hexdigest()[:20])
    response.cache_control.no_cache = True
    return response.make_conditional(request)


def _serve_json(routes: Blueprint, name: str, body: bytes) -> None:
    def answer() -> Response:
        return answer_json(body)

    routes.add_url_rule(f"/{name}", endpoint=name.split(".")[0], view_func=answer)


def _serve_names(routes: Blueprint, data: Data) -> None:
    @cache
    def body() -> bytes:
        from app.web.names import name_index  # the dictionary of pinyin is read when the search box is first used

        return as_json(name_index(data))

    @routes.get("/names.json")
    def names() -> Response:
        return answer_json(body())


def _serve_passages(routes: Blueprint, data: Data, plans: PlansText | None) -> None:
    things = (*data.facilities, *data.assignments, *data.corridors, *data.overseas)
    by_id = {thing.id: thing for thing in things}

    @routes.get("/passages/<identifier>")
    def passages(identifier: str) -> Response:
        thing = by_id.get(identifier)
        if plans is None or thing is None:
            return sentence(404, "没有这一处的原文 / No passages for this")
        answer = []
        for citation in thing.citations:
            parts = [(p.text.partition(citation.mention)) for p in plans.cited(citation)]
            answer.append([{"before": b, "mention": m, "after": a} for b, m, a in parts])
        return Response(json.dumps(answer, ensure_ascii=False), mimetype="application/json")


def _serve_table(routes: Blueprint, data: Data) -> None:
    @routes.get("/table.<form>")
    def table_file(form: str) -> Response:
        if form not in TABLE_TYPES:
            return sentence(404, f"没有这种表格格式：{form[:12]} / No such table format")
        asked = request.args.get("crs", Datum.WGS84.value)
        if asked not in tuple(Datum):
            return sentence(400, f"没有这种坐标：{asked[:12]}（只有 {'、'.join(Datum)}） / No such coordinates")
        view, issues = read_query(query_without("crs", "rows"))
        if issues:
            return sentence(400, "；".join(map(str, issues)))
        made = table(data, view, form, Datum(asked), picked_only=request.args.get("rows") == "picked")
        response = Response(made, mimetype=TABLE_TYPES[form])
        response.headers["Content-Disposition"] = f"attachment; filename={file_name(form, Datum(asked))}"
        return response
