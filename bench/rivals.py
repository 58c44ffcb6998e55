"""The server of the rivals, in a process of its own: `python -m bench.rivals` prints its address."""

from typing import Any

from flask import Flask, Response
from flask_compress import Compress
from waitress.server import create_server

from app.drawing import DRAWN_BOUNDARIES
from bench.dash_rivals import browser_callback, server_callback
from bench.folium_rival import FoliumPage, folium_page
from layers.geojson import feature_of
from layers.store import load

SERVER, BROWSER = "/server/", "/browser/"
FOLIUM, FOLIUM_WITH_BOUNDARIES = "/folium/", "/folium-boundaries/"
SAVED = "saved.html"
"""Under folium's paths: the page as folium saves it, before its addresses were made local."""


def rivals() -> Flask:
    data = load()
    features: list[Any] = [feature_of(facility) for facility in data.facilities]
    # The points among the surroundings are names of seas, which folium would show as markers.
    boundaries = [
        [region for region in data.boundaries[name] if region["geometry"]["type"] != "Point"]
        for name in DRAWN_BOUNDARIES
    ]
    flask = Flask("rivals", static_folder=None)
    server_callback(flask, SERVER, features)
    browser_callback(flask, BROWSER, features)
    serve_folium(flask, FOLIUM, folium_page(features, [], FOLIUM))
    serve_folium(flask, FOLIUM_WITH_BOUNDARIES, folium_page(features, boundaries, FOLIUM_WITH_BOUNDARIES))
    Compress(flask)
    return flask


def serve_folium(flask: Flask, path: str, page: FoliumPage) -> None:
    """The routes of a folium page, of what it refers to, and of its saved form."""
    answers = {path: ("text/html", page.served), f"{path}{SAVED}": ("text/html", page.saved), **page.local}
    for address, (media_type, content) in answers.items():
        flask.add_url_rule(
            address,
            endpoint=address,
            view_func=lambda media_type=media_type, content=content: Response(content, mimetype=media_type),
        )


def main() -> None:
    server = create_server(rivals(), host="127.0.0.1", port=0, threads=8)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


if __name__ == "__main__":
    main()
