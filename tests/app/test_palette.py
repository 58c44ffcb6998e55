"""The palette: text that can be read on every ground, colours that the colour-blind can tell apart."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert

from app import style, themes

GROUNDS = (style.PAPER, style.LAND, style.SEA, *style.CIRCLE_TINT.values())
TEXT = {name: getattr(style, name) for name in ("INK", "MUTED", "FAINT", "ACCENT", "SEA_NAME", "LAND_NAME")}
ON_WHITE_MARK = {**style.GROUP_COLOUR, **style.MODE_COLOUR, "role": style.ROLE_TAG}
SETS = {
    "groups": tuple(style.GROUP_COLOUR.values()),
    "modes": tuple(style.MODE_COLOUR.values()),
    "networks": style.NETWORK_COLOURS,
}
SIGHT = (None, "deuteranomaly", "protanomaly", "tritanomaly")
TELLABLE = 12.0
"""Least difference in CAM02-UCS; about 1 is just noticeable side by side."""


def rgb(colour):
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour):
        parts = rgb(colour)
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def seen(colour, sight):
    """A colour as it looks to someone with full colour blindness of a sort (Machado, Oliveira and Fernandes 2009)."""
    parts = rgb(colour)
    if sight is None:
        return parts
    return np.clip(cspace_convert(parts, {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}, "sRGB1"), 0, 1)


@pytest.fixture(scope="module")
def css():
    return (Path(style.__file__).parent / "assets" / "10-base.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read_on_every_ground(name):
    assert min(contrast(TEXT[name], ground) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", themes.LOOKS)
def test_names_can_be_read_on_the_ground_of_every_theme(theme):
    look = themes.LOOKS[theme]
    grounds = (look.paper, look.land, look.sea, *look.tints.values(), *look.role_shades)
    assert min(contrast(look.ink, ground) for ground in grounds) >= 4.5
    assert min(contrast(look.faint, ground) for ground in grounds[: -len(look.role_shades)]) >= 4.5
    assert contrast(look.sea_name, look.sea) >= 4.5
    assert contrast(look.land_name, look.land) >= 4.5
    assert contrast(look.ink, look.halo) >= 7


def test_the_grey_base_map_has_no_colour():
    look = themes.LOOKS["grey"]
    for colour in (look.sea, look.land, look.line, look.ink, *look.tints.values(), *look.role_shades):
        assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1


@pytest.mark.parametrize("name", ON_WHITE_MARK)
def test_a_white_mark_can_be_read_on_its_symbol(name):
    assert contrast(ON_WHITE_MARK[name], "#ffffff") >= 4.5


@pytest.mark.parametrize("name", style.GROUP_COLOUR)
def test_a_symbol_stands_out_from_the_ground(name):
    assert min(contrast(style.GROUP_COLOUR[name], ground) for ground in GROUNDS) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", SETS)
def test_colours_of_a_set_differ_to_every_eye(name, sight):
    places = [cspace_convert(seen(colour, sight), "sRGB1", "CAM02-UCS") for colour in SETS[name]]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(places, 2)) >= TELLABLE


def test_the_page_draws_in_the_same_colours(css):
    for group, colour in style.GROUP_COLOUR.items():
        assert f"--{group.value}: {colour};" in css
