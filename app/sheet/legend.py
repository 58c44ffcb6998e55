"""The legend of a sheet: only what is on the map, with counts that match it."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle as Disc

from app.sheet.area import Area
from app.sheet.arrange import BLOCK_HEAD_ROWS, WIDEST_LEGEND, flow
from app.sheet.draw import draw_core, draw_pill, points
from app.sheet.frame import Frame
from app.sheet.legend_beyond import Block, Row, Sign, beyond_blocks, others_in_words, tint_sign
from app.sheet.scene import Scene
from app.sheet.signs import Sign as Symbol
from app.sheet.signs import draw_signs
from app.sheet.type import condensed, width_px, wrap, write
from app.themes import LOOKS, Look
from app.words import say
from layers.beyond import OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.view import Layer, View
from layers.vocabulary import KIND_GROUPS, Circle, Kind, KindGroup, Language, Precision

LEAST_COLUMN = 214.0
ROW = 26.0
"""Height of a line for which the width of a column is measured."""


def legend_blocks(shown: Shown, view: View, *, gathered: bool) -> tuple[int, ...]:
    """How many lines each block of the legend will have, before it is known what finds room on the map."""
    kinds = {f.kind for f in (*(() if gathered else shown.facilities), *shown.abroad)}
    blocks = [sum(KIND_GROUPS[kind] is group for kind in kinds) for group in KindGroup]
    blocks.append(len({c.mode for c in shown.corridors}) + len({c.schematic for c in shown.corridors}))
    blocks.append(len(shown.networks))
    blocks.append(min(len({len(roles) for roles in shown.roles.values()}), 4))
    precisions = {f.precision for f in (*(() if gathered else shown.facilities), *shown.abroad)}
    # One line more than there are sorts: what stands too close or is gathered has a sign of its own.
    blocks.append(len(precisions) + 1 if precisions else 0)
    if not gathered:
        circles = len(Circle) if Layer.CIRCLES in view.layers else 0
        blocks.append((Layer.CORES in view.layers) + (0 if shown.roles else circles))
    return tuple(filter(None, blocks))


def legend_column(shown: Shown, view: View) -> float:
    """The width of a column that holds the longest words of what is shown, in units of type."""
    names = [kind.label(view.lang) for kind in {f.kind for f in (*shown.facilities, *shown.abroad)}]
    names += [network.name if view.lang is Language.ZH else network.name_en for network in shown.networks]
    keys = ["legend.country"] if shown.abroad else []
    keys += ["legend.count"] if any(f.precision is Precision.CITY for f in shown.facilities) else []
    # Beside names stand their numbers, beside the words of the key none.
    longest = [width_px(name, ROW * 0.62) + 44.0 for name in names]
    longest += [width_px(say(key, view.lang), ROW * 0.62) + 8.0 for key in keys]
    return min(max(max(longest, default=0.0) + ROW * 1.3, LEAST_COLUMN), WIDEST_LEGEND)


def draw_legend(axes: Axes, frame: Frame, shown: Shown, view: View, scene: Scene) -> int:
    """Draw the total, kinds by group with counts, the precision key, circles and cores into the legend's columns.

    Returns how many lines found no room.
    """
    if not frame.legend:
        return 0
    look = LOOKS[view.theme]
    top = _draw_total(axes, frame, shown, view, scene, look)
    drawn = () if scene.province else shown.facilities
    blocks = [
        *_kind_blocks(axes, [*drawn, *shown.abroad], view.lang, look),
        *beyond_blocks(axes, shown, scene, view),
        *_key_blocks(axes, drawn, shown, view, scene),
    ]
    columns = [
        Area(a.left, top if n == 0 else a.top, a.width, a.bottom - (top if n == 0 else a.top))
        for n, a in enumerate(frame.legend)
    ]
    return _draw_blocks(axes, blocks, columns, frame, view.lang, look)


def _draw_total(axes: Axes, frame: Frame, shown: Shown, view: View, scene: Scene, look: Look) -> float:
    """How many there are, and of what sort; returns where the blocks begin."""
    unit, area, lang = frame.unit, frame.legend[0], view.lang
    others = others_in_words(shown, lang)
    only_others = bool(others) and not shown.facilities
    total = others if only_others else say("sheet.total", lang, n=len(shown.facilities))
    write(
        axes,
        total,
        area.left,
        area.top + 24 * unit,
        condensed(total, 27 * unit, area.width, least=0.5)[1],
        colour=look.text,
        bold=True,
    )
    top = area.top + 32 * unit
    city_only = sum(f.precision is Precision.CITY for f in shown.facilities)
    said = [say("sheet.city", lang, n=city_only)] if city_only and not scene.province else []
    for words in (*said, "" if only_others else others):
        for line in wrap(words, 14.5 * unit, area.width, most_lines=2):
            top += 19 * unit
            write(axes, line, area.left, top, 14.5 * unit, colour=look.muted)
    return top + 12 * unit


def _draw_blocks(
    axes: Axes, blocks: Sequence[Block], columns: Sequence[Area], frame: Frame, lang: Language, look: Look
) -> int:
    """Fill the columns block by block, in lines as high as room allows; what finds none is counted and said."""
    for row in frame.manner.legend_rows:
        places = flow([len(rows) for _, rows in blocks], [area.height for area in columns], row * frame.unit)
        if places is not None:
            for (title, rows), (column, top) in zip(blocks, places, strict=True):
                at = Area(columns[column].left, columns[column].top + top, columns[column].width, 0.0)
                _draw_block(axes, title, rows, at, row * frame.unit, look)
            return 0
    return _draw_cut(axes, blocks, columns, frame.manner.legend_rows[-1] * frame.unit, lang, look)


def _draw_cut(
    axes: Axes, blocks: Sequence[Block], columns: Sequence[Area], row: float, lang: Language, look: Look
) -> int:
    """As many lines as there is room for, and how many more there are."""
    column, y, left = 0, columns[0].top, sum(len(rows) for _, rows in blocks)
    for title, rows in blocks:
        last = column == len(columns) - 1
        room = int((columns[column].bottom - y) / row - BLOCK_HEAD_ROWS - (1 if last else 0))
        if room < min(len(rows), 2) and not last:
            column, y = column + 1, columns[column + 1].top
            room = int((columns[column].bottom - y) / row - BLOCK_HEAD_ROWS)
        shown = rows[: max(room, 0)]
        if shown:
            y = _draw_block(axes, title, shown, Area(columns[column].left, y, columns[column].width, 0), row, look)
            left -= len(shown)
    if left:
        words = say("sheet.legend.more", lang, n=left)
        write(axes, words, columns[column].left, y + row * 0.7, row * 0.6, colour=look.muted)
    return left


def _draw_block(axes: Axes, title: str, rows: Sequence[Row], area: Area, height: float, look: Look) -> float:
    y = area.top + height * 0.78
    write(axes, condensed(title, height * 0.56, area.width)[0], area.left, y, height * 0.56, colour=look.muted)
    rule = [y + height * 0.24] * 2
    axes.plot([area.left, area.right], rule, color=look.rule, linewidth=points(axes, height / 26), zorder=19)
    y += height * 0.4
    for sign, words, number in rows:
        middle = y + height / 2
        sign(area.left + height * 0.55, middle, height)
        size = height * 0.62
        room = area.width - height * 1.35 - width_px(number, size) - 6
        line, px = condensed(words, size, room, least=0.6)
        write(axes, line, area.left + height * 1.3, middle, px, colour=look.text, along="center_baseline")
        if number:
            write(axes, number, area.right, middle, size, colour=look.text, across="right", along="center_baseline")
        y += height
    return y


def _kind_blocks(axes: Axes, facilities: Sequence[Facility | OverseasPlace], lang: Language, look: Look) -> list[Block]:
    found = Counter(facility.kind for facility in facilities)
    blocks: list[Block] = []
    for group in KindGroup:
        rows: list[Row] = [
            (_symbol_sign(axes, kind, lang, look), kind.label(lang), str(found[kind]))
            for kind in Kind
            if KIND_GROUPS[kind] is group and found[kind]
        ]
        if rows:
            blocks.append((group.label(lang), rows))
    return blocks


def _symbol_sign(axes: Axes, kind: Kind, lang: Language, look: Look) -> Sign:
    def sign(x: float, y: float, height: float) -> None:
        draw_signs(axes, [Symbol(kind, Precision.SITE, (x, y), height * 0.86)], lang=lang, look=look, layer=20)

    return sign


def _key_blocks(axes: Axes, facilities: Sequence[Facility], shown: Shown, view: View, scene: Scene) -> list[Block]:
    lang, look = view.lang, LOOKS[view.theme]
    precisions = {facility.precision for facility in facilities}
    precisions |= {symbol.place.precision for symbol in scene.beyond.symbols}
    rows: list[Row] = [
        (_precision_sign(axes, precision, look), say(f"legend.{precision.value}", lang), "")
        for precision in (Precision.SITE, Precision.LOCALITY, Precision.COUNTY)
        if precision in precisions
    ]
    if Precision.CITY in precisions:
        rows.append((_pill_sign(axes, "8", look, dark=False), say("legend.count", lang), ""))
    if scene.more:
        rows.append((_pill_sign(axes, "+5", look, dark=True), say("sheet.legend.crowded", lang), ""))
    if scene.province:
        rows.append((_pill_sign(axes, str(len(shown.facilities)), look, dark=True), say("legend.gathered", lang), ""))
    if scene.beyond.countries:
        rows.append((_pill_sign(axes, "3", look, dark=False), say("legend.country", lang), ""))
    ground: list[Row] = []
    if scene.has_core and Layer.CORES in view.layers:
        ground.append((lambda x, y, height: draw_core(axes, (x, y), height / 26, look), say("legend.core", lang), ""))
    if Layer.CIRCLES in view.layers and not shown.roles and not scene.province:
        circles = [circle for circle in Circle if circle in scene.circles]
        ground += [(tint_sign(axes, look.tints[circle], look), circle.label(lang), "") for circle in circles]
    blocks = [(say("legend.precision", lang), rows)] if rows else []
    return [*blocks, (say("layers.label", lang), ground)] if ground else blocks


def _precision_sign(axes: Axes, precision: Precision, look: Look) -> Sign:
    def sign(x: float, y: float, height: float) -> None:
        radius = height * 0.3
        solid = precision is not Precision.COUNTY
        inner = radius * (0.68 if precision is Precision.LOCALITY else 1)
        for size, face, width in (
            (inner, look.text if solid else look.sheet, 0.0 if solid else 0.08),
            *(((radius * 1.1, "none", 0.05),) if precision is Precision.LOCALITY else ()),
        ):
            disc = Disc((x, y), size, facecolor=face, edgecolor=look.text, zorder=20)
            disc.set_linewidth(points(axes, height * width))
            axes.add_artist(disc)

    return sign


def _pill_sign(axes: Axes, text: str, look: Look, *, dark: bool) -> Sign:
    return lambda x, y, height: draw_pill(axes, (x, y), text, height / 29, dark=dark, look=look, layer=20)
