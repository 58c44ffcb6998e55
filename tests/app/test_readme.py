"""The README does not lie: its commands run, its numbers and files are those of the project."""

import json
import re
import shlex
from pathlib import Path

import pytest

from app.cli import _parser, main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.strip()
]
LUTU = [shlex.split(line)[1:] for line in COMMANDS if line.startswith("lutu ")]


@pytest.mark.parametrize("arguments", [a for a in LUTU if a[0] == "export"], ids=" ".join)
def test_export_commands_make_their_file(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 0
    assert (tmp_path / arguments[1]).stat().st_size > 10_000


def test_the_check_command_finds_nothing_wrong(capsys):
    assert ["check"] in LUTU
    assert main(["check"]) == 0


@pytest.mark.parametrize("arguments", [a for a in LUTU if "--plans" in a], ids=" ".join)
def test_commands_with_the_plans_text_are_understood(arguments):
    assert str(_parser().parse_args(arguments).plans) == "六部规划.txt"


def test_make_has_the_targets():
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    named = {line.split("#")[0].split()[1] for line in COMMANDS if line.startswith("make ")}
    assert named == {"run", "test"}
    assert {"run", "test", "bench"} <= set(targets)


def test_the_numbers_are_those_of_the_data():
    features = json.loads((ROOT / "data" / "facilities.geojson").read_text(encoding="utf-8"))["features"]
    unplaced = json.loads((ROOT / "data" / "unplaced.json").read_text(encoding="utf-8"))
    assert f"{len(features)} 处设施" in README
    assert f"{len(unplaced)} 项" in README


def test_the_data_dictionary_names_every_field():
    features = json.loads((ROOT / "data" / "facilities.geojson").read_text(encoding="utf-8"))["features"]
    table = README[README.index("## 数据字典") : README.index("## 房子的样子")]
    for name in ["id", *features[0]["properties"]]:
        assert f"`{name}`" in table


def test_the_pictures_exist():
    for path in re.findall(r"\]\(([^)]+\.png)\)", README):
        assert (ROOT / path).exists()
