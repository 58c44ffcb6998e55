"""Drawing the sheets of an atlas on all cores: each as it is done, a failing one named without losing the rest."""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from app.atlas.leaves import Leaf
from app.atlas.lighter import short_numbers
from app.atlas.order import StoppedError
from app.settings import Settings
from app.sheet.export import render
from app.sheet.listing import Entry
from layers.issue import DataRefusedError, Issue
from layers.store import Data


@dataclass(frozen=True)
class Drawn:
    """One sheet as a file, with what was left out of it in words; or why there is none."""

    leaf: Leaf
    content: bytes = b""
    notes: tuple[str, ...] = ()
    failed: tuple[Issue, ...] = ()
    rest: tuple[Entry, ...] = ()
    """What its table leaves to the next page."""


@dataclass(frozen=True)
class Job:
    """What all sheets of one atlas share; `form` is a key of MEDIA_TYPES."""

    data: Data
    settings: Settings
    form: str


_JOB: Job | None = None


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def draw_all(job: Job, leaves: Sequence[Leaf], workers: int, stopped: Callable[[], bool]) -> Iterator[Drawn]:
    """Draw the leaves and yield each when it is done. Raises StoppedError soon after `stopped` turns true.

    Where a process of the pool dies, what is not yet drawn is drawn alone, so that the one at fault can be named.
    """
    left = list(leaves)
    try:
        for drawn in _together(job, left, min(workers, len(left)), stopped):
            left.remove(drawn.leaf)
            yield drawn
    except BrokenProcessPool:
        for leaf in left:
            try:
                yield from _together(job, [leaf], 1, stopped)
            except BrokenProcessPool:
                message = "画图的进程意外结束，可能是内存不够"
                english = "The process that drew it ended; perhaps memory ran out"
                yield Drawn(leaf, failed=(Issue(leaf.title, "", message, english),))


def _together(job: Job, leaves: Sequence[Leaf], workers: int, stopped: Callable[[], bool]) -> Iterator[Drawn]:
    # A fresh interpreter for each worker: a fork would carry the server's threads and locks along.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(job,))
    waiting = list(reversed(leaves))
    running: set[Future[Drawn]] = set()
    try:
        while waiting or running:
            if stopped():
                raise StoppedError
            # Only as many as there are workers are handed over, so that stopping waits for no more than those.
            while waiting and len(running) < workers + 1:
                running.add(_submit(pool, waiting.pop()))
            done, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, leaf: Leaf) -> Future[Drawn]:
    try:
        with _interrupts_waiting():
            return pool.submit(_draw, leaf)
    except BrokenProcessPool:
        raise
    except RuntimeError as closing:  # the interpreter is on its way out
        raise StoppedError from closing


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Hold Ctrl+C back while workers are started: they inherit that, and would otherwise die of it half made."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(job: Job) -> None:
    """What a worker does once: take the data, leave Ctrl+C to the process that it works for, and end with that."""
    global _JOB
    _JOB = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A worker holds both ends of its queue, so it would wait for ever for one that was killed.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _draw(leaf: Leaf) -> Drawn:
    assert _JOB is not None
    return draw_one(_JOB, leaf)


def draw_one(job: Job, leaf: Leaf) -> Drawn:
    """Draw one sheet in this process; whatever goes wrong with it comes back as issues, never raised."""
    try:
        with short_numbers():
            made = render(job.data, leaf.view, job.form, job.settings, carried_on=True)
    except DataRefusedError as refused:
        return Drawn(leaf, failed=tuple(Issue(leaf.title, i.field, i.message, i.message_en) for i in refused.issues))
    except MemoryError:
        return Drawn(leaf, failed=(Issue(leaf.title, "", "内存不够，没有画成", "Not drawn: out of memory"),))
    except Exception as error:
        logging.getLogger("lutu").exception("drawing %s", leaf.title)
        message = "画这一幅时程序出错，详情在运行窗口"
        english = f"An internal error ({type(error).__name__}), see the console"
        return Drawn(leaf, failed=(Issue(leaf.title, "", message, english),))
    return Drawn(leaf, made.content, made.notes, rest=made.rest)
