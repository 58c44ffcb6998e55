"""The list of a sheet: the names of what is on the map, where there is room beside the legend."""

from matplotlib.axes import Axes

from app import style
from app.sheet.draw import draw_symbol
from app.sheet.draw_beyond import draw_mode
from app.sheet.frame import Frame
from app.sheet.type import wrap, write
from app.words import say
from layers.beyond import Corridor, OverseasPlace
from layers.model import Facility
from layers.showing import Shown
from layers.view import View
from layers.vocabulary import Kind, Language, Mode

LIST_COLUMN_PX = 280
"""The narrowest column of the list, in design pixels."""


def draw_list(axes: Axes, frame: Frame, shown: Shown, view: View, *, beside: float) -> None:
    """The names of what is on the map, where there is room right of the legend (`beside`, px)."""
    unit, lang = frame.unit, view.lang
    left, gap = beside + 44 * unit, 28 * unit
    room = frame.width - frame.map.left - left
    columns = int((room + gap) // (LIST_COLUMN_PX * unit + gap))
    if columns < 1:
        return
    height, size = 25 * unit, 15.5 * unit
    top = frame.legend.top + 26 * unit
    write(axes, say("sheet.list", lang), left, top, 20 * unit, colour=style.INK, bold=True)
    top += 14 * unit
    rows = int((frame.legend.bottom - top) // height)
    width = (room - (columns - 1) * gap) / columns
    ranked = _ranked(shown)
    fits = ranked if len(ranked) <= rows * columns else ranked[: rows * columns - 1]
    for n, thing in enumerate(fits):
        x, y = left + n // rows * (width + gap), top + (n % rows + 0.5) * height
        sign = (x + height / 2, y)
        if isinstance(thing, Corridor):
            draw_mode(axes, thing.mode, sign, height * 0.7, lang, layer=20)
        else:
            draw_symbol(axes, thing.kind, thing.precision, sign, height * 0.84, lang=lang, layer=20)
        name = thing.name if lang is Language.ZH else thing.name_en
        line = wrap(name, size, width - height * 1.25, most_lines=1)[0]
        write(axes, line, x + height * 1.25, y, size, colour=style.INK, along="center_baseline")
    if len(fits) < len(ranked):
        x, y = left + (columns - 1) * (width + gap) + height * 1.25, top + (rows - 0.5) * height
        more = say("sheet.more", lang, n=len(ranked) - len(fits))
        write(axes, more, x, y, size, colour=style.MUTED, along="center_baseline")


def _ranked(shown: Shown) -> list[Facility | Corridor | OverseasPlace]:
    """Corridors by mode, places abroad by country, facilities by kind; the farthest first."""
    kinds, modes = list(Kind), list(Mode)
    corridors = sorted(shown.corridors, key=lambda c: (modes.index(c.mode), c.id))
    abroad = sorted(shown.abroad, key=lambda p: (p.iso2, kinds.index(p.kind), p.id))
    facilities = sorted(shown.facilities, key=lambda f: (kinds.index(f.kind), f.id))
    return [*corridors, *abroad, *facilities]
