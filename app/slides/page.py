"""The page of a deck: its size, its margins and the rooms of what stands on it, in points."""

from dataclasses import dataclass

from app.sheet.area import Area as Room
from layers.sheet import PORTRAIT, Sheet

SLIDE_PT: dict[str, tuple[float, float]] = {"16x9": (960.0, 540.0), "4x3": (720.0, 540.0)}
"""The two sizes of slides, as office programs have them."""
LEAST_PT, SOURCE_PT = 12.0, 10.0
"""The smallest type on a slide, and that of the source line."""
FOOT_LINE_PT, NUMBER_PT = 13.0, 52.0
"""The distance of lines at the foot, and the room of the slide's number beside them."""


def around(x: float, y: float, width: float, height: float) -> Room:
    """The rectangle of a size whose middle is at (x, y), in points."""
    return Room(x - width / 2, y - height / 2, width, height)


@dataclass(frozen=True)
class Page:
    """The size of a slide, the rooms of title, line below it, body and foot, and the width of the legend."""

    width: float
    height: float
    title: Room
    lead: Room
    body: Room
    foot: Room
    legend_width: float

    @property
    def margin(self) -> float:
        return self.title.left


def page_of(sheet: Sheet, foot_lines: int = 2) -> Page:
    """The page for a sheet: 4:3 where it asks for that, 16:9 for every other paper, which no slide has."""
    paper = sheet.paper.removesuffix(PORTRAIT)
    width, height = SLIDE_PT.get(paper, SLIDE_PT["16x9"])
    wide = width > SLIDE_PT["4x3"][0]
    margin = 40.0 if wide else 32.0
    inner = width - 2 * margin
    foot = height - 14 - foot_lines * FOOT_LINE_PT
    return Page(
        width,
        height,
        title=Room(margin, 22, inner, 40),
        lead=Room(margin, 62, inner, 20),
        body=Room(margin, 96, inner, foot - 10 - 96),
        foot=Room(margin, foot, inner, foot_lines * FOOT_LINE_PT),
        legend_width=278.0 if wide else 208.0,
    )
