import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from PIL import Image

from app import command_check
from app.cli import main

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["--paper", "600x400px", "--dpi", "96"]


def command(*arguments, environment=None):
    """The command line of `lutu` in a process of its own."""
    code = "import sys; from app.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
        env={**os.environ, **(environment or {})},
    )


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


# --- check ---


def test_check_says_that_the_shipped_data_is_good(capsys, data):
    assert main(["check"]) == 0
    said = capsys.readouterr()
    assert str(len(data.facilities)) in said.out
    assert said.err == ""


def test_check_names_file_feature_and_field_of_every_fault_at_once(capsys, broken):
    folder, expected = broken
    assert main(["check", "--data", str(folder)]) == 1
    said = lines(capsys.readouterr().err)
    for identifier, field in expected:
        assert [line for line in said if f"facilities.geojson · {identifier} · {field}" in line], (identifier, field)
    assert [line for line in said if line.startswith("cores.geojson")]


def test_check_says_how_many_faults_there_are(capsys, broken):
    main(["check", "--data", str(broken[0])])
    *faults, total = lines(capsys.readouterr().err)
    assert total.startswith(str(len(faults)))


def test_check_of_a_folder_that_is_not_there_names_every_file(capsys, tmp_path):
    assert main(["check", "--data", str(tmp_path / "nowhere")]) == 1
    assert len(lines(capsys.readouterr().err)) == 16


PLANS = "\n".join(
    f"山东省“十四五”{name}规划"
    for name in ("商贸流通业发展", "服务贸易发展", "对外贸易发展", "利用外资", "对外投资合作", "经济园区")
)


def test_check_against_another_text_names_every_citation(capsys, tmp_path, data):
    (tmp_path / "plans.txt").write_text(PLANS, encoding="utf-8")
    assert main(["check", "--plans", str(tmp_path / "plans.txt")]) == 1
    said = lines(capsys.readouterr().err)
    for facility in data.facilities:
        assert f"facilities.geojson · {facility.id} · citations[{len(facility.citations)}]" in "\n".join(said)


@pytest.mark.parametrize(
    "content",
    [None, "山东".encode("gb18030"), PLANS.replace("利用外资", "利用").encode()],
    ids=["none", "gbk", "title"],
)
@pytest.mark.parametrize("name", ["check", "serve"])
def test_plans_that_cannot_be_read_are_refused(capsys, tmp_path, content, name):
    path = tmp_path / "plans.txt"
    if content is not None:
        path.write_bytes(content)
    assert main([name, "--plans", str(path)]) == 2
    assert "plans.txt" in capsys.readouterr().err


# --- broken data ---


@pytest.mark.parametrize("arguments", [["serve"], ["export", "out.png"]], ids=["serve", "export"])
def test_broken_data_is_refused_with_the_sentences_of_check(capsys, monkeypatch, broken, tmp_path, arguments):
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    main(["check", "--data", str(broken[0])])
    checked = lines(capsys.readouterr().err)[:-1]
    assert main([*arguments, "--data", str(broken[0])]) == 2
    assert lines(capsys.readouterr().err) == checked
    assert list(work.iterdir()) == []


# --- export ---


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["out.gif"], "out.gif"),
        (["out"], "out"),
        (["out.png", "--paper", "big"], "paper"),
        (["out.png", "--paper", "1920x"], "paper"),
        (["out.png", "--paper", "10x10px"], "paper"),
        (["out.png", "--paper", "99999x1080px"], "paper"),
        (["out.png", "--paper=-5x1080px"], "paper"),
        (["out.png", "--dpi", "1"], "dpi"),
        (["out.png", "--dpi", "99999"], "dpi"),
        (["out.png", "--dpi", "x"], "dpi"),
        (["out.png", "--template", "poster"], "template"),
        (["out.png", "--parts", "frame"], "frame"),
        (["out.png", "--paper", "a0", "--dpi", "1200"], "dpi"),
        (["out.png", "--settings", "nowhere.toml"], "nowhere.toml"),
        (["out.png", "--kind", "castle"], "castle"),
        (["out.png", "--at", "1,2,3"], "at"),
        (["out.png", "--layers", "clouds"], "clouds"),
        (["out.png", "--view", "?kind=castle"], "castle"),
        (["out.png", "--view", "http://[::1/?kind=port"], "link"),
        (["out.png", "--view", "?title=" + "x" * 5000], "4000"),
        (["out.png", "--title", "a\U0001f600b", *SMALL], "\U0001f600"),
        (["out.png", "--q", "\U0001f600", *SMALL], "\U0001f600"),
        (["nowhere/out.png", *SMALL], "out.png"),
        (["out.pdf", "--map-only"], "map-only"),
        (["out.png", "--map-only", "--paper", "9000x900px"], "9000"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_export_refuses_what_it_cannot_do(capsys, monkeypatch, tmp_path, arguments, named):
    monkeypatch.chdir(tmp_path)
    for name in ("out.png", "out.gif", "out"):
        (tmp_path / name).write_text("mine")
    assert main(["export", *arguments]) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert said.out == ""
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(
        ("out.png", "out.gif", "out"), "mine"
    )


def test_every_fault_of_an_export_command_is_named_at_once(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "out.png", "--kind", "castle", "--city", "999999", "--at", "x"]) == 2
    assert len(lines(capsys.readouterr().err)) == 3


