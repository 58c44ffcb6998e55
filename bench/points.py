"""A user's own layer of 100,000 and of 1,000,000 points: ours, and at 100,000 what a user would take instead."""

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import opened, when
from bench.outlets import write_outlets
from bench.pages import drawn_ms, rival_changes
from bench.point_rivals import COUNT
from bench.report import Row, Section
from bench.rivals import BROWSER, FOLIUM, SERVER
from bench.serving import SERVE, started
from bench.wide import drags

VISITS = 3
CITIES = ("370200", "370100", "370700", "371300")
LOADED = "window.lutu?.own?.[0]?.points"
PLAIN = "window.lutu && lutu.view && lutu.followed === lutu.view"
READY = f"{PLAIN} && {LOADED} && lutu.dots?._corner"
PAINTED = """(value) => new Promise((resolve) => {
  const draw = lutu.dots.draw;
  const from = performance.now();
  lutu.dots.draw = function () {
    draw.call(this);
    delete lutu.dots.draw;
    requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - from)));
  };
  dash_clientside.set_props("facet-city", { value });
})"""
TARGETS = {100_000: (100, 2_000, 50), 1_000_000: (600, 4_000, None)}
"""Filter to paint, first map and a frame of panning, in ms."""
HEAP_MB, SERVER_MB = 100, 1_500


def own_layers(browser: Browser) -> Section:
    """Filter, first map, panning and memory at both sizes, and the rivals at the smaller one."""
    rows: list[Row] = []
    ours: dict[int, tuple[Row, Row]] = {}
    with tempfile.TemporaryDirectory() as folder, started(SERVE) as bare:
        plain_mb = _heap_mb(browser, f"{bare.address}/", PLAIN)
        for count in TARGETS:
            path = Path(folder) / f"outlets-{count}.fgb"
            write_outlets(count, path)
            found, filtered, first = _ours(browser, path, count, plain_mb)
            rows += found
            ours[count] = (filtered, first)
    return Section("A user's own layer", (*rows, *_rivals(browser, *ours[COUNT])), NOTES)


def _ours(browser: Browser, path: Path, count: int, plain_mb: float) -> tuple[list[Row], Row, Row]:
    filter_ms, first_ms, pan_ms = TARGETS[count]
    with started((*SERVE, "--layer", str(path))) as server:
        url = f"{server.address}/"
        with opened(browser, url) as page:
            when(page, LOADED)  # from here on the server has read the file
        visits = tuple(_visit(browser, url) for _run in range(VISITS))
        with opened(browser, url) as page:
            when(page, READY)
            changes = tuple(_change(page, value) for city in CITIES for value in ([city], []))
        frames, after = drags(browser, url, READY)
        heap = _heap_mb(browser, url, READY) - plain_mb
        memory = server.memory_mb()
    label = f"{count:,} points: "
    filtered = Row(f"{label}filter to paint", changes, "ms", target=filter_ms)
    first = Row(f"{label}first map with the points", visits, "ms", target=first_ms)
    rows = [
        filtered,
        first,
        Row(f"{label}panned, a frame", tuple(map(median, frames)), "ms", target=pan_ms),
        Row("  redrawn after a pan", after, "ms"),
        Row(f"{label}browser heap beyond the page", (heap,), "MB", target=HEAP_MB),
        Row(f"{label}server memory", (memory,), "MB", target=SERVER_MB),
    ]
    return rows, filtered, first


def _visit(browser: Browser, url: str) -> float:
    with opened(browser, url) as page:
        when(page, READY)
        painted: float = page.evaluate("() => new Promise((then) => requestAnimationFrame(then))")
        return painted


def _change(page: Page, value: list[str]) -> float:
    page.wait_for_timeout(300)
    painted: float = page.evaluate(PAINTED, value)
    return painted


def _heap_mb(browser: Browser, url: str, ready: str) -> float:
    """JavaScript's heap and the buffers outside it, after a collection, in 10^6 bytes."""
    with opened(browser, url) as page:
        when(page, ready)
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        usage: dict[str, Any] = session.send("Runtime.getHeapUsage")
        return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def _rivals(browser: Browser, filtered: Row, first: Row) -> list[Row]:
    with started(("-m", "bench.point_rivals"), FOLIUM) as rivals:
        changes = {path: rival_changes(browser, f"{rivals.address}{path}", 2) for path in (BROWSER, SERVER)}
        folium = drawn_ms(browser, f"{rivals.address}{FOLIUM}")
    label = f"{COUNT:,} points: "

    def change(what: str, path: str) -> Row:
        painted = tuple(change.painted_ms for change in changes[path])
        return Row(f"{label}{what}", painted, "ms", ours=filtered.median)

    return [
        change("clustered dl.GeoJSON, filter to paint", BROWSER),
        change("server callback, filter to paint", SERVER),
        Row(f"{label}folium, load to paint", (folium,), "ms", ours=first.median),
    ]


NOTES = (
    "Points: made round the seats of the 16 cities. First map: navigation until ours are drawn, the server having read"
    " the file. Filter: a city set and unset. Rivals: the same points as circle markers or clusters, a plan changed.",
)
