"""Drawing the table of a sheet into its columns: numbers as on the map, symbols, names, places."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from app.sheet.area import TABLE_HEAD, Area, Table
from app.sheet.draw_beyond import draw_mode
from app.sheet.listing import (
    SIGN_EM,
    WHERE_SIZE,
    Line,
    name_at_em,
)
from app.sheet.signs import Sign, draw_signs
from app.sheet.type import width_px, write
from app.themes import Look
from layers.beyond import Corridor
from layers.vocabulary import Language


def draw_items(
    axes: Axes,
    table: Table,
    columns: Sequence[Sequence[Line]],
    lang: Language,
    look: Look,
    head: str,
    *,
    missing: str = "",
) -> None:
    """Draw the lines of each column, above them `head`; `missing` says in the last line what is not listed."""
    if not columns or not table.columns:
        return
    unit, first = table.unit, table.columns[0]
    write(axes, head, first.left, first.top + 22 * unit, 20 * unit, colour=look.text, bold=True)
    signs: list[Sign] = []
    numbered = any(line.entry.number for lines in columns for line in lines)
    name_at = name_at_em(numbered=numbered) * table.type_px
    for area, lines in zip(table.columns, columns, strict=False):
        for n, line in enumerate(lines):
            y = _middle(area, n, table)
            if line.entry.names:
                _draw_run_in(axes, line, area, y, table, look)
            elif line.entry.thing is None:
                if line.text:
                    _draw_head(axes, line.text, area, y, table, look)
            else:
                _draw_thing(axes, line, area, name_at, y, table, look)
                signs += _sign(axes, line, area.left + name_at, y, table, lang, look)
    draw_signs(axes, signs, lang=lang, look=look, layer=20)
    if missing:
        area = table.columns[-1]
        y = _middle(area, table.lines - 1, table)
        write(axes, missing, area.left, y, table.type_px, colour=look.muted, along="center_baseline")


def _middle(area: Area, line: int, table: Table) -> float:
    return area.top + TABLE_HEAD * table.unit + (line + 0.5) * table.row


def _draw_head(axes: Axes, words: str, area: Area, y: float, table: Table, look: Look) -> None:
    # A little higher than other lines, so that its rule keeps clear of the next.
    write(axes, words, area.left, y - table.row * 0.1, table.type_px, colour=look.muted, along="center_baseline")
    low = y + table.row * 0.36
    axes.plot([area.left, area.right], [low, low], color=look.rule, linewidth=0.5 * table.unit, zorder=19)


def _draw_run_in(axes: Axes, line: Line, area: Area, y: float, table: Table, look: Look) -> None:
    size, x = table.type_px, area.left
    bold = len(line.entry.words.strip()) if line.first else 0
    for text, heavy in ((line.text[:bold], True), (line.text[bold:], False)):
        if text:
            write(axes, text, x, y, size, colour=look.text, bold=heavy, along="center_baseline")
            x += width_px(text, size, heavy)


def _draw_thing(axes: Axes, line: Line, area: Area, name_at: float, y: float, table: Table, look: Look) -> None:
    size = table.type_px
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


def _sign(axes: Axes, line: Line, name_x: float, y: float, table: Table, lang: Language, look: Look) -> list[Sign]:
    """The symbol of a facility, to be drawn with the others; that of a corridor is drawn at once."""
    thing, size = line.entry.thing, table.type_px
    at = (name_x - SIGN_EM * size / 2, y)
    if thing is None or not line.first:
        return []
    if isinstance(thing, Corridor):
        draw_mode(axes, thing.mode, at, table.row * 0.7, lang, look, layer=20)
        return []
    return [Sign(thing.kind, thing.precision, at, table.row * 0.84)]
