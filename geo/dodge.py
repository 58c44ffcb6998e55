"""Keeping symbols and labels apart: greedy placing of boxes, nearest free place first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

Point = tuple[float, float]
"""A place on the drawing as (x, y), in the drawing's own unit."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the drawing's own unit."""


class Occupied:
    """Boxes already taken, in a grid of cells so that a test looks at neighbours only."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _keys(self, box: Box) -> list[tuple[int, int]]:
        cell = self._cell
        across = range(math.floor(box[0] / cell), math.floor(box[2] / cell) + 1)
        down = range(math.floor(box[1] / cell), math.floor(box[3] / cell) + 1)
        return [(x, y) for x in across for y in down]

    def add(self, box: Box) -> None:
        """Take a box, whether or not it was free."""
        for key in self._keys(box):
            self._cells[key].append(box)

    def remove(self, box: Box) -> None:
        """Give back a box that was taken. Raises ValueError if it was not."""
        for key in self._keys(box):
            self._cells[key].remove(box)

    def free(self, box: Box) -> bool:
        """Whether a box overlaps none that is taken; touching edges do not overlap."""
        left, top, right, bottom = box
        # Plain loops: a sheet asks this ten thousand times, and a generator takes twice as long.
        for key in self._keys(box):
            for other in self._cells.get(key, ()):
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return False
        return True


def rings(count: int, step: float) -> list[Point]:
    """Offsets on rings around a place, nearest first: itself, 6 on the first ring, 12 on the second, and so on."""
    offsets = [(0.0, 0.0)]
    for ring in range(1, count + 1):
        for n in range(6 * ring):
            angle = 2 * math.pi * n / (6 * ring) - math.pi / 2
            offsets.append((ring * step * math.cos(angle), ring * step * math.sin(angle)))
    return offsets


def dodge(points: Sequence[Point], size: float, offsets: Sequence[Point], occupied: Occupied) -> list[Point | None]:
    """Put a square of `size` for each point, in order, on its nearest free offset.

    Returns the centres, None where no offset is free. Takes what it places from `occupied`.
    """
    half = size / 2
    centres: list[Point | None] = []
    for x, y in points:
        centres.append(None)
        for dx, dy in offsets:
            box = (x + dx - half, y + dy - half, x + dx + half, y + dy + half)
            if occupied.free(box):
                occupied.add(box)
                centres[-1] = (x + dx, y + dy)
                break
    return centres
