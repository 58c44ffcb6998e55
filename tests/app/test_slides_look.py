"""A deck as LibreOffice shows it: it opens, has its pages and titles, and the map has its colours."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from app import style, themes
from app.slides.export import slides
from layers.view import read_query

FONTS = Path(__file__).resolve().parents[2] / "app" / "assets" / "fonts"
FONT_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Microsoft YaHei</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match></fontconfig>"""
"""The bundled font in the place of the one that Windows has: what is set here is set there at the same width."""
VIEWS = {
    "shapes": ("kind=port,airport,bonded_zone&title=口岸与综合保税区", True),
    "picture": ("kind=port,airport,bonded_zone&title=口岸与综合保税区&theme=dark&paper=4x3", False),
}


def tool(name):
    path = shutil.which(name)
    if path is None:
        pytest.fail(
            f"{name} is missing: the test looks at slides with LibreOffice and poppler; install them with "
            "apt-get install --no-install-recommends libreoffice-impress poppler-utils"
        )
    return path


@pytest.fixture(scope="module")
def shown(data, tmp_path_factory):
    """The pages of each deck as pictures, and the text of the PDF."""
    office, paint, read = tool("soffice"), tool("pdftoppm"), tool("pdftotext")
    folder = tmp_path_factory.mktemp("slides")
    config = folder / "fonts.conf"
    config.write_text(FONT_CONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    files = []
    for name, (query, shapes) in VIEWS.items():
        files.append(folder / f"{name}.pptx")
        files[-1].write_bytes(slides(data, read_query(query)[0], shapes=shapes))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, files),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    pages = {}
    for name in VIEWS:
        subprocess.run([paint, "-r", "72", "-png", folder / f"{name}.pdf", folder / name], check=True, timeout=120)
        pictures = [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{name}-*.png"))]
        text = subprocess.run([read, folder / f"{name}.pdf", "-"], check=True, capture_output=True, timeout=60).stdout
        pages[name] = (pictures, text.decode().split("\f"))
    return pages


def colours(picture, box=None):
    cut = picture.crop(box) if box else picture
    return {colour: n for n, colour in cut.getcolors(cut.width * cut.height)}


def rgb(colour):
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


def near(found, colour, tolerance=3):
    def off(seen):
        return max(abs(a - b) for a, b in zip(seen, rgb(colour), strict=True))

    return sum(n for seen, n in found.items() if off(seen) <= tolerance)


@pytest.mark.parametrize("name", VIEWS)
def test_every_slide_is_a_page_with_its_title(shown, name):
    pictures, texts = shown[name]
    assert len(pictures) == len(texts) - 1 == 5
    for text, title in zip(texts, ["口岸与综合保税区"] * 2 + ["清单（第"] * 2 + ["各市有多少处"], strict=False):
        assert title in re.sub(r"\s", "", text)
    width, height = pictures[0].size
    assert width / height == pytest.approx(16 / 9 if name == "shapes" else 4 / 3, abs=0.01)


def test_the_map_of_shapes_has_its_colours(shown):
    found = colours(shown["shapes"][0][1], (40, 96, 620, 480))
    look = themes.LIGHT
    for colour in (look.sea, look.land, *look.tints.values()):
        assert near(found, colour) > 3_000, colour
    for colour in (style.GROUP_COLOUR[group] for group in list(style.GROUP_COLOUR)[:2]):
        assert near(found, colour, 12) > 80, colour


def test_the_map_as_a_picture_has_its_colours(shown):
    found = colours(shown["picture"][0][1], (32, 96, 450, 470))
    look = themes.DARK
    for colour in (look.sea, look.land, *look.tints.values()):
        assert near(found, colour, 5) > 1_500, colour


@pytest.mark.parametrize("name", VIEWS)
def test_the_ground_is_that_of_the_theme_and_the_margins_are_free(shown, name):
    ground = themes.LIGHT.sheet if name == "shapes" else themes.DARK.sheet
    for picture in shown[name][0]:
        width, height = picture.size
        for box in ((0, 0, 24, height), (width - 20, 0, width, height), (0, height - 8, width, height)):
            assert set(colours(picture, box)) == {rgb(ground)}


def test_chinese_is_set_in_a_chinese_font(shown):
    texts = "".join(shown["shapes"][1])
    for words in ("青岛港", "位置精度", "资料来源"):
        assert words in re.sub(r"\s", "", texts)
