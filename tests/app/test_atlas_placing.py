import json
from pathlib import Path

import pytest

from app.atlas.placing import MANIFEST, check_place, write_file, write_folder
from layers.issue import DataRefusedError

FIRST = {"00-封面.png": b"first", "01-临沂市.png": b"sheet"}
SECOND = {"00-封面.png": b"second"}


@pytest.fixture
def out(tmp_path):
    """A folder with an atlas in it."""
    write_folder(tmp_path / "atlas", FIRST)
    return tmp_path / "atlas"


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def alone(out):
    return [path.name for path in out.parent.iterdir()] == [out.name]


def test_an_earlier_atlas_is_replaced_as_a_whole(out):
    assert write_folder(out, SECOND) == len(b"second")
    assert held(out) == SECOND
    assert alone(out)


def test_a_folder_of_files_named_as_ours_is_not_ours(tmp_path):
    (tmp_path / "01-会场.jpg").write_bytes(b"mine")
    with pytest.raises(DataRefusedError, match=r"01-会场\.jpg"):
        check_place(tmp_path, folder=True)
    with pytest.raises(DataRefusedError, match=r"01-会场\.jpg"):
        write_folder(tmp_path, SECOND)
    assert held(tmp_path) == {"01-会场.jpg": b"mine"}


@pytest.mark.parametrize("written", ["{", "[]", json.dumps({"files": ["a.png"]}), json.dumps({"made_by": "lutu"})])
def test_a_list_that_is_not_ours_gives_nothing_free(tmp_path, written):
    (tmp_path / MANIFEST).write_text(written)
    (tmp_path / "a.png").write_bytes(b"mine")
    with pytest.raises(DataRefusedError, match=r"a\.png"):
        check_place(tmp_path, folder=True)


def test_what_was_put_there_meanwhile_is_kept(out, monkeypatch):
    check_place(out, folder=True)
    write = Path.write_bytes

    def written(path, content):
        # While the new atlas is being written, somebody lays a file of theirs into the old one.
        write(out / "letter.txt", b"mine")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", written)
    with pytest.raises(DataRefusedError, match=r"letter\.txt"):
        write_folder(out, SECOND)
    assert held(out) == {**FIRST, "letter.txt": b"mine"}
    assert alone(out)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_breaks_between_the_two_moves_leaves_the_earlier_atlas(out, monkeypatch, fault):
    rename, moved = Path.rename, []

    def once(path, target):
        moved.append(path)
        if len(moved) == 2:
            raise fault
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises((KeyboardInterrupt, DataRefusedError)):
        write_folder(out, SECOND)
    assert held(out) == FIRST
    assert alone(out)


def test_ctrl_c_right_after_the_new_one_moved_in_leaves_the_new_one(out, monkeypatch):
    rename = Path.rename

    def interrupted(path, target):
        rename(path, target)
        if target == out:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_folder(out, SECOND)
    assert held(out) == SECOND
    assert alone(out)


def test_what_is_written_has_the_rights_of_any_new_file(tmp_path):
    write_file(tmp_path / "a.pdf", b"%PDF")
    write_folder(tmp_path / "a", FIRST)
    (tmp_path / "b.pdf").write_bytes(b"")
    (tmp_path / "b").mkdir()
    for ours, usual in (("a.pdf", "b.pdf"), ("a", "b"), ("a/00-封面.png", "b.pdf")):
        assert (tmp_path / ours).stat().st_mode == (tmp_path / usual).stat().st_mode
