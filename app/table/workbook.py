"""What the plans say as an Excel workbook: a sheet for each layer, one row for each citation."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from app.sheet.describing import describe, title_of
from app.table.columns import Cell, Column, Sheet, sheets_of
from app.table.things import Things, citations_of, things_of
from app.words import say
from geo.datum import Datum
from layers.store import Data
from layers.view import View
from layers.vocabulary import Language

DATUM_NOTE = {
    Datum.WGS84: "table.datum.wgs84",
    Datum.CGCS2000: "table.datum.cgcs2000",
    Datum.GCJ02: "table.datum.gcj02",
}
CREATED = datetime(2021, 1, 1)
"""A fixed date, so that the same data give the same bytes."""

FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#1d2733", "font_color": "#ffffff", "text_wrap": True, "valign": "vcenter"},
    "cell": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16},
}
ABOUT = ("city.about.rows", "city.about.place", "city.about.radius", "city.about.words")
CHECK = Column("city.col.check", 30, lambda thing, citation: None)
A4 = 9
"""Excel's number for the paper."""


def city_workbook(data: Data, adcode: str, lang: Language) -> bytes:
    """The workbook of one city in one language, with a column for its officials' remarks."""
    city = data.cities[adcode]
    title = say("city.title", lang, name=city.name if lang is Language.ZH else city.name_en)
    sheets = sheets_of(data, things_of(data, (adcode,)), lang)
    remarked = [sheet._replace(columns=[*sheet.columns, CHECK]) for sheet in sheets]
    notes = (*ABOUT, DATUM_NOTE[Datum.WGS84], "city.about.check")
    return fill(data, remarked, title, [say(key, lang) for key in notes], lang)


def view_workbook(data: Data, view: View, things: Things, datum: Datum) -> bytes:
    """The workbook of what a View shows; layers without anything in them have no sheet."""
    lang = view.lang
    sheets = [sheet for sheet in sheets_of(data, things, lang, datum) if sheet.things]
    notes = [f"{say('table.view', lang)}{describe(data, view)}", *(say(key, lang) for key in ABOUT)]
    return fill(data, sheets, title_of(data, view), [*notes, say(DATUM_NOTE[datum], lang)], lang)


def fill(data: Data, sheets: Sequence[Sheet], title: str, notes: Sequence[str], lang: Language) -> bytes:
    """A workbook of sheets and, last, what must be known of them; every text is written as text, never as a formula."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "author": "lutu", "created": CREATED})
    formats = {name: book.add_format(made) for name, made in FORMATS.items()}
    for sheet in sheets:
        _fill(book.add_worksheet(say(sheet.key, lang)), sheet, formats, lang)
    _about(book.add_worksheet(say("city.sheet.about", lang)), data, title, notes, formats, lang)
    book.close()
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, formats: dict[str, Any], lang: Language) -> None:
    rows = [(thing, citation) for thing in sheet.things for citation in citations_of(thing)]
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, say(column.key, lang), formats["head"])
        for line, (thing, citation) in enumerate(rows, start=1):
            _write(page, line, at, column.cell(thing, citation), formats["cell"])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)
    # Numbers of the plans stay text, as printed; Excel need not mark each of them.
    page.ignore_errors({"number_stored_as_text": "A1:Z9999"})
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write(page: Worksheet, line: int, at: int, cell: Cell, look: Any) -> None:
    if isinstance(cell, float | int):
        page.write_number(line, at, cell, look)
    elif cell:
        page.write_string(line, at, cell, look)
    else:
        page.write_blank(line, at, None, look)


def _about(
    page: Worksheet, data: Data, title: str, notes: Sequence[str], formats: dict[str, Any], lang: Language
) -> None:
    card = data.card("facilities")
    page.set_column(0, 0, 110)
    page.write_string(0, 0, title, formats["title"])
    lines = [
        say("sheet.source", lang, plans=say("sheet.plans", lang)),
        card["attribution" if lang is Language.ZH else "attribution_en"],
        *notes,
    ]
    for line, words in enumerate(lines, start=2):
        page.write_string(line, 0, words, formats["cell"])
