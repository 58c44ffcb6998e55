"""Theme, order and opacity on the sheet: the base map's colours, what lies over what, how strongly."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from app import themes
from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.stack import Stack
from layers.view import DEFAULT_ORDER, Layer, Theme, View


def stacked(view, *layers):
    """The patches that a stack draws, one for each layer, in the order of drawing."""
    axes = Figure().add_axes((0, 0, 1, 1))
    stack = Stack(axes, view)
    patches = {}
    for layer in layers:
        patches[layer] = Rectangle((0, 0), 1, 1, alpha=0.5, zorder=1)
        stack.draw(layer, lambda layer=layer: axes.add_artist(patches[layer]))
    return patches


@pytest.mark.parametrize("theme", Theme)
def test_the_ground_takes_the_colours_of_the_theme(data, theme):
    axes = draw(data, View(theme=theme), Settings()).figure.axes[0]
    faces = {to_hex(patch.get_facecolor()) for patch in axes.get_children() if hasattr(patch, "get_facecolor")}
    look = themes.LOOKS[theme]
    assert {look.sea, look.land, *look.tints.values()} <= faces
    written = {text.get_text(): to_hex(text.get_color()) for text in axes.texts}
    assert written["济南"] == look.ink
    assert next(colour for text, colour in written.items() if text.startswith("黄")) == look.sea_name


def test_the_order_says_what_lies_over_what():
    layers = (Layer.FACILITIES, Layer.OVERSEAS)
    below = stacked(View(), *layers)
    assert below[Layer.OVERSEAS].get_zorder() < below[Layer.FACILITIES].get_zorder()
    order = (*(layer for layer in DEFAULT_ORDER if layer is not Layer.OVERSEAS), Layer.OVERSEAS)
    above = stacked(View(order=order), *layers)
    assert above[Layer.OVERSEAS].get_zorder() > above[Layer.FACILITIES].get_zorder()


def test_the_ground_never_lies_over_what_stands_on_it():
    patches = stacked(View(order=DEFAULT_ORDER[::-1]), *DEFAULT_ORDER)
    ground, things = DEFAULT_ORDER[:4], DEFAULT_ORDER[4:]
    assert max(patches[layer].get_zorder() for layer in ground) < min(patches[layer].get_zorder() for layer in things)


def test_opacity_weakens_what_is_drawn_and_nothing_else():
    patches = stacked(View(opacity={Layer.CIRCLES: 40}), Layer.CIRCLES, Layer.COUNTIES)
    assert patches[Layer.CIRCLES].get_alpha() == pytest.approx(0.2)
    assert patches[Layer.COUNTIES].get_alpha() == 0.5
