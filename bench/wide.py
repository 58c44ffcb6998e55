"""鲁图 with every layer shown: the first map, a changed filter, and dragging the map of the world."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import opened, when
from bench.ours import RUNS
from bench.pages import Change, our_changes, visit
from bench.report import Row, Section
from bench.serving import SERVE, Server, started
from layers.view import Layer

EVERYTHING = f"layers={','.join(Layer)}"
WORLD = f"at=world&{EVERYTHING}"
DRAGS = 4
STEPS = 90
STEP_PX = 4
SIXTY_HZ_MS = 1000 / 60
WATCH_FRAMES = """() => {
  window.frameTimes = [];
  const look = (now) => { window.frameTimes.push(now); requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""


DRAWN_WIDE = "window.lutu && lutu.followed && lutu.followed === lutu.view && lutu.overlay.scene.province"


def everything(browser: Browser, server: Server) -> Section:
    """The targets that hold with all layers on."""
    visits = []
    for _run in range(RUNS):
        with started(SERVE) as own:
            visits.append(visit(browser, f"{own.address}/?{EVERYTHING}"))
    clicked, narrowed = our_changes(browser, f"{server.address}/?{EVERYTHING}")
    frames, after = drags(browser, f"{server.address}/?{WORLD}", DRAWN_WIDE)
    rows = (
        Row("first map interactive", tuple(seen.map_ms for seen in visits), "ms", target=2000),
        Row("click on a filter to painted map", _painted(clicked), "ms", target=80),
        Row("facet set by the page to painted map", _painted(narrowed), "ms", target=80),
        Row("world view dragged: a frame", tuple(map(median, frames)), "ms", target=33.3),
        Row("  the longest frame of a drag", tuple(map(max, frames)), "ms"),
        Row("  redrawn after the drag", after, "ms"),
    )
    notes = (
        f"Dragged with the mouse by {STEPS * STEP_PX} px in {STEPS} steps, east and west in turn; 33 ms is 30 frames a"
        " second. While it is dragged the drawn map is moved; it is drawn anew when the mouse lets go.",
    )
    return Section("With every layer shown", rows, notes)


def _painted(changes: Sequence[Change]) -> tuple[float, ...]:
    return tuple(change.painted_ms for change in changes)


def drags(browser: Browser, url: str, ready: str) -> tuple[list[list[float]], tuple[float, ...]]:
    """The times between frames of each drag in ms, and how long the redrawing after each took."""
    with opened(browser, url) as page:
        when(page, ready)
        page.evaluate(WATCH_FRAMES)
        drags = [_drag(page, 1 if n % 2 else -1) for n in range(DRAGS)]
        return [frames for frames, _ in drags], tuple(after for _, after in drags)


def _drag(page: Page, way: int) -> tuple[list[float], float]:
    box = page.locator("#map").bounding_box()
    if box is None:
        raise RuntimeError("the map is not on the page")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.85
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => { window.frameTimes.length = 0; }")
    for step in range(STEPS):
        page.mouse.move(x + way * STEP_PX * (step + 1), y)
        page.wait_for_timeout(SIXTY_HZ_MS / 2)
    times: list[Any] = page.evaluate("() => window.frameTimes.slice()")
    drawn: float = page.evaluate(
        """() => new Promise((resolve) => {
          const draw = lutu.overlay.draw;
          lutu.map.once("moveend", () => {
            const from = performance.now();
            draw.call(lutu.overlay);
            if (lutu.dots) lutu.dots.draw();
            resolve(performance.now() - from);
          });
          document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        })"""
    )
    page.mouse.up()
    page.wait_for_timeout(600)
    return [after - before for before, after in pairwise(times)], drawn
