"""One View as a finished picture: PNG, JPEG, TIFF, SVG or PDF bytes."""

import io
from datetime import date
from typing import Any

from matplotlib.figure import Figure

from app.settings import Settings
from app.sheet.compose import draw
from app.sheet.describing import title_of
from app.sheet.foot import refuse_expired
from app.sheet.forms import RASTERS, Picture
from app.sheet.raster import rastered
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
    content = _content(drawn.figure, data, view, form)
    return Picture(content, drawn.notes, drawn.symbols, drawn.unlabelled, drawn.rest)


def _content(figure: Figure, data: Data, view: View, form: str) -> bytes:
    """The file, which says what it was made from."""
    title, query, dpi = title_of(data, view), view.to_query(), view.sheet.resolution_dpi
    if form in RASTERS:
        source = query if form == "png" else f"{SIGNATURE}{query}"
        said = {"Title": title, "Source": source, "Software": "lutu"}
        return rastered(figure, form, view.sheet.size_px, dpi, said)
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Title": title, "Source": query or "lutu", "Date": None, "Creator": "lutu"},
        "pdf": {"Title": title, "Subject": query, "CreationDate": None, "Creator": "lutu", "Producer": "lutu"},
    }
    out = io.BytesIO()
    figure.savefig(out, format=form, dpi=dpi, facecolor=figure.get_facecolor(), metadata=metadata[form])
    return out.getvalue()
