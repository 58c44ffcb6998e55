"""Tiles are off by default, understood in three forms, and refused in words otherwise."""

import pytest

from app.web.tiles import read_tiles
from layers.issue import DataRefusedError


def test_no_setting_no_tiles():
    assert read_tiles("") == ()
    assert read_tiles(None) == ()


def test_tianditu_takes_ground_and_names_with_the_key():
    ground, names = read_tiles("tianditu:0123456789abcdef")
    assert "T=vec_w" in ground.url
    assert "T=cva_w" in names.url
    assert ground.url.endswith("tk=0123456789abcdef")
    assert ground.attribution == "天地图"


def test_an_address_with_z_x_y_is_xyz():
    (layer,) = read_tiles("https://tiles.example/{z}/{x}/{y}.png")
    assert (layer.wms_layers, layer.attribution) == (None, "tiles.example")


def test_a_wms_needs_layer_names():
    (layer,) = read_tiles("wms:https://wms.example/ows?layers=dem,hill")
    assert (layer.url, layer.wms_layers) == ("https://wms.example/ows", "dem,hill")


@pytest.mark.parametrize(
    "setting",
    ["tianditu:", "tianditu:a&b", "javascript:alert(1)", "https://tiles.example/", "wms:https://wms.example/ows", "x"],
)
def test_anything_else_is_refused(setting):
    with pytest.raises(DataRefusedError, match="tianditu"):
        read_tiles(setting)
