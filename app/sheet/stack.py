"""What lies over what on a sheet, and how strongly: the layers of a View in its order, with its opacity."""

from collections.abc import Callable

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from layers.view import FULL, STACKS, Layer, View

HEIGHTS = ((2.3, 3.1), (4.0, 8.4))
"""From where to where each of the two stacks lies, in matplotlib's zorder."""


class Stack:
    """Draws layers one by one and puts each into its place."""

    def __init__(self, axes: Axes, view: View) -> None:
        self._axes = axes
        self._view = view

    def draw(self, layer: Layer, drawing: Callable[[], object]) -> None:
        """Run a drawing; what it has added belongs to the layer: its order among themselves stays."""
        before = set(map(id, self._axes.get_children()))
        drawing()
        added: list[Artist] = [artist for artist in self._axes.get_children() if id(artist) not in before]
        low, height = self._place(layer)
        strength = self._view.opacity.get(layer, FULL) / FULL
        for rank, artist in enumerate(sorted(added, key=lambda artist: artist.get_zorder())):
            artist.set_zorder(low + height * rank / (len(added) + 1))
            if strength < 1:
                own = artist.get_alpha()
                artist.set_alpha(strength * (1.0 if own is None else float(own)))

    def _place(self, layer: Layer) -> tuple[float, float]:
        stack, (low, high) = next((stack, room) for stack, room in zip(STACKS, HEIGHTS, strict=True) if layer in stack)
        step = (high - low) / len(stack)
        ordered = [other for other in self._view.order if other in stack]
        return low + step * ordered.index(layer), step
