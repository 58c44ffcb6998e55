"""The bundled typeface cut to the characters of one file, so that the file looks the same on every machine."""

import base64
import io
import logging
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
WEIGHTS = {400: "LutuSans-Regular.ttf", 700: "LutuSans-Bold.ttf"}


def font_faces(characters: str) -> str:
    """The @font-face rules of both weights with the fonts inside them; other characters fall to the machine's fonts."""
    wanted = "".join(sorted(set(characters)))
    return "\n".join(
        f'@font-face {{ font-family: "Lutu Sans"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{_cut(name, wanted)}") format("woff2"); }}'
        for weight, name in WEIGHTS.items()
    )


@lru_cache(maxsize=8)
def _cut(name: str, characters: str) -> str:
    """A font with these characters only, as WOFF2 in base64; the same characters give the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(FONTS / name, recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, layout_features=["kern", "locl"], notdef_outline=True))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()
