"""Binding pages into one PDF: bookmarks, links, page labels, and metadata that say what it was made from."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Link as LinkAnnotation
from pypdf.generic import BooleanObject, DictionaryObject, Fit, NameObject, TextStringObject

from app.atlas.carried import part_of
from app.atlas.cover import atlas_title
from app.atlas.leaves import Leaf
from app.atlas.paper import PX_PER_INCH, Link, Paper, save_together
from app.words import say
from layers.view import View
from layers.vocabulary import Language

POINTS_PER_PX = 72 / PX_PER_INCH


@dataclass(frozen=True)
class Book:
    """The parts of an atlas: its sheets as PDF by number, the pages that carry their lists on, those around them."""

    view: View
    query: str
    leaves: tuple[Leaf, ...]
    sheets: Mapping[int, bytes]
    carried: Mapping[int, tuple[Paper, ...]]
    cover: Paper
    contents: tuple[Paper, ...]
    index: tuple[Paper, ...]

    @property
    def index_at(self) -> int:
        """The number of the first page of the index: they are numbered on after the sheets."""
        return len(self.leaves) + 1

    def labels(self) -> list[str]:
        """What is printed on each page as its number, in the order of the pages."""
        from app.atlas.listing import roman

        return [
            say("atlas.cover", self.view.lang),
            *(roman(n) for n in range(1, len(self.contents) + 1)),
            *(label for leaf in self.leaves if leaf.number in self.sheets for label in self._labels_of(leaf.number)),
            *(str(n) for n in range(self.index_at, self.index_at + len(self.index))),
        ]

    def _labels_of(self, number: int) -> list[str]:
        parts = range(2, 2 + len(self.carried.get(number, ())))
        return [str(number), *(part_of(number, part) for part in parts)]


def bind(book: Book) -> bytes:
    """The whole atlas as one PDF; the same parts give the same bytes."""
    writer = PdfWriter()
    order = list(_pages(book))
    papers = iter(PdfReader(io.BytesIO(save_together([part for part in order if isinstance(part, Paper)]))).pages)
    for part in order:
        writer.add_page(next(papers) if isinstance(part, Paper) else PdfReader(io.BytesIO(part)).pages[0])
    places = {int(label): at for at, label in enumerate(book.labels()) if label.isdecimal()}
    for at, part in enumerate(order):
        if isinstance(part, Paper):
            _link(writer, at, part.links, places)
    _bookmarks(writer, book, places)
    _label(writer, book)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    _describe(writer, book)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pages(book: Book) -> Iterable[Paper | bytes]:
    """All pages in their order; a sheet is one page of PDF."""
    yield from (book.cover, *book.contents)
    for leaf in book.leaves:
        if leaf.number in book.sheets:
            yield book.sheets[leaf.number]
            yield from book.carried.get(leaf.number, ())
    yield from book.index


def _link(writer: PdfWriter, at: int, links: Sequence[Link], places: Mapping[int, int]) -> None:
    page: PageObject = writer.pages[at]
    height = float(page.mediabox.height)
    for link in links:
        if link.number not in places:
            continue
        left, right = link.left * POINTS_PER_PX, link.right * POINTS_PER_PX
        top, bottom = height - link.top * POINTS_PER_PX, height - link.bottom * POINTS_PER_PX
        box = (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))
        writer.add_annotation(
            at, LinkAnnotation(rect=box, target_page_index=places[link.number], fit=Fit.fit(), border=[0, 0, 0])
        )


def _bookmarks(writer: PdfWriter, book: Book, places: Mapping[int, int]) -> None:
    """Cover, contents, the sheets under what they are one of, cities under their circle, and the index."""
    lang = book.view.lang
    writer.add_outline_item(title=say("atlas.cover", lang), page_number=0)
    writer.add_outline_item(title=say("atlas.contents", lang), page_number=1)
    drawn = [leaf for leaf in book.leaves if leaf.number in places and leaf.number in book.sheets]
    for by, members in groupby(drawn, key=lambda leaf: leaf.by):
        section = None
        for group, leaves in groupby(members, key=lambda leaf: leaf.group):
            parent = section
            for leaf in leaves:
                at = places[leaf.number]
                if section is None:
                    title = say(f"atlas.by.{by.value}", lang)
                    section = parent = writer.add_outline_item(title=title, page_number=at, bold=True)
                if group and parent == section:
                    parent = writer.add_outline_item(title=group, page_number=at, parent=section)
                writer.add_outline_item(title=leaf.title, page_number=at, parent=parent)
    if book.index:
        writer.add_outline_item(title=say("atlas.index", lang), page_number=places[book.index_at])


def _label(writer: PdfWriter, book: Book) -> None:
    """Page labels, run by run: a failed sheet leaves a gap in the numbers."""
    at = 1
    writer.set_page_label(0, 0, prefix=say("atlas.cover", book.view.lang))
    if book.contents:
        writer.set_page_label(at, len(book.contents), style="/r")
        at += len(book.contents)
    labels = book.labels()
    while at < len(labels):
        last, (prefix, start) = at, _split(labels[at])
        while last + 1 < len(labels) and _split(labels[last + 1]) == (prefix, start + last + 1 - at):
            last += 1
        writer.set_page_label(at, last, style="/D", prefix=prefix or None, start=start)
        at = last + 1


def _split(label: str) -> tuple[str, int]:
    """What stands before the number of a page, and the number."""
    before, dash, number = label.rpartition("-")
    return before + dash, int(number)


def _describe(writer: PdfWriter, book: Book) -> None:
    writer.metadata = {
        "/Title": atlas_title(book.view),
        "/Subject": book.query,
        "/Creator": "lutu",
        "/Producer": "lutu",
    }
    root = writer.root_object
    lang = "zh-CN" if book.view.lang is Language.ZH else "en"
    root[NameObject("/Lang")] = TextStringObject(lang)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
