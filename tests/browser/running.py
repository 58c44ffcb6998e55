"""Starting the real server through the command line, with plans made up for the test."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from layers.model import Facility
from layers.plans import TITLES

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]


@dataclass(frozen=True)
class Site:
    """A running server: its address, and the file of plans it was given."""

    url: str
    plans: Path | None = None


@contextmanager
def serving(errors: Path, *options: object) -> Iterator[str]:
    """The address of `lutu serve` with these options, as it prints it; stopped at the end."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with errors.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", *map(str, options)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
        )
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:[1-9]\d*/", said)
            if address is None:
                process.kill()
                pytest.fail(f"lutu serve printed no address: {said!r} {errors.read_text(encoding='utf-8')}")
            yield address[0]
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


def write_plans(file: Path, facilities: list[Facility]) -> Path:
    """Made-up plans that name these facilities exactly where their citations say."""
    lines: list[str] = []
    for title, plan in TITLES.items():
        lines += [title, "本文为测试所写，并非规划原文。", ""]
        for facility in facilities:
            for cited in (cited for cited in facility.citations if cited.plan is plan):
                lines += ["", "", *cited.section.split(" / ")]
                lines += [cited.box] if cited.box else []
                lines += [f"测试段落：支持{cited.mention}等加快建设，<b>原样</b>显示。"]
        lines += ["", ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
