"""The atlas of 25 sheets: cities, circles and plans as one PDF, as a whole command, with the memory of its family."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench.report import Row, Section
from bench.serving import LUTU

BY = "city,circle,plan"
LOOK_EVERY_S = 0.1
TIMEOUT_S = 600


def atlas(runs: int = 3) -> Section:
    """Time and memory of `lutu atlas --by city,circle,plan`, from the start of the command to its end."""
    taken, family, largest, sizes = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "atlas.pdf"
        for _run in range(runs):
            before = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *LUTU, "atlas", str(out), "--by", BY],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONUTF8": "1"},
            )
            together, one = _watched(process)
            taken.append(time.perf_counter() - before)
            family.append(together)
            largest.append(one)
            sizes.append(out.stat().st_size / 1e6)
    rows = (
        Row("25 sheets with cover, contents and index, as a command", tuple(taken), "s", target=40),
        Row("  memory of all its processes together, at most", tuple(family), "MB", target=1000),
        Row("  memory of its largest process", tuple(largest), "MB"),
        Row("  size of the PDF", tuple(sizes), "MB"),
    )
    cores = len(psutil.Process().cpu_affinity()) if hasattr(psutil.Process, "cpu_affinity") else os.cpu_count()
    return Section("Atlas", rows, (f"Atlas: `lutu atlas --by {BY}` on {cores} cores; memory resident, every 0.1 s.",))


def _watched(process: "subprocess.Popen[bytes]") -> tuple[float, float]:
    """The most memory until it ends, of the family and of one process, in 10^6 bytes; raises if it fails."""
    together = one = 0.0
    end = time.perf_counter() + TIMEOUT_S
    while process.poll() is None:
        if time.perf_counter() > end:
            process.kill()
        sizes = _sizes(process.pid)
        together, one = max(together, sum(sizes)), max(one, *sizes, 0.0)
        time.sleep(LOOK_EVERY_S)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "lutu atlas")
    return together, one


def _sizes(pid: int) -> list[float]:
    sizes = []
    try:
        parent = psutil.Process(pid)
        for member in (parent, *parent.children(recursive=True)):
            sizes.append(member.memory_info().rss / 1e6)
    except psutil.NoSuchProcess:
        # It ended while it was looked at.
        pass
    return sizes
