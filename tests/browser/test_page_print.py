"""The map page on paper: land, sea, names and symbols are there, and nothing lies on them."""

import subprocess

import pytest
from PIL import Image

from app.themes import LOOKS
from layers.view import Theme
from layers.vocabulary import Circle

RESOLUTION_DPI = 60


def rgb(colour):
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


@pytest.fixture
def printed(open_page, tmp_path):
    """The first page of the printed map, as a picture."""

    def print_(query):
        page = open_page(query)
        page.pdf(path=tmp_path / "page.pdf", format="A4")
        subprocess.run(
            ["pdftoppm", "-r", str(RESOLUTION_DPI), "-f", "1", "-l", "1", "-png", "page.pdf", "page"],
            cwd=tmp_path,
            check=True,
        )
        (picture,) = tmp_path.glob("page-*.png")
        return page, Image.open(picture).convert("RGB")

    return print_


def test_land_sea_and_symbols_are_on_paper(printed):
    _, picture = printed("kind=port,airport")
    colours = {colour: count for count, colour in picture.getcolors(picture.width * picture.height)}
    look = LOOKS[Theme.LIGHT]
    whole = picture.width * picture.height
    for colour in (look.sea, *(look.tints[circle] for circle in Circle)):
        assert colours[rgb(colour)] > whole * 0.01, colour
    # The green of ports and airports: drawn on the ground, not below it.
    assert sum(count for (r, g, b), count in colours.items() if r < 40 and g > 90 and b > 80) > 30


def test_after_printing_the_map_is_drawn_and_clicked_as_before(printed):
    page, _ = printed("kind=port")
    assert page.evaluate("() => document.querySelector('.lutu-overlay').tagName") == "CANVAS"
    assert page.evaluate("() => lutu.overlay.scene.symbols.length") > 0


def test_no_tool_of_the_screen_is_printed(open_page):
    page = open_page()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    for part in (".tools", ".extents", ".sidebar", ".leaflet-control-zoom"):
        assert page.locator(part).first.is_hidden(), part
    legend, credit = (page.locator(part).bounding_box() for part in (".legend", ".credit"))
    assert credit["y"] + credit["height"] <= legend["y"]
