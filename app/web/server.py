"""Assembling the web application: page, wiring, routes, and clean answers to bad requests."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, has_request_context, request
from werkzeug.exceptions import HTTPException, NotFound

from app.settings import Settings
from app.web.atlas_jobs import atlas_routes
from app.web.bundle import ALL, ASSETS, bundle_routes, link_bundles
from app.web.config import page_config
from app.web.layout import page
from app.web.own_layers import OwnLayer, own_layer_routes
from app.web.pages.analysis import analysis_routes
from app.web.pages.city import city_routes
from app.web.pages.compare import compare_routes
from app.web.pages.layers import layer_routes
from app.web.pages.matrix import matrix_routes
from app.web.pages.numbers import number_routes
from app.web.pages.rendering import page as page_of
from app.web.pages.rendering import page_language
from app.web.pages.sheet import sheet_routes
from app.web.panels import panel_routes
from app.web.pictures import picture_routes
from app.web.routes import data_routes
from app.web.tiles import TileLayer
from app.web.wiring import wire
from app.words import say
from layers.plans import PlansText
from layers.store import Data
from layers.view import read_query
from layers.vocabulary import Language

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'%3E"
    "%3Crect width='64' height='64' rx='12' fill='%231d2733'/%3E"
    "%3Ccircle cx='32' cy='32' r='17' fill='none' stroke='%23fff' stroke-width='5'/%3E"
    "%3Ccircle cx='32' cy='32' r='8' fill='%23e2574c'/%3E%3C/svg%3E"
)
BODY_LIMIT_BYTES = 1_000_000


class LutuPage(Dash):
    """Dash with the html element in the language that the URL asks for."""

    def interpolate_index(self, **parts: Any) -> str:
        # Written into the page: the browser asks for an icon's address again whenever the View changes the link.
        parts["favicon"] = f'<link rel="icon" href="{ICON}">'
        lang = asked_language(request.query_string.decode("ascii", "replace"))
        index: str = super().interpolate_index(**parts)
        # What Dash shows while it waits is worded by 10-base.css, from this.
        loading = f"--loading: '{say('app.loading', lang)}'"
        html = f'<html lang="{"zh-CN" if lang is Language.ZH else "en"}" style="{loading}">'
        named = index.replace("<html>", html, 1)
        return named.replace("<title>", f"<title>{say('app.name', lang)} · {say('app.title', lang)}", 1)


def asked_language(query: str) -> Language:
    """The language of a query; Chinese where it asks for none or for one that there is not."""
    return read_query(query)[0].lang


def _page_language() -> Language:
    # The page asks for its layout by a request of its own; the language stands in the address it came from.
    # Dash also calls the layout once outside any request, to validate it.
    return asked_language((request.referrer or "").partition("?")[2]) if has_request_context() else Language.ZH


def make_app(
    data: Data,
    plans: PlansText | None = None,
    tiles: tuple[TileLayer, ...] = (),
    own: Sequence[OwnLayer] = (),
    settings: Settings | None = None,
) -> Flask:
    """The WSGI application for one set of data; `plans` is the plans' text if passages shall be shown, `own` are the
    user's layers, there or still being read."""
    app = LutuPage(
        "lutu",
        assets_folder=str(ASSETS),
        assets_ignore=ALL,
        title="",
        update_title="",
        serve_locally=True,
        compress=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        suppress_callback_exceptions=False,
    )
    configs = {
        lang: page_config(data, lang, plans_text=plans is not None, tiles=bool(tiles), own=bool(own))
        for lang in Language
    }
    app.layout = lambda: page(configs[_page_language()], tiles)
    wire(app)
    link_bundles(app)
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT_BYTES
    server.register_blueprint(bundle_routes())
    server.register_blueprint(data_routes(data, plans))
    for pages in (
        city_routes,
        number_routes,
        matrix_routes,
        analysis_routes,
        layer_routes,
        compare_routes,
        panel_routes,
    ):
        server.register_blueprint(pages(data))
    server.register_blueprint(picture_routes(data, settings or Settings()))
    server.register_blueprint(sheet_routes(data, settings or Settings()))
    server.register_blueprint(own_layer_routes(own))
    server.register_blueprint(atlas_routes(data, settings or Settings()))
    server.before_request(_only_known_pages)
    server.after_request(partial(_headers, policy(app.csp_hashes(), tiles)))
    server.register_error_handler(Exception, _answer_error)
    return server


def _only_known_pages() -> None:
    # Dash answers every unknown path with the page itself; a wrong address should say so.
    if request.url_rule is not None and request.url_rule.rule == "/<path:path>":
        raise NotFound


def policy(scripts: Sequence[str], tiles: Sequence[TileLayer] = ()) -> str:
    """The Content-Security-Policy: nothing from elsewhere but the pictures of configured tiles; no inline script but
    the few that Dash writes itself, by their hashes. Inline styles stay allowed: bars and Leaflet set sizes that way.
    """
    pictures = " ".join(dict.fromkeys(origin for tile in tiles for origin in _origins(tile)))
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *scripts)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {pictures}".strip(),
        "font-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "frame-ancestors": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _origins(tile: TileLayer) -> list[str]:
    parts = urlsplit(tile.url)
    letters = tile.subdomains if "{s}" in parts.netloc else " "
    return [f"{parts.scheme}://{parts.netloc.replace('{s}', letter)}" for letter in letters]


def _headers(security: str, response: Response) -> Response:
    response.headers["Content-Security-Policy"] = security
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    if request.path.startswith("/assets/") and request.args.get("m"):
        # Dash puts the file's time of change into its address.
        response.cache_control.max_age = 31_536_000
    return response


def _answer_error(error: Exception) -> Response:
    if isinstance(error, NotFound) and "text/html" in request.headers.get("Accept", ""):
        lang = page_language()
        return Response(page_of("message.html", lang, title=say("app.nowhere", lang)), 404, mimetype="text/html")
    if isinstance(error, HTTPException) and error.code:
        return Response(
            f"{error.code}：这个请求没法回答 / This request cannot be answered", error.code, mimetype="text/plain"
        )
    if request.method == "POST" and not request.path.startswith("/api/"):
        # The page sends Dash no POST that needs the server, so whatever arrives here is malformed.
        return Response("400：请求内容看不懂 / The request makes no sense", 400, mimetype="text/plain")
    if isinstance(error, DependencyException):
        return Response("404：没有这个文件 / No such file", 404, mimetype="text/plain")
    logging.getLogger("lutu").exception("unexpected error at %s", request.path)
    return Response("500：程序出错，详情在运行窗口 / Internal error, see the console", 500, mimetype="text/plain")
