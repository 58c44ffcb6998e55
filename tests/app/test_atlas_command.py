import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.atlas import making
from app.atlas.drawing import Drawn
from app.atlas.order import StoppedError
from app.cli import main
from layers.issue import Issue

ROOT = Path(__file__).resolve().parents[2]
TINY = ("--by", "circle", "--template", "brief")


@pytest.fixture
def drawn(monkeypatch):
    """A real sheet of one circle, drawn here; `drawn` holds the words of those that fail."""
    failing = set()

    def draw(job, planned, workers, stopped):
        for leaf in planned:
            if stopped():
                raise StoppedError
            fault = Issue(leaf.title, "", "没有画成的缘由", "why it was not drawn")
            yield Drawn(leaf, failed=(fault,)) if leaf.word in failing else Drawn(leaf, b"sheet", ("少列 3 处",))
            if "ctrl+c" in failing:
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(making, "draw_all", draw)
    monkeypatch.setattr(making, "bind", lambda book: b"%PDF" + b"".join(book.sheets.values()))
    return failing


def test_progress_is_a_line_for_each_sheet_where_there_is_no_terminal(drawn, capsys, tmp_path):
    assert main(["atlas", str(tmp_path / "a.pdf"), *TINY]) == 0
    said = capsys.readouterr()
    steps = [line for line in said.err.splitlines() if line[:1].isdigit()]
    assert [line.split()[0] for line in steps] == ["1/3", "2/3", "3/3", "3/3"]
    assert "\r" not in said.err
    assert "少列 3 处" in said.err
    assert "3 幅图" in said.out


def test_a_terminal_gets_one_line_that_grows(drawn, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    main(["atlas", str(tmp_path / "a.pdf"), *TINY])
    bar, *_ = capsys.readouterr().err.split("\n")
    assert bar.count("\r") >= 3
    assert "3/3" in bar


def test_a_failing_sheet_is_named_and_the_exit_code_says_so(drawn, capsys, tmp_path):
    drawn.add("lunan")
    assert main(["atlas", str(tmp_path / "a.pdf"), *TINY]) == 1
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDFsheetsheet"
    said = capsys.readouterr().err
    assert "鲁南经济圈" in said
    assert "没有画成的缘由" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.pdf", "--by", "county"), "county"),
        (("a.png",), "文件夹"),
        (("a.pdf", "--form", "png"), "文件夹"),
        (("a", "--form", "docx"), "--form"),
        (("a.pdf", "--paper", "a9"), "paper"),
        (("nowhere/a.pdf",), "文件夹"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(drawn, capsys, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert main(["atlas", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_is_read_between_sheets_never_raised_into_the_work(drawn, capsys, tmp_path):
    drawn.add("ctrl+c")
    before = signal.getsignal(signal.SIGINT)
    assert main(["atlas", str(tmp_path / "a.pdf"), *TINY]) == 130
    said = capsys.readouterr().err
    assert said.index("正在停止") < said.index("已停止")
    assert "画好 1 幅，未画 2 幅" in said
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGINT) == before


def test_ctrl_c_leaves_what_was_there_and_says_what_was_not_written(tmp_path):
    out = tmp_path / "atlas.pdf"
    out.write_bytes(b"before")
    # A shell that runs the tests in the background has them ignore Ctrl+C, and what they start would too.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from app.cli import main; sys.exit(main())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "atlas", str(out), "--by", "city", "--template", "brief"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
        encoding="utf-8",
        start_new_session=True,
    )
    first = process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    rest = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert first.startswith("1/16")
    assert "已停止" in rest
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["atlas.pdf"]
    assert out.read_bytes() == b"before"


def test_workers_end_with_the_process_that_they_work_for(tmp_path):
    code = "import sys; from app.cli import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "atlas", str(tmp_path / "a.pdf"), "--by", "city", "--template", "brief"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    process.stderr.readline()
    workers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    gone, _ = psutil.wait_procs(workers, timeout=30)
    assert workers
    assert len(gone) == len(workers)
