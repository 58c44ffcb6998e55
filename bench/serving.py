"""Servers in processes of their own: how long one takes to answer, and how much memory it holds."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

import psutil

LUTU = ("-c", "import sys; from app.cli import main; sys.exit(main())")
"""The `lutu` command by the interpreter that runs the benchmark, installed or not."""
SERVE = (*LUTU, "serve", "--port", "0")
RIVALS = ("-m", "bench.rivals")
TIMEOUT_S = 60


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, and the time from start to first answer."""

    address: str
    first_answer_s: float
    process: psutil.Process

    def fetch(self, path: str) -> bytes:
        return _get(f"{self.address}{path}")

    def memory_mb(self) -> float:
        """Resident memory of the process and its children, in 10^6 bytes."""
        family = [self.process, *self.process.children(recursive=True)]
        return float(sum(member.memory_info().rss for member in family)) / 1e6


@contextmanager
def started(arguments: Sequence[str], first_path: str = "/") -> Iterator[Server]:
    """Start a Python process that prints its address, wait for the first answer, and end it afterwards.

    Raises RuntimeError if it ends without an address.
    """
    before = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}
    )
    try:
        address = _address(process)
        _get(f"{address}{first_path}")
        yield Server(address, time.perf_counter() - before, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.communicate(timeout=TIMEOUT_S)


def run_whole(arguments: Sequence[str]) -> float:
    """Run a Python process to its end; returns seconds. Raises CalledProcessError if it fails, after its last words."""
    before = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUTF8": "1"},
        timeout=TIMEOUT_S,
    )
    took = time.perf_counter() - before
    if done.returncode:
        # What a sheet lacks is of no interest here, and would be said at every run; why it failed is.
        sys.stderr.buffer.write(done.stderr)
    done.check_returncode()
    return took


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://[\w.:]+", line):
            return found[0]
    raise RuntimeError(f"{process.args!r} ended without printing an address; see its message above")


def _get(url: str) -> bytes:
    with urlopen(url, timeout=TIMEOUT_S) as answer:
        body: bytes = answer.read()
    return body
