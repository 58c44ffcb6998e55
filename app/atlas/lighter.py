"""A sheet's PDF at half its size: coordinates to a hundredth of a point, finer than any printer can place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from matplotlib.backends.backend_pdf import PdfFile
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform, Transform

DECIMALS = 2


@contextmanager
def short_numbers() -> Iterator[None]:
    """While it lasts, paths in a PDF carry two decimals instead of six; matplotlib has no setting for it.

    Only for a process that draws one sheet at a time: it changes matplotlib's writer of paths.
    """
    usual = PdfFile.pathOperations

    def rounded(path: Outline, transform: Transform, *rest: Any, **more: Any) -> Any:
        placed = transform.transform_path(path)
        return usual(Outline(np.round(placed.vertices, DECIMALS), placed.codes), IdentityTransform(), *rest, **more)

    PdfFile.pathOperations = staticmethod(rounded)
    try:
        yield
    finally:
        PdfFile.pathOperations = staticmethod(usual)
