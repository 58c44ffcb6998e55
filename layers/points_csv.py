"""Reading a CSV of points as offices write it: UTF-8 or GBK, any usual delimiter, cells that are no number left out."""

import codecs
import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from numpy.typing import NDArray

from layers.points_refused import refuse

LON_NAMES = ("lon", "lng", "long", "longitude", "经度", "x")
LAT_NAMES = ("lat", "latitude", "纬度", "y")
ENCODINGS = ("utf-8-sig", "gb18030")
"""What Excel writes: UTF-8 with a mark, or the system's own, of which GB 18030 is the whole."""
DELIMITERS = (",", ";", "\t", "|")
LOOK_BYTES = 1 << 20
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
SEXAGESIMAL = r"\d\s*[°º度]"

Part = tuple[NDArray[np.float64], NDArray[np.float64], pa.Table]


def read_csv(path: Path) -> Iterator[tuple[Part, float]]:
    """The batches of a CSV, every property as text, and the share that is read; NaN where a cell is no number.

    A row with too many or too few cells comes last, as one without a position.
    """
    encoding = _encoding(path)
    names, delimiter = _head(path, encoding)
    lon, lat = (_column(names, known) for known in (LON_NAMES, LAT_NAMES))
    if lon is None or lat is None:
        wanted = f"{'、'.join(LON_NAMES)}；{'、'.join(LAT_NAMES)}"
        raise refuse(path, f"没有经度、纬度两列（认得 {wanted}）", f"No columns of longitude and latitude ({wanted})")
    broken = 0

    def skip(row: pa.csv.InvalidRow) -> str:
        nonlocal broken
        broken += 1
        return "skip"

    types = dict.fromkeys(names, pa.string())
    size, read, placed, sexagesimal = max(1, path.stat().st_size), 0, False, False
    with pa.csv.open_csv(
        path,
        read_options=pa.csv.ReadOptions(
            encoding="utf8" if encoding == "utf-8-sig" else encoding, column_names=names, skip_rows_after_names=1
        ),
        parse_options=pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=skip),
        convert_options=pa.csv.ConvertOptions(column_types=types, strings_can_be_null=True),
    ) as reader:
        for batch in reader:
            read += batch.nbytes
            table = pa.Table.from_batches([batch])
            x, y = numbers(table[lon]), numbers(table[lat])
            placed = placed or bool(np.isfinite(x + y).any())
            sexagesimal = sexagesimal or bool(pc.any(pc.match_substring_regex(table[lon], SEXAGESIMAL)).as_py())
            table = table.set_column(names.index(lon), lon, pa.array(x)).set_column(names.index(lat), lat, pa.array(y))
            yield (x, y, table), min(0.99, read / size)
    if sexagesimal and not placed:
        raise refuse(
            path,
            "没有一行有可用的经纬度：请写成十进制度，如 117.1200，不要写度分秒",
            "No row has a usable position: write decimal degrees such as 117.1200, not degrees, minutes and seconds",
        )
    if broken:
        nowhere = np.full(broken, np.nan)
        yield (nowhere, nowhere, _nulls(table.schema, broken)), 1.0


def numbers(column: pa.ChunkedArray) -> NDArray[np.float64]:
    """A column of text as numbers, NaN where a cell is none."""
    trimmed = pc.utf8_trim_whitespace(column)
    try:
        cast = trimmed.cast(pa.float64())
    except pa.ArrowInvalid:
        cast = pc.if_else(pc.match_substring_regex(trimmed, NUMBER), trimmed, None).cast(pa.float64())
    return np.asarray(cast.fill_null(float("nan")))


def with_numbers(table: pa.Table) -> pa.Table:
    """The table with a column of text as numbers where each of its cells is one: numbers are no words to colour by."""
    for at, name in enumerate(table.column_names):
        for kind in (pa.int64(), pa.float64()):
            try:
                table = table.set_column(at, name, table.column(at).cast(kind))
                break
            except pa.ArrowInvalid:
                continue
    return table


def _nulls(schema: pa.Schema, rows: int) -> pa.Table:
    return pa.Table.from_arrays([pa.nulls(rows, field.type) for field in schema], schema=schema)


def _encoding(path: Path) -> str:
    for encoding in ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as file:
                while chunk := file.read(LOOK_BYTES):
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
            return encoding
        except UnicodeDecodeError:
            continue
    raise refuse(
        path,
        "读不了，文字编码不是 UTF-8 也不是 GBK，请另存为 UTF-8 的 CSV",
        "Cannot be read: its text is neither UTF-8 nor GBK; save it as CSV in UTF-8",
    )


def _head(path: Path, encoding: str) -> tuple[list[str], str]:
    """The names of the columns, each once, and the delimiter that makes most of them."""
    read = {}
    for delimiter in DELIMITERS:
        with path.open(encoding=encoding, newline="") as file:
            read[delimiter] = next(csv.reader(file, delimiter=delimiter), [])
    delimiter = max(DELIMITERS, key=lambda each: len(read[each]))
    names: dict[str, None] = {}
    for name in read[delimiter]:
        free = (f"{name} ({n})" if n > 1 else name for n in count(1))
        names[next(each for each in free if each not in names)] = None
    return list(names), delimiter


def _column(names: list[str], known: tuple[str, ...]) -> str | None:
    said = {name.strip().lower(): name for name in names}
    return next((said[name] for name in known if name in said), None)
