"""`lutu atlas`: one sheet for each city, circle, plan or sector, bound as a PDF or laid in a folder."""

import argparse
import shutil
import signal
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.command_options import STOPPED, Commands, add_data, add_settings, add_view, asked_view, refuse, say_issues
from app.words import say
from layers.issue import DataRefusedError, Issue
from layers.store import load
from layers.vocabulary import Language

if TYPE_CHECKING:
    from app.atlas.order import Progress

FAULTS = 1
BAR = 24


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add `lutu atlas`."""
    parser = commands.add_parser(
        "atlas", help="出图集：每市、每圈、每部规划一幅 an atlas: a sheet for each city, circle, plan"
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="合订的 .pdf，或放各幅图片的文件夹（新的、空的，或先前的图集） "
        "a .pdf, or a folder: new, empty, or an earlier atlas",
    )
    parser.add_argument(
        "--by",
        default="",
        metavar="A,B",
        help="按什么分幅：city、circle、plan、sector，可写几个，默认 plan,circle,city what to split by, in this order",
    )
    parser.add_argument(
        "--form", default="", metavar="FORM", help="文件夹里图片的格式 png（默认）、jpg、svg、tiff form of the pictures"
    )
    add_view(parser)
    add_settings(parser)
    add_data(parser)
    parser.set_defaults(run=_atlas)


def _atlas(args: argparse.Namespace) -> int:
    from app.atlas.leaves import read_by
    from app.atlas.making import make
    from app.atlas.order import Order, StoppedError
    from app.settings import read_settings

    issues: list[Issue] = []
    by = read_by(args.by, issues)
    if issues:
        raise DataRefusedError(issues)
    view, form = asked_view(args), _form(args.out, args.form)
    settings = read_settings(args.settings)
    order = Order(view, by, form, replace(settings, page=args.address or settings.page))
    bar = Bar(view.lang)
    try:
        with _stopped_by_ctrl_c() as asked:
            made = make(load(args.data), order, args.out, tell=bar.tell, stopped=lambda: asked() and bar.stop())
    except StoppedError:
        bar.end()
        said = {"out": args.out, "done": bar.done, "left": bar.total - bar.done}
        print(say("atlas.stopped", view.lang, **said), file=sys.stderr)
        return STOPPED
    finally:
        bar.end()
    size = {"n": made.sheets, "pages": made.pages, "size": made.size / 1e6}
    print(say("atlas.wrote", view.lang, out=args.out, **size))
    for note in made.notes:
        print(note, file=sys.stderr)
    if made.failed:
        print(say("atlas.lost", view.lang, n=bar.lost), file=sys.stderr)
        say_issues(made.failed)
        return FAULTS
    return 0


@contextmanager
def _stopped_by_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Take Ctrl+C as a wish, which whoever draws the sheets looks at between them.

    Raised as it comes, it can strike while a lock of the pool of processes is held, and the pool then never ends.
    """
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _form(out: Path, form: str) -> str:
    """A file name ending in .pdf is one bound file, anything else without an ending a folder of pictures."""
    from app.atlas.order import BOUND
    from app.sheet.forms import MEDIA_TYPES

    ending = out.suffix.lstrip(".").lower()
    known = tuple(word for word in MEDIA_TYPES if word != BOUND)
    if form and form not in known:
        raise refuse(form[:20], "--form", f"只能是 {'、'.join(known)}", f"Only {', '.join(known)}")
    if ending == BOUND and form:
        message = f"{form} 图片放在文件夹里，OUT 请写文件夹名"
        raise refuse(str(out), "--form", message, f"Pictures as {form} need a folder: name one")
    if ending in known:
        message = "图集是一个 .pdf，或一个文件夹的图片；OUT 请写 .pdf 或文件夹名"
        raise refuse(str(out), "", message, "An atlas is one .pdf or a folder of pictures: name either")
    return BOUND if ending == BOUND else form or known[0]


class Bar:
    """The progress of an atlas: one line that grows on a terminal, one line for each sheet elsewhere."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.total = self.done = self.lost = 0
        self._live = sys.stderr.isatty()
        self._open = self._stopping = False
        self._began = time.monotonic()

    def tell(self, progress: "Progress") -> None:
        """Show how far it is; a sheet that failed is named at once."""
        self.total, self.done = progress.total, progress.done
        name = progress.leaf.title if progress.leaf else ""
        if progress.failed:
            self.lost += 1
            self.end()
            say_issues(progress.failed)
        last = say("atlas.binding", self.lang) if progress.done == progress.total else ""
        if self._live:
            self._draw(last or name)
            return
        for line in (name, last):
            if line:
                print(f"{self.done}/{self.total} {line}", file=sys.stderr, flush=True)

    def _draw(self, name: str) -> None:
        full = BAR * self.done // max(self.total, 1)
        seconds = time.monotonic() - self._began
        line = f"{'█' * full}{'░' * (BAR - full)} {self.done}/{self.total} {seconds:.0f} s {name}"
        room = shutil.get_terminal_size().columns - 1
        while _columns(line) > room:
            line = line[:-1]
        print(f"\r\x1b[2K{line}", end="", file=sys.stderr, flush=True)
        self._open = True

    def stop(self) -> bool:
        """Say once that it stops as soon as the sheets in hand are done; always true."""
        if not self._stopping:
            self._stopping = True
            self.end()
            print(say("atlas.stopping", self.lang), file=sys.stderr, flush=True)
        return True

    def end(self) -> None:
        """Leave the line; what is printed next stands on its own."""
        if self._open:
            print(file=sys.stderr, flush=True)
            self._open = False


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese takes two each."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
