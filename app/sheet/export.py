"""One View as a finished picture: PNG, JPEG, TIFF, SVG or PDF bytes."""

import io
from datetime import date
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.describing import title_of
from app.sheet.foot import refuse_expired
from app.sheet.forms import RASTERS, Picture
from layers.issue import DataRefusedError, Issue
from layers.store import Data
from layers.view import View

MOST_PIXELS = 150_000_000
"""The largest picture, in pixels: A0 at 300 dots per inch."""
SIGNATURE = "lutu?"
"""JPEG and TIFF carry the query behind this word, in the one text that they have room for."""


def render(data: Data, view: View, form: str, settings: Settings | None = None, *, carried_on: bool = False) -> Picture:
    """Draw a View as its sheet says; the same View and settings give the same bytes.

    With `carried_on` a next page is to list the `rest` of the picture. `form` is a key of MEDIA_TYPES in
    app/sheet/forms.py. Raises DataRefusedError if the bundled font lacks a character, the picture is too large, or the
    sheet is public and the approval number in the settings has expired.
    """
    settings = settings or Settings()
    refuse_expired(view, settings, date.today())
    width_px, height_px = view.sheet.size_px
    if form in RASTERS and width_px * height_px > MOST_PIXELS:
        message = f"{width_px}×{height_px} 像素太大，请降低 dpi 或改用 PDF"
        english = f"{width_px}x{height_px} pixels are too many; lower the dpi or take PDF"
        raise DataRefusedError([Issue("sheet", "dpi", message, english)])
    drawn = draw(data, view, settings, carried_on=carried_on)
    figure = drawn.figure
    if form in RASTERS:
        # A hair more than the size, or a width such as 1919.9999999 would lose its last pixel.
        dpi = view.sheet.resolution_dpi
        figure.set_size_inches((width_px + 1e-4) / dpi, (height_px + 1e-4) / dpi)
    FigureCanvasAgg(figure)
    out = io.BytesIO()
    figure.savefig(
        out, format=form, dpi=view.sheet.resolution_dpi, facecolor=figure.get_facecolor(), **_extras(data, view, form)
    )
    return Picture(out.getvalue(), drawn.notes, drawn.symbols, drawn.unlabelled, drawn.rest)


def _extras(data: Data, view: View, form: str) -> dict[str, Any]:
    """What a file of each form says about where it comes from."""
    title, query = title_of(data, view), view.to_query()
    dpi = (view.sheet.resolution_dpi,) * 2
    if form == "jpg":
        # Chroma in full: thin red and blue lines would smear.
        return {"pil_kwargs": {"quality": 92, "subsampling": 0, "comment": f"{SIGNATURE}{query}".encode(), "dpi": dpi}}
    if form == "tiff":
        return {
            "pil_kwargs": {
                "compression": "tiff_lzw",
                "description": f"{SIGNATURE}{query}",
                "software": "lutu",
                "dpi": dpi,
            }
        }
    metadata: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Source": query, "Software": "lutu"},
        "svg": {"Title": title, "Source": query or "lutu", "Date": None, "Creator": "lutu"},
        "pdf": {"Title": title, "Subject": query, "CreationDate": None, "Creator": "lutu", "Producer": "lutu"},
    }
    return {"metadata": metadata[form]}
