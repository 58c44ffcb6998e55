"""A user's own point layer: positions, words that can be filtered, and every property of one point on demand."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from layers.circles import CITIES
from layers.store import Data

MOST_WORDS = 30
"""A column with more different words than this is no way to tell points apart by colour."""
MOST_COLUMNS = 8
NO_CITY, NO_WORD = 255, 255
ALIGNMENT_BYTES = 4


@dataclass(frozen=True)
class WordColumn:
    """A column of few words: `codes` has a place in `words` for each point, 255 for none."""

    name: str
    words: tuple[str, ...]
    codes: NDArray[np.uint8]


@dataclass(frozen=True)
class PointLayer:
    """A layer of points in WGS 84 degrees.

    `cities` has a place in CITIES for each point, 255 outside the province; `left_out` counts the rows of the file
    that have no usable position; `table` keeps every property as it came.
    """

    name: str
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    cities: NDArray[np.uint8]
    columns: tuple[WordColumn, ...]
    left_out: int
    table: pa.Table

    def properties(self, at: int) -> dict[str, str]:
        """The properties of one point as text; IndexError for a point that there is not."""
        if not 0 <= at < len(self.lon):
            raise IndexError(at)
        row = self.table.slice(at, 1).to_pylist()[0]
        return {str(name): str(value) for name, value in row.items() if value is not None}

    def packed(self) -> bytes:
        """The layer for a browser: length of the head, the head as JSON, then the arrays that it names.

        Positions are 32-bit offsets in degrees from the head's `middle`: right to 0.1 m within 2 degrees of it, to a
        metre anywhere in China.
        """
        middle = [float(np.mean(axis)) if len(axis) else 0.0 for axis in (self.lon, self.lat)]
        head = {
            "name": self.name,
            "count": len(self.lon),
            "leftOut": self.left_out,
            "middle": middle,
            "columns": [{"name": column.name, "words": column.words} for column in self.columns],
        }
        written = json.dumps(head, ensure_ascii=False).encode()
        written += b" " * (-len(written) % ALIGNMENT_BYTES)
        offsets = [(self.lon - middle[0]).astype("<f4"), (self.lat - middle[1]).astype("<f4")]
        arrays = [*offsets, self.cities, *(column.codes for column in self.columns)]
        return b"".join([np.uint32(len(written)).astype("<u4").tobytes(), written, *(a.tobytes() for a in arrays)])


def layer_of(name: str, lon: NDArray[np.float64], lat: NDArray[np.float64], table: pa.Table, data: Data) -> PointLayer:
    """A layer from positions (WGS 84 degrees, NaN where a row has none) and the properties beside them."""
    usable = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 85)
    kept = table.filter(pa.array(usable)).combine_chunks()
    x, y = lon[usable], lat[usable]
    return PointLayer(name, x, y, _cities(x, y, data), tuple(_word_columns(kept)), int((~usable).sum()), kept)


def _cities(lon: NDArray[np.float64], lat: NDArray[np.float64], data: Data) -> NDArray[np.uint8]:
    codes = np.full(len(lon), NO_CITY, dtype=np.uint8)
    for at, code in enumerate(CITIES):
        shape = data.cities[code].geometry
        west, south, east, north = shape.bounds
        near = np.flatnonzero((codes == NO_CITY) & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
        shapely.prepare(shape)
        codes[near[shapely.contains_xy(shape, lon[near], lat[near])]] = at
    return codes


def _word_columns(table: pa.Table) -> Iterable[WordColumn]:
    found = 0
    for name in table.column_names:
        column: Any = table[name]
        if found == MOST_COLUMNS or not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
            continue
        if pc.count_distinct(column.slice(0, 5_000)).as_py() > MOST_WORDS or not len(column):
            continue  # a look at the first rows spares the whole of a column of names
        encoded = column.combine_chunks().dictionary_encode()
        words = [str(word) for word in encoded.dictionary.to_pylist()]
        if not 1 < len(words) <= MOST_WORDS:
            continue
        codes = np.asarray(encoded.indices.fill_null(NO_WORD)).astype(np.uint8)
        often = np.argsort(-np.bincount(codes[codes != NO_WORD], minlength=len(words)), kind="stable")
        place = np.full(256, NO_WORD, dtype=np.uint8)
        place[often] = np.arange(len(words), dtype=np.uint8)
        found += 1
        yield WordColumn(name, tuple(words[at] for at in often), place[codes])
