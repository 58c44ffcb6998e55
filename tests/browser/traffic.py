"""What pages ask for while a test runs, what of it is still on its way, and what went wrong with it.

Playwright's "networkidle" is not used for waiting: a page that left another one behind may never reach it.
"""

from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import Error, Frame, Page, Request

LIMIT_S = 30
QUIET_MS = 100
"""A page with nothing on its way for this long has asked for all it wants."""


@dataclass
class Traffic:
    """The requests of every watched page."""

    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    on_their_way: dict[Page, set[Request]] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """Follow this page: what it asks for, what fails, and what it says in its console."""
        pending = self.on_their_way[page] = set()

        def sent(request: Request) -> None:
            self._note(request.url)
            pending.add(request)

        def failed(request: Request) -> None:
            pending.discard(request)
            self.troubles.append(f"request failed: {request.url} {request.failure}")

        def navigated(frame: Frame) -> None:
            # What the page before had still to come is no longer told of.
            pending.difference_update({it for it in pending if _belongs(it, frame)})

        page.on("request", sent)
        page.on("requestfinished", lambda it: pending.discard(it))
        page.on("requestfailed", failed)
        page.on("framenavigated", navigated)
        page.on("websocket", lambda it: self._note(it.url))
        page.on("response", lambda it: it.status >= 400 and self.troubles.append(f"answered {it.status}: {it.url}"))
        page.on("console", lambda it: it.type in ("error", "warning") and self.troubles.append(f"console: {it.text}"))
        page.on("pageerror", lambda it: self.troubles.append(f"uncaught: {it}"))

    def settle(self, page: Page) -> None:
        """Wait until nothing of this page is on its way; what does not come in time is named as trouble."""
        pending = self.on_their_way[page]
        end = monotonic() + LIMIT_S
        while monotonic() < end:
            page.wait_for_timeout(QUIET_MS)
            pending.difference_update({it for it in pending if _abandoned(it)})
            if not pending:
                return
        self.troubles += [f"still on its way after {LIMIT_S} s: {it.url}" for it in pending]

    def _note(self, url: str) -> None:
        self.asked.append(url)
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.troubles.append(f"leaves the machine: {url}")


def _frame(request: Request) -> Frame | None:
    """The frame that made a request; none while a page of its own is still being opened."""
    try:
        return request.frame
    except Error:
        return None


def _belongs(request: Request, frame: Frame) -> bool:
    return _frame(request) == frame and not request.is_navigation_request()


def _abandoned(request: Request) -> bool:
    frame = _frame(request)
    return frame is not None and frame.is_detached()
