"""Drawing the table of a sheet into its columns: numbers as on the map, symbols, names, places."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from app.sheet.arrange import TABLE_HEAD, Area
from app.sheet.draw_beyond import draw_mode
from app.sheet.frame import Frame
from app.sheet.listing import (
    SIGN_EM,
    WHERE_SIZE,
    Line,
    lines_to_a_column,
    name_at_em,
    type_px,
)
from app.sheet.signs import Sign, draw_signs
from app.sheet.type import width_px, write
from app.themes import Look
from app.words import say
from layers.beyond import Corridor
from layers.vocabulary import Language


def draw_items(
    axes: Axes, frame: Frame, columns: Sequence[Sequence[Line]], missing: int, lang: Language, look: Look
) -> None:
    """Draw the lines of each column; `missing` things are counted in the last line."""
    if not columns or not frame.table:
        return
    unit, first = frame.unit, frame.table[0]
    write(axes, say("sheet.list", lang), first.left, first.top + 22 * unit, 20 * unit, colour=look.text, bold=True)
    signs: list[Sign] = []
    numbered = any(line.entry.number for lines in columns for line in lines)
    name_at = name_at_em(numbered=numbered) * type_px(frame)
    for area, lines in zip(frame.table, columns, strict=False):
        for n, line in enumerate(lines):
            y = _middle(area, n, frame)
            if line.entry.names:
                _draw_run_in(axes, line, area, y, frame, look)
            elif line.entry.thing is None:
                _draw_head(axes, line.text, area, y, frame, look)
            else:
                _draw_thing(axes, line, area, name_at, y, frame, look)
                signs += _sign(axes, line, area.left + name_at, y, frame, lang, look)
    draw_signs(axes, signs, lang=lang, look=look, layer=20)
    if missing:
        area = frame.table[-1]
        y = _middle(area, lines_to_a_column(frame) - 1, frame)
        words = say("sheet.more", lang, n=missing)
        write(axes, words, area.left, y, type_px(frame), colour=look.muted, along="center_baseline")


def _middle(area: Area, line: int, frame: Frame) -> float:
    return area.top + TABLE_HEAD * frame.unit + (line + 0.5) * frame.table_row


def _draw_head(axes: Axes, words: str, area: Area, y: float, frame: Frame, look: Look) -> None:
    write(axes, words, area.left, y, type_px(frame), colour=look.muted, along="center_baseline")
    low = y + frame.table_row * 0.46
    axes.plot([area.left, area.right], [low, low], color=look.rule, linewidth=0.5 * frame.unit, zorder=19)


def _draw_run_in(axes: Axes, line: Line, area: Area, y: float, frame: Frame, look: Look) -> None:
    size, x = type_px(frame), area.left
    bold = len(line.entry.words.strip()) if line.first else 0
    for text, heavy in ((line.text[:bold], True), (line.text[bold:], False)):
        if text:
            write(axes, text, x, y, size, colour=look.text, bold=heavy, along="center_baseline")
            x += width_px(text, size, heavy)


def _draw_thing(axes: Axes, line: Line, area: Area, name_at: float, y: float, frame: Frame, look: Look) -> None:
    size = type_px(frame)
    write(axes, line.text, area.left + name_at, y, size, colour=look.text, along="center_baseline")
    if not line.first:
        return
    number, where = line.entry.number, line.entry.where
    if number:
        right = area.left + width_px("000", size, True)
        write(axes, number, right, y, size, colour=look.text, bold=True, across="right", along="center_baseline")
    if where:
        small = size * WHERE_SIZE
        write(axes, where, area.right, y, small, colour=look.muted, across="right", along="center_baseline")


def _sign(axes: Axes, line: Line, name_x: float, y: float, frame: Frame, lang: Language, look: Look) -> list[Sign]:
    """The symbol of a facility, to be drawn with the others; that of a corridor is drawn at once."""
    thing, size = line.entry.thing, type_px(frame)
    at = (name_x - SIGN_EM * size / 2, y)
    if thing is None or not line.first:
        return []
    if isinstance(thing, Corridor):
        draw_mode(axes, thing.mode, at, frame.table_row * 0.7, lang, look, layer=20)
        return []
    return [Sign(thing.kind, thing.precision, at, frame.table_row * 0.84)]
