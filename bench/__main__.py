"""`python -m bench`: measure 鲁图 on its shipped data and print one table; over target is said, not asserted."""

import os
import platform
import sys
import time

import psutil
from playwright.sync_api import Browser

from bench.atlas import atlas
from bench.browser import WINDOW_PX, chromium
from bench.compared import comparison
from bench.ours import exports, filters, starts
from bench.points import own_layers
from bench.present import present
from bench.report import table
from bench.serving import SERVE, started
from bench.wide import everything
from layers.store import load


def main() -> int:
    before = time.perf_counter()
    with chromium() as browser:
        machine = _machine(browser)
        _say("start, first visit, memory")
        start, first_map = starts(browser)
        with started(SERVE) as server:
            _say("filters")
            changed, click = filters(browser, server)
            _say("every layer")
            wide = everything(browser, server)
            _say("side by side")
            beside = comparison(browser, server, click, first_map)
        _say("own layers")
        own = own_layers(browser)
    _say("pictures")
    pictures = exports()
    _say("sheets, and QGIS's")
    sheets = present()
    _say("the atlas")
    sections = [start, changed, wide, pictures, sheets, atlas(), beside, own]
    print(machine)
    print(table(sections))
    print(f"Measured in {time.perf_counter() - before:.0f} s.")
    return 0


def _machine(browser: Browser) -> str:
    facilities = len(load().facilities)
    window = "×".join(map(str, WINDOW_PX.values()))
    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}) · Python {platform.python_version()}"
        f" · Chromium {browser.version}, headless, {window} · {facilities} facilities"
        f" · load before {psutil.getloadavg()[0]:.1f}"
    )


def _say(what: str) -> None:
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
