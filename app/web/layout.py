"""The page: masthead and filters on the left, the map in the middle, list and details on the right."""

from typing import Any

import dash_leaflet as dl
from dash import dcc, html
from dash.development.base_component import Component

from app.web import ids
from app.web.sidebar import close_button, sidebar
from app.web.tiles import TileLayer
from app.words import say
from layers.view import DEFAULT_LAYERS
from layers.vocabulary import Language


def page(config: dict[str, Any], tiles: tuple[TileLayer, ...] = ()) -> Component:
    """The whole page in the language of its configuration."""
    lang = Language(config["lang"])
    stores = {
        ids.CONFIG: config,
        ids.TITLE: "",
        ids.SELECTED: None,
        ids.VIEWPORT: None,
        ids.AREA: "",
        ids.PICKED: [],
        ids.LAYERS: list(DEFAULT_LAYERS),
        ids.LOOK: None,
        ids.SHEET: None,
    }
    return html.Div(
        [
            *(dcc.Store(id=name, data=value) for name, value in stores.items()),
            html.A(say("app.skip", lang), href=f"#{ids.PANEL}", className="skip"),
            sidebar(lang, config),
            _stage(lang, config, tiles),
            _panel(lang),
            html.Dialog(id="help", **{"aria-label": say("help.title", lang)}),
            html.Aside(id="tour", hidden=True, role="dialog", **{"aria-label": say("tour.label", lang)}),
        ],
        className="app",
    )


def _stage(lang: Language, config: dict[str, Any], tiles: tuple[TileLayer, ...]) -> Component:
    leaflet = dl.Map(
        [
            *map(_tiles, tiles),
            dl.ZoomControl(),
            dl.ScaleControl(imperial=False, position="bottomleft", maxWidth=140),
        ],
        id=ids.MAP,
        center=[36.4, 118.7],
        zoom=7,
        zoomSnap=0.25,
        zoomDelta=0.5,
        wheelPxPerZoomLevel=120,
        minZoom=0.5,
        maxZoom=16,
        zoomControl=False,
        trackViewport=False,  # else a late render sets the map back to where it was
        attributionControl=False,
        className="leaflet",
    )
    return html.Main(
        [
            html.Div(
                [
                    html.Div(id=ids.CHIPS, className="chips"),
                    html.Span(say("app.name", lang), className="name only-small"),
                    html.Div(id=ids.TALLY, className="tally", **{"aria-live": "polite"}),
                    html.Div(_buttons(lang), className="buttons"),
                ],
                className="bar",
            ),
            html.Div(
                [
                    leaflet,
                    html.Div(id="tip", hidden=True),
                    html.Div(
                        [
                            config["credit"],
                            html.Span(f"　{config['creditWorld']}", className="credit-world"),
                            *(f"　{tile.attribution}" for tile in tiles[:1]),
                        ],
                        className="credit",
                    ),
                    html.Div(say("app.loading", lang), id=ids.NOTICE, className="notice", role="status"),
                    _extents(lang),
                    _tools(lang),
                    html.Div(id="hint", className="hint", role="status"),
                    html.Details(
                        [html.Summary(say("legend.label", lang)), html.Div(id=ids.LEGEND)],
                        className="legend",
                        open=True,
                    ),
                ],
                className="map",
                role="region",
                **{"aria-label": say("map.label", lang)},
            ),
            html.Section(id="dock", hidden=True, **{"aria-label": say("dock.label", lang)}),
        ],
        className="stage",
    )


def _extents(lang: Language) -> Component:
    """Three standard views: the whole province, East Asia, the world."""
    views = (("map.home", "home", ""), ("map.east_asia", "wide", "east_asia"), ("map.world", "wide", "world"))
    buttons = [
        html.Button(say(words, lang), className="button", **{"data-act": action, "data-value": value})
        for words, action, value in views
    ]
    return html.Div(buttons, className="extents", role="group", **{"aria-label": say("map.extent", lang)})


def _tools(lang: Language) -> Component:
    """Marking a part of the map, and measuring."""
    tools = ("circle", "box", "polygon", "region", "way", "surface")
    buttons = [
        html.Button(
            say(f"draw.{tool}", lang),
            className="button",
            **{"data-act": "tool", "data-value": tool, "aria-pressed": "false"},
        )
        for tool in tools
    ]
    return html.Details(
        [html.Summary(say("draw.label", lang), className="button"), html.Div(buttons)], className="tools"
    )


def _tiles(layer: TileLayer) -> Component:
    if layer.wms_layers:
        return dl.WMSTileLayer(url=layer.url, layers=layer.wms_layers, format="image/png", transparent=True)
    return dl.TileLayer(url=layer.url, subdomains=layer.subdomains)


def _buttons(lang: Language) -> list[Component]:
    def button(label: str, action: str, value: str, name: str = "") -> Component:
        return html.Button(label, className=f"button {name}".strip(), **{"data-act": action, "data-value": value})

    return [
        _opener(say("app.filters", lang), "filters", "sidebar"),
        _opener(say("list.label", lang), "list", ids.PANEL),
        html.Div(
            [
                html.Button(
                    say(f"dock.{name}", lang),
                    className="button",
                    **{"data-act": "dock", "data-value": name, "aria-expanded": "false", "aria-controls": "dock"},
                )
                for name in ("table", "charts")
            ],
            className="steps docks",
        ),
        _steps(lang),
        button(say("share.copy", lang), "copy", ""),
        html.Div(
            [
                html.A(say("make.title", lang), id=ids.MAKE, href="/sheet", className="button"),
                button(say("share.picture", lang), "picture", "png"),
            ],
            className="pictures",
        ),
    ]


def _opener(label: str, drawer: str, region: str) -> Component:
    """What opens a drawer on a small screen."""
    data = {"data-act": "drawer", "data-value": drawer, "aria-expanded": "false", "aria-controls": region}
    return html.Button(label, className="button only-small", **data)


def _steps(lang: Language) -> Component:
    steps = (("undo", "history.undo", "Ctrl+Z"), ("redo", "history.redo", "Ctrl+Shift+Z"))
    buttons = [
        html.Button(
            say(words, lang),
            className="button step",
            disabled=True,
            title=keys,
            **{"data-act": action, "data-value": ""},
        )
        for action, words, keys in steps
    ]
    return html.Div(buttons, className="steps", role="group", **{"aria-label": say("history.label", lang)})


def _panel(lang: Language) -> Component:
    return html.Aside(
        [
            close_button("list", lang),
            html.Div(id=ids.LIST, className="list"),
            html.Div(id=ids.DETAIL, className="detail", **{"aria-live": "polite"}),
        ],
        id=ids.PANEL,
        className="panel",
        tabIndex="-1",
        **{"aria-label": say("list.label", lang)},
    )
