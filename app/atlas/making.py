"""Making an atlas: draw its sheets, tell how far it is, bind what was drawn, and put it in place only when finished."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.atlas.binding import Book, bind
from app.atlas.carried import carried
from app.atlas.cover import cover
from app.atlas.drawing import Drawn, Job, cores, draw_all
from app.atlas.entries import entries, named_on
from app.atlas.leaves import Leaf, leaves, sheet_of
from app.atlas.listing import contents, index
from app.atlas.order import BOUND, Order, Progress, StoppedError
from app.atlas.placing import check_place, write_file, write_folder
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.store import Data
from layers.vocabulary import Language


@dataclass(frozen=True)
class Made:
    """A finished atlas: sheets and pages in it, bytes written, what was left out and what failed."""

    sheets: int
    pages: int
    size: int
    notes: tuple[str, ...]
    failed: tuple[Issue, ...]


def make(
    data: Data,
    order: Order,
    out: Path,
    *,
    tell: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
    workers: int = 0,
) -> Made:
    """Make an atlas and write it to `out`, a file for a bound one or a folder; what is there is replaced at the end.

    Sheets that fail are named in `Made.failed` and the rest is kept. Raises StoppedError if `stopped` turned true,
    DataRefusedError if no sheet could be drawn or `out` cannot be written; `out` is then as it was before.
    """
    # Before an hour's work: can it be written there, and would it bury what is not ours?
    check_place(out, folder=order.form != BOUND)
    planned = leaves(data, order.view, order.by)
    if not planned:
        message = "筛选后一幅也不剩，请放宽筛选"
        raise DataRefusedError([Issue("atlas", "", message, "The filters leave no sheet; loosen them")])
    tell(Progress(0, len(planned)))
    drawn: dict[int, Drawn] = {}
    for sheet in draw_all(Job(data, order.settings, order.form), planned, workers or cores(), stopped):
        drawn[sheet.leaf.number] = sheet
        tell(Progress(len(drawn), len(planned), sheet.leaf, sheet.failed))
    failed = tuple(issue for leaf in planned for issue in drawn[leaf.number].failed)
    good = {leaf.number: drawn[leaf.number] for leaf in planned if drawn[leaf.number].content}
    if not good:
        raise DataRefusedError(_once(failed))
    book = _book(data, order, planned, good)
    write = (
        partial(write_file, out, bind(book))
        if order.form == BOUND
        else partial(write_folder, out, _pictures(book, order.form))
    )
    if stopped():
        raise StoppedError
    size = write()
    return Made(len(good), len(book.labels()), size, _notes(list(good.values()), order.view.lang), failed)


def _notes(sheets: Sequence[Drawn], lang: Language) -> tuple[str, ...]:
    """What was left out, each sentence once with the sheets that it is said of; of all of them, without."""
    said: dict[str, list[str]] = {}
    for sheet in sheets:
        for note in sheet.notes:
            said.setdefault(note, []).append(sheet.leaf.name)
    return tuple(
        note
        if len(names) == len(sheets)
        else say("atlas.note", lang, names=say("join.list", lang).join(names), note=note)
        for note, names in said.items()
    )


def _once(issues: Sequence[Issue]) -> list[Issue]:
    """One of those that say the same of different sheets."""
    return list({(i.field, i.message): i for i in reversed(issues)}.values())[::-1]


def _book(data: Data, order: Order, planned: tuple[Leaf, ...], good: Mapping[int, Drawn]) -> Book:
    view = replace(order.view, sheet=sheet_of(order.view.sheet))
    drawn = tuple(leaf for leaf in planned if leaf.number in good)
    named = {leaf.number: named_on(data, leaf) for leaf in drawn}
    found = entries(named, view.lang)
    index_at = len(planned) + 1
    return Book(
        view=view,
        query=order.query,
        leaves=planned,
        sheets={number: sheet.content for number, sheet in good.items()},
        carried={number: tuple(carried(sheet.leaf, sheet.rest)) for number, sheet in good.items() if sheet.rest},
        cover=cover(data, view, drawn, order.settings),
        contents=tuple(
            contents(view, planned, {n: len(names) for n, names in named.items()}, index_at if found else None)
        ),
        index=tuple(index(view, found, index_at)) if found else (),
    )


def _pictures(book: Book, form: str) -> dict[str, bytes]:
    """File names and contents; the pages around the sheets are named so that they sort around them."""
    lang = book.view.lang
    wide = max(2, len(str(len(book.leaves) + 1)))
    named = [(leaf.number, leaf.name, book.sheets[leaf.number]) for leaf in book.leaves if leaf.number in book.sheets]
    around = [
        (leaf.number, _counted(leaf.name, part), page)
        for leaf in book.leaves
        for part, page in enumerate(book.carried.get(leaf.number, ()), start=2)
    ]
    around += [(0, say("atlas.cover", lang), book.cover)]
    around += [(0, _counted(say("atlas.contents", lang), n), page) for n, page in enumerate(book.contents, start=1)]
    around += [
        (book.index_at, _counted(say("atlas.index", lang), n), page) for n, page in enumerate(book.index, start=1)
    ]
    files = [(number, name, content) for number, name, content in named]
    files += [(number, name, page.save(form)) for number, name, page in around]
    return {f"{number:0{wide}d}-{_safe(name)}.{form}": content for number, name, content in files}


def _counted(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"


def _safe(name: str) -> str:
    """A name as part of a file's name, on every system."""
    return re.sub(r'[\\/:*?"<>|\s]+', "-", name).strip("-.")
