"""The forms that a finished sheet can have, and what one is: its bytes, and what had to be left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only its name: what a sheet lists needs matplotlib, which a page that offers the forms does not.
    from app.sheet.listing import Entry

MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "tiff": "image/tiff",
}
RASTERS = ("png", "jpg", "tiff")
MAP_SIDE_PX = (200, 8000)
"""The shortest and the longest side of the map alone."""


@dataclass(frozen=True)
class Picture:
    """A finished file, and what had to be left out of it, in words of the View's language.

    `unlabelled` of `symbols` things on its map have neither name nor number there; `rest` is for a next page to list.
    """

    content: bytes
    notes: tuple[str, ...] = ()
    symbols: int = 0
    unlabelled: int = 0
    rest: tuple[Entry, ...] = ()
