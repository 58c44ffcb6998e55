"""Putting a finished atlas in its place: a file or a folder, whole or not at all, and burying only its own kind."""

import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.issue import DataRefusedError, Issue

MANIFEST = "atlas.json"
"""The file in a folder that lists what an atlas put there: only that may be replaced by another atlas."""


def check_place(out: Path, *, folder: bool) -> None:
    """Raises DataRefusedError where nothing can be written to `out`, or where something else would be buried."""
    if not out.resolve().parent.is_dir():
        raise _refuse(out, "没有这个文件夹，请先建好", "There is no such folder; make it first")
    if not folder:
        if out.is_dir():
            raise _refuse(out, "这是文件夹，请写文件名", "This is a folder; name a file")
    elif out.exists() and not out.is_dir():
        raise _refuse(out, "已有同名文件，请换一个文件夹名", "A file has this name; take another")
    elif out.is_dir() and (strange := _strange(out)):
        shown = strange[0][:40]
        message = f"文件夹里有不属于图集的文件（{shown}），请换一个空文件夹"
        raise _refuse(out, message, f"It holds files that are no atlas's ({shown}); take an empty folder")


def write_file(out: Path, content: bytes) -> int:
    """Beside its place first, then into it: nobody ever finds half a file. Returns the bytes written."""
    place = out.resolve()
    part = _beside(place, "part")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(place)
    except OSError as error:
        raise _unwritten(out, error) from error
    finally:
        part.unlink(missing_ok=True)
    return len(content)


def write_folder(out: Path, files: Mapping[str, bytes]) -> int:
    """A folder of files and the list of them, in place of an earlier one. Returns the bytes of the files."""
    place = out.resolve()
    part = _beside(place, "part")
    try:
        part.mkdir()
        for name, content in files.items():
            (part / name).write_bytes(content)
        manifest = {"made_by": "lutu", "files": sorted(files)}
        (part / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        # Once more: drawing takes minutes, in which somebody may have put something there.
        check_place(out, folder=True)
        _swap(part, place)
    except OSError as error:
        raise _unwritten(out, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sum(map(len, files.values()))


def _swap(part: Path, place: Path) -> None:
    """Move the new folder in and only then delete the old one; whatever happens between, one of them is in place."""
    old = _beside(place, "old")
    try:
        if place.exists():
            place.rename(old)
        part.rename(place)
    except BaseException:  # Ctrl+C too
        if old.exists() and not place.exists():
            old.rename(place)
        raise
    finally:
        if place.exists() and not part.exists():
            shutil.rmtree(old, ignore_errors=True)


def _strange(folder: Path) -> list[str]:
    """What is in a folder and not on the list of an atlas."""
    own = _listed(folder / MANIFEST)
    return sorted(entry.name for entry in folder.iterdir() if entry.name not in own or not entry.is_file())


def _listed(manifest: Path) -> frozenset[str]:
    """The files that a manifest lists, and itself; none where it is not one of ours."""
    try:
        told: Any = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    if not isinstance(told, dict) or told.get("made_by") != "lutu" or not isinstance(told.get("files"), list):
        return frozenset()
    return frozenset({MANIFEST, *map(str, told["files"])})


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(f".{place.name}.{secrets.token_hex(4)}.{ending}")


def _unwritten(out: Path, error: OSError) -> DataRefusedError:
    return _refuse(out, f"写不了：{error.strerror}", f"Cannot be written: {error.strerror}")


def _refuse(out: Path, message: str, message_en: str) -> DataRefusedError:
    return DataRefusedError([Issue(str(out), "", message, message_en)])
