"""A list slide's table: native, its head repeated on every slide, what is known by city only told apart."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from app import style
from app.slides.colour import ACCENTS, is_dark, paint
from app.slides.items import CELL_PT, COLUMNS, HEAD_PT, ROW_PT, Row, column_widths
from app.slides.lettering import ANCHOR, LINE, Type, dress
from app.slides.page import LEAST_PT, Page
from app.themes import Look
from app.words import say
from layers.vocabulary import KIND_GROUPS, Language

PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The office programs' style without fills and lines (No Style, No Grid): the cells bring their own."""


def draw_table(shapes: Any, rows: Sequence[Row], page: Page, lang: Language, look: Look, *, name: str) -> None:
    """Draw the rows of one slide under the head of the columns."""
    body = page.body
    height = HEAD_PT + sum(row.height for row in rows)
    frame = shapes.add_table(len(rows) + 1, len(COLUMNS), Pt(body.left), Pt(body.top), Pt(body.width), Pt(height))
    frame.name = name
    table = frame.table
    table.first_row, table.horz_banding = True, False
    frame._element.find(".//" + qn("a:tableStyleId")).text = PLAIN_TABLE
    for column, width in zip(table.columns, column_widths(page), strict=True):
        column.width = Emu(round(width * 12700))
    table.rows[0].height = Pt(HEAD_PT)
    for cell, key in zip(table.rows[0].cells, COLUMNS, strict=True):
        _fill(cell, [say(key, lang)], Type(LEAST_PT, look.muted, bold=True, along="middle", lang=lang))
        _lines(cell, look.text, 1.25)
    for line, row in zip(list(table.rows)[1:], rows, strict=True):
        line.height = Emu(round(row.height * 12700))
        for n, (cell, text) in enumerate(zip(line.cells, row.cells, strict=True)):
            muted = n in (0, 5) or (row.city_only and n == 4)
            _fill(cell, text, Type(LEAST_PT, look.muted if muted else look.text, bold=n == 1, along="top", lang=lang))
            _lines(cell, look.rule, 0.5)
            if n == 2:
                _mark(cell, row, lang, look)
            if n == 4 and row.city_only:
                paint(cell.fill, look.sea)


def _mark(cell: Any, row: Row, lang: Language, look: Look) -> None:
    """The mark of the kind before its name, in the colour of its group."""
    kind = getattr(row.thing, "kind", None)
    if kind is None:
        return
    first = cell.text_frame.paragraphs[0]
    old = first.runs[0]
    run = first.add_run()
    run.text = f"{style.MARK[kind][0 if lang is Language.ZH else 1]} "
    colour = look.text if is_dark(look.sheet) else ACCENTS[KIND_GROUPS[kind]]
    dress(run, Type(LEAST_PT, colour, bold=True, lang=lang))
    old._r.addprevious(run._r)


def _fill(cell: Any, lines: Sequence[str], manner: Type) -> None:
    cell.margin_left = cell.margin_right = Pt(CELL_PT)
    cell.margin_top = cell.margin_bottom = Pt(ROW_PT)
    cell.vertical_anchor = ANCHOR[manner.along]
    cell.fill.background()
    frame = cell.text_frame
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(round(manner.size * LINE, 1))
        run = paragraph.add_run()
        run.text = line
        dress(run, manner)


def _lines(cell: Any, colour: str, width_pt: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.Element(qn("a:lnB"), w=str(round(width_pt * 12700)))
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", colour.lstrip("#").upper())
    # The order of the schema: lines stand before the fill.
    properties.insert(0, line)
