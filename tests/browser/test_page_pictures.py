"""The picture button downloads exactly what the page shows, drawn by the same code as the command line."""

import struct
import urllib.request
from pathlib import Path

import pytest
from driving import expect_tally, expected_on_map, view_of
from playwright.sync_api import expect

from app.sheet.export import MEDIA_TYPES, render
from app.web.routes import PICTURE_SIZE
from layers.view import read_view

FIRST_BYTES = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.mark.parametrize("form", FIRST_BYTES)
def test_the_button_downloads_the_current_view(open_page, data, form):
    page = open_page("plan=foreign_trade&circle=jiaodong&q=青岛")
    expect_tally(page, expected_on_map(data, view_of(page)))
    button = page.locator(f"[data-act=picture][data-value={form}]")
    label = button.inner_text()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(f".{form}")
    picture = Path(download.value.path()).read_bytes()
    assert picture.startswith(FIRST_BYTES[form])
    assert picture == render(data, view_of(page), form, PICTURE_SIZE)
    expect(button).to_be_enabled()
    expect(button).to_have_text(label)


def test_the_png_is_a_full_slide(open_page):
    page = open_page("kind=port&at=118.5,35.0,122.8,38.0&lang=en")
    with page.expect_download() as download:
        page.locator("[data-act=picture][data-value=png]").click()
    picture = Path(download.value.path()).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1920, 1080)


@pytest.mark.parametrize("query", ["", "sector=cold_chain&lang=en", "at=119.9,35.8,120.9,36.6&title=青岛"])
def test_the_server_draws_what_the_command_line_draws(site, data, query):
    view, issues = read_view(query)
    assert not issues
    with urllib.request.urlopen(f"{site.url}api/picture.png?{view.to_query()}") as answer:
        assert answer.headers["Content-Type"] == MEDIA_TYPES["png"]
        assert answer.read() == render(data, view, "png", PICTURE_SIZE)
