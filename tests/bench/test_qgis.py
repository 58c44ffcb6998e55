"""The comparison with QGIS where there is no QGIS: it is left out with a sentence, and what is asked of it survives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import qgis_rival
from bench.peak import Ended, run_watched
from bench.qgis_brief import read_brief
from bench.sheets import SCREEN
from layers.store import DATA_FOLDER, Data
from layers.vocabulary import Precision


def test_without_qgis_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "defpath", str(tmp_path))
    assert qgis_rival.qgis_figures(DATA_FOLDER) is None
    said = capsys.readouterr().err
    assert "QGIS is not installed" in said
    assert said.count("\n") == 1


def test_a_qgis_that_fails_is_named_by_its_last_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert qgis_rival._figures(Ended(1, "", "Traceback\nRuntimeError: no projection\n", 0.0)) is None
    assert "code 1: RuntimeError: no projection" in capsys.readouterr().err


def test_figures_are_found_among_what_qgis_prints() -> None:
    told = (
        '{"version": "3", "start_s": 1.5, "seconds": {"a": [1, 2]},'
        ' "labels_placed": {"a": 3}, "labels_unplaced": {"a": 4}}'
    )
    figures = qgis_rival._figures(Ended(-11, f"hello\n{told}\nbye\n", "", 250.0))
    assert figures is not None
    assert figures.seconds == {"a": (1, 2)}
    assert (figures.labels_placed["a"], figures.labels_unplaced["a"], figures.memory_mb) == (3, 4, 250.0)


def test_a_brief_survives_its_json_and_asks_for_what_we_draw(data: Data, tmp_path: Path) -> None:
    brief = qgis_rival._brief(data, DATA_FOLDER, tmp_path)
    assert read_brief(brief.to_json()) == brief
    drawn = {facility.kind.value for facility in data.facilities if facility.precision is not Precision.CITY}
    assert {sign.kind for sign in brief.signs} == drawn
    screen = next(page for page in brief.pages if page.name == SCREEN.name)
    assert screen.size_px == SCREEN.sheet.size_px == (1920, 1080)
    assert sum(page.atlas for page in brief.pages) == 1


def test_a_watched_process_gets_its_input_and_tells_its_peak() -> None:
    script = "import time; held = b'x' * 80_000_000; time.sleep(0.5); print(input())"
    ended = run_watched([sys.executable, "-c", script], told="山东\n", environment=os.environ | {"PYTHONUTF8": "1"})
    assert (ended.code, ended.out, ended.errors) == (0, "山东\n", "")
    assert ended.peak_mb > 80


def test_a_process_that_does_not_end_is_ended() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run_watched([sys.executable, "-c", "import time; time.sleep(60)"], timeout_s=0.3)
