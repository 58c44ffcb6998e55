"""Colours of a deck: groups of kinds are colours of its theme, so that changing the theme recolours the map."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from layers.vocabulary import KindGroup

ACCENTS: dict[KindGroup, str] = {group: f"accent{n}" for n, group in enumerate(KindGroup, start=1)}
"""The theme's colour of each group; all other colours are written #rrggbb."""
_THEME = {
    f"accent{n}": colour
    for n, colour in enumerate(
        (
            MSO_THEME_COLOR.ACCENT_1,
            MSO_THEME_COLOR.ACCENT_2,
            MSO_THEME_COLOR.ACCENT_3,
            MSO_THEME_COLOR.ACCENT_4,
            MSO_THEME_COLOR.ACCENT_5,
            MSO_THEME_COLOR.ACCENT_6,
        ),
        start=1,
    )
}


def paint(fill: Any, colour: str) -> None:
    """Fill with a colour: the name of one of the theme's, or #rrggbb; the empty text for none."""
    if not colour:
        fill.background()
        return
    fill.solid()
    if colour in _THEME:
        fill.fore_color.theme_color = _THEME[colour]
    else:
        fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def is_dark(colour: str) -> bool:
    """Whether a ground of this colour (#rrggbb) wants light type."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128
