"""The cover of an atlas: the province in the tints of its circles, the title, who made it, from what and when."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from app.atlas.leaves import By, Leaf
from app.atlas.paper import Paper
from app.settings import Settings
from app.sheet.foot import approval_in_words, boundaries_in_words, is_sketch
from app.sheet.type import width_px, wrap
from app.themes import LOOKS
from app.words import say
from geo.projection import to_sheet
from layers.sheet import Audience
from layers.store import Data
from layers.view import View
from layers.vocabulary import Circle, Language

WATERLINES = (26_000, 17_000, 9_500, 4_000)
"""Distances from the coast, in metres, at which the sea grows lighter, the outermost first."""
TITLE_SIZE = 44.0
DEEPEN = 0.86
"""How much darker the tints of the circles are than on the sheets, where symbols stand on them."""


def cover(data: Data, view: View, leaves: Sequence[Leaf], settings: Settings) -> Paper:
    """Draw the cover for the sheets that follow."""
    page = Paper(view, ground=LOOKS[view.theme].sea)
    _draw_map(page, data)
    _draw_title(page, view, leaves)
    _draw_origin(page, data, view, settings)
    return page


def atlas_title(view: View) -> str:
    """What the atlas is called."""
    return say("atlas.filtered", view.lang, title=view.title) if view.title else say("atlas.name", view.lang)


def contents_in_words(leaves: Sequence[Leaf], lang: Language) -> str:
    """How many sheets of what there are, as a line."""
    counts = {by: sum(leaf.by is by for leaf in leaves) for by in By}
    parts = [say(f"atlas.size.{by.value}", lang, n=n) for by, n in counts.items() if n]
    return " · ".join([*parts, say("atlas.size", lang, n=len(leaves))])


def _draw_map(page: Paper, data: Data) -> None:
    province = to_sheet(shapely.union_all([city.geometry for city in data.cities.values()]))
    west, south, east, north = province.bounds
    if page.landscape:
        room, middle = (page.width * 0.66, page.height * 0.6), (page.width * 0.6, page.height * 0.485)
    else:
        room, middle = (page.width * 0.93, page.height * 0.62), (page.width * 0.5, page.height * 0.545)
    scale = min(room[0] / (east - west), room[1] / (north - south))
    centre = np.array([(west + east) / 2, (south + north) / 2])

    def place(shape: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(shape, lambda xy: (xy - centre) * (scale, -scale) + middle)

    sheet = shapely.box(-page.width, -page.height, 2 * page.width, 2 * page.height)
    around = [shapely.geometry.shape(f["geometry"]) for f in data.boundaries["surroundings"]]
    land = shapely.union_all([to_sheet(shape) for shape in around if shape.geom_type != "Point"])
    look, unit = page.look, page.unit
    shore = shapely.intersection(place(shapely.simplify(shapely.union(land, province), 400)), sheet)
    for step, reach_m in enumerate(WATERLINES, start=1):
        tint = _mixed(look.sea, look.sheet, step / (len(WATERLINES) + 1.5))
        _fill(page, shapely.buffer(shore, reach_m * scale), face=tint, layer=0.1 * step)
    _fill(page, shapely.intersection(place(land), sheet), face=look.land, edge=look.sea_line, thick=0.5, layer=1)
    for city in data.cities.values():
        shape = place(to_sheet(city.geometry))
        tint = _mixed(look.tints[city.circle], look.text, 1 - DEEPEN, saturate=True)
        _fill(page, shape, face=tint, edge=look.sheet, thick=1.0, layer=2)
    for circle in Circle:
        members = [to_sheet(city.geometry) for city in data.cities.values() if city.circle is circle]
        _fill(page, place(shapely.union_all(members)), edge=look.sheet, thick=3.2, layer=3)
    _fill(page, place(province), edge=look.circle_line, thick=1.4, layer=4)
    for city in data.cities.values():
        point = place(to_sheet(shapely.Point(city.name_place)))
        name = city.short if page.view.lang is Language.ZH else city.name_en
        page.write(
            name, point.x, point.y, 13, faint=True, across="center", along="center", layer=6, halo=2.5 * unit,
            halo_colour=_mixed(look.tints[city.circle], look.text, 1 - DEEPEN, saturate=True),
        )  # fmt: skip


def _draw_title(page: Paper, view: View, leaves: Sequence[Leaf]) -> None:
    look, unit, left = page.look, page.unit, page.margin
    y = 118 * unit
    page.rule(left, left + 56 * unit, y - 58 * unit, thick=5, colour=look.accent)
    room = page.width - 2 * left
    size = TITLE_SIZE
    for line in _lines(atlas_title(view), size * unit, room, view.lang):
        page.write(line, left, y, size, bold=True, halo=6 * unit, halo_colour=look.sheet)
        y += size * 1.3 * unit
    y -= 14 * unit
    words = [contents_in_words(leaves, view.lang)]
    if view.sheet.subtitle:
        words.insert(0, view.sheet.subtitle)
    for line in words:
        for part in wrap(line, 17 * unit, room, most_lines=2):
            page.write(part, left, y, 17, faint=True, halo=4 * unit, halo_colour=look.sheet)
            y += 26 * unit


def _lines(title: str, size_px: float, room_px: float, lang: Language) -> list[str]:
    """A title in as few lines as hold it, cut where it reads well: Chinese after “规划”, English at even lengths."""
    if width_px(title, size_px, True) <= room_px:
        return [title]
    at = title.find("规划") + len("规划") if "规划" in title else 0
    cuts = [at] if lang is Language.ZH else [n for n, letter in enumerate(title) if letter == " "]
    pairs = [(title[:cut].strip(), title[cut:].strip()) for cut in cuts if 0 < cut < len(title)]
    widths = {pair: max(width_px(part, size_px, True) for part in pair) for pair in pairs}
    best = min(pairs, key=widths.__getitem__, default=None)
    if best and widths[best] <= room_px:
        return list(best)
    return wrap(title, size_px, room_px, most_lines=4, bold=True)


def _draw_origin(page: Paper, data: Data, view: View, settings: Settings) -> None:
    """From the foot upwards: what the maps may be used for, from what they were made, who made them and when."""
    lang, unit, left = view.lang, page.unit, page.margin
    room = page.width - 2 * left
    small = [line for text in _origin(data, view, settings) for line in wrap(text, 11.5 * unit, room, most_lines=3)]
    y = page.height - 52 * unit
    for line in reversed(small):
        page.write(line, left, y, 11.5, faint=True, halo=4 * unit, halo_colour=page.look.sheet)
        y -= 18 * unit
    y -= 12 * unit
    made = [text for text in (view.sheet.maker or settings.maker, view.sheet.dated) if text]
    if made:
        page.write("　".join(made), left, y, 19, bold=True, halo=5 * unit, halo_colour=page.look.sheet)
        y -= 34 * unit
    page.rule(left, page.width - left, y + 6 * unit, colour=page.look.circle_line)
    if view.sheet.audience is Audience.INTERNAL:
        page.write(say("atlas.internal", lang), page.width - left, 60 * unit, 15, across="right")


def _origin(data: Data, view: View, settings: Settings) -> list[str]:
    lang = view.lang
    lines = [say("sheet.source", lang, plans=say("sheet.plans", lang)), boundaries_in_words(data, lang)]
    if settings.approval is None or is_sketch(view, settings):
        return [*lines, say("atlas.sketch", lang)]
    return [*lines, approval_in_words(settings.approval, lang)]


def _fill(
    page: Paper, shape: shapely.Geometry, *, face: str = "none", edge: str = "none", thick: float = 0.0, layer: float
) -> None:
    rings = [ring for part in shapely.get_parts(shape) for ring in _rings(part)]
    if not rings:
        return
    outline = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))
    patch = PathPatch(
        outline, facecolor=face, edgecolor=edge, linewidth=page.points(thick), zorder=layer, joinstyle="round"
    )
    page.axes.add_artist(patch)


def _rings(part: Any) -> list[np.ndarray[Any, Any]]:
    if part.geom_type != "Polygon":
        return []
    return [np.asarray(ring.coords) for ring in (part.exterior, *part.interiors)]


def _mixed(colour: str, other: str, share: float, *, saturate: bool = False) -> str:
    """A colour with a share of another; `saturate` draws it away from its own grey first, so that it stays a tint."""
    own, far = np.array(to_rgb(colour)), np.array(to_rgb(other))
    if saturate:
        own = np.clip(own.mean() + (own - own.mean()) * 2.2, 0, 1)
    return to_hex(np.clip(own * (1 - share) + far * share, 0, 1))
