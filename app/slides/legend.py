"""The legend of a slide: only what is on its map, with counts; kinds where there is room, else their groups."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from app import style
from app.sheet.legend_beyond import lit_shades
from app.sheet.scene import Scene
from app.slides.drawing import rule, shape
from app.slides.lettering import LINE, Type, width, wrap, write
from app.slides.lines import DASHES
from app.slides.page import LEAST_PT, Room, around
from app.slides.signs import core_sign, group_sign, mode_tag, pill, precision_sign, symbol
from app.themes import Look
from app.words import say
from layers.showing import Shown
from layers.view import Layer, View
from layers.vocabulary import KIND_GROUPS, Circle, Kind, KindGroup, Language, Mode, Precision

ROW_PT, SIGN_PT, GAP_PT, HEAD_PT = 21.0, 22.0, 14.0, 22.0
LEAST_COLUMN_PT, IN_LINE = 122.0, 5
SYMBOL_PT = 18.0
Sign = Callable[[tuple[float, float]], None]


@dataclass(frozen=True)
class Entry:
    """A line of the legend: its sign, its words, and how many there are."""

    sign: Sign
    words: str
    count: str = ""


@dataclass(frozen=True)
class Block:
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]


def draw_legend(shapes: Any, room: Room, view: View, shown: Shown, scene: Scene, look: Look) -> None:
    """The total, then blocks of signs; kinds are left to their groups where they would not fit."""
    lang = view.lang
    some = shown.facilities or not totals(shown, lang)
    text = say("sheet.total", lang, n=len(shown.facilities)) if some else say("legend.label", lang)
    write(
        shapes, Room(room.left, room.top - 3, room.width, 26), [text], Type(20, look.text, True, lang=lang), name=text
    )
    top = room.top + 25
    for words in totals(shown, lang):
        lines = wrap(words, LEAST_PT, room.width, most=2)
        high = len(lines) * LEAST_PT * LINE
        write(shapes, Room(room.left, top, room.width, high), lines, Type(LEAST_PT, look.muted, lang=lang), name=words)
        top += high
    below = Room(room.left, top + 4, room.width, room.bottom - top - 4)
    others = _others(shapes, shown, scene, view, look)
    key = _key(shapes, shown, scene, view, look)
    ground = _ground(shapes, shown, scene, view, look)
    tries = [
        [*_kinds(shapes, shown, view), *others, *key, *ground],
        [*_groups(shapes, shown, lang), *others, *key, *ground],
        [*_groups(shapes, shown, lang), *others, *key],
    ]
    fitting = (blocks for blocks in tries if _height(blocks, below.width) <= below.height)
    _draw(shapes, next(fitting, tries[-1]), below, lang, look)


def totals(shown: Shown, lang: Language) -> list[str]:
    """What is counted beside the total: what has no place of its own, and what is no facility."""
    city_only = sum(f.precision is Precision.CITY for f in shown.facilities)
    others = (("networks", shown.networks), ("corridors", shown.corridors), ("abroad", shown.abroad))
    said = [say(f"count.{key}", lang, n=len(things)) for key, things in others if things]
    return [
        *([say("count.city", lang, n=city_only)] if city_only else []),
        *([say("join.part", lang).join(said)] if said else []),
    ]


def _kinds(shapes: Any, shown: Shown, view: View) -> list[Block]:
    found = Counter(thing.kind for thing in (*shown.facilities, *shown.abroad))
    lang = view.lang

    def sign(kind: Kind) -> Sign:
        return lambda at: symbol(shapes, kind, Precision.SITE, at, SYMBOL_PT, lang=lang, name=kind.label(lang))

    blocks = []
    for group in KindGroup:
        kinds = [kind for kind in Kind if KIND_GROUPS[kind] is group and found[kind]]
        if kinds:
            entries = tuple(Entry(sign(kind), kind.label(lang), str(found[kind])) for kind in kinds)
            blocks.append(Block(group.label(lang), entries))
    return blocks


def _groups(shapes: Any, shown: Shown, lang: Language) -> list[Block]:
    found = Counter(KIND_GROUPS[thing.kind] for thing in (*shown.facilities, *shown.abroad))

    def sign(group: KindGroup) -> Sign:
        return lambda at: group_sign(shapes, group, at, 15.0, name=group.label(lang))

    entries = tuple(Entry(sign(g), g.label(lang), str(found[g])) for g in KindGroup if found[g])
    return [Block(say("facet.kind", lang), entries)] if entries else []


def _others(shapes: Any, shown: Shown, scene: Scene, view: View, look: Look) -> list[Block]:
    lang, blocks = view.lang, []
    modes = Counter(corridor.mode for corridor in shown.corridors)
    if modes:

        def tag(mode: Mode) -> Sign:
            def sign(at: tuple[float, float]) -> None:
                rule(shapes, (at[0] - 13, at[1]), (at[0] + 13, at[1]), name=mode.label(lang), colour=look.modes[mode])
                mode_tag(shapes, mode, at, look, lang=lang, name=mode.label(lang))

            return sign

        entries = tuple(Entry(tag(mode), mode.label(lang), str(modes[mode])) for mode in Mode if modes[mode])
        blocks.append(Block(say("legend.corridors", lang), entries))
    if scene.beyond.links:

        def line(colour: str, dash: str, name: str) -> Sign:
            def sign(at: tuple[float, float]) -> None:
                rule(
                    shapes, (at[0] - 10, at[1]), (at[0] + 10, at[1]), name=name, colour=colour, width_pt=2.0, dash=dash
                )

            return sign

        entries = tuple(
            Entry(
                line(
                    look.networks[link.colour],
                    DASHES[style.NETWORK_DASHES.index(link.dash)],
                    link.name,
                ),
                link.name,
            )
            for link in scene.beyond.links
        )
        blocks.append(Block(say("legend.networks", lang), entries))
    return blocks


def _key(shapes: Any, shown: Shown, scene: Scene, view: View, look: Look) -> list[Block]:
    lang = view.lang
    found = {f.precision for f in shown.facilities} | {sign.place.precision for sign in scene.beyond.symbols}
    if scene.province:
        found = set()

    def sign(precision: Precision) -> Sign:
        return lambda at: precision_sign(shapes, precision, at, look, name=precision.label(lang))

    def counted(text: str, dark: bool) -> Sign:
        return lambda at: pill(shapes, at, text, look, name=text, dark=dark)

    entries = [
        Entry(sign(p), say(f"legend.{p.value}", lang))
        for p in (Precision.SITE, Precision.LOCALITY, Precision.COUNTY)
        if p in found
    ]
    if Precision.CITY in found:
        entries.append(Entry(counted("8", False), say("slides.key.city", lang)))
    if scene.more:
        entries.append(Entry(counted("+5", True), say("slides.key.more", lang)))
    if scene.beyond.countries:
        entries.append(Entry(counted("3", False), say("slides.key.country", lang)))
    return [Block(say("legend.precision", lang), tuple(entries))] if entries else []


def _ground(shapes: Any, shown: Shown, scene: Scene, view: View, look: Look) -> list[Block]:
    lang = view.lang
    if scene.province:
        return []

    def tint(colour: str, name: str) -> Sign:
        return lambda at: (
            shape(
                shapes,
                MSO_SHAPE.RECTANGLE,
                around(*at, 18, 12),
                name=name,
                face=colour,
                edge=look.circle_line,
                edge_pt=0.5,
            )
            and None
        )

    entries = []
    if scene.has_core and Layer.CORES in view.layers:
        name = say("legend.core", lang)
        entries.append(Entry(lambda at: core_sign(shapes, at, look, name=name), name))
    if shown.roles:
        entries += [Entry(tint(shade, words), words) for shade, words in lit_shades(shown, lang, look)]
    elif Layer.CIRCLES in view.layers:
        there = [circle for circle in Circle if circle in scene.circles]
        entries += [Entry(tint(look.tints[circle], circle.label(lang)), circle.label(lang)) for circle in there]
    title = say("legend.roles" if shown.roles else "layers.label", lang)
    return [Block(title, tuple(entries))] if entries else []


def _columns(block: Block, room_width: float) -> tuple[int, float]:
    """In how many columns a block stands, and how wide they are: few entries stand in line, many flow."""
    most = max(int((room_width + GAP_PT) // (LEAST_COLUMN_PT + GAP_PT)), 1)
    for columns in range(most, 0, -1):
        column = (room_width - GAP_PT * (columns - 1)) / columns
        if len(block.entries) > IN_LINE or all(_needed(entry) <= column for entry in block.entries):
            return columns, column
    return 1, room_width


def _rows(block: Block, room_width: float) -> list[list[Entry]]:
    """The entries of each row; a long one takes a row of its own."""
    columns, column = _columns(block, room_width)
    rows: list[list[Entry]] = []
    for entry in block.entries:
        fits = _needed(entry) <= column
        last = rows[-1] if rows else []
        if fits and last and len(last) < columns and all(_needed(e) <= column for e in last):
            last.append(entry)
        else:
            rows.append([entry])
    return rows


def _needed(entry: Entry) -> float:
    return (
        SIGN_PT + 4 + width(entry.words, LEAST_PT) + (width(entry.count, LEAST_PT, bold=True) + 6 if entry.count else 0)
    )


def _height(blocks: Sequence[Block], room_width: float) -> float:
    return sum(HEAD_PT + len(_rows(block, room_width)) * ROW_PT for block in blocks)


def _draw(shapes: Any, blocks: Sequence[Block], room: Room, lang: Language, look: Look) -> None:
    y = room.top
    for block in blocks:
        manner = Type(LEAST_PT, look.muted, along="bottom", lang=lang)
        write(shapes, Room(room.left, y, room.width, HEAD_PT - 4), [block.title], manner, name=block.title)
        y += HEAD_PT - 2
        rule(shapes, (room.left, y), (room.right, y), name=block.title, colour=look.rule)
        y += 2
        column = _columns(block, room.width)[1]
        for row in _rows(block, room.width):
            for n, entry in enumerate(row):
                wide = room.width if _needed(entry) > column else column
                _entry(shapes, entry, Room(room.left + n * (column + GAP_PT), y, wide, ROW_PT), lang, look)
            y += ROW_PT


def _entry(shapes: Any, entry: Entry, room: Room, lang: Language, look: Look) -> None:
    middle = room.top + room.height / 2
    entry.sign((room.left + SIGN_PT / 2, middle))
    left = room.left + SIGN_PT + 4
    count = width(entry.count, LEAST_PT, bold=True) + 6 if entry.count else 0.0
    words = wrap(entry.words, LEAST_PT, room.right - left - count, most=1)
    line = LEAST_PT * LINE
    write(
        shapes,
        Room(left, middle - line / 2, room.right - left - count, line),
        words,
        Type(LEAST_PT, look.text, along="middle", lang=lang),
        name=entry.words,
    )
    if entry.count:
        manner = Type(LEAST_PT, look.text, bold=True, across="right", along="middle", lang=lang)
        write(shapes, Room(room.right - count, middle - line / 2, count, line), [entry.count], manner, name=entry.count)
