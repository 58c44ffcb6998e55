"""The legend's part for corridors, networks and the roles that light up cities."""

from collections import Counter
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from app import style
from app.sheet.draw import points
from app.sheet.draw_beyond import SCHEMATIC_DASH, draw_mode
from app.sheet.scene import Scene
from app.themes import LOOKS, Look
from app.words import say
from layers.showing import Shown
from layers.view import View
from layers.vocabulary import Language, Mode

Sign = Callable[[float, float, float], None]
"""Draws a sign of the legend at (x, y) px in a row of a height in px."""

Row = tuple[Sign, str, str]
"""A line of the legend: its sign, its words, its number."""

Block = tuple[str, list[Row]]


def others_in_words(shown: Shown, lang: Language) -> str:
    """How many networks, corridors and places abroad are on the map; empty where there are none."""
    counts = {"networks": shown.networks, "corridors": shown.corridors, "abroad": shown.abroad}
    words = [say(f"count.{name}", lang, n=len(things)) for name, things in counts.items() if things]
    return say("join.part", lang).join(words)


def beyond_blocks(axes: Axes, shown: Shown, scene: Scene, view: View) -> list[Block]:
    """Corridors by mode with counts, networks by name, shades by the number of roles."""
    lang, look = view.lang, LOOKS[view.theme]
    blocks = [
        (say("legend.corridors", lang), _corridor_rows(axes, shown, lang, look)),
        (
            say("legend.networks", lang),
            [(_line_sign(axes, look.networks[link.colour], link.dash), link.name, "") for link in scene.beyond.links],
        ),
        (say("legend.roles", lang), _role_rows(axes, shown, lang, look)),
    ]
    return [(title, rows) for title, rows in blocks if rows]


def _corridor_rows(axes: Axes, shown: Shown, lang: Language, look: Look) -> list[Row]:
    per_mode = Counter(corridor.mode for corridor in shown.corridors)
    rows: list[Row] = [
        (_mode_sign(axes, mode, lang, look), mode.label(lang), str(per_mode[mode])) for mode in Mode if per_mode[mode]
    ]
    schematic = {corridor.schematic for corridor in shown.corridors}
    if False in schematic:
        rows.append((_line_sign(axes, look.muted, ()), say("legend.fixed", lang), ""))
    if True in schematic:
        rows.append((_line_sign(axes, look.muted, SCHEMATIC_DASH), say("legend.schematic", lang), ""))
    return rows


def _role_rows(axes: Axes, shown: Shown, lang: Language, look: Look) -> list[Row]:
    return [(tint_sign(axes, shade, look), words, "") for shade, words in lit_shades(shown, lang, look)]


def lit_shades(shown: Shown, lang: Language, look: Look) -> list[tuple[str, str]]:
    """The shades of cities that are lit by their roles, each with how many roles it stands for."""
    counts = [len(roles) for roles in shown.roles.values()]
    found = []
    for n, (least, _) in enumerate(style.ROLE_STEPS):
        after = style.ROLE_STEPS[n + 1][0] if n + 1 < len(style.ROLE_STEPS) else None
        if not any(least <= count and (after is None or count < after) for count in counts):
            continue
        if after is None:
            words = say("legend.roles.from", lang, n=least)
        else:
            words = say("legend.roles.range", lang, **{"from": least, "to": after - 1})
        found.append((look.role_shades[n], words))
    return found


def _mode_sign(axes: Axes, mode: Mode, lang: Language, look: Look) -> Sign:
    return lambda x, y, height: draw_mode(axes, mode, (x, y), height * 0.74, lang, look, layer=20)


def _line_sign(axes: Axes, colour: str, dash: tuple[int, ...]) -> Sign:
    def sign(x: float, y: float, height: float) -> None:
        half = height * 0.45
        pattern = (0, [length * 0.5 for length in dash]) if dash else "solid"
        width = points(axes, height * 0.1)
        axes.plot([x - half, x + half], [y, y], color=colour, linewidth=width, linestyle=pattern, zorder=20)

    return sign


def tint_sign(axes: Axes, colour: str, look: Look) -> Sign:
    """A patch of a ground colour."""

    def sign(x: float, y: float, height: float) -> None:
        size = height * 0.62
        axes.add_artist(
            Rectangle(
                (x - size / 2, y - size / 2),
                size,
                size,
                facecolor=colour,
                edgecolor=look.circle_line,
                linewidth=points(axes, 1),
                zorder=20,
            )
        )

    return sign
