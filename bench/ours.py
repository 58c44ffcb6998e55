"""鲁图 against its targets: start, first map, filter, memory, export."""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from app.sheet.export import render
from bench.pages import Change, Visit, our_changes, visit
from bench.report import Row, Section
from bench.serving import LUTU, SERVE, Server, run_whole, started
from layers.store import load
from layers.view import View

RUNS = 7
EXPORTS = 3


@dataclass(frozen=True)
class _Life:
    """One server from start to end: its first answer, its first visit, its memory."""

    answer_s: float
    visit: Visit
    memory_mb: float


def starts(browser: Browser) -> tuple[Section, Row]:
    """Start, first visit and memory, each run with a server of its own; and the row of the first map."""
    lives = [_live(browser) for _run in range(RUNS)]
    first_map = Row("first map interactive", tuple(life.visit.map_ms for life in lives), "ms", target=1500)
    section = Section(
        "Start and first visit",
        (
            Row("start of `lutu serve` to first answer", tuple(life.answer_s for life in lives), "s", target=3),
            first_map,
            Row("  boundaries and list painted too", tuple(life.visit.page_ms for life in lives), "ms"),
            Row("  page at rest", tuple(life.visit.rest_ms for life in lives), "ms"),
            Row(f"memory after visit and {EXPORTS} exports", tuple(life.memory_mb for life in lives), "MB", target=400),
        ),
        (
            "First visit: navigation until symbols are drawn and a pointer over one names it; new server, no cache."
            " At rest: after the last gap of more than 50 ms between frames; until then the page answers late.",
            "Memory: resident, with child processes.",
        ),
    )
    return section, first_map


def _live(browser: Browser) -> _Life:
    with started(SERVE) as server:
        first = visit(browser, f"{server.address}/")
        for _export in range(EXPORTS):
            server.fetch("/api/picture.png")
        return _Life(server.first_answer_s, first, server.memory_mb())


def filters(browser: Browser, server: Server) -> tuple[Section, Row]:
    """Changed filters; and the row of a click until the map is painted."""
    clicked, narrowed = our_changes(browser, f"{server.address}/")
    click = Row("click on a filter to painted map", _each(clicked, lambda c: c.painted_ms), "ms", target=50)
    rows = (
        click,
        Row("  map drawn on its canvas", _each(clicked, lambda c: c.drawn_ms), "ms"),
        Row("  whole page followed", _each(clicked, lambda c: c.followed_ms), "ms"),
        Row("facet set by the page to painted map", _each(narrowed, lambda c: c.painted_ms), "ms", target=50),
        Row("  map drawn on its canvas", _each(narrowed, lambda c: c.drawn_ms), "ms"),
        Row("  whole page followed", _each(narrowed, lambda c: c.followed_ms), "ms"),
        *_where_time_goes(clicked),
    )
    notes = (
        "Painted: the frame after the one that shows the drawing has begun, so up to two frames of 16.7 ms are in it.",
        "Two boxes of plan and of circle clicked, a word of kind, sector, city and plan set, each on and off.",
    )
    return Section("Changed filter", rows, notes), click


def _each(changes: Sequence[Change], of: Callable[[Change], float]) -> tuple[float, ...]:
    return tuple(map(of, changes))


def _where_time_goes(changes: Sequence[Change]) -> list[Row]:
    def spent(name: str) -> tuple[float, ...]:
        return tuple(change.spent_ms.get(name, 0.0) for change in changes)

    def began(name: str) -> tuple[float, ...]:
        return tuple(_when(change.began_ms, name) for change in changes)

    parts = {
        "click to apply (React, Dash)": began("apply"),
        "apply": spent("apply"),
        "  filter": spent("select"),
        "  placing symbols and labels": spent("scene"),
        "  canvas": tuple(drawn - placed for drawn, placed in zip(spent("draw"), spent("scene"), strict=True)),
        "list, when the map stands": spent("list"),
    }
    return [Row(f"    of a click: {part}", runs, "ms") for part, runs in parts.items()]


def _when(began: Mapping[str, float], name: str) -> float:
    return began.get(name, float("nan"))


def exports() -> Section:
    """The picture of the whole map: in a running process, and as a command."""
    data = load()
    render(data, View(), "png")
    warm, processor = [], []
    for _run in range(RUNS):
        before, busy = time.perf_counter(), time.process_time()
        render(data, View(), "png")
        warm.append(time.perf_counter() - before)
        processor.append(time.process_time() - busy)
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "map.png")
        cold = [run_whole((*LUTU, "export", out)) for _run in range(RUNS)]
    size = "×".join(map(str, View().sheet.size_px))
    return Section(
        "Picture",
        (
            Row(f"export at {size}, warm", tuple(warm), "s", target=1.5),
            Row("  of that on the processor", tuple(processor), "s"),
            Row("`lutu export` as a whole process", tuple(cold), "s"),
        ),
    )
