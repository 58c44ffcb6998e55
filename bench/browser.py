"""Chromium: finding it, opening pages that carry the probe, counting the bytes that a page fetches."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROBE = Path(__file__).with_name("probe.js")
WINDOW_PX: ViewportSize = {"width": 1440, "height": 900}
TIMEOUT_MS = 60_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of LUTU_CHROMIUM, of this machine, or Playwright's own. Raises SystemExit if there is none."""
    path = os.environ.get("LUTU_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path)
        except Error as error:
            where = path or "Playwright's own (not installed)"
            raise SystemExit(
                f"No Chromium for the benchmark, tried {where}. Install one ({', '.join(NAMES)}), point LUTU_CHROMIUM "
                f"at it, or run: python -m playwright install chromium\n{error.message}"
            ) from error
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page of a first-time visitor, with nothing cached, that has started to load `url`."""
    context = browser.new_context(viewport=WINDOW_PX)
    context.set_default_timeout(TIMEOUT_MS)
    try:
        context.add_init_script(path=PROBE)
        page = context.new_page()
        page.goto(url, wait_until="commit")
        yield page
    finally:
        context.close()


def when(page: Page, expression: str) -> Any:
    """The value of a JavaScript expression as soon as it is truthy."""
    # As a function: the page lets no text be run as code.
    return page.wait_for_function(f"() => {expression}").json_value()


def fetched_kb(browser: Browser, url: str, ready: str) -> dict[str, float]:
    """What a first visit fetches until `ready`, compressed and with headers: 10^3 bytes by type of resource."""
    context = browser.new_context(viewport=WINDOW_PX)
    try:
        context.add_init_script(path=PROBE)
        page = context.new_page()
        types: dict[str, str] = {}
        sizes: dict[str, float] = {}

        def answered(event: dict[str, Any]) -> None:
            types[event["requestId"]] = event["type"]

        def finished(event: dict[str, Any]) -> None:
            kind = types.get(event["requestId"], "Other")
            sizes[kind] = sizes.get(kind, 0.0) + event["encodedDataLength"] / 1e3

        session = context.new_cdp_session(page)
        session.on("Network.responseReceived", answered)
        session.on("Network.loadingFinished", finished)
        session.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        when(page, ready)
        return sizes
    finally:
        context.close()
