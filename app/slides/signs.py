"""Signs as native shapes: symbols of facilities, counts, the marks of corridors, the sign of a core."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from app import style
from app.slides.colour import ACCENTS
from app.slides.drawing import grouped, shape
from app.slides.lettering import Type, letter, width, write
from app.slides.page import LEAST_PT, Room, around
from app.themes import Look
from layers.vocabulary import KIND_GROUPS, Kind, KindGroup, Language, Mode, Precision

FORM = {
    "square": MSO_SHAPE.RECTANGLE,
    "circle": MSO_SHAPE.OVAL,
    "hall": MSO_SHAPE.FLOWCHART_OFFPAGE_CONNECTOR,
    "diamond": MSO_SHAPE.DIAMOND,
    "hexagon": MSO_SHAPE.HEXAGON,
    "pentagon": MSO_SHAPE.REGULAR_PENTAGON,
}
"""The autoshape of each symbol; the hall is a connector to another page upside down."""
PILL_PT = 17.0
LEAST_MARK_PT = 6.5
"""A mark is a part of its sign and may be smaller than type; still smaller it is left away."""


def symbol(
    shapes: Any,
    kind: Kind,
    precision: Precision,
    at: tuple[float, float],
    size: float,
    *,
    lang: Language,
    name: str,
    told: str = "",
    mark: str = "",
) -> None:
    """One symbol `size` points wide, a group that moves as one thing: its shape and in it its mark.

    Hollow where only the county is known, a ring for a locality. `mark` stands in it instead of that of its kind.
    """
    colour, form = ACCENTS[KIND_GROUPS[kind]], style.GROUP_SHAPE[KIND_GROUPS[kind]]
    parts: list[Any] = []
    radius = size * 0.44
    own = f"{name} · {kind.label(lang)}"
    hollow = precision is Precision.COUNTY
    if precision is Precision.LOCALITY:
        parts.append(_form(shapes, form, at, radius, name=own, face="#ffffff", edge=colour, edge_pt=size * 0.05))
        parts.append(_form(shapes, form, at, radius - size * 0.1, name=own, face=colour))
    elif hollow:
        edge = size * 0.09
        parts.append(_form(shapes, form, at, radius - edge / 2, name=own, face="#ffffff", edge=colour, edge_pt=edge))
    else:
        parts.append(_form(shapes, form, at, radius, name=own, face=colour, edge="#ffffff", edge_pt=size * 0.05))
    chinese = lang is Language.ZH and not mark
    mark = mark or style.MARK[kind][0 if lang is Language.ZH else 1]
    share = 0.54 if chinese else 0.4 if mark.isalpha() else 0.56 if len(mark) < 3 else 0.44
    down = size * 0.05 if form == "hall" else 0.0
    manner = Type(
        round(size * share * 2) / 2,
        colour if hollow else "#ffffff",
        bold=True,
        across="center",
        along="middle",
        lang=lang,
    )
    if manner.size >= LEAST_MARK_PT:
        parts.append(write(shapes, around(at[0], at[1] + down, size, size), [mark], manner, name=mark))
    grouped(shapes, parts, around(*at, size, size), name=name, told=told or name)


def group_sign(shapes: Any, group: KindGroup, at: tuple[float, float], size: float, *, name: str) -> None:
    """The shape and colour of a group, without a mark."""
    _form(
        shapes, style.GROUP_SHAPE[group], at, size * 0.44, name=name, face=ACCENTS[group], edge="#ffffff", edge_pt=0.5
    )


def pill(
    shapes: Any,
    at: tuple[float, float],
    text: str,
    look: Look,
    *,
    name: str,
    told: str = "",
    dark: bool,
    face: str = "",
) -> None:
    """A count: dashed outline where it counts what has no place of its own, solid where it stands for more."""
    fill = (face or look.deep) if dark else look.halo
    made = shape(
        shapes,
        MSO_SHAPE.ROUNDED_RECTANGLE,
        around(*at, pill_width(text), PILL_PT),
        name=name,
        face=fill,
        edge="#ffffff" if dark else look.ink,
        edge_pt=1.0,
        dash="" if dark else "sysDash",
        told=told,
    )
    made.adjustments[0] = 0.5
    colour = "#ffffff" if dark else look.ink
    letter(made.text_frame, [text], Type(LEAST_PT, colour, bold=True, across="center", along="middle"))


def pill_width(text: str) -> float:
    """The width of a count, in points."""
    return max(width(text, LEAST_PT, bold=True) + 11.0, PILL_PT + 3.0)


def mode_tag(shapes: Any, mode: Mode, at: tuple[float, float], look: Look, *, lang: Language, name: str) -> None:
    """The mark of a corridor's mode, on its line."""
    made = shape(
        shapes,
        MSO_SHAPE.OVAL,
        around(*at, 18.0, 18.0),
        name=name,
        face="#ffffff",
        edge=look.modes[mode],
        edge_pt=1.5,
    )
    mark = style.MODE_MARK[mode][0 if lang is Language.ZH else 1]
    letter(made.text_frame, [mark], Type(LEAST_PT, look.modes[mode], bold=True, across="center", along="middle"))


def core_sign(shapes: Any, at: tuple[float, float], look: Look, *, name: str) -> None:
    """The sign of one of the two cores."""
    shape(shapes, MSO_SHAPE.OVAL, around(*at, 11, 11), name=name, face="#ffffff", edge=look.accent, edge_pt=1.75)
    shape(shapes, MSO_SHAPE.OVAL, around(*at, 4.4, 4.4), name=name, face=look.accent)


def precision_sign(shapes: Any, precision: Precision, at: tuple[float, float], look: Look, *, name: str) -> None:
    """The key of a precision: solid, ringed, hollow."""
    ink, ground = look.text, look.sheet
    if precision is Precision.LOCALITY:
        shape(shapes, MSO_SHAPE.OVAL, around(*at, 13, 13), name=name, face=ground, edge=ink, edge_pt=1.0)
        shape(shapes, MSO_SHAPE.OVAL, around(*at, 8, 8), name=name, face=ink)
    elif precision is Precision.COUNTY:
        shape(shapes, MSO_SHAPE.OVAL, around(*at, 11, 11), name=name, face=ground, edge=ink, edge_pt=2.0)
    else:
        shape(shapes, MSO_SHAPE.OVAL, around(*at, 12, 12), name=name, face=ink)


def _form(shapes: Any, form: str, at: tuple[float, float], radius: float, **drawn: Any) -> Any:
    """An autoshape as large as the corners of the symbol on the sheet are."""
    corners = style.SHAPE_POINTS.get(form, [(-1.0, -1.0), (1.0, 1.0)])
    xs, ys = [x * radius for x, _ in corners], [y * radius for _, y in corners]
    room = Room(at[0] + min(xs), at[1] + min(ys), max(xs) - min(xs), max(ys) - min(ys))
    made = shape(shapes, FORM[form], room, **drawn)
    if form == "hall":
        made._element.spPr.xfrm.set("flipV", "1")
    return made
