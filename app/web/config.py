"""What the page's JavaScript needs to know, as one JSON value made from the Python source of each fact."""

from typing import Any

from app.drawing import drawing_config
from app.table.files import FORM_NAMES
from app.words import all_words
from geo.datum import Datum
from layers import sheet
from layers.area import LARGEST_RADIUS_KM, MOST_CORNERS
from layers.facets import TEXT_LIMIT, rule
from layers.store import Data
from layers.view import (
    DEFAULT_LAYERS,
    FAINTEST,
    MOST_PICKED,
    NAMED_BOXES,
    QUERY_LIMIT,
    SMALLEST_VIEWPORT_DEG,
    TITLE_LIMIT,
    Layer,
)
from layers.vocabulary import Language

PATHS = {
    "facilities": "/api/facilities.geojson",
    "boundaries": "/api/boundaries.json",
    "unplaced": "/api/unplaced.json",
    "roles": "/api/roles.json",
    "corridors": "/api/corridors.json",
    "overseas": "/api/overseas.json",
    "world": "/api/world.json",
    "names": "/api/names.json",
    "city": "/city",
    "cityPanel": "/api/city",
    "numbers": "/numbers",
    "numbersPanel": "/api/numbers.json",
    "matrix": "/matrix",
    "passages": "/api/passages",
    "picture": "/api/picture",
    "table": "/api/table",
    "own": "/api/own",
}


def page_config(
    data: Data, lang: Language, *, plans_text: bool, tiles: bool = False, own: bool = False
) -> dict[str, Any]:
    """The configuration of the page in one language; `plans_text` tells whether passages can be shown, `tiles` whether
    the ground shines through the circles."""
    chinese = lang is Language.ZH
    drawing = drawing_config(data, lang, tiles=tiles)
    return {
        **drawing,
        "words": all_words(lang),
        "rule": rule(),
        "layers": [layer.value for layer in Layer],
        "defaultLayers": [layer.value for layer in DEFAULT_LAYERS],
        "boxes": {name: list(box) for name, box in NAMED_BOXES.items()},
        "limits": {
            **drawing["limits"],
            "query": QUERY_LIMIT,
            "title": TITLE_LIMIT,
            "text": TEXT_LIMIT,
            "corners": MOST_CORNERS,
            "radiusKm": LARGEST_RADIUS_KM,
            "picked": MOST_PICKED,
            "smallestViewport": SMALLEST_VIEWPORT_DEG,
        },
        "sheet": sheet.rules(),
        "table": {"forms": list(FORM_NAMES.items()), "datums": [(datum.value, datum.label) for datum in Datum]},
        "faintest": FAINTEST,
        "paths": PATHS,
        "plansText": plans_text,
        "ownLayers": own,
        "credit": _credit(data, lang),
        "creditWorld": data.card("world")["attribution" if chinese else "attribution_en"],
    }


def _credit(data: Data, lang: Language) -> str:
    card = data.card("cities")
    approval = card.get("map_approval")
    attribution: str = card["attribution" if lang is Language.ZH else "attribution_en"]
    number = approval["number"] if approval else ""
    return f"{attribution}　{number if lang is Language.ZH else number.removesuffix('号')}" if number else attribution
