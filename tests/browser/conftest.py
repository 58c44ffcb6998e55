"""The real server, started once through the command line, and pages of it in a real Chromium.

Every page watches itself: a request that leaves the machine, a failed request, an error answer, an error in the
console or an uncaught one fails the test that opened it.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright
from running import Site, serving, write_plans
from traffic import Traffic

from layers.model import Facility
from layers.store import Data
from layers.vocabulary import Precision

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
]
NO_BROWSER = (
    "找不到浏览器，页面测试没有运行：请装 chromium（Debian: apt-get install chromium），"
    "或用环境变量 LUTU_CHROMIUM 指明它的路径，或运行 playwright install chromium。"
    " No browser for the page tests: install chromium, or name one in LUTU_CHROMIUM,"
    " or run `playwright install chromium`."
)
READY = """() => window.lutu && lutu.view && lutu.followed === lutu.view && lutu.overlay.scene
  && document.querySelector("#list").childElementCount > 0
  && document.querySelector("#facet-plan input")
  && !document.querySelector("#notice").textContent.includes(lutu.say("app.loading"))"""
"""The page has read its data, drawn its map and filled its pieces."""


expect.set_options(timeout=20_000)  # a limit for a slow machine, not a promise


def _launch(playwright: Playwright) -> Browser:
    named = os.environ.get("LUTU_CHROMIUM")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    try:
        return playwright.chromium.launch(executable_path=found, args=ARGUMENTS, headless=True)
    except Error as error:
        why = error.message.splitlines()[0] if found else "Playwright's own is not installed"
    return pytest.fail(f"{NO_BROWSER} ({why})", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one named in LUTU_CHROMIUM, else one on the machine, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = _launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def cited(data: Data) -> list[Facility]:
    """Three facilities for which the made-up plans hold every passage; the first cites a box and has other names."""
    known = [f for f in data.facilities if f.precision in (Precision.SITE, Precision.LOCALITY) and len(f.cities) == 1]
    rich = [f for f in known if any(c.box for c in f.citations) and len(f.plans) > 1 and f.names_other and f.note]
    plain = [f for f in data.facilities if f.precision is Precision.COUNTY]
    return [min(rich, key=lambda f: len(f.citations)), max(known, key=lambda f: len(f.citations)), plain[0]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, cited: list[Facility]) -> Iterator[Site]:
    """The real server on the shipped data, with made-up plans."""
    folder = tmp_path_factory.mktemp("site")
    plans = write_plans(folder / "plans.txt", cited)
    with serving(folder / "errors.txt", "--plans", plans) as url:
        yield Site(url, plans)


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all tests, so that scripts are read once; the tour was seen."""
    context = browser.new_context(accept_downloads=True)
    context.add_init_script("localStorage.setItem('lutu.tour', 'seen')")
    yield context
    context.close()


@pytest.fixture
def traffic() -> Traffic:
    """What the pages of this test ask for."""
    return Traffic()


@pytest.fixture
def open_page(context: BrowserContext, site: Site, traffic: Traffic) -> Iterator[OpenPage]:
    """Open the page at a query and wait until it stands; fails the test at its end if a page had any trouble."""
    pages: list[Page] = []

    def open_(query: str = "", *, width: int = 1440, height: int = 900, url: str = site.url) -> Page:
        page = context.new_page()
        pages.append(page)
        traffic.watch(page)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{url}?{query}" if query else url)
        page.wait_for_function(READY)
        return page

    yield open_
    for page in pages:
        # What is on its way is waited for: closing would abort it, and an aborted request is no fault of the page.
        traffic.settle(page)
    seen = list(traffic.troubles)
    for page in pages:
        page.close()
    assert not seen


@pytest.fixture(scope="module")
def still_page(context: BrowserContext, site: Site) -> Iterator[Page]:
    """One page for all tests of a module that only call its functions."""
    page = context.new_page()
    page.goto(site.url)
    page.wait_for_function(READY)
    yield page
    page.close()
