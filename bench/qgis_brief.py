"""What QGIS is asked to draw, handed to its own Python as JSON: this file needs the standard library alone."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

CITY_ONLY = "city"
"""The precision that is never a point of its own."""


@dataclass(frozen=True)
class Page:
    """One export: its name, its file, the page in mm, and the size of its labels in points.

    An atlas has a page for each city, in one PDF.
    """

    name: str
    file: str
    width_mm: float
    height_mm: float
    dpi: float
    type_pt: float
    atlas: bool = False

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of a picture of it."""
        return round(self.width_mm / 25.4 * self.dpi), round(self.height_mm / 25.4 * self.dpi)


@dataclass(frozen=True)
class Sign:
    """The symbol of a kind: a character on a shape, its words in the legend."""

    kind: str
    label: str
    mark: str
    colour: str
    shape: str


@dataclass(frozen=True)
class Brief:
    """Data, words, colours and pages; `began` is the time of day in seconds when the process was started."""

    data: str
    out: str
    fonts: tuple[str, ...]
    projection: str
    words: Mapping[str, str]
    colours: Mapping[str, str]
    tints: Mapping[str, tuple[str, str]]
    """Circle → its label and its colour."""
    signs: tuple[Sign, ...]
    counts: Mapping[str, int]
    """City → how many facilities are known by city only."""
    pages: tuple[Page, ...]
    runs: int
    began: float

    def to_json(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))


def read_brief(text: str) -> Brief:
    """The inverse of `Brief.to_json`."""
    given: dict[str, Any] = json.loads(text)
    signs = tuple(Sign(**sign) for sign in given.pop("signs"))
    pages = tuple(Page(**page) for page in given.pop("pages"))
    # JSON knows lists only.
    fonts = tuple(given.pop("fonts"))
    tints = {circle: (label, colour) for circle, (label, colour) in given.pop("tints").items()}
    return Brief(signs=signs, pages=pages, fonts=fonts, tints=tints, **given)
