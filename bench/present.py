"""Sheets for a presenter (出图): ours against their targets, and the same as a QGIS layout exported in the same run."""

import sys
import time

from bench.peak import run_watched
from bench.qgis_rival import ATLAS, QgisFigures, qgis_figures
from bench.report import Row, Section, table
from bench.sheets import A4, RUNS, SCREEN, SHEETS, WALL, Measured, drawn
from layers.store import DATA_FOLDER, Data, load

MEMORY_MB = 1000


def present() -> Section:
    """Ours warm and its memory; below each of ours QGIS's, if QGIS is installed, and the names it left out."""
    data, qgis = load(), qgis_figures(DATA_FOLDER)
    ours = {SCREEN: screen(data), A4: a4(data), WALL: wall(data)}
    rows: list[Row] = []
    for measured, row in ours.items():
        rows += [row, *_beside(qgis, measured.name, row)]
    rows += names_of_ours(data)
    held = memory()
    rows.append(held)
    if qgis:
        rows.append(Row("  QGIS, all its exports one after another", (qgis.memory_mb,), "MB", ours=held.median))
        rows += [atlas_of_qgis(qgis), Row("QGIS: start until the first layout stands", (qgis.start_s,), "s")]
        rows += names_of_qgis(qgis)
    return Section("Present (出图)", tuple(rows), _notes(qgis))


def screen(data: Data) -> Row:
    """The slide of 1920×1080."""
    return _warm(data, SCREEN)


def a4(data: Data) -> Row:
    """A4 lying, at 300 dots per inch."""
    return _warm(data, A4)


def wall(data: Data) -> Row:
    """A1 as vectors."""
    return _warm(data, WALL)


def memory() -> Row:
    """The most that a process of its own holds while it draws one of our sheets, the hungriest of them."""
    peaks = []
    for measured in SHEETS:
        ended = run_watched([sys.executable, "-m", "bench.sheets", measured.name])
        if ended.code:
            raise RuntimeError(f"{measured.name} failed in a process of its own:\n{ended.errors}")
        peaks.append(ended.peak_mb)
    return Row("peak memory of the hungriest sheet", (max(peaks),), "MB", target=MEMORY_MB)


def atlas_of_qgis(qgis: QgisFigures) -> Row:
    """QGIS's atlas of the 16 cities."""
    return Row(f"QGIS: {ATLAS}", qgis.seconds[ATLAS], "s")


def names_of_ours(data: Data) -> list[Row]:
    """How many things on the map of each sheet have neither name nor number."""
    pictures = {measured.name: drawn(data, measured) for measured in SHEETS}
    return [
        Row(f"{name}: neither name nor number, of {picture.symbols}", (picture.unlabelled,), "names")
        for name, picture in pictures.items()
    ]


def names_of_qgis(qgis: QgisFigures) -> list[Row]:
    """How many names QGIS left out, export by export."""
    return [
        Row(f"QGIS: {name}: names left out of {qgis.labels_placed[name] + unplaced}", (unplaced,), "names")
        for name, unplaced in qgis.labels_unplaced.items()
    ]


def _warm(data: Data, measured: Measured) -> Row:
    drawn(data, measured)
    runs = []
    for _run in range(RUNS):
        before = time.perf_counter()
        drawn(data, measured)
        runs.append(time.perf_counter() - before)
    return Row(f"{measured.name}, warm", tuple(runs), "s", target=measured.target_s)


def _beside(qgis: QgisFigures | None, name: str, ours: Row) -> list[Row]:
    return [Row("  QGIS layout, warm", qgis.seconds[name], "s", ours=ours.median)] if qgis else []


def _notes(qgis: QgisFigures | None) -> tuple[str, ...]:
    watched = "Memory: a process of its own with its children, resident, looked at every 20 ms."
    if qgis is None:
        return (watched, "QGIS: not measured, see the line above the table.")
    return (
        watched,
        f"QGIS {qgis.version}: same features, filter, projection, font, colours, symbols, page and resolution; names by"
        " its own placer (around the point, symbols as obstacles, not all shown). Its layout stands before the clock"
        " starts; ours is made from the View each time. It moves no symbol, those of one place cover each other;"
        " its legend carries no counts, and beside map and legend there is no list or chart.",
        "QGIS's names: facilities, cities and seas; in the atlas each page's own facilities, summed over the pages.",
    )


if __name__ == "__main__":
    print(table([present()]))
