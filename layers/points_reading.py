"""Reading a user's point file batch by batch: GeoJSON, GeoPackage, FlatGeobuf, GeoParquet, CSV."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from layers.points import PointLayer, layer_of
from layers.points_csv import Part, read_csv, with_numbers
from layers.points_refused import no_position, refuse
from layers.store import Data

VECTOR, PARQUET, CSV = (".geojson", ".json", ".gpkg", ".fgb"), (".parquet", ".geoparquet"), (".csv",)
SUFFIXES = (*VECTOR, *PARQUET, *CSV)
MOST_POINTS = 3_000_000
BATCH_ROWS = 65_536
UNREADABLE = (DataSourceError, DataLayerError, pa.ArrowException, csv.Error, CRSError, OSError, UnicodeDecodeError)
WGS84_CODES = (4326, 4490)
"""CGCS2000 lies within a metre of WGS 84 and is taken for it."""

Progress = Callable[[float], None]


def check_layer_file(path: Path) -> None:
    """Raise DataRefusedError for a file that is not there or whose ending no format has."""
    if path.suffix.lower() not in SUFFIXES:
        endings = "、".join(SUFFIXES)
        raise refuse(path, f"只能读 {endings}", f"Only {', '.join(SUFFIXES)} can be read")
    if not path.is_file():
        raise refuse(path, "找不到这个文件", "There is no such file")


def read_points(path: Path, data: Data, progress: Progress) -> PointLayer:
    """Read a file of points; `progress` is told the share that is done, 0 to 1.

    Raises DataRefusedError where it cannot be read, is too large, or holds no points.
    """
    check_layer_file(path)
    suffix = path.suffix.lower()
    try:
        reader = read_csv if suffix in CSV else _parquet if suffix in PARQUET else _vector
        parts = []
        rows = 0
        for part, share in reader(path):
            parts.append(part)
            rows += len(part[0])
            if rows > MOST_POINTS:
                raise refuse(
                    path, f"超过 {MOST_POINTS:,} 个点，请先筛选", f"More than {MOST_POINTS:,} points; filter it first"
                )
            progress(share)
    except UNREADABLE as error:
        first = str(error).partition("\n")[0].partition(";")[0] or type(error).__name__
        said = first.replace(str(path), path.name)[:160]
        raise refuse(path, f"读不了，文件损坏或不是认得的格式（{said}）", f"Cannot be read: {said}") from error
    if not rows:
        raise refuse(path, "里面没有点", "It holds no points")
    lon, lat = (np.concatenate([part[axis] for part in parts]) for axis in (0, 1))
    table = pa.concat_tables([part[2] for part in parts])
    layer = layer_of(path.stem, lon, lat, with_numbers(table) if suffix in CSV else table, data)
    if not len(layer.lon):
        raise no_position(path, lon, lat)
    return layer


def _vector(path: Path) -> Iterator[tuple[Part, float]]:
    info = pyogrio.read_info(path, force_feature_count=True)
    if info["geometry_type"] not in ("Point", "Point Z", "Unknown", "MultiPoint"):
        raise refuse(
            path, f"几何是 {info['geometry_type']}，应为点", f"Its geometry is {info['geometry_type']}, not points"
        )
    total = max(1, int(info["features"]))
    done = 0
    with pyogrio.open_arrow(path, batch_size=BATCH_ROWS, use_pyarrow=True) as (meta, batches):
        move = _transformer(path, meta["crs"])
        for batch in batches:
            name = meta["geometry_name"] or "wkb_geometry"
            done += batch.num_rows
            yield _placed(path, batch, name, move), min(1.0, done / total)


def _parquet(path: Path) -> Iterator[tuple[Part, float]]:
    with pa.parquet.ParquetFile(path) as file:
        raw = (file.schema_arrow.metadata or {}).get(b"geo")
        if raw is None:
            raise refuse(path, "没有 GeoParquet 的几何说明", "It has no GeoParquet metadata")
        geo = json.loads(raw)
        name = geo["primary_column"]
        crs = geo["columns"][name].get("crs", "OGC:CRS84")
        move = _transformer(path, json.dumps(crs) if isinstance(crs, dict) else crs)
        done = 0
        for batch in file.iter_batches(BATCH_ROWS):
            done += batch.num_rows
            yield _placed(path, batch, name, move), done / file.metadata.num_rows


def _placed(path: Path, batch: pa.RecordBatch, name: str, move: Transformer | None) -> Part:
    table = pa.Table.from_batches([batch])
    shapes = shapely.from_wkb(np.asarray(table[name].to_numpy(zero_copy_only=False)))
    kinds = shapely.get_type_id(shapes)
    wrong = set(np.unique(kinds)) - {-1, int(shapely.GeometryType.POINT), int(shapely.GeometryType.MULTIPOINT)}
    if wrong:
        raise refuse(path, "里面有线或面，只能读点", "It holds lines or areas; only points can be read")
    several = kinds == int(shapely.GeometryType.MULTIPOINT)
    shapes[several] = shapely.get_geometry(shapes[several], 0)
    lon, lat = shapely.get_x(shapes), shapely.get_y(shapes)
    if move is not None:
        lon, lat = move.transform(lon, lat)
    return np.asarray(lon, dtype=float), np.asarray(lat, dtype=float), table.drop_columns([name])


def _transformer(path: Path, crs: str | None) -> Transformer | None:
    known = CRS.from_user_input(crs or "OGC:CRS84")
    if known.to_epsg() in WGS84_CODES or known.to_authority() == ("OGC", "CRS84"):
        return None
    try:
        return Transformer.from_crs(known, "OGC:CRS84", always_xy=True)
    except ProjError as error:
        raise refuse(
            path,
            f"坐标系“{known.name}”换不成 WGS 84 经纬度，请先转换",
            f'Its coordinates, "{known.name}", cannot be turned into WGS 84; convert them first',
        ) from error
