"""The theme of a deck: its colours from a Look, its fonts named for every script that it uses."""

from lxml import etree
from pptx.oxml.ns import qn

from app.slides.colour import is_dark
from app.slides.lettering import CHINESE, FACE, PANOSE, PITCH
from app.themes import Look
from layers.vocabulary import KindGroup

HANS = "微软雅黑"
"""The face under its Chinese name, as the theme lists it for simplified Chinese."""


def themed(blob: bytes, look: Look) -> bytes:
    """The XML of a theme with the colours of a look and the fonts of the deck."""
    root = etree.fromstring(blob)
    root.set("name", "lutu")
    colours = root.find(".//" + qn("a:clrScheme"))
    colours.set("name", "lutu")
    light, dark = (look.text, look.sheet) if is_dark(look.sheet) else (look.sheet, look.text)
    named = {
        "dk1": dark,
        "lt1": light,
        "dk2": look.muted,
        "lt2": look.sea,
        "hlink": look.accent,
        "folHlink": look.muted,
    }
    named |= {f"accent{n}": look.groups[group] for n, group in enumerate(KindGroup, start=1)}
    for name, colour in named.items():
        slot = colours.find(qn(f"a:{name}"))
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour.lstrip("#").upper())
    fonts = root.find(".//" + qn("a:fontScheme"))
    fonts.set("name", "lutu")
    for part in ("a:majorFont", "a:minorFont"):
        font = fonts.find(qn(part))
        for old in list(font):
            font.remove(old)
        etree.SubElement(font, qn("a:latin")).set("typeface", FACE)
        chinese = etree.SubElement(font, qn("a:ea"))
        for key, value in (("typeface", FACE), ("panose", PANOSE), ("pitchFamily", PITCH), ("charset", CHINESE)):
            chinese.set(key, value)
        etree.SubElement(font, qn("a:cs")).set("typeface", FACE)
        hans = etree.SubElement(font, qn("a:font"))
        hans.set("script", "Hans")
        hans.set("typeface", HANS)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def map_colours(master: etree._Element, look: Look) -> None:
    """Let a master take light type on dark ground where the look is dark."""
    mapping = master.find(qn("p:clrMap"))
    pairs = ("dk", "lt") if is_dark(look.sheet) else ("lt", "dk")
    for n in "12":
        mapping.set(f"bg{n}", f"{pairs[0]}{n}")
        mapping.set(f"tx{n}", f"{pairs[1]}{n}")
