"""Which inputs go to which handler of app/assets/70-clientside.js, and what it fills."""

from dash import ClientsideFunction, Dash, Input, Output, State

from app.web import ids
from app.web.config import DRAWN_BOUNDARIES
from layers.facets import FACETS


def wire(app: Dash) -> None:
    """Connect the page of one app. Everything runs in the browser; the server keeps no state."""
    facets = [ids.facet(facet.name) for facet in FACETS]
    app.clientside_callback(
        ClientsideFunction("lutu", "start"),
        Output(ids.TITLE, "data"),
        Output(ids.NOTICE, "children"),
        *(Output(ids.boundary(name), "data") for name in DRAWN_BOUNDARIES),
        *(Output(name, "value") for name in facets),
        Output(ids.SEARCH, "value"),
        Output(ids.LAYERS, "value"),
        Output(ids.SELECTED, "data"),
        Output(ids.VIEWPORT, "data"),
        Input(ids.CONFIG, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("lutu", "apply"),
        Output(ids.VIEW, "data"),
        Input(ids.TITLE, "data"),
        *(Input(name, "value") for name in facets),
        Input(ids.SEARCH, "value"),
        Input(ids.LAYERS, "value"),
        Input(ids.SELECTED, "data"),
        Input(ids.VIEWPORT, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("lutu", "follow"),
        *(Output(name, "options") for name in facets),
        Output(ids.CHIPS, "children"),
        Output(ids.TALLY, "children"),
        Output(ids.LEGEND, "children"),
        Output(ids.LIST, "children"),
        Output(ids.SWITCH, "href"),
        Input(ids.VIEW, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("lutu", "open"),
        Output(ids.DETAIL, "children"),
        Output(ids.PANEL, "className"),
        Input(ids.VIEW, "data"),
        State(ids.CONFIG, "data"),
    )
