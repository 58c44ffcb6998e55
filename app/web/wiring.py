"""Which inputs go to which handler of app/assets/70-clientside.js, and what it fills."""

from dash import ClientsideFunction, Dash, Input, Output

from app.web import ids
from layers.facets import FACETS


def wire(app: Dash) -> None:
    """Connect the page of one app. Everything runs in the browser; the server keeps no state."""
    facets = [ids.facet(facet.name) for facet in FACETS]
    app.clientside_callback(
        ClientsideFunction("lutu", "start"),
        Output(ids.TITLE, "data"),
        *(Output(name, "options") for name in facets),
        *(Output(name, "value") for name in facets),
        Output(ids.SEARCH, "value"),
        Output(ids.LAYERS, "data"),
        Output(ids.SELECTED, "data"),
        Output(ids.VIEWPORT, "data"),
        Output(ids.AREA, "data"),
        Output(ids.PICKED, "data"),
        Output(ids.LOOK, "data"),
        Output(ids.SHEET, "data"),
        Input(ids.CONFIG, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("lutu", "apply"),
        Input(ids.TITLE, "data"),
        *(Input(name, "value") for name in facets),
        Input(ids.SEARCH, "value"),
        Input(ids.LAYERS, "data"),
        Input(ids.SELECTED, "data"),
        Input(ids.VIEWPORT, "data"),
        Input(ids.AREA, "data"),
        Input(ids.PICKED, "data"),
        Input(ids.LOOK, "data"),
        Input(ids.SHEET, "data"),
    )
