"""The QR code of a sheet is read by a reader of codes, from the picture."""

import io
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from app.settings import Settings
from app.sheet.export import render
from app.words import say
from layers.facets import FacetName
from layers.sheet import Part, Sheet, Template
from layers.view import QUERY_LIMIT, View, read_view
from layers.vocabulary import Kind, Language

PAGE = "http://127.0.0.1:8050/"
VIEWS = (
    View(),
    View(chosen={FacetName.KIND: (Kind.PORT, Kind.AIRPORT)}, text="青岛", lang=Language.EN),
    read_view("area=polygon,117,36,118,36,117.5,37&plan=foreign_trade&at=116,35,119,37")[0],
)
SHEETS = (
    Sheet(),
    Sheet(paper="1080x1920px"),
    Sheet(template=Template.WALL, paper="a3", dpi=150),
    Sheet(paper="a4", dpi=300),
)


def code_in(picture):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
@pytest.mark.parametrize("view", VIEWS)
def test_the_code_opens_the_same_view(data, view, sheet):
    view = replace(view, sheet=sheet)
    (text,) = code_in(render(data, view, "png", Settings(page=PAGE)).content)
    assert text.startswith(PAGE)
    assert read_view(text) == (view, ())


def test_a_sheet_without_a_page_has_no_code(data):
    assert code_in(render(data, View(), "png").content) == []


@pytest.mark.parametrize("length", [25, 60], ids=["unreadable", "more than any code holds"])
def test_an_address_too_long_to_be_read_has_no_code_and_the_notes_say_so(data, length):
    view = View(picked=tuple(f"{'a' * length}-{n}" for n in range(60)))
    assert 1_000 < len(view.to_query()) < QUERY_LIMIT
    made = render(data, view, "png", Settings(page=PAGE))
    assert code_in(made.content) == []
    assert say("sheet.note.no_code", Language.ZH) in made.notes


@pytest.mark.parametrize("settings", [Settings(), Settings(page=PAGE)], ids=["no page", "short"])
def test_the_notes_are_silent_about_a_code_that_is_there_or_not_wanted(data, settings):
    assert say("sheet.note.no_code", Language.ZH) not in render(data, View(), "svg", settings).notes


@pytest.mark.parametrize(
    ("page", "local"),
    [
        ("http://127.0.0.1:8050/", True),
        ("http://localhost:8050/", True),
        ("http://[::1]:8050/", True),
        ("http://192.168.1.20:8050/", False),
        ("http://map.example.gov.cn/", False),
        ("", False),
    ],
)
def test_a_code_that_leads_to_the_machine_itself_is_said_to(data, page, local):
    notes = render(data, View(), "svg", Settings(page=page)).notes
    assert (say("sheet.note.local", Language.ZH) in notes) == local
    bare = View(sheet=Sheet(parts=(Part.TITLE,)))
    assert say("sheet.note.local", Language.ZH) not in render(data, bare, "svg", Settings(page=page)).notes
