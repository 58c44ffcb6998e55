"""The legend of a sheet: only what is on the map, with counts that match it."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle as Disc

from app import style, themes
from app.sheet.draw import draw_core, draw_pill, draw_symbol, points
from app.sheet.frame import Area, Frame
from app.sheet.legend_beyond import Block, Row, Sign, beyond_blocks, others_in_words, tint_sign
from app.sheet.scene import Scene
from app.sheet.type import width_px, wrap, write
from app.words import say
from layers.beyond import OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.view import Layer, View
from layers.vocabulary import KIND_GROUPS, Circle, Kind, KindGroup, Language, Precision

LEGEND_COLUMN_PX = 330
SMALLEST_ROW_PX = 21
BLOCK_HEAD_ROWS = 1.35


def draw_legend(axes: Axes, frame: Frame, shown: Shown, view: View, scene: Scene) -> float:
    """Only what is on the sheet: the total, kinds by group with counts, the precision key, circles and cores.

    Returns where it ends on the right, in pixels.
    """
    unit, area = frame.unit, frame.legend
    lang, facilities = view.lang, shown.facilities
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
    if city_only and not scene.province:
        for line in wrap(say("sheet.city", lang, n=city_only), 15 * unit, area.width, most_lines=2):
            top += 19 * unit
            write(axes, line, area.left, top, 15 * unit, colour=style.MUTED)
    others = others_in_words(shown, lang)
    if others:
        for line in wrap(others, 15 * unit, area.width, most_lines=2):
            top += 19 * unit
            write(axes, line, area.left, top, 15 * unit, colour=style.MUTED)
    top += 14 * unit
    drawn = () if scene.province else facilities
    blocks = [
        *_kind_blocks(axes, [*drawn, *shown.abroad], lang),
        *beyond_blocks(axes, shown, scene, view),
        *_key_blocks(axes, drawn, shown, view, scene),
    ]
    tall = frame.width < frame.height * 1.15
    lines = sum(len(rows) + BLOCK_HEAD_ROWS for _, rows in blocks)
    columns, height = _columns(lines, area.bottom - top, unit, most=3 if tall else 1)
    column_width, gap = LEGEND_COLUMN_PX * unit, 28 * unit
    x, y = area.left, top
    for title, rows in blocks:
        if columns > 1 and y + (len(rows) + BLOCK_HEAD_ROWS) * height > area.bottom + height * 0.2 and y > top:
            x, y = x + column_width + gap, top
        y = _draw_block(axes, title, rows, Area(x, y, column_width, 0), height)
    return x + column_width


def _columns(lines: float, room: float, unit: float, *, most: int) -> tuple[int, float]:
    """How many columns the legend needs and how high its rows are: as few as let the rows be read."""
    for columns in range(1, most + 1):
        height = min(26 * unit, room / max(lines / columns + (2.5 if columns > 1 else 0), 1))
        if height >= SMALLEST_ROW_PX * unit:
            break
    return columns, height


def _draw_block(axes: Axes, title: str, rows: Sequence[Row], area: Area, height: float) -> float:
    y = area.top + height * 0.95
    write(axes, title, area.left, y, height * 0.56, colour=style.MUTED)
    axes.plot([area.left, area.right], [y + height * 0.24] * 2, color=style.COUNTY_LINE, linewidth=points(axes, 1))
    y += height * 0.4
    for sign, words, number in rows:
        middle = y + height / 2
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


def _kind_blocks(axes: Axes, facilities: Sequence[Facility | OverseasPlace], lang: Language) -> list[Block]:
    found = Counter(facility.kind for facility in facilities)
    blocks: list[Block] = []
    for group in KindGroup:
        rows: list[Row] = [
            (_symbol_sign(axes, kind, lang), kind.label(lang), str(found[kind]))
            for kind in Kind
            if KIND_GROUPS[kind] is group and found[kind]
        ]
        if rows:
            blocks.append((group.label(lang), rows))
    return blocks


def _symbol_sign(axes: Axes, kind: Kind, lang: Language) -> Sign:
    return lambda x, y, height: draw_symbol(axes, kind, Precision.SITE, (x, y), height * 0.86, lang=lang, layer=20)


def _key_blocks(axes: Axes, facilities: Sequence[Facility], shown: Shown, view: View, scene: Scene) -> list[Block]:
    lang = view.lang
    precisions = {facility.precision for facility in facilities}
    precisions |= {symbol.place.precision for symbol in scene.beyond.symbols}
    rows: list[Row] = [
        (_precision_sign(axes, precision), say(f"legend.{precision.value}", lang), "")
        for precision in (Precision.SITE, Precision.LOCALITY, Precision.COUNTY)
        if precision in precisions
    ]
    if Precision.CITY in precisions:
        rows.append((_pill_sign(axes, "8", dark=False), say("legend.count", lang), ""))
    if scene.more:
        rows.append((_pill_sign(axes, "+5", dark=True), say("legend.more", lang), ""))
    if scene.province:
        rows.append((_pill_sign(axes, str(len(shown.facilities)), dark=True), say("legend.gathered", lang), ""))
    if scene.beyond.countries:
        rows.append((_pill_sign(axes, "3", dark=False), say("legend.country", lang), ""))
    ground: list[Row] = []
    if Layer.CORES in view.layers and not scene.province:
        ground.append((lambda x, y, height: draw_core(axes, (x, y), height / 26), say("legend.core", lang), ""))
    if Layer.CIRCLES in view.layers and not shown.roles and not scene.province:
        ground += [
            (tint_sign(axes, themes.LOOKS[view.theme].tints[circle]), circle.label(lang), "") for circle in Circle
        ]
    blocks = [(say("legend.precision", lang), rows)] if rows else []
    return [*blocks, (say("layers.label", lang), ground)] if ground else blocks


def _precision_sign(axes: Axes, precision: Precision) -> Sign:
    def sign(x: float, y: float, height: float) -> None:
        radius = height * 0.3
        solid = precision is not Precision.COUNTY
        inner = radius * (0.68 if precision is Precision.LOCALITY else 1)
        axes.add_artist(
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
            axes.add_artist(
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


def _pill_sign(axes: Axes, text: str, *, dark: bool) -> Sign:
    return lambda x, y, height: draw_pill(axes, (x, y), text, height / 29, dark=dark, layer=20)
