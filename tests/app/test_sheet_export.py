import io
import re
import struct
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image, ImageChops, ImageStat

from app.settings import Approval, Settings
from app.sheet.export import SIGNATURE, render
from app.sheet.forms import MEDIA_TYPES
from app.words import say
from geo.bounds import Bounds
from layers.facets import FacetName
from layers.issue import DataRefusedError
from layers.sheet import Audience, Sheet, Template
from layers.view import NAMED_BOXES, Theme, View
from layers.vocabulary import Kind, Language

SMALL = Sheet(paper="600x400px", dpi=96)
VIEW = View(
    chosen={FacetName.KIND: (Kind.PORT, Kind.AIRPORT)},
    viewport=Bounds(118, 35, 122, 38),
    title="港 & <口岸>",
    sheet=SMALL,
)

IMAGE_DESCRIPTION = 270


@pytest.fixture(scope="module")
def pictures(data):
    """One picture of each form, of the same small View."""
    return {form: render(data, VIEW, form).content for form in MEDIA_TYPES}


def png_chunks(picture):
    """(name, content) of the chunks of a PNG file."""
    at = 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


@pytest.mark.parametrize(
    "sheet",
    [SMALL, Sheet(paper="1001x603px", dpi=97), Sheet(paper="414x717px", dpi=150), Sheet(paper="a4", dpi=120)],
    ids=str,
)
def test_a_png_has_the_size_and_resolution_asked_for(data, sheet):
    picture = render(data, View(sheet=sheet), "png").content
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks = dict(png_chunks(picture))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == sheet.size_px
    per_metre, _, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert unit == 1
    assert per_metre * 0.0254 == pytest.approx(sheet.resolution_dpi, rel=0.01)


def test_an_svg_is_xml_with_nothing_from_elsewhere(pictures):
    root = ElementTree.fromstring(pictures["svg"])
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    for element in root.iter():
        name = element.tag.rsplit("}", 1)[-1]
        assert name not in ("script", "foreignObject", "text", "link"), name
        for key, value in element.attrib.items():
            if key.rsplit("}", 1)[-1] in ("href", "src"):
                assert value.startswith(("#", "data:")), value
            assert "url(http" not in value
    assert b"@import" not in pictures["svg"]


def test_the_addresses_in_an_svg_are_names_of_vocabularies_only(pictures):
    found = set(re.findall(rb"https?://([\w.]+)", pictures["svg"]))
    assert found <= {b"www.w3.org", b"purl.org", b"creativecommons.org"}


def test_the_title_of_an_svg_is_escaped(pictures):
    titles = [
        element.text for element in ElementTree.fromstring(pictures["svg"]).iter() if element.tag.endswith("title")
    ]
    assert VIEW.title in titles


def test_an_svg_and_a_pdf_have_the_size_in_points(pictures):
    """600 × 400 px at 96 to the inch are 450 × 300 pt."""
    root = ElementTree.fromstring(pictures["svg"])
    assert (root.attrib["width"], root.attrib["height"]) == ("450pt", "300pt")
    assert re.search(rb"/MediaBox \[ 0 0 450 300 \]", pictures["pdf"])


def test_a_pdf_carries_every_font_that_it_uses(pictures):
    pdf = pictures["pdf"]
    assert pdf.startswith(b"%PDF-")
    used = set(re.findall(rb"/BaseFont /([\w+-]+)", pdf))
    descriptors = re.findall(rb"<<[^<>]*/Type /FontDescriptor[^<>]*>>", pdf)
    assert used
    assert descriptors
    assert all(b"/FontFile2" in descriptor for descriptor in descriptors)
    embedded = {re.search(rb"/FontName /([\w+-]+)", descriptor)[1] for descriptor in descriptors}
    assert used <= embedded
    assert all(b"LutuSans" in name.replace(b"-", b"") or b"Noto" in name for name in used), used


def test_a_pdf_reaches_for_nothing_outside(pictures):
    assert b"/URI" not in pictures["pdf"]
    assert b"/JavaScript" not in pictures["pdf"]


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_same_view_gives_the_same_bytes(data, pictures, form):
    assert render(data, VIEW, form).content == pictures[form]


def test_another_view_gives_another_picture(data, pictures):
    other = View(chosen=VIEW.chosen, viewport=VIEW.viewport, title=VIEW.title, lang=Language.EN)
    assert render(data, other, "png").content != pictures["png"]


