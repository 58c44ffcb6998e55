"""Subset Noto Sans SC for the bundle: run as `python -m tools.make_fonts FOLDER-OF-TTFS`.

The folder is that of the npm package @expo-google-fonts/noto-sans-sc 0.4.3 (SIL Open Font License 1.1), unpacked.
Keeps all of GB 2312, every other character that the data and the words use, and those that the plans and Chinese dates
have beyond it (EXTRA).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "app" / "assets" / "fonts"
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}
EXTRA = "〇○槃昇洸–—―‘’“”•·…‰′″℃←↑→↓−≤≥×÷°±①②③④⑤⑥⑦⑧⑨⑩㎡￥©®™ÀÁÂÄÇÈÉÊËÍÎÑÓÔÖÙÚÜßàáâäçèéêëíîñóôöùúüāēīōūǎěǐǒǔ"
TEXTS = ("data/**/*.geojson", "data/**/*.json", "data/**/*.csv", "app/**/*.py", "layers/*.py", "app/assets/*.js")


def gb2312() -> set[str]:
    """Every character of GB 2312."""
    characters = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                characters.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return characters


def wanted() -> str:
    """The characters to keep, in order."""
    characters = gb2312() | set(EXTRA) | {chr(code) for code in range(0x20, 0x7F)}
    for pattern in TEXTS:
        for path in ROOT.glob(pattern):
            characters |= set(path.read_text(encoding="utf-8"))
    return "".join(sorted(c for c in characters if c.isprintable() or c == "\u3000"))


def _lighten(font: TTFont) -> None:
    """Make the font quick to embed in a PDF: glyphs by name, and no tables for vertical setting or other scripts."""
    for table in ("BASE", "GSUB", "STAT", "vhea", "vmtx", "gasp"):
        if table in font:
            del font[table]
    post = font["post"]
    post.glyphOrder = font.getGlyphOrder()
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}


def main(folder: Path) -> None:
    """Write the TTF for sheets and the WOFF2 for the page, for each weight."""
    text = wanted()
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight, source in WEIGHTS.items():
        for flavor in ("ttf", "woff2"):
            options = subset.Options(
                flavor=None if flavor == "ttf" else flavor,
                hinting=False,
                layout_features=["kern", "locl"],
                name_IDs=["*"],
                notdef_outline=True,
            )
            font = subset.load_font(str(folder / source), options)
            subsetter = subset.Subsetter(options)
            subsetter.populate(text=text)
            subsetter.subset(font)
            target = FONTS / f"LutuSans-{weight}.{flavor}"
            if flavor == "ttf":
                _lighten(font)
            subset.save_font(font, str(target), options)
            print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
