"""One View as the bytes of one HTML file, on folium's map with everything inlined."""

import re
from datetime import date
from html import escape

import folium
from branca.element import Element, Figure, MacroElement, Template

from app import themes
from app.settings import Settings
from app.sheet.describing import subtitle_of, title_of
from app.sheet.foot import made_lines, refuse_expired, source_lines
from app.sheet.home import home_of
from app.standalone.contents import contents, is_wide
from app.standalone.inlined import ASSETS, as_data, policy, script, styles
from app.words import say
from layers.showing import on_map
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language

MAP_ID = "lutu"
FURTHEST_ZOOM, NEAREST_ZOOM = 1.5, 14


class _AsItIs(Element):
    """Text that goes into the file unchanged: branca takes what it is given for a template and would fill it in."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _Opening(MacroElement):
    """Hands the map that folium made to our scripts."""

    _template = Template("{% macro script(this, kwargs) %}lutu.openFile();{% endmacro %}")


def page_file(data: Data, view: View, settings: Settings | None = None) -> bytes:
    """The HTML file of a View, in UTF-8: what the View shows, and nothing that a browser would have to fetch.

    The same View and settings give the same bytes. Every value of the data stands in it as JSON or escaped text.
    Raises DataRefusedError if the View is public and the approval number in the settings has expired.
    """
    settings = settings or Settings()
    refuse_expired(view, settings, date.today())
    frame = _frame(data, view, settings)
    carried = as_data(contents(data, view))
    scripts = script()
    look = themes.LOOKS[view.theme]
    figure = Figure()
    figure.header.add_child(_AsItIs(_head(data, view)))
    figure.header.add_child(_AsItIs(f"<style>{styles(look, frame + carried + scripts)}</style>"))
    figure.header.add_child(_AsItIs(f"<script>{scripts}</script>"))
    figure.html.add_child(_AsItIs(frame))
    figure.html.add_child(_AsItIs(f'<script type="application/json" id="lutu-file">{carried}</script>'))
    figure.html.add_child(_AsItIs(f'<script type="text/plain">{_licences()}</script>'))
    figure.add_child(_map(data, view))
    html = figure.render()
    opened = f'<html lang="{"zh-CN" if view.lang is Language.ZH else "en"}" class="is-{view.theme}">'
    guard = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace("<html>", opened, 1).replace("<head>", guard, 1).encode()


def _map(data: Data, view: View) -> folium.Map:
    west, south, east, north = home_of(data, view)
    made = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=7,
        tiles=None,
        prefer_canvas=True,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=120,
        fade_animation=False,
        min_zoom=FURTHEST_ZOOM,
        max_zoom=NEAREST_ZOOM,
    )
    # folium's own addresses, all of them outside; and ids that are the same every time.
    made.default_js, made.default_css = [], []
    made._id = MAP_ID
    made.add_child(_Opening())
    return made


def _head(data: Data, view: View) -> str:
    title = title_of(data, view)
    metas = {"viewport": "width=device-width, initial-scale=1", "generator": "lutu", "lutu-view": view.to_query()}
    lines = [f'<meta name="{name}" content="{escape(content)}">' for name, content in metas.items()]
    return "\n".join([*lines, f"<title>{escape(title)}</title>"])


def _frame(data: Data, view: View, settings: Settings) -> str:
    """Title, side and source line around the map; the scripts fill the side."""
    lang = view.lang
    sections = {"layers": "layers.label", "legend": "legend.label", "list": "list.label"}
    tabs = "".join(
        f'<button type="button" data-tab="{name}" aria-expanded="false" aria-controls="part-{name}">'
        f"{escape(say(key, lang))}</button>"
        for name, key in sections.items()
    )
    parts = "".join(
        f'<section class="part" id="part-{name}"><h2>{escape(say(key, lang))}</h2><div id="{name}"></div></section>'
        for name, key in sections.items()
    )
    subtitle = subtitle_of(data, view)
    sources = source_lines(data, view, settings, wide=is_wide(view, on_map(data, view)))
    made = [say("join.part", lang).join(made_lines(data, view, settings))]
    source = "".join(f"<p>{escape(line)}</p>" for line in (*sources, *made) if line)
    return (
        f'<header class="head"><h1>{escape(title_of(data, view))}</h1>'
        f'<p>{escape(subtitle)}</p><p id="tally" class="tally"></p></header>'
        f'<aside class="side"><nav class="tabs">{tabs}</nav><div class="parts">{parts}</div></aside>'
        f'<footer class="source">{source}</footer>'
    )


def _licences() -> str:
    """The licence of what others wrote and this file carries."""
    vendor = ASSETS / "vendor"
    name = re.search(r"Leaflet [0-9.]+[0-9]", (vendor / "leaflet.js").read_text(encoding="utf-8"))
    leaflet = (vendor / "leaflet.LICENSE.txt").read_text(encoding="utf-8")
    return f"{name[0] if name else 'Leaflet'}\n\n{leaflet}\nLutu Sans: SIL Open Font License 1.1, after Noto Sans SC."
