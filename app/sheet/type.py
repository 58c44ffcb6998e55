"""Setting type with the bundled font: measuring, wrapping, and refusing a character it does not have."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from layers.issue import DataRefusedError, Issue

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
CLOSING = "）〉》”、，。；：)…,.;:!?"
OPENING = "（〈《“("

# Once, for this program alone: vector files carry outlines or an embedded subset, and the same bytes each time.
matplotlib.rcParams.update({"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "lutu"})


@cache
def font(bold: bool) -> FontProperties:
    """The bundled font, Regular or Bold."""
    return FontProperties(fname=str(FONTS / f"LutuSans-{'Bold' if bold else 'Regular'}.ttf"))


@cache
def _glyphs(bold: bool) -> frozenset[int]:
    return frozenset(get_font(font(bold).get_file()).get_charmap())


@lru_cache(maxsize=20_000)
def width_px(text: str, size_px: float, bold: bool = False) -> float:
    """The width of a line of type, in pixels. Raises DataRefusedError for a character the font lacks."""
    missing = sorted({c for c in text if ord(c) not in _glyphs(bold)})
    if missing:
        shown = "".join(missing[:8])
        raise DataRefusedError(
            [Issue("sheet", "", f"随附字体没有这些字：{shown}，请换字", f"The bundled font lacks: {shown}")],
        )
    face = get_font(font(bold).get_file())
    face.set_size(100.0, 72)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64.0 * size_px / 100.0


def wrap(text: str, size_px: float, limit_px: float, *, most_lines: int = 2, bold: bool = False) -> list[str]:
    """Break text into lines no wider than `limit_px`; the last one ends in … if there is more.

    Latin words stay whole; no line starts with a closing mark or ends with an opening one.
    """
    lines, rest = [], text.strip()
    while rest and width_px(rest, size_px, bold) > limit_px and len(lines) < most_lines - 1:
        cut = _cut(rest, size_px, limit_px, bold)
        lines.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    if rest and width_px(rest, size_px, bold) > limit_px:
        while rest and width_px(rest + "…", size_px, bold) > limit_px:
            rest = rest[:-1]
        rest += "…"
    return [*lines, rest] if rest else lines


def condensed(text: str, size_px: float, limit_px: float, *, least: float = 0.78) -> tuple[str, float]:
    """A line no wider than `limit_px` and its size: smaller type before it is cut with …"""
    width = width_px(text, size_px)
    if width <= limit_px:
        return text, size_px
    size = max(size_px * limit_px / width, size_px * least)
    return (wrap(text, size, limit_px, most_lines=1) or [""])[0], size


def _cut(text: str, size_px: float, limit_px: float, bold: bool) -> int:
    fits = max((n for n in range(1, len(text)) if width_px(text[:n], size_px, bold) <= limit_px), default=1)
    cut = fits
    while cut > 1 and (_in_word(text, cut) or text[cut] in CLOSING or text[cut - 1] in OPENING):
        cut -= 1
    return cut if cut > 1 else fits


def _in_word(text: str, cut: int) -> bool:
    # Latin text breaks at blanks and after hyphens only: an apostrophe or a comma belongs to its word.
    before, after = text[cut - 1], text[cut]
    return before.isascii() and after.isascii() and before not in " -" and after != " "


def write(
    axes: Axes,
    text: str,
    x: float,
    y: float,
    size_px: float,
    *,
    colour: str,
    bold: bool = False,
    across: str = "left",
    along: str = "baseline",
    halo: float = 0.0,
    halo_colour: str = "white",
    layer: float = 10.0,
) -> None:
    """Write one line at (x, y) px; `halo` is the width in px of an outline."""
    width_px(text, size_px, bold)
    points = size_px * 72 / axes.figure.dpi
    effects: Sequence[Any] = ()
    if halo:
        from matplotlib.patheffects import withStroke

        effects = [withStroke(linewidth=halo * 72 / axes.figure.dpi, foreground=halo_colour, alpha=0.92)]
    axes.text(
        x,
        y,
        text,
        fontproperties=font(bold),
        fontsize=points,
        color=colour,
        ha=across,
        va=along,
        path_effects=list(effects),
        zorder=layer,
        parse_math=False,
    )
