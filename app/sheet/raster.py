"""A drawn figure as a picture of pixels: PNG, JPEG or TIFF, in plain colours unless its ground is transparent."""

import io
from collections.abc import Mapping

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PNG_LEVEL = 3
"""On drawings a PNG's usual level, 6, takes twice as long for files that are no smaller."""
JPEG_QUALITY = 92


def rastered(
    figure: Figure,
    form: str,
    size_px: tuple[int, int],
    dpi: float,
    said: Mapping[str, str],
    *,
    transparent: bool = False,
) -> bytes:
    """Draw a figure as a picture of just that many pixels; the same figure gives the same bytes.

    `said` are texts by name for a PNG; of them JPEG and TIFF, which have room for one, carry the "Source".
    A `transparent` ground is for PNG alone.
    """
    # A hair more than the size, or a width such as 1919.9999999 would lose its last pixel.
    figure.set_size_inches(*((side + 1e-4) / dpi for side in size_px))
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    if transparent:
        figure.patch.set_alpha(0)
    canvas.draw()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    out = io.BytesIO()
    _save(picture if transparent else picture.convert("RGB"), out, form, dpi, said)
    return out.getvalue()


def _save(picture: Image.Image, out: io.BytesIO, form: str, dpi: float, said: Mapping[str, str]) -> None:
    density, source = (dpi, dpi), said.get("Source", "")
    if form == "png":
        texts = PngInfo()
        for name, text in said.items():
            texts.add_text(name, text)
        picture.save(out, "png", pnginfo=texts, dpi=density, compress_level=PNG_LEVEL)
    elif form == "jpg":
        # Chroma in full: thin red and blue lines would smear.
        picture.save(out, "jpeg", quality=JPEG_QUALITY, subsampling=0, comment=source.encode(), dpi=density)
    else:
        software = said.get("Software", "")
        picture.save(out, "tiff", compression="tiff_lzw", description=source, software=software, dpi=density)
