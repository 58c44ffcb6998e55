"""Pages measured in Chromium: the first visit, and a changed filter until it is painted and the page has followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from playwright.sync_api import Browser, Page

from bench.browser import opened, when

QUIET_MS = 250
VISITED = "window.probe.visited(500)"
DRAWN = f"window.probe.settled({QUIET_MS})"
CLICKED = {"plan": 2, "circle": 2}
"""Facets whose first boxes are clicked, each on and off."""
SET = (
    ("kind", "industry_base"),
    ("sector", "cold_chain"),
    ("city", "370200"),
    ("plan", "foreign_trade"),
)
"""Facets and words that are set as a link or a chip sets them, each on and off."""


@dataclass(frozen=True)
class Visit:
    """A first visit from navigation, in ms: the map answers the pointer; boundaries and list stand; no task is left."""

    map_ms: float
    page_ms: float
    rest_ms: float


@dataclass(frozen=True)
class Change:
    """A changed filter from the event, in ms: the map drawn, the map painted, the whole page painted."""

    drawn_ms: float
    painted_ms: float
    followed_ms: float
    began_ms: Mapping[str, float] = field(default_factory=dict)
    spent_ms: Mapping[str, float] = field(default_factory=dict)


def visit(browser: Browser, url: str) -> Visit:
    with opened(browser, url) as page:
        seen = when(page, VISITED)
        return Visit(seen["map"], seen["page"], seen["rest"])


def drawn_ms(browser: Browser, url: str) -> float:
    """Navigation to the paint of Leaflet's last drawing, for pages that draw with Leaflet's own canvas."""
    with opened(browser, url) as page:
        painted: float = when(page, DRAWN)["painted"]
        return painted


def our_changes(browser: Browser, url: str) -> tuple[list[Change], list[Change]]:
    """Filters changed by clicks, and filters changed by setting a facet's value."""
    with opened(browser, url) as page:
        when(page, VISITED)
        page.evaluate("window.probe.watchLutu()")
        clicked = list(chain.from_iterable(_clicks(page, f"#facet-{name} input", n) for name, n in CLICKED.items()))
        return clicked, list(_settings(page))


def rival_changes(browser: Browser, url: str, boxes: int) -> list[Change]:
    """The first boxes of a rival's only checklist, each clicked on and off."""
    with opened(browser, url) as page:
        when(page, DRAWN)
        return list(_clicks(page, "input[type=checkbox]", boxes))


def _clicks(page: Page, selector: str, boxes: int) -> Iterator[Change]:
    for n in range(boxes):
        for _on_and_off in range(2):
            box = page.locator(selector).nth(n)
            box.scroll_into_view_if_needed()
            page.evaluate("window.probe.expect()")
            box.click()
            yield _change(page)


def _settings(page: Page) -> Iterator[Change]:
    for facet, word in SET:
        for value in ([word], []):
            page.evaluate("window.probe.expect()")
            page.evaluate(
                "([id, value]) => { probe.begin(); dash_clientside.set_props(id, { value }) }",
                [f"facet-{facet}", value],
            )
            yield _change(page)


def _change(page: Page) -> Change:
    seen = when(page, DRAWN)
    start = seen["from"]
    return Change(
        drawn_ms=seen["drawn"] - start,
        painted_ms=seen["painted"] - start,
        followed_ms=max(seen["followed"], seen["painted"]) - start,
        began_ms={name: spent["from"] - start for name, spent in seen["spent"].items()},
        spent_ms={name: spent["ms"] for name, spent in seen["spent"].items()},
    )
