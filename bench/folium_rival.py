"""folium's page of the same features, its CDN addresses answered from this machine."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import folium

_REFERENCE = re.compile(r'(?<=src=")https?://[^"]+|(?<=href=")https?://[^"]+')
_LEAFLET = re.compile(r'!function\(t\)\{"use strict";(?:(?!!function\(t\)\{"use strict";).)*?window\.L=t\}\(e\)', re.S)
_STYLES = re.compile(r"`(/\* required styles \*/.*?)`", re.S)


@dataclass(frozen=True)
class FoliumPage:
    """The page as folium saves it, the same with local addresses, and what stands under these."""

    saved: str
    served: str
    local: Mapping[str, tuple[str, str]]
    """Address → (media type, content)."""


def folium_page(features: Sequence[Any], boundaries: Sequence[Sequence[Any]], path: str) -> FoliumPage:
    """A map of circle markers with popups on canvas (folium's fastest), over the same boundaries if there are any.

    Leaflet is the one inside dash_leaflet; the other addresses (jQuery, Bootstrap, icons) are answered empty.
    """
    page = folium.Map(location=[36.4, 118.7], zoom_start=7, tiles=None, prefer_canvas=True)
    for region in boundaries:
        folium.GeoJson(_collection(region), style_function=lambda _: {"weight": 1, "fillOpacity": 0.1}).add_to(page)
    folium.GeoJson(
        _collection(features),
        marker=folium.CircleMarker(radius=5, weight=1, fill=True, fill_opacity=0.8),
        popup=folium.GeoJsonPopup(fields=["name", "kind", "precision"]),
    ).add_to(page)
    saved: str = page.get_root().render()
    script, styles = _leaflet()
    local: dict[str, tuple[str, str]] = {}

    def here(reference: "re.Match[str]") -> str:
        address = reference[0]
        name = address.rsplit("/", 1)[-1]
        media_type = "text/css" if name.endswith(".css") else "text/javascript"
        content = {"leaflet.js": script, "leaflet.css": styles}.get(name, "")
        local[f"{path}cdn/{name}"] = (media_type, content)
        return f"{path}cdn/{name}"

    return FoliumPage(saved, _REFERENCE.sub(here, saved), local)


def _leaflet() -> tuple[str, str]:
    # The module in the bundle is Leaflet's own file, a function of `exports`; its styles stand there as a template.
    bundle = (files("dash_leaflet") / "dash_leaflet.js").read_text(encoding="utf-8")
    script, styles = _LEAFLET.search(bundle), _STYLES.search(bundle)
    if script is None or styles is None:
        raise RuntimeError("Leaflet was not found inside dash_leaflet.js; the bundle of this release looks different")
    return f"(function(e){{{script[0]}}})({{}});", styles[1].replace("\\n", "\n").replace("\\t", "\t")


def _collection(features: Sequence[Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
