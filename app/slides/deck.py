"""An empty deck in one look, slides with a title added to it, and the finished file, the same bytes each time."""

import io
import zipfile
from datetime import datetime
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.util import Emu, Pt

from app.slides.colour import paint
from app.slides.lettering import Type, letter, wrap, write
from app.slides.page import LEAST_PT, NUMBER_PT, SOURCE_PT, Page, Room
from app.slides.theme import map_colours, themed
from app.themes import Look
from layers.vocabulary import Language

CREATED = datetime(2021, 1, 1)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Fixed dates, so that the same View gives the same bytes."""
TITLE_ONLY = "Title Only"
TITLE_PT, LEAST_TITLE_PT, LEAD_PT = 28.0, 20.0, 14.0
EASY = 0.75
"""The share of its room that a line of a title of two takes, where it can."""
PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>lutu</Application></Properties>"
)


class Deck:
    """Slides of one page size and look."""

    def __init__(self, page: Page, look: Look, lang: Language) -> None:
        self.page, self.look, self.lang = page, look, lang
        self._file = Presentation()
        _strip(self._file, page, look)
        self._layout = self._file.slide_layouts[0]
        self.slides: list[Any] = []

    def add(
        self, title: str, lead: str = "", *, room: Room | None = None, size: float = TITLE_PT, most: int = 1
    ) -> Any:
        """A slide with its title, a line below it in `lead`, and its ground; `room` where the title stands apart."""
        slide = self._file.slides.add_slide(self._layout)
        paint(slide.background.fill, self.look.sheet)
        slide.shapes.turbo_add_enabled = True
        place, page = slide.shapes.title, self.page
        for other in list(slide.placeholders):
            if other.shape_id != place.shape_id:
                other._element.getparent().remove(other._element)
        area = room or page.title
        # Where there are two, short lines: a font that runs wider than the one named would break a full one again.
        lines = wrap(title, size, area.width * (EASY if most > 1 else 1.0), most=most, bold=True)
        if lines[-1].endswith("…"):
            lines = wrap(title, size, area.width, most=most, bold=True)
        while lines[-1].endswith("…") and size > LEAST_TITLE_PT:
            size -= 2
            lines = wrap(title, size, area.width, most=most, bold=True)
        place.left, place.top, place.width, place.height = map(Pt, (area.left, area.top, area.width, area.height))
        along = "top" if room else "middle"
        letter(place.text_frame, lines, Type(size, self.look.text, bold=True, along=along, lang=self.lang))
        if lead:
            words = wrap(lead, LEAD_PT, page.lead.width, most=1)
            write(slide.shapes, page.lead, words, Type(LEAD_PT, self.look.muted, lang=self.lang), name=lead)
        self.slides.append(slide)
        return slide

    def foot(self, lines: list[str]) -> None:
        """The source, broken into lines, and the number at the foot of every slide."""
        page, foot = self.page, self.page.foot
        for n, slide in enumerate(self.slides, 1):
            number = f"{n} / {len(self.slides)}"
            room = Room(foot.left, foot.top, foot.width - NUMBER_PT, foot.height)
            write(slide.shapes, room, lines, Type(SOURCE_PT, self.look.muted, lang=self.lang), name=lines[0])
            corner = Room(page.width - page.margin - NUMBER_PT, foot.top, NUMBER_PT, foot.height)
            manner = Type(LEAST_PT, self.look.muted, across="right", lang=self.lang)
            write(slide.shapes, corner, [number], manner, name=number)

    def save(self, *, title: str, query: str) -> bytes:
        """The bytes of the file; its properties say what it was made from."""
        about = self._file.core_properties
        about.title, about.author, about.last_modified_by = title, "lutu", "lutu"
        # Set on the element: the library refuses more than 255 characters, the format and office programs do not.
        about._element._get_or_add("subject").text = query or "?"
        about.keywords, about.comments, about.category = "lutu", "", ""
        about.created = about.modified = about.last_printed = CREATED
        about.revision = 1
        package = self._file.part.package
        for part in package.iter_parts():
            if str(part.partname).startswith("/ppt/theme/"):
                # The library reads the theme of slides as bytes and that of notes as XML.
                new = themed(part.blob, self.look)
                if isinstance(part, XmlPart):
                    part._element = etree.fromstring(new)
                else:
                    part._blob = new
        out = io.BytesIO()
        self._file.save(out)
        return _same_each_time(out.getvalue())


def _strip(file: Any, page: Page, look: Look) -> None:
    """Bring the library's own template to one layout, the size of the page, and nothing of its maker's."""
    file.slide_width, file.slide_height = Pt(page.width), Pt(page.height)
    for layout in list(file.slide_layouts):
        if layout.name != TITLE_ONLY:
            file.slide_layouts.remove(layout)
    for rel in [*file.part.package._rels.values()]:
        if rel.reltype.endswith("/thumbnail"):
            file.part.package._rels.pop(rel.rId)
        elif rel.reltype == RT.EXTENDED_PROPERTIES:
            rel.target_part._blob = PROGRAM
    for rel in [*file.part.rels.values()]:
        if rel.reltype == RT.PRINTER_SETTINGS:
            file.part.drop_rel(rel.rId)
    master = file.slide_master
    map_colours(master._element, look)
    share = page.width * 12700 / 9_144_000
    for holder in (master, file.slide_layouts[0]):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(round(shape.left * share)), Emu(round(shape.width * share))


def _same_each_time(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
