"""One View: filters, shown layers, viewport and sheet options; what drives page, link, command line and picture."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from geo.bounds import Bounds
from layers.area import Area, read_area
from layers.facets import FACETS, TEXT_LIMIT, FacetName
from layers.issue import Issue
from layers.params import link_issue, read_text, read_words
from layers.sheet import Sheet, read_sheet
from layers.vocabulary import Language

QUERY_LIMIT = 4_000
"""The longest URL query read, in characters."""
TITLE_LIMIT = 60
NO_LAYERS = "none"
MOST_PICKED = 60
"""How many rows of the table a link may carry."""

# Written out so that Python and JavaScript mean the same numbers.
_PICKED = re.compile(r"[a-z0-9-]{1,80}")
_DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")
WORLD = Bounds(-180.0, -85.0, 330.0, 85.0)
"""Where a box may lie. The world is cut in the Atlantic at 30° W, as Chinese maps do: east of 180° is America."""
SMALLEST_VIEWPORT_DEG = 0.005
FULL_TURN_DEG = 360.0
LISTS = (*(facet.name.value for facet in FACETS), "layers", "pick")
"""The parameters that are lists and may be given in several parts; of any other the last word counts."""
NO_LINK = link_issue("", "这段文字不是鲁图的链接，未读取", "This text is no link of Lutu and was not read")

NAMED_BOXES: dict[str, Bounds] = {
    "east_asia": Bounds(100.0, 19.0, 147.0, 50.0),
    "world": Bounds(-26.0, -56.0, 326.0, 78.0),
}
"""Boxes that a link may call by name: what corridors to Japan and Korea need, and all that the plans name abroad."""


class Layer(StrEnum):
    """What can be shown or hidden on the map, from the ground up."""

    CIRCLES = "circles"
    ROLES = "roles"
    CORES = "cores"
    COUNTIES = "counties"
    NETWORKS = "networks"
    CORRIDORS = "corridors"
    OVERSEAS = "overseas"
    FACILITIES = "facilities"
    CITY_COUNTS = "city_counts"
    LABELS = "labels"


DEFAULT_LAYERS: tuple[Layer, ...] = tuple(
    layer for layer in Layer if layer not in (Layer.NETWORKS, Layer.CORRIDORS, Layer.OVERSEAS)
)
"""What is shown at first: the province. Links, corridors and places abroad would bury it and are switched on."""


class Theme(StrEnum):
    """How the ground is coloured."""

    LIGHT = "light"
    DARK = "dark"
    GREY = "grey"
    SAFE = "safe"


STACKS: tuple[tuple[Layer, ...], ...] = (
    (Layer.CIRCLES, Layer.ROLES, Layer.COUNTIES, Layer.CORES),
    (
        Layer.NETWORKS,
        Layer.CORRIDORS,
        Layer.OVERSEAS,
        Layer.FACILITIES,
        Layer.LABELS,
        Layer.CITY_COUNTS,
    ),
)
"""What can lie over what: the ground, and what stands on it; each from the bottom up."""
DEFAULT_ORDER: tuple[Layer, ...] = STACKS[0] + STACKS[1]
FAINTEST, FULL = 10, 100
"""Least and full opacity of a layer, in percent."""


@dataclass(frozen=True)
class View:
    """What is seen.

    `chosen` holds the words picked in each facet (an empty facet filters nothing); `viewport` is the box of the
    map in WGS 84 degrees, None for the whole province; `area` is the marked part of the map, which filters facilities;
    `picked` are the ids of chosen rows, which only stand out; `order` says what lies over what, from the bottom up;
    `opacity` is the percent of each layer that is not full; `selected` is the id of anything on the map, a city's
    adcode or a country's code.
    """

    chosen: Mapping[FacetName, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    layers: tuple[Layer, ...] = DEFAULT_LAYERS
    viewport: Bounds | None = None
    area: Area | None = None
    picked: tuple[str, ...] = ()
    order: tuple[Layer, ...] = DEFAULT_ORDER
    opacity: Mapping[Layer, int] = field(default_factory=dict)
    theme: Theme = Theme.LIGHT
    selected: str | None = None
    title: str = ""
    sheet: Sheet = field(default_factory=Sheet)
    lang: Language = Language.ZH

    def words(self, facet: FacetName) -> tuple[str, ...]:
        return self.chosen.get(facet, ())

    def to_params(self) -> dict[str, str]:
        """The View as parameters; defaults are left out, so that the whole map is the empty query."""
        params = {facet.name.value: ",".join(self.words(facet.name)) for facet in FACETS}
        params["q"] = self.text
        if self.layers != DEFAULT_LAYERS:
            params["layers"] = ",".join(self.layers) or NO_LAYERS
        params["at"] = ",".join(f"{edge:.3f}" for edge in self.viewport) if self.viewport else ""
        params["area"] = str(self.area) if self.area else ""
        params["pick"] = ",".join(self.picked)
        params["order"] = ",".join(self.order) if self.order != DEFAULT_ORDER else ""
        params["opacity"] = ",".join(f"{layer}-{self.opacity[layer]}" for layer in Layer if layer in self.opacity)
        params["theme"] = "" if self.theme is Theme.LIGHT else self.theme.value
        params["id"] = self.selected or ""
        params["title"] = self.title
        params |= self.sheet.to_params()
        params["lang"] = "" if self.lang is Language.ZH else self.lang.value
        return {name: value for name, value in params.items() if value}

    def to_query(self) -> str:
        """The View as a short, readable URL query without the question mark."""
        return "&".join(f"{name}={quote(value, safe=',')}" for name, value in self.to_params().items())


def read_view(link: str) -> tuple[View, tuple[Issue, ...]]:
    """Read a View from a link, a path with a query, a bare query, or a JSON object of parameters.

    What is not understood is left out of the View and returned as issues; nothing is raised.
    """
    text = link.strip()
    if text.startswith("{"):
        return _read_json(text)
    if "://" in text.partition("?")[0] or text.startswith("/"):
        try:
            scheme, _, _, text, _ = urlsplit(text)
        except ValueError:
            scheme = "?"
        if scheme not in ("", "http", "https"):
            return View(), (NO_LINK,)
    is_query = not text or text.startswith("?") or "=" in text
    return read_query(text.removeprefix("?")) if is_query else (View(), (NO_LINK,))


def read_query(query: str) -> tuple[View, tuple[Issue, ...]]:
    """Read a View from a URL query without its question mark; like `read_view`, it never raises."""
    if len(query) > QUERY_LIMIT:
        return View(), (
            link_issue(
                "", f"链接超过 {QUERY_LIMIT} 个字符，未读取", f"Longer than {QUERY_LIMIT} characters and was not read"
            ),
        )
    params: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=False):
        params[name] = f"{params[name]},{value}" if name in LISTS and name in params else value
    return from_params(params)


def _read_json(text: str) -> tuple[View, tuple[Issue, ...]]:
    try:
        params = json.loads(text)
    except (ValueError, RecursionError):
        return View(), (link_issue("", "不是合法的 JSON，未读取", "Not valid JSON and was not read"),)
    return from_params(params)


def from_params(params: Mapping[str, Any]) -> tuple[View, tuple[Issue, ...]]:
    """Read a View from parameters as `to_params` writes them; returns it with what had to be ignored."""
    issues: list[Issue] = []
    given = {str(name): str(value) for name, value in params.items()}
    chosen: dict[FacetName, tuple[str, ...]] = {}
    for facet in FACETS:
        words = read_words(facet.name.value, given.pop(facet.name.value, ""), facet.words, issues)
        if words:
            chosen[facet.name] = words
    shown = given.pop("layers", "")
    layers = read_words("layers", "" if shown == NO_LAYERS else shown, tuple(Layer), issues)
    if not layers and shown != NO_LAYERS:
        layers = DEFAULT_LAYERS
    view = View(
        chosen=chosen,
        text=read_text("q", given.pop("q", ""), TEXT_LIMIT, issues),
        layers=tuple(map(Layer, layers)),
        viewport=_viewport(given.pop("at", ""), issues),
        area=_area(given.pop("area", ""), issues),
        picked=_picked(given.pop("pick", ""), issues),
        order=_order(given.pop("order", ""), issues),
        opacity=_opacity(given.pop("opacity", ""), issues),
        theme=_theme(given.pop("theme", ""), issues),
        selected=read_text("id", given.pop("id", ""), TEXT_LIMIT, issues) or None,
        title=read_text("title", given.pop("title", ""), TITLE_LIMIT, issues),
        sheet=read_sheet(given, issues),
        lang=_language(given.pop("lang", ""), issues),
    )
    for name in given:
        issues.append(link_issue(name[:40], "不认识的参数", "Unknown parameter"))
    return view, tuple(issues)


def _area(value: str, issues: list[Issue]) -> Area | None:
    area, issue = read_area(value)
    issues += [issue] if issue else []
    return area


def _picked(value: str, issues: list[Issue]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(word for word in value.split(",") if word))
    good = tuple(word for word in asked if _PICKED.fullmatch(word))
    if len(good) < len(asked):
        issues.append(link_issue("pick", "不是设施的标识", "Not the id of a facility"))
    if len(good) > MOST_PICKED:
        issues.append(link_issue("pick", f"最多 {MOST_PICKED} 行", f"At most {MOST_PICKED} rows"))
    return good[:MOST_PICKED]


def _order(value: str, issues: list[Issue]) -> tuple[Layer, ...]:
    read_words("order", value, tuple(Layer), issues)  # names what there is not
    asked = list(dict.fromkeys(word for word in value.split(",") if word in tuple(Layer)))
    ordered = [
        layer
        for stack in STACKS
        for layer in (*(word for word in asked if word in stack), *(layer for layer in stack if layer not in asked))
    ]
    return tuple(map(Layer, ordered))


def _opacity(value: str, issues: list[Issue]) -> dict[Layer, int]:
    found: dict[Layer, int] = {}
    for part in filter(None, value.split(",")):
        word, _, percent = part.rpartition("-")
        good = word in tuple(Layer) and re.fullmatch(r"[0-9]{2,3}", percent) and FAINTEST <= int(percent) <= FULL
        if not good:
            shown = part[:40]
            message = f"“{shown}”应写成 图层-百分数（{FAINTEST} 至 {FULL}）"
            issues.append(link_issue("opacity", message, f"“{shown}” should be LAYER-PERCENT, {FAINTEST} to {FULL}"))
        else:
            found[Layer(word)] = int(percent)
    return {layer: found[layer] for layer in Layer if found.get(layer, FULL) != FULL}


def _theme(value: str, issues: list[Issue]) -> Theme:
    if value and value not in tuple(Theme):
        issues.append(
            link_issue(
                "theme", "底图只有 light、dark、grey、safe，已用浅色", "Only light, dark, grey, safe; light is used"
            )
        )
    return Theme(value) if value in tuple(Theme) else Theme.LIGHT


def _viewport(value: str, issues: list[Issue]) -> Bounds | None:
    if not value:
        return None
    if value in NAMED_BOXES:
        return NAMED_BOXES[value]
    try:
        box = Bounds(*(_degrees(part) for part in value.split(",")))
    except (TypeError, ValueError):
        box = Bounds(0, 0, 0, 0)
    in_world = WORLD.west <= box.west < box.east <= WORLD.east and WORLD.south <= box.south < box.north <= WORLD.north
    small = min(box.east - box.west, box.north - box.south) < SMALLEST_VIEWPORT_DEG
    if in_world and not small and box.east - box.west <= FULL_TURN_DEG:
        return box
    issues.append(link_issue("at", "应为 西,南,东,北（度）", "Should be west,south,east,north in degrees"))
    return None


def _degrees(text: str) -> float:
    # Plain decimals only: float() and JavaScript's Number() each take spellings that the other does not.
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _language(value: str, issues: list[Issue]) -> Language:
    if value and value not in tuple(Language):
        issues.append(link_issue("lang", "只有 zh 与 en 两种语言，已用中文", "Only zh and en; Chinese is used"))
    return Language(value) if value in tuple(Language) else Language.ZH
