"""Setting type with the bundled font: measuring, wrapping, and refusing a character it does not have."""

import re
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
DASHES = "–—-～"
WORDS_FILE = Path(__file__).with_name("words.txt")
SHORT_BRACKETS = re.compile("（[^（）]{1,4}）")
SHORTEST, LEAST_CLAUSE = 0.55, 0.7
"""A line is not made shorter than these shares of its room to keep a word whole, or to end with a clause."""
LEAST_LEFT = 3
"""So many characters at least go over to the next line."""

# Once, for this program alone: vector files carry outlines or an embedded subset, and the same bytes each time;
# letters are as wide at every resolution as they were measured.
matplotlib.rcParams.update({"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "lutu", "text.hinting": "none"})


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


def wrap(
    text: str, size_px: float, limit_px: float, *, most_lines: int = 2, bold: bool = False, even: bool = False
) -> list[str]:
    """Break text into lines no wider than `limit_px`; the last one ends in … if there is more.

    Words stay whole; no line starts with a closing mark or ends with an opening one. Lines end with a clause where
    one ends near, but in an `even` text, whose lines are as full as words allow.
    """
    lines, rest = [], text.strip()
    while rest and width_px(rest, size_px, bold) > limit_px and len(lines) < most_lines - 1:
        cut = _cut(rest, size_px, limit_px, bold, even)
        lines.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    if rest and width_px(rest, size_px, bold) > limit_px:
        while rest and width_px(rest + "…", size_px, bold) > limit_px:
            rest = rest[:-1]
        rest += "…"
    return [*lines, rest] if rest else lines


def condensed(text: str, size_px: float, limit_px: float, *, least: float = 0.7) -> tuple[str, float]:
    """A line no wider than `limit_px` and its size: smaller type before it is cut with …"""
    width = width_px(text, size_px)
    if width <= limit_px:
        return text, size_px
    size = max(size_px * limit_px / width, size_px * least)
    return (wrap(text, size, limit_px, most_lines=1) or [""])[0], size


def _cut(text: str, size_px: float, limit_px: float, bold: bool, even: bool) -> int:
    # Only as far as the line goes: a long text would be measured again and again to its end.
    fits = 1
    while fits + 1 < len(text) and width_px(text[: fits + 1], size_px, bold) <= limit_px:
        fits += 1
    good = [n for n in range(2, fits + 1) if not (_in_word(text, n) or text[n] in CLOSING or text[n - 1] in OPENING)]
    if not good:
        return fits
    # A last line of a character or two would look lost.
    good = [n for n in good if even or len(text) - n >= LEAST_LEFT] or good
    inside = inside_words(text)
    whole = [n for n in good if n not in inside and n >= good[-1] * SHORTEST]
    ends = [] if even else [n for n in whole if text[n - 1] in "，；：、。" and n >= good[-1] * LEAST_CLAUSE]
    return (ends or whole or good)[-1]


@lru_cache(maxsize=4_000)
def inside_words(text: str) -> frozenset[int]:
    """The places inside a Chinese word or short brackets, where a line is not to break.

    A word is the longest known one from each place on.
    """
    words, longest = _words()
    inside: set[int] = set()
    at = 0
    while at < len(text):
        length = next((n for n in range(min(longest, len(text) - at), 1, -1) if text[at : at + n] in words), 1)
        inside.update(range(at + 1, at + length))
        at += length
    for short in SHORT_BRACKETS.finditer(text):
        inside.update(range(short.start() + 1, short.end()))
    return frozenset(inside)


@cache
def _words() -> tuple[frozenset[str], int]:
    """The words of the data's names (made by tools/make_words.py) and the length of the longest."""
    words = frozenset(WORDS_FILE.read_text(encoding="utf-8").split())
    return words, max(map(len, words))


def _in_word(text: str, cut: int) -> bool:
    # Latin text breaks at blanks and after hyphens only: an apostrophe or a comma belongs to its word.
    before, after = text[cut - 1], text[cut]
    if before in DASHES or after in DASHES:
        # 2021–2025 is one word, also where its dash is none of ASCII.
        dash = cut - 1 if before in DASHES else cut
        if 0 < dash < len(text) - 1 and text[dash - 1].isdigit() and text[dash + 1].isdigit():
            return True
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
