"""Scripts, styles and data as text that can stand inside one HTML file and asks for nothing outside it."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from app.standalone.fonts import font_faces
from app.themes import Look
from layers.vocabulary import KindGroup

ASSETS = Path(__file__).resolve().parents[1] / "assets"

SCRIPTS = (
    "vendor/leaflet.js",
    "00-lutu.js",
    "15-showing.js",
    "30-dodge.js",
    "40-symbols.js",
    "45-scene.js",
    "46-beyond-scene.js",
    "50-overlay.js",
    "52-beyond-draw.js",
    "54-ground.js",
    "55-map.js",
    "57-pointer.js",
    "59-look.js",
    "60-pieces.js",
    "62-legend.js",
    "65-panel.js",
    "68-beyond-panel.js",
    "file-cards.js",
    "file-list.js",
    "file-open.js",
)
"""The page's own scripts draw the file too: what is seen there is what is exported; file-* take Dash's place."""

STYLES = ("vendor/leaflet.css", "10-base.css", "30-map.css", "40-panel.css", "file-page.css")

_OUTSIDE = re.compile(r"@font-face\s*\{[^}]*\}|[a-z-]+:\s*url\([^)]*\);?")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S*")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script() -> str:
    """All scripts, one after another. Raises ValueError if one of them could end its element."""
    text = "\n;\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError("a script of the file holds the end of its own element")
    return _SOURCE_MAP.sub("", text)


def styles(look: Look, characters: str) -> str:
    """All styles in the colours of a theme, with the fonts cut to the characters of the file; nothing is asked for."""
    text = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES)
    return f"{_OUTSIDE.sub('', text)}\n{_colours(look)}\n{font_faces(characters)}"


def _colours(look: Look) -> str:
    values = {
        "ink": look.text,
        "muted": look.muted,
        "line": look.rule,
        "paper": look.sheet,
        "soft": look.sheet,
        "sea": look.sea,
        "accent": look.accent,
        **{group.value: look.groups[group] for group in KindGroup},
    }
    return ":root { " + " ".join(f"--{name}: {colour};" for name, colour in values.items()) + " }"


def as_data(value: Any) -> str:
    """A value as JSON that no HTML parser takes for markup."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def policy(html: str) -> str:
    """The Content-Security-Policy of a file: the scripts in it, by their hashes, and nothing from outside."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in _SCRIPT.findall(html)]
    scripts = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
