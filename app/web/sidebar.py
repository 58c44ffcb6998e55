"""The left column: masthead, search, facets, layers, kept views."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.web import ids
from app.words import say
from layers.facets import FACETS, TEXT_LIMIT, Facet
from layers.vocabulary import Language

OPEN_AT_FIRST = ("plan", "circle", "city", "kind")


def sidebar(lang: Language, config: dict[str, Any]) -> Component:
    """The whole column in a language; the user's own layers have a fold where there are any."""
    return html.Aside(
        [
            close_button("filters", lang),
            html.Header(
                [
                    html.Div([html.H1(say("app.name", lang)), _switch(lang)], className="masthead"),
                    html.P(say("app.title", lang), className="title"),
                    html.P(say("app.lead", lang), className="lead"),
                    _pages(lang),
                ],
            ),
            html.Div(
                [
                    html.Label(say("search.label", lang), htmlFor=ids.SEARCH),
                    dcc.Input(
                        id=ids.SEARCH,
                        type="search",
                        value="",
                        debounce=False,
                        maxLength=TEXT_LIMIT,
                        placeholder=say("search.hint", lang),
                        autoComplete="off",
                    ),
                    html.Ul(
                        id=ids.COMPLETIONS,
                        className="completions",
                        role="listbox",
                        hidden=True,
                        **{"aria-label": say("search.completions", lang)},
                    ),
                ],
                className="search",
            ),
            *([_own(lang)] if config["ownLayers"] else []),
            *(_facet(facet, lang) for facet in FACETS),
            _layers(lang),
            _kept(lang),
        ],
        className="sidebar",
        id="sidebar",
    )


def close_button(drawer: str, lang: Language) -> Component:
    """What closes a drawer on a small screen."""
    data = {"data-act": "drawer", "data-value": drawer}
    return html.Button(say("app.close", lang), className="button close only-small", **data)


def _pages(lang: Language) -> Component:
    query = "" if lang is Language.ZH else f"?lang={lang.value}"
    pages = {
        "city": "nav.cities",
        "numbers": "nav.numbers",
        "matrix": "nav.matrix",
        "analysis": "nav.analysis",
        "compare": "nav.compare",
        "data": "nav.data",
    }
    # Matrix and analysis count with the map's filters, which the page's JavaScript writes into the link.
    keeps = {page: {"data-keeps": "filters"} for page in ("matrix", "analysis")}
    keeps["compare"] = {"data-keeps": "side"}
    links = [html.A(say(word, lang), href=f"/{page}{query}", **keeps.get(page, {})) for page, word in pages.items()]
    help_ = html.Button(say("nav.help", lang), **{"data-act": "help", "data-value": ""})
    return html.Nav([*links, help_], className="pages")


def _switch(lang: Language) -> Component:
    other = "en" if lang is Language.ZH else "zh"
    return html.A(say("app.switch", lang), id=ids.SWITCH, href=f"?lang={other}", className="switch", lang=other)


def _facet(facet: Facet, lang: Language) -> Component:
    name = facet.name.value
    return html.Details(
        [
            html.Summary(say(f"facet.{name}", lang)),
            html.Button(
                say("facet.invert", lang), className="invert", **{"data-act": "invert", "data-value": facet.name.value}
            ),
            dcc.Checklist(id=ids.facet(facet.name), options=[], value=[], className="facet"),
        ],
        open=name in OPEN_AT_FIRST,
    )


def _layers(lang: Language) -> Component:
    return html.Details([html.Summary(say("layers.label", lang)), html.Div(id="layers")])


def _own(lang: Language) -> Component:
    return html.Details([html.Summary(say("own.title", lang)), html.Div(id="own")], open=True)


def _kept(lang: Language) -> Component:
    return html.Details(
        [
            html.Summary(say("views.label", lang)),
            html.Div(
                [
                    html.Label(say("views.name", lang), htmlFor="view-name", className="sr"),
                    dcc.Input(
                        id="view-name",
                        type="text",
                        maxLength=60,
                        placeholder=say("views.name", lang),
                        autoComplete="off",
                    ),
                    html.Button(say("views.keep", lang), className="button", **{"data-act": "keep", "data-value": ""}),
                ],
                className="keep",
            ),
            html.Ul(id=ids.KEPT, className="kept"),
            html.Label(say("open.label", lang), htmlFor="open-picture", className="button open-picture"),
        ],
    )
