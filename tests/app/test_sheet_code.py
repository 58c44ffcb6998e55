"""The QR code of a sheet is read by a reader of codes, from the picture."""

import io

import pytest
import zxingcpp
from PIL import Image

from app.sheet.export import SheetSize, render
from layers.facets import FacetName
from layers.view import View, read_view
from layers.vocabulary import Kind, Language

PAGE = "http://127.0.0.1:8050/"
VIEWS = (
    View(),
    View(chosen={FacetName.KIND: (Kind.PORT, Kind.AIRPORT)}, text="青岛", lang=Language.EN),
    read_view("area=polygon,117,36,118,36,117.5,37&plan=foreign_trade&at=116,35,119,37")[0],
)
SIZES = (SheetSize(1920, 1080, 150), SheetSize(1080, 1920, 150), SheetSize(3508, 2480, 300))


def code_in(picture):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_code_opens_the_same_view(data, view, size):
    (text,) = code_in(render(data, view, "png", size, page=PAGE))
    assert text.startswith(PAGE)
    assert read_view(text) == (view, ())


def test_a_sheet_without_a_page_has_no_code(data):
    assert code_in(render(data, View(), "png", SIZES[0])) == []


def test_an_address_too_long_to_be_read_has_no_code(data):
    view = View(picked=tuple(f"a-name-of-some-length-{n}" for n in range(40)))
    assert code_in(render(data, view, "png", SIZES[0], page=PAGE)) == []
