"""The same filter as a plain Dash app does it: a callback on the server, and one in the browser, on dl.GeoJSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dash_leaflet as dl
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from flask import Flask

from layers.vocabulary import Language, Plan

ASSETS = Path(__file__).with_name("assets")


def server_callback(flask: Flask, path: str, features: Sequence[Any]) -> None:
    """Filtered in Python: every change sends the features that are left."""
    app = _app(flask, path, features)

    @app.callback(Output("points", "data"), Input("plan", "value"), prevent_initial_call=True)
    def narrow(plans: list[str]) -> dict[str, Any]:
        chosen = set(plans)
        return _collection([f for f in features if not chosen or chosen.intersection(f["properties"]["plans"])])


def browser_callback(flask: Flask, path: str, features: Sequence[Any], *, cluster: bool = False) -> None:
    """Filtered in JavaScript: every change hands dl.GeoJSON the features that are left, to draw or to cluster."""
    app = _app(flask, path, features, cluster)
    app.clientside_callback(
        ClientsideFunction("rival", "narrow"),
        Output("points", "data"),
        Input("plan", "value"),
        State("all", "data"),
        prevent_initial_call=True,
    )


def _app(flask: Flask, path: str, features: Sequence[Any], cluster: bool = False) -> Dash:
    app = Dash(
        f"rival{path.strip('/')}",
        server=flask,
        url_base_pathname=path,
        assets_folder=str(ASSETS),
        serve_locally=True,
        # flask-compress goes in once for the whole server, by the page that starts it.
        compress=False,
    )
    everything = _collection(features)
    drawn = {"cluster": True} if cluster else {"pointToLayer": {"variable": "rival.point"}}
    points = dl.GeoJSON(id="points", data=everything, **drawn)
    app.layout = html.Div(
        [
            dcc.Store(id="all", data=everything if "browser" in path else None),
            dcc.Checklist(id="plan", options={plan.value: plan.label(Language.ZH) for plan in Plan}, value=[]),
            dl.Map(points, center=[36.4, 118.7], zoom=7, preferCanvas=True, style={"height": "85vh"}),
        ]
    )
    return app


def _collection(features: Sequence[Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
