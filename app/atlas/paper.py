"""The blank page of cover, contents and index: the sheets' own paper, theme and type, and what is printed on each."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.sheet.forms import RASTERS
from app.sheet.raster import rastered
from app.sheet.type import width_px, write
from app.themes import LOOKS, Look
from layers.sheet import MM_PER_INCH
from layers.view import View

PX_PER_INCH = 96
A4_SHORT_PX = 210 / MM_PER_INCH * PX_PER_INCH
LANDSCAPE_FROM = 1.15
"""A page that is this much wider than high has its columns side by side."""


@dataclass(frozen=True)
class Link:
    """A rectangle on a page, in pixels from its upper left corner, that leads to the sheet of a number."""

    left: float
    top: float
    right: float
    bottom: float
    number: int


@dataclass
class Paper:
    """One page in layout pixels from the upper left corner; `unit` is a pixel of an A4 page, `links` what leads on,
    `dots` those of the leaders."""

    view: View
    ground: str = ""
    links: list[Link] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)

    @cached_property
    def width(self) -> float:
        return self.view.sheet.size_mm[0] / MM_PER_INCH * PX_PER_INCH

    @cached_property
    def height(self) -> float:
        return self.view.sheet.size_mm[1] / MM_PER_INCH * PX_PER_INCH

    @property
    def landscape(self) -> bool:
        return self.width > self.height * LANDSCAPE_FROM

    @property
    def unit(self) -> float:
        return min(self.width, self.height) / A4_SHORT_PX

    @property
    def margin(self) -> float:
        return 64 * self.unit

    @property
    def look(self) -> Look:
        return LOOKS[self.view.theme]

    @cached_property
    def axes(self) -> Axes:
        """Axes that count pixels from the upper left corner."""
        figure = Figure(
            figsize=(self.width / PX_PER_INCH, self.height / PX_PER_INCH),
            dpi=PX_PER_INCH,
            facecolor=self.ground or self.look.sheet,
        )
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        return axes

    def write(self, text: str, x: float, y: float, size: float, *, faint: bool = False, **how: object) -> None:
        """Write one line at (x, y); `size` is in units."""
        look = self.look
        colour = look.muted if faint else look.text
        write(self.axes, text, x, y, size * self.unit, **{"colour": colour, **how})
        if how.pop("halo", 0):
            # What has a halo is drawn as outlines; once more as type, so that the cover can be searched.
            write(self.axes, text, x, y, size * self.unit, **{"colour": colour, **how})

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        """The width in pixels of a line whose size is in units."""
        return width_px(text, size * self.unit, bold)

    def rule(self, left: float, right: float, y: float, *, thick: float = 0.8, colour: str = "") -> None:
        """A level line."""
        line = Line2D([left, right], [y, y], color=colour or self.look.rule, linewidth=self.points(thick))
        self.axes.add_line(line)

    def points(self, units: float) -> float:
        """A line width of so many units, as matplotlib counts it."""
        return units * self.unit * 72 / PX_PER_INCH

    def foot(self, words: str, label: str) -> None:
        """What stands at the foot of the page: the atlas, and the page's own number."""
        y = self.height - 36 * self.unit
        self.rule(self.margin, self.width - self.margin, y - 18 * self.unit)
        self.write(words, self.margin, y, 11, faint=True)
        self.write(label, self.width - self.margin, y, 12, across="right")

    def _draw_dots(self) -> None:
        if self.dots:
            # One line for all: a page of the index has thousands of dots.
            xs, ys = zip(*self.dots, strict=True)
            dots = Line2D(xs, ys, linestyle="none", marker="o", color=self.look.muted, zorder=5)
            dots.set_markersize(self.points(1.3))
            dots.set_markeredgewidth(0)
            self.axes.add_line(dots)
            self.dots = []

    def save(self, form: str) -> bytes:
        """The page as a picture; the same page gives the same bytes."""
        self._draw_dots()
        figure, dpi = self.axes.figure, self.view.sheet.resolution_dpi
        if form in RASTERS:
            return rastered(figure, form, self.view.sheet.size_px, dpi, {"Software": "lutu"})
        out = io.BytesIO()
        metadata = {"svg": {"Date": None, "Creator": "lutu"}}
        figure.savefig(out, format=form, dpi=dpi, metadata=metadata.get(form), facecolor=figure.get_facecolor())
        return out.getvalue()


def save_together(pages: Sequence[Paper]) -> bytes:
    """Several pages as one PDF, which embeds each font once: taking a subset costs more than drawing a page."""
    out = io.BytesIO()
    with PdfPages(out, metadata={"CreationDate": None, "Creator": "lutu", "Producer": "lutu"}) as file:
        for page in pages:
            page._draw_dots()
            figure = page.axes.figure
            FigureCanvasPdf(figure)
            file.savefig(figure, facecolor=figure.get_facecolor())
    return out.getvalue()