def test_a_picture_says_by_which_view_it_was_made(pictures):
    query = VIEW.to_query()
    assert query.encode() in dict(png_chunks(pictures["png"]))[b"tEXt"] or query.encode() in pictures["png"]
    assert query.replace("&", "&amp;").encode() in pictures["svg"]


def test_a_character_that_the_font_lacks_is_refused(data):
    with pytest.raises(DataRefusedError, match="\U0001f600"):
        render(data, View(title="\U0001f600"), "png")


def test_an_empty_map_is_a_picture_too(data):
    assert render(data, View(text="没有这样的名字"), "png").content.startswith(b"\x89PNG")


def test_a_map_without_any_layer_is_a_picture_too(data):
    assert render(data, View(layers=()), "png").content.startswith(b"\x89PNG")


def test_a_box_out_at_sea_or_abroad_is_a_picture_too(data):
    assert render(data, View(viewport=Bounds(124, 38, 125, 39)), "png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "box",
    [
        Bounds(-180, -85, 180, 85),
        Bounds(100, -40, 101, -39),
        Bounds(118, 36, 118.005, 36.005),
        Bounds(-60, 60, -59, 85),
    ],
    ids=str,
)
def test_any_box_that_a_link_may_name_is_a_picture(data, box):
    assert render(data, View(viewport=box), "png").content.startswith(b"\x89PNG")


def test_a_text_that_looks_like_a_formula_is_drawn_as_it_is(data):
    assert render(data, View(title="$\\frac{a}{b}$ 50% _x_ ^y^"), "png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("form", ["jpg", "tiff"])
def test_a_jpeg_and_a_tiff_say_by_which_view_they_were_made(pictures, form):
    image = Image.open(io.BytesIO(pictures[form]))
    assert image.size == SMALL.size_px
    assert round(float(image.info["dpi"][0])) == SMALL.resolution_dpi
    said = image.info["comment"].decode() if form == "jpg" else image.tag_v2[IMAGE_DESCRIPTION]
    assert said == SIGNATURE + VIEW.to_query()


@pytest.mark.parametrize(
    ("template", "at"), [(Template.BRIEF, None), (Template.SCREEN, NAMED_BOXES["east_asia"])], ids=["counts", "abroad"]
)
def test_the_grey_theme_needs_no_coloured_ink(data, template, at):
    view = View(theme=Theme.GREY, viewport=at, sheet=Sheet(template, dpi=60))
    red, green, blue = Image.open(io.BytesIO(render(data, view, "png").content)).split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


@pytest.mark.parametrize("form", ["png", "jpg", "tiff"])
def test_a_picture_has_plain_colours_for_a_printer(pictures, form):
    assert Image.open(io.BytesIO(pictures[form])).mode == "RGB"


def test_a_picture_too_large_to_draw_is_refused_with_what_to_do(data):
    view = View(sheet=Sheet(paper="a0", dpi=600))
    with pytest.raises(DataRefusedError, match="dpi"):
        render(data, view, "png")


def test_the_resolution_changes_the_pixels_and_nothing_else(data):
    """The same sheet at 100 and at 200 dots per inch, both made coarse, is nearly the same picture."""
    coarse, fine = (
        Image.open(io.BytesIO(render(data, View(sheet=Sheet(paper="a4", dpi=dpi)), "png").content))
        for dpi in (100, 200)
    )
    assert fine.width == pytest.approx(2 * coarse.width, abs=1)
    one, other = (image.convert("L").resize((175, 124), Image.Resampling.BOX) for image in (coarse, fine))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 2


def test_an_expired_number_is_refused_for_a_public_sheet_only(data):
    expired = Settings(approval=Approval("GS鲁(2020)001号", until=date(2020, 12, 31)))
    with pytest.raises(DataRefusedError, match="2020-12-31"):
        render(data, VIEW, "png", expired)
    internal = replace(VIEW, sheet=replace(SMALL, audience=Audience.INTERNAL))
    assert render(data, internal, "png", expired).content.startswith(b"\x89PNG")


def test_a_public_picture_without_a_number_says_that_it_is_a_sketch(data):
    valid = Settings(approval=Approval("GS鲁(2026)001号", until=date(2999, 12, 31)))
    assert say("sheet.note.sketch", Language.ZH) in render(data, VIEW, "png").notes
    assert say("sheet.note.sketch", Language.ZH) not in render(data, VIEW, "png", valid).notes
