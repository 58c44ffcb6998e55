"""The furniture of a sheet: title, legend, scale bar, north arrow, source line."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from app import style
from app.sheet.draw import draw_core, draw_pill, draw_symbol, points
from app.sheet.frame import Area, Frame
from app.sheet.type import width_px, wrap, write
from app.words import say
from layers.facets import FACETS, FacetName
from layers.model import Facility
from layers.store import Data
from layers.view import Layer, View
from layers.vocabulary import KIND_GROUPS, Circle, Kind, KindGroup, Language, Precision

LIST_COLUMN_PX = 280
"""The narrowest column of the list, in design pixels."""

Row = tuple[Callable[[float, float, float], None] | None, str, str]
"""A line of the legend: what draws its sign at (x, y, row height), its words, its number."""


def draw_title(axes: Axes, frame: Frame, data: Data, view: View) -> None:
    """Title and, below it, what was filtered."""
    unit, lang = frame.unit, view.lang
    left, room = frame.map.left, frame.width - 2 * frame.map.left
    title = wrap(view.title or say("app.title", lang), 40 * unit, room, most_lines=1, bold=True)
    write(axes, title[0], left, 66 * unit, 40 * unit, colour=style.INK, bold=True)
    line = wrap(describe(data, view), 19 * unit, room, most_lines=1)
    write(axes, line[0], left, 99 * unit, 19 * unit, colour=style.MUTED)


def describe(data: Data, view: View) -> str:
    """The filters of a View in words."""
    parts = []
    for facet in FACETS:
        words = view.words(facet.name)
        if words:
            names = say("join.list", view.lang).join(_name(data, facet.name, word, view.lang) for word in words)
            colon = "：" if view.lang is Language.ZH else ": "
            parts.append(f"{say(f'facet.{facet.name.value}', view.lang)}{colon}{names}")
    if view.text:
        parts.append(f"{say('facet.text', view.lang)} “{view.text}”")
    return "　".join(parts) if parts else say("app.lead", view.lang)


def _name(data: Data, facet: FacetName, word: Any, lang: Language) -> str:
    if facet is FacetName.CITY:
        city = data.cities[word]
        return city.short if lang is Language.ZH else city.name_en
    known = next(f for f in FACETS if f.name is facet).words
    label: str = known[known.index(word)].label(lang)  # type: ignore[attr-defined]
    return label


def draw_legend(axes: Axes, frame: Frame, facilities: Sequence[Facility], view: View, *, more: bool) -> None:
    """Only what is on the sheet: the total, kinds by group with counts, the precision key, circles and cores."""
    unit, area = frame.unit, frame.legend
    lang = view.lang
    city_only = sum(f.precision is Precision.CITY for f in facilities)
    write(
        axes,
        say("sheet.total", lang, n=len(facilities)),
        area.left,
        area.top + 26 * unit,
        28 * unit,
        colour=style.INK,
        bold=True,
    )
    top = area.top + 38 * unit
    if city_only:
        for line in wrap(say("sheet.city", lang, n=city_only), 15 * unit, area.width, most_lines=2):
            top += 19 * unit
            write(axes, line, area.left, top, 15 * unit, colour=style.MUTED)
    top += 14 * unit
    blocks = [*_kind_blocks(axes, facilities, lang), *_key_blocks(axes, frame, facilities, view, more=more)]
    tall = frame.width < frame.height * 1.15
    columns = 3 if tall else 1
    lines = sum(len(rows) + 1.35 for _, rows in blocks)
    height = min(26 * unit, (area.bottom - top) / (lines / columns + (1.5 if tall else 0)))
    column_width = (area.width - (columns - 1) * 28 * unit) / columns
    x, y = area.left, top
    for title, rows in blocks:
        if columns > 1 and y + (len(rows) + 1.35) * height > area.bottom + height * 0.2 and y > top:
            x, y = x + column_width + 28 * unit, top
        y = _draw_block(axes, title, rows, Area(x, y, column_width, 0), height)


def _draw_block(axes: Axes, title: str, rows: Sequence[Row], area: Area, height: float) -> float:
    y = area.top + height * 0.95
    write(axes, title, area.left, y, height * 0.56, colour=style.MUTED)
    axes.plot([area.left, area.right], [y + height * 0.24] * 2, color=style.COUNTY_LINE, linewidth=points(axes, 1))
    y += height * 0.4
    for sign, words, number in rows:
        middle = y + height / 2
        if sign:
            sign(area.left + height * 0.55, middle, height)
        size = height * 0.62
        room = area.width - height * 1.35 - width_px(number, size) - 6
        write(
            axes,
            wrap(words, size, room, most_lines=1)[0],
            area.left + height * 1.3,
            middle,
            size,
            colour=style.INK,
            along="center_baseline",
        )
        if number:
            write(axes, number, area.right, middle, size, colour=style.INK, across="right", along="center_baseline")
        y += height
    return y


def _kind_blocks(axes: Axes, facilities: Sequence[Facility], lang: Language) -> list[tuple[str, list[Row]]]:
    found = Counter(facility.kind for facility in facilities)
    blocks: list[tuple[str, list[Row]]] = []
    for group in KindGroup:
        rows: list[Row] = [
            (_symbol_sign(axes, kind, lang), kind.label(lang), str(found[kind]))
            for kind in Kind
            if KIND_GROUPS[kind] is group and found[kind]
        ]
        if rows:
            blocks.append((group.label(lang), rows))
    return blocks


def _symbol_sign(axes: Axes, kind: Kind, lang: Language) -> Callable[[float, float, float], None]:
    return lambda x, y, height: draw_symbol(axes, kind, Precision.SITE, (x, y), height * 0.86, lang=lang, layer=20)


def _key_blocks(
    axes: Axes, frame: Frame, facilities: Sequence[Facility], view: View, *, more: bool
) -> list[tuple[str, list[Row]]]:
    lang = view.lang
    precisions = {facility.precision for facility in facilities}
    rows: list[Row] = [
        (_precision_sign(axes, precision), say(f"legend.{precision.value}", lang), "")
        for precision in (Precision.SITE, Precision.LOCALITY, Precision.COUNTY)
        if precision in precisions
    ]
    if Precision.CITY in precisions:
        rows.append((_pill_sign(axes, "8", dark=False), say("legend.count", lang), ""))
    if more:
        rows.append((_pill_sign(axes, "+5", dark=True), say("legend.more", lang), ""))
    ground: list[Row] = []
    if Layer.CORES in view.layers:
        ground.append((lambda x, y, height: draw_core(axes, (x, y), height / 26), say("legend.core", lang), ""))
    if Layer.CIRCLES in view.layers:
        ground += [(_tint_sign(axes, circle), circle.label(lang), "") for circle in Circle]
    blocks = [(say("legend.precision", lang), rows)] if rows else []
    return [*blocks, (say("layers.label", lang), ground)] if ground else blocks


def _precision_sign(axes: Axes, precision: Precision) -> Callable[[float, float, float], None]:
    from matplotlib.patches import Circle as Disc

    def sign(x: float, y: float, height: float) -> None:
        radius = height * 0.3
        solid = precision is not Precision.COUNTY
        inner = radius * (0.68 if precision is Precision.LOCALITY else 1)
        axes.add_patch(
            Disc(
                (x, y),
                inner,
                facecolor=style.INK if solid else "white",
                edgecolor=style.INK,
                linewidth=points(axes, height * (0.08 if not solid else 0)),
                zorder=20,
            )
        )
        if precision is Precision.LOCALITY:
            axes.add_patch(
                Disc(
                    (x, y),
                    radius * 1.1,
                    facecolor="none",
                    edgecolor=style.INK,
                    linewidth=points(axes, height * 0.05),
                    zorder=20,
                )
            )

    return sign


def _pill_sign(axes: Axes, text: str, *, dark: bool) -> Callable[[float, float, float], None]:
    return lambda x, y, height: draw_pill(axes, (x, y), text, height / 29, dark=dark, layer=20)


def _tint_sign(axes: Axes, circle: Circle) -> Callable[[float, float, float], None]:
    def sign(x: float, y: float, height: float) -> None:
        size = height * 0.62
        axes.add_patch(
            Rectangle(
                (x - size / 2, y - size / 2),
                size,
                size,
                facecolor=style.CIRCLE_TINT[circle],
                edgecolor=style.CIRCLE_LINE,
                linewidth=points(axes, 1),
                zorder=20,
            )
        )

    return sign


def draw_list(axes: Axes, frame: Frame, facilities: Sequence[Facility], view: View) -> None:
    """The names of what is on the map, where a narrow map leaves room beside the legend."""
    unit, lang = frame.unit, view.lang
    left, gap = frame.legend.right + 44 * unit, 28 * unit
    room = frame.width - frame.map.left - left
    columns = int((room + gap) // (LIST_COLUMN_PX * unit + gap))
    if columns < 1 or frame.legend.top > frame.map.top:
        return
    height, size = 25 * unit, 15.5 * unit
    top = frame.legend.top + 26 * unit
    write(axes, say("sheet.list", lang), left, top, 20 * unit, colour=style.INK, bold=True)
    top += 14 * unit
    rows = int((frame.legend.bottom - top) // height)
    width = (room - (columns - 1) * gap) / columns
    order = list(Kind)
    ranked = sorted(facilities, key=lambda f: (order.index(f.kind), f.id))
    fits = ranked if len(ranked) <= rows * columns else ranked[: rows * columns - 1]
    for n, facility in enumerate(fits):
        x, y = left + n // rows * (width + gap), top + (n % rows + 0.5) * height
        sign = (x + height / 2, y)
        draw_symbol(axes, facility.kind, facility.precision, sign, height * 0.84, lang=lang, layer=20)
        name = facility.name if lang is Language.ZH else facility.name_en
        line = wrap(name, size, width - height * 1.25, most_lines=1)[0]
        write(axes, line, x + height * 1.25, y, size, colour=style.INK, along="center_baseline")
    if len(fits) < len(ranked):
        x, y = left + (columns - 1) * (width + gap) + height * 1.25, top + (rows - 0.5) * height
        more = say("sheet.more", lang, n=len(ranked) - len(fits))
        write(axes, more, x, y, size, colour=style.MUTED, along="center_baseline")


def draw_scale_and_north(axes: Axes, frame: Frame, lang: Language) -> None:
    """A scale bar of round kilometres and a north arrow, in the lower right corner of the map."""
    unit, area = frame.unit, frame.map
    target = 190 * unit * frame.metres_per_px / 1000
    steps = [n * 10**power for power in range(-1, 4) for n in (1, 2, 5)]
    km = max((step for step in steps if step <= target), default=steps[0])
    length = km * 1000 / frame.metres_per_px
    right, y = area.right - 70 * unit, area.bottom - 26 * unit
    for n in range(2):
        axes.add_patch(
            Rectangle(
                (right - length + n * length / 2, y),
                length / 2,
                7 * unit,
                zorder=12,
                facecolor=style.INK if n == 0 else "white",
                edgecolor=style.INK,
                linewidth=points(axes, unit),
            )
        )
    for share in (0, 0.5, 1):
        text = f"{km * share:g}" + (f" {say('sheet.scale', lang)}" if share == 1 else "")
        write(
            axes,
            text,
            right - length + length * share,
            y - 7 * unit,
            14 * unit,
            colour=style.INK,
            across="center",
            halo=4 * unit,
            layer=12,
        )
    x, top = area.right - 30 * unit, area.bottom - 66 * unit
    arrow = [(x, top), (x + 9 * unit, top + 36 * unit), (x, top + 28 * unit), (x - 9 * unit, top + 36 * unit)]
    axes.add_patch(Polygon(arrow, closed=True, facecolor=style.INK, zorder=12))
    write(
        axes,
        say("sheet.north", lang),
        x,
        top - 6 * unit,
        17 * unit,
        colour=style.INK,
        bold=True,
        across="center",
        halo=4 * unit,
        layer=12,
    )


def draw_source(axes: Axes, frame: Frame, data: Data, lang: Language) -> None:
    """Where it all comes from, with the map approval number of the boundaries."""
    unit = frame.unit
    left, room = frame.map.left, frame.width - 2 * frame.map.left
    card = data.card("cities")
    approval = (card.get("map_approval") or {}).get("number", "")
    attribution = card["attribution" if lang is Language.ZH else "attribution_en"]
    number = f"{say('sheet.approval', lang, number=approval)}" if approval else ""
    lines = [
        say("sheet.source", lang, plans=say("sheet.plans", lang)),
        say("join.part", lang).join(part for part in (attribution, number, say("sheet.sketch", lang)) if part),
    ]
    y = frame.height - 36 * unit
    for line in lines:
        write(axes, wrap(line, 14 * unit, room, most_lines=1)[0], left, y, 14 * unit, colour=style.MUTED)
        y += 21 * unit
