"""Making an atlas: draw its sheets, tell how far it is, bind what was drawn, and put it in place only when finished."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.atlas.binding import Book, bind
from app.atlas.cover import cover
from app.atlas.drawing import Drawn, Job, cores, draw_all
from app.atlas.entries import entries, named_on
from app.atlas.leaves import Leaf, leaves, sheet_of
from app.atlas.listing import contents, index
from app.atlas.order import BOUND, Order, Progress, StoppedError
from app.sheet.forms import MEDIA_TYPES
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.store import Data
from layers.vocabulary import Language

_OURS = re.compile(rf"[0-9]{{2,3}}-.+\.({'|'.join(MEDIA_TYPES)})")


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
    _check_place(out, order.form)
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
    book = _book(data, order, planned, {number: sheet.content for number, sheet in good.items()})
    if stopped():
        raise StoppedError
    size = _write_file(out, bind(book)) if order.form == BOUND else _write_folder(out, book, order.form)
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


def _book(data: Data, order: Order, planned: tuple[Leaf, ...], sheets: dict[int, bytes]) -> Book:
    view = replace(order.view, sheet=sheet_of(order.view.sheet))
    drawn = tuple(leaf for leaf in planned if leaf.number in sheets)
    named = {leaf.number: named_on(data, leaf) for leaf in drawn}
    found = entries(named, view.lang)
    index_at = len(planned) + 1
    return Book(
        view=view,
        query=order.query,
        leaves=planned,
        sheets=sheets,
        cover=cover(data, view, drawn, order.settings),
        contents=tuple(
            contents(view, planned, {n: len(names) for n, names in named.items()}, index_at if found else None)
        ),
        index=tuple(index(view, found, index_at)) if found else (),
    )


def _check_place(out: Path, form: str) -> None:
    """Before an hour's work: can it be written there, and would it bury what is not ours?"""
    if not out.resolve().parent.is_dir():
        raise _refuse(out, "没有这个文件夹，请先建好", "There is no such folder; make it first")
    if form == BOUND:
        if out.is_dir():
            raise _refuse(out, "这是文件夹，请写文件名", "This is a folder; name a file")
    elif out.exists() and not out.is_dir():
        raise _refuse(out, "已有同名文件，请换一个文件夹名", "A file has this name; take another")
    elif out.is_dir() and (strange := [entry.name for entry in out.iterdir() if not _OURS.fullmatch(entry.name)]):
        shown = strange[0][:40]
        message = f"文件夹里有不属于图集的文件（{shown}），请换一个空文件夹"
        raise _refuse(out, message, f"It holds files that are no atlas's ({shown}); take an empty folder")


def _write_file(out: Path, content: bytes) -> int:
    """Beside its place first, then into it: nobody ever finds half a file."""
    try:
        handle, name = tempfile.mkstemp(dir=out.resolve().parent, prefix=f".{out.name}.", suffix=".part")
    except OSError as error:
        raise _unwritten(out, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        _usual_rights(part, 0o666)
        part.replace(out)
    except OSError as error:
        raise _unwritten(out, error) from error
    finally:
        part.unlink(missing_ok=True)
    return len(content)


def _write_folder(out: Path, book: Book, form: str) -> int:
    files = dict(_pictures(book, form))
    try:
        part = Path(tempfile.mkdtemp(dir=out.resolve().parent, prefix=f".{out.name}.", suffix=".part"))
    except OSError as error:
        raise _unwritten(out, error) from error
    old = part.with_suffix(".old")
    try:
        for name, content in files.items():
            (part / name).write_bytes(content)
        _usual_rights(part, 0o777)
        if out.exists():
            out.rename(old)
        part.rename(out)
    except OSError as error:
        if old.exists() and not out.exists():
            old.rename(out)
        raise _unwritten(out, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return sum(map(len, files.values()))


def _pictures(book: Book, form: str) -> list[tuple[str, bytes]]:
    """File names and contents; the pages around the sheets are named so that they sort around them."""
    lang = book.view.lang
    wide = max(2, len(str(len(book.leaves) + 1)))
    named = [(leaf.number, leaf.name, book.sheets[leaf.number]) for leaf in book.leaves if leaf.number in book.sheets]
    around = [(0, say("atlas.cover", lang), book.cover)]
    around += [(0, _counted(say("atlas.contents", lang), n), page) for n, page in enumerate(book.contents, start=1)]
    around += [
        (book.index_at, _counted(say("atlas.index", lang), n), page) for n, page in enumerate(book.index, start=1)
    ]
    files = [(number, name, content) for number, name, content in named]
    files += [(number, name, page.save(form)) for number, name, page in around]
    return [(f"{number:0{wide}d}-{_safe(name)}.{form}", content) for number, name, content in files]


def _counted(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"


def _safe(name: str) -> str:
    """A name as part of a file's name, on every system."""
    return re.sub(r'[\\/:*?"<>|\s]+', "-", name).strip("-.")


def _usual_rights(path: Path, all_rights: int) -> None:
    # What tempfile makes is for its owner alone; a finished atlas has the rights of any new file.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(all_rights & ~mask)


def _unwritten(out: Path, error: OSError) -> DataRefusedError:
    return _refuse(out, f"写不了：{error.strerror}", f"Cannot be written: {error.strerror}")


def _refuse(out: Path, message: str, message_en: str) -> DataRefusedError:
    return DataRefusedError([Issue(str(out), "", message, message_en)])
