"""The rivals with 100,000 points, in a process of their own: `python -m bench.point_rivals` prints its address."""

from flask import Flask
from flask_compress import Compress
from waitress.server import create_server

from bench.dash_rivals import browser_callback, server_callback
from bench.folium_rival import folium_page
from bench.outlets import features
from bench.rivals import BROWSER, FOLIUM, SERVER, serve_folium

COUNT = 100_000


def rivals() -> Flask:
    made = features(COUNT)
    flask = Flask("point rivals", static_folder=None)
    server_callback(flask, SERVER, made)
    browser_callback(flask, BROWSER, made, cluster=True)
    serve_folium(flask, FOLIUM, folium_page(made, [], FOLIUM))
    Compress(flask)
    return flask


def main() -> None:
    server = create_server(rivals(), host="127.0.0.1", port=0, threads=8)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


if __name__ == "__main__":
    main()
