"""Running a process to its end while watching the most memory it holds."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK_EVERY_S = 0.02


@dataclass(frozen=True)
class Ended:
    """A process that has ended: its code, what it wrote, and its peak of resident memory in 10^6 bytes."""

    code: int
    out: str
    errors: str
    peak_mb: float


def run_watched(
    arguments: Sequence[str],
    *,
    told: str = "",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    timeout_s: float = 600,
) -> Ended:
    """Run to the end with `told` on its standard input; the peak is over the process with its children.

    Raises subprocess.TimeoutExpired, the process killed, if it takes longer than `timeout_s`.
    """
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as given,
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
    ):
        given.write(told)
        given.seek(0)
        process = subprocess.Popen(
            arguments, stdin=given, stdout=out, stderr=errors, env=environment or os.environ, cwd=folder
        )
        watched, peak, began = psutil.Process(process.pid), 0, time.monotonic()
        while process.poll() is None:
            peak = max(peak, _family_bytes(watched))
            if time.monotonic() - began > timeout_s:
                process.kill()
                process.wait()
                raise subprocess.TimeoutExpired(list(arguments), timeout_s)
            time.sleep(LOOK_EVERY_S)
        out.seek(0)
        errors.seek(0)
        return Ended(process.returncode, out.read(), errors.read(), peak / 1e6)


def _family_bytes(process: psutil.Process) -> int:
    held = 0
    try:
        for member in (process, *process.children(recursive=True)):
            held += member.memory_info().rss
    except psutil.Error:  # one of them ended while it was looked at
        return held
    return held
