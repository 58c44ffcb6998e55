"""Setting type on slides: fonts named for Latin and Chinese, fixed distances of lines, every run in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame
from pptx.util import Pt

from app.sheet.type import width_px
from app.sheet.type import wrap as wrap_px
from app.slides.colour import paint
from app.slides.page import Room
from layers.vocabulary import Language

FACE = "Microsoft YaHei"
"""The one typeface of a deck. A run of a PPTX can name one face only, no list of them; this one is on every Windows
since Vista and comes with Office for Mac, has all of GBK in two weights, and its Latin goes with its Chinese, which
Calibri's does not. Where it is missing (LibreOffice, WPS on Linux) programs replace it by name: LibreOffice's own table
and fontconfig lead from it to Noto Sans CJK SC, WenQuanYi or whatever Chinese sans there is, and the class given with
it (`PANOSE`, the Chinese character set) keeps them from taking a Song or a Latin-only face. Source Han Sans itself is
on few officials' machines: naming it would leave them with the fallback, which is often a Song."""
PANOSE, PITCH, CHINESE = "020B0503020204020204", "34", "-122"
LINE = 1.28
"""Distance of lines in sizes of type: fixed, so that a replaced font keeps the layout."""
WIDER = 1.04
"""How much wider than the bundled font, with which type is measured, a machine's own may run."""
SLACK, MOST_SLACK_PT = 0.08, 16.0
"""What a box is wider than its text on the open side, for a font that runs wider still: a share, and the most."""
ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


@dataclass(frozen=True)
class Type:
    """How a text is set: size in points, colour, weight, and where it stands in its room."""

    size: float
    colour: str
    bold: bool = False
    across: str = "left"
    along: str = "top"
    lang: Language = Language.ZH


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in points. Raises DataRefusedError for a character that the bundled font lacks."""
    return width_px(text, size, bold) * WIDER


def wrap(text: str, size: float, room: float, *, most: int, bold: bool = False) -> list[str]:
    """The lines of a text in a room of some points; the last ends in … if there is more."""
    return wrap_px(text, size, room / WIDER, most_lines=most, bold=bold) or [""]


def write(shapes: Any, room: Room, lines: Sequence[str], manner: Type, *, name: str) -> Any:
    """A text box of its own, each line a paragraph; returns the shape."""
    slack = min(room.width * SLACK, MOST_SLACK_PT) if manner.across != "center" else 0.0
    left = room.left - (slack if manner.across == "right" else 0.0)
    box = shapes.add_textbox(Pt(left), Pt(room.top), Pt(room.width + slack), Pt(room.height))
    box.name = name
    letter(box.text_frame, lines, manner)
    return box


def letter(frame: TextFrame, lines: Sequence[str], manner: Type) -> None:
    """Write lines into a shape, without margins.

    What is centred may run over its shape on both sides; LibreOffice would centre all text that may, whatever its
    alignment, so the rest is bound to the width of its shape.
    """
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = manner.across != "center"
    frame.vertical_anchor = ANCHOR[manner.along]
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[manner.across]
        paragraph.line_spacing = Pt(round(manner.size * LINE, 1))
        run = paragraph.add_run()
        run.text = line
        dress(run, manner)


def dress(run: Any, manner: Type) -> None:
    """Give a run its size, weight, colour, language, and its fonts by name."""
    run.font.size = Pt(manner.size)
    run.font.bold = manner.bold
    paint(run.font.fill, manner.colour)
    name_fonts(run.font._element, manner.lang)


def name_fonts(properties: Any, lang: Language) -> None:
    """Name the fonts in the properties of a run: Latin, East Asian and complex, with the class of their face."""
    properties.set("lang", "zh-CN" if lang is Language.ZH else "en-US")
    properties.set("altLang", "en-US" if lang is Language.ZH else "zh-CN")
    for tag in ("a:latin", "a:ea", "a:cs", "a:sym"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    for tag in ("a:latin", "a:ea", "a:cs"):
        font = etree.SubElement(properties, qn(tag))
        font.set("typeface", FACE)
        if tag == "a:ea":
            font.set("panose", PANOSE)
            font.set("pitchFamily", PITCH)
            font.set("charset", CHINESE)
