"""The picture button downloads exactly what the page shows, drawn by the same code as the command line."""

import io
import struct
import urllib.request
from pathlib import Path

import pytest
from driving import expect_tally, expected_on_map, view_of
from playwright.sync_api import expect
from pypdf import PdfWriter

from app.settings import Settings
from app.sheet.export import render
from app.sheet.forms import MEDIA_TYPES
from app.words import say
from layers.view import View, read_view
from layers.vocabulary import Language


def test_the_button_downloads_the_current_view(open_page, data, site):
    page = open_page("plan=foreign_trade&circle=jiaodong&q=青岛")
    expect_tally(page, expected_on_map(data, view_of(page)))
    button = page.locator("[data-act=picture]")
    label = button.inner_text()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(".png")
    picture = Path(download.value.path()).read_bytes()
    assert picture == render(data, view_of(page), "png", Settings(page=site.url)).content
    expect(button).to_be_enabled()
    expect(button).to_have_text(label)


def test_the_button_beside_it_leads_to_the_sheet_of_the_whole_view(open_page):
    page = open_page("plan=foreign_trade&title=T&template=wall&parts=title&lang=en")
    page.wait_for_function("() => lutu.followed === lutu.view")
    target = page.locator("#make-sheet").get_attribute("href")
    assert target is not None
    assert target.startswith("/sheet?")
    assert read_view(target) == (view_of(page), ())


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
        assert answer.read() == render(data, view, "png", Settings(page=site.url)).content


@pytest.mark.parametrize("form", MEDIA_TYPES)
@pytest.mark.parametrize(
    "query", ["", "kind=port,airport&q=青岛&area=circle,120.38,36.07,80&title=(a)\\b&template=brief&dpi=60&parts=none"]
)
def test_a_picture_opens_the_view_that_it_was_made_from(open_page, data, tmp_path, form, query):
    view = read_view(query)[0]
    made = tmp_path / f"made.{form}"
    made.write_bytes(render(data, view, form).content)
    page = open_page("circle=lunan")
    page.locator("summary", has_text=say("views.label", view.lang)).click()
    page.locator("#open-picture").set_input_files(made)
    page.wait_for_function("() => lutu.followed === lutu.view && !lutu.view.chosen.circle")
    page.wait_for_function("query => lutu.writeView({ ...lutu.view, viewport: null }) === query", arg=view.to_query())


PDF_STRINGS = {
    b"(a=1&b=%28)": "a=1&b=%28",
    rb"(a=\(1\)\\)": "a=(1)\\",
    rb"(a=\0501\51\n)": "a=(1)\n",
    b"(a=(1)(2))": "a=(1)(2)",
    b"(a=\\\r\n1)": "a=1",
    b"<613d31>": "a=1",
    b"<feff 0061 003D 0031>": "a=1",
    b"(\xfe\xff\x00a\x00=\x00\\))": "a=)",
    rb"(\376\377\000a\000=\0001)": "a=1",
    b"(\xef\xbb\xbfa=1)": "a=1",
    b"()": "",
}
"""A string as PDF writers may put it, and what it says."""
QUERY_OF = "bytes => lutu.queryOf(new Uint8Array(bytes))"


@pytest.mark.parametrize("creator", [b"(lutu)", b"<6c757475>", b"<FEFF006C007500740075>", rb"(\154utu)"])
@pytest.mark.parametrize("written", PDF_STRINGS, ids=repr)
def test_the_subject_of_a_pdf_is_read_however_it_is_written(still_page, written, creator):
    pdf = b"%PDF-1.7\n" + bytes(range(256)) + b"<< /Title (/Subject \\(x\\)) /Creator " + creator
    pdf += b" /Subject " + written + b" >>"
    assert still_page.evaluate(QUERY_OF, list(pdf)) == PDF_STRINGS[written]


def test_a_pdf_bound_by_pypdf_is_read(still_page):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    query = View(title="图集 (1)\\", text="青岛").to_query()
    writer.add_metadata({"/Title": "图集", "/Subject": query, "/Creator": "lutu"})
    out = io.BytesIO()
    writer.write(out)
    assert still_page.evaluate(QUERY_OF, list(out.getvalue())) == query


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 << /Creator (other) /Subject (a=1) >>",
        b"%PDF-1.7 << /Creator (lutu",
        b"\xff\xd8\xff\xfe\x00\x07other\xff\xd9",
        b"\xff\xd8\xff",
        b"II*\x00\xff\xff\xff\x7f",
        b"MM\x00*\x00\x00\x00\x08\x00\x00",
        b"II*\x00",
        b"<svg><dc:source>a=1</dc:source></svg>",
    ],
)
def test_a_file_that_is_not_ours_or_broken_holds_no_query(still_page, content):
    assert still_page.evaluate(QUERY_OF, list(content)) is None


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(30), b"%PDF-1.4", b"<svg/>", b"", b"GIF89a"])
def test_another_file_is_said_to_hold_no_view(open_page, tmp_path, content):
    other = tmp_path / "other.png"
    other.write_bytes(content)
    page = open_page("circle=lunan")
    page.locator("summary", has_text=say("views.label", Language.ZH)).click()
    page.locator("#open-picture").set_input_files(other)
    expect(page.locator("#notice")).to_contain_text("other.png")
    assert view_of(page).to_query() == "circle=lunan"