def test_bad_paper_and_dpi_are_named_at_once(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "out.png", "--paper", "big", "--dpi", "1"]) == 2
    assert len(lines(capsys.readouterr().err)) == 2


def test_a_folder_that_has_the_pictures_name_is_left_alone(capsys, tmp_path):
    (tmp_path / "out.png").mkdir()
    assert main(["export", str(tmp_path / "out.png"), *SMALL]) == 2
    assert "out.png" in capsys.readouterr().err


def test_a_refusal_is_a_sentence_and_no_traceback(tmp_path):
    done = command("export", str(tmp_path / "out.png"), "--title", "\U0001f600", *SMALL)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(
    "filters",
    [["--kind", "port", "--lang", "en"], ["--view", "http://127.0.0.1:8050/?kind=port&lang=en"]],
    ids=["options", "link"],
)
def test_export_writes_the_picture_and_says_where(capsys, tmp_path, filters):
    out = tmp_path / "out.svg"
    assert main(["export", str(out), *filters, *SMALL]) == 0
    assert str(out) in capsys.readouterr().out
    small = "" if "--view" in filters else "&amp;paper=600x400px&amp;dpi=96"
    assert f"kind=port{small}&amp;lang=en".encode() in out.read_bytes()


def test_export_writes_the_map_alone_on_a_transparent_ground(capsys, tmp_path):
    out = tmp_path / "map.png"
    assert main(["export", str(out), "--map-only", "--kind", "port", "--paper", "800x600px"]) == 0
    assert str(out) in capsys.readouterr().out
    with Image.open(out) as picture:
        assert picture.size == (800, 600)
        assert "kind=port" in picture.info["Source"]
        low, high = picture.getchannel("A").getextrema()
        assert (low, high) == (0, 255)


def test_export_knows_nothing_of_dash_and_flask(tmp_path):
    code = (
        "import sys; from app.cli import main; code = main(sys.argv[1:]); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('dash', 'dash_leaflet', 'flask'))); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "export", str(tmp_path / "out.png"), *SMALL],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert done.stdout.decode().splitlines()[-1] == "[]"


# --- help and consoles ---


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["export", "--help"], ["check", "--help"]])
def test_help_speaks_both_languages(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert re.search(r"[一-鿿]", said)
    assert re.search(r"[a-z]{4}", said)


OPTIONS = ["plan", "circle", "city", "sector", "kind", "precision", "q", "at", "view", "paper", "template", "parts"]


@pytest.mark.parametrize("option", OPTIONS)
def test_the_help_of_export_names_every_filter_of_the_page(capsys, option):
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert f"--{option}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["fly"], ["export"], ["serve", "--port", "x"]])
def test_a_command_line_that_makes_no_sense_exits_2(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "lutu" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
@pytest.mark.parametrize("arguments", [["check"], ["--help"], ["check", "--data", "nowhere"]], ids=" ".join)
def test_a_console_that_has_no_chinese_ends_no_command(encoding, arguments):
    done = command(*arguments, environment={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if "nowhere" in arguments else 0)


def test_a_command_ended_by_ctrl_c_says_so_to_the_shell_and_shows_no_traceback(capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(command_check, "audit", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == ""


# --- serve ---


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_its_address_when_the_page_answers_and_leaves_nothing_when_it_is_ended(tmp_path, ending):
    # A shell that runs the tests in the background has them ignore Ctrl+C, and what they start would too.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from app.cli import main; sys.exit(main())"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "TMPDIR": str(tmp_path)},
    )
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline().decode())[0]
        assert urllib.request.urlopen(address, timeout=30).status == 200
        atlas = urllib.request.Request(f"{address}api/atlas?by=circle&kind=port&template=brief", method="POST")
        atlas.add_header("Sec-Fetch-Site", "same-origin")
        assert urllib.request.urlopen(atlas, timeout=30).status == 202
        assert list(tmp_path.glob("lutu-atlas-*"))
        server.send_signal(ending)
        _, said = server.communicate(timeout=30)
    finally:
        server.kill()
    assert server.returncode == 0
    assert b"Traceback" not in said
    assert not list(tmp_path.glob("lutu-atlas-*"))


@pytest.mark.parametrize("host", ["127.0.0.1", "not-a-host.invalid"])
def test_serve_refuses_an_address_it_cannot_have(host):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = command("serve", "--host", host, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert b"--port" in done.stderr
    assert b"Traceback" not in done.stderr


def test_serve_refuses_a_port_that_does_not_exist():
    done = command("serve", "--port", "99999")
    assert done.returncode == 2
    assert b"99999" in done.stderr
    assert b"Traceback" not in done.stderr
