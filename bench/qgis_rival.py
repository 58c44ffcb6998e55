"""The same layers as a QGIS layout: finds a Python that has QGIS, has it export, and brings its figures home."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import style
from app.sheet.type import FONTS
from app.themes import LIGHT
from app.words import say
from bench.peak import Ended, run_watched
from bench.qgis_brief import Brief, Page, Sign
from bench.sheets import A4, RUNS, SHEETS
from geo.projection import SHEET_PROJ
from layers.store import DATA_FOLDER, Data, load
from layers.vocabulary import KIND_GROUPS, Circle, Kind, KindGroup, Language, Precision

ATLAS = "atlas of the 16 cities, A4 PDF"
ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_S = 600


@dataclass(frozen=True)
class QgisFigures:
    """What QGIS needed: by export the warm runs in s, the names placed and left out; start in s, peak memory in MB."""

    version: str
    start_s: float
    seconds: Mapping[str, tuple[float, ...]]
    labels_placed: Mapping[str, int]
    labels_unplaced: Mapping[str, int]
    memory_mb: float


def qgis_figures(data_folder: Path, keep: Path | None = None) -> QgisFigures | None:
    """Have QGIS export every page; its files stay in `keep` if that is given. Without QGIS, None, and one line said."""
    python = _python_with_qgis()
    if python is None:
        _say("QGIS is not installed (no python3 here can import qgis)")
        return None
    data = load(data_folder)
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own: neither the user's settings in the figures nor ours left with the user.
        environment = _environment() | {"QGIS_CUSTOM_CONFIG_PATH": folder, "XDG_RUNTIME_DIR": folder}
        brief = _brief(data, data_folder, keep or Path(folder))
        try:
            ended = run_watched(
                [python, "-m", "bench.qgis_layout"],
                told=brief.to_json(),
                environment=environment,
                folder=ROOT,
                timeout_s=TIMEOUT_S,
            )
        except subprocess.TimeoutExpired:
            _say(f"QGIS had not finished after {TIMEOUT_S} s")
            return None
    return _figures(ended)


def _figures(ended: Ended) -> QgisFigures | None:
    found = next((line for line in ended.out.splitlines() if line.startswith("{")), None)
    if found is None:
        last = (ended.errors.strip().splitlines() or ["no message"])[-1]
        _say(f"QGIS failed (code {ended.code}: {last})")
        return None
    told: dict[str, Any] = json.loads(found)
    seconds = {name: tuple(runs) for name, runs in told.pop("seconds").items()}
    return QgisFigures(seconds=seconds, memory_mb=ended.peak_mb, **told)


def _python_with_qgis() -> str | None:
    """The first python3 on the path, or where the system keeps its own, that can import qgis."""
    folders = [*os.get_exec_path(), *os.defpath.split(os.pathsep)]
    for python in dict.fromkeys(filter(None, (shutil.which("python3", path=folder) for folder in folders))):
        tried = subprocess.run([python, "-c", "import qgis.core"], capture_output=True, env=_environment(), check=False)
        if tried.returncode == 0:
            return python
    return None


def _environment() -> dict[str, str]:
    # What points our own Python to its modules would mislead the other one.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def _say(why: str) -> None:
    print(f"{why}: the comparison with QGIS is left out.", file=sys.stderr, flush=True)


def _brief(data: Data, data_folder: Path, out: Path) -> Brief:
    drawn = [facility for facility in data.facilities if facility.precision is not Precision.CITY]
    gathered = [facility for facility in data.facilities if facility.precision is Precision.CITY]
    source = _zh("sheet.source", plans=_zh("sheet.plans"))
    borders = _zh("join.part").join((data.card("cities")["attribution"], _zh("sheet.sketch")))
    return Brief(
        data=str(data_folder.resolve()),
        out=str(out.resolve()),
        fonts=tuple(str(FONTS / f"LutuSans-{weight}.ttf") for weight in ("Regular", "Bold")),
        projection=SHEET_PROJ,
        words={
            "title": _zh("app.title"),
            "lead": _zh("app.lead"),
            "source": f"{source}\n{borders}",
            "kilometres": _zh("sheet.scale"),
        },
        colours={
            name: getattr(LIGHT, name)
            for name in ("sea", "land", "paper", "line", "county_line", "circle_line", "ink", "muted", "sea_name")
        },
        tints={circle.value: (circle.zh, LIGHT.tints[circle]) for circle in Circle},
        signs=_signs({facility.kind for facility in drawn}),
        counts=dict(Counter(code for facility in gathered for code in facility.cities)),
        pages=_pages(),
        runs=RUNS,
        began=time.time(),
    )


def _zh(key: str, **values: str) -> str:
    return say(key, Language.ZH, **values)


def _signs(drawn: set[Kind]) -> tuple[Sign, ...]:
    kinds = [kind for group in KindGroup for kind in Kind if KIND_GROUPS[kind] is group and kind in drawn]
    return tuple(
        Sign(
            kind=kind.value,
            label=kind.zh,
            mark=style.MARK[kind][0],
            colour=LIGHT.groups[KIND_GROUPS[kind]],
            shape=style.GROUP_SHAPE[KIND_GROUPS[kind]],
        )
        for kind in kinds
    )


def _pages() -> tuple[Page, ...]:
    whole = [
        Page(made.name, f"sheet-{n}.{made.form}", *made.sheet.size_mm, made.sheet.resolution_dpi, made.type_pt)
        for n, made in enumerate(SHEETS)
    ]
    return (*whole, Page(ATLAS, "atlas.pdf", *A4.sheet.size_mm, A4.sheet.resolution_dpi, A4.type_pt, atlas=True))


if __name__ == "__main__":
    print(qgis_figures(DATA_FOLDER, Path(sys.argv[1]) if len(sys.argv) > 1 else None))
