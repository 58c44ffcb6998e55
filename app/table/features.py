"""What a View shows as data files that other programs read: CSV, GeoJSON, GeoPackage."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from app.table.columns import Cell, degrees, sheets_of
from app.table.things import Things
from app.words import say
from geo.datum import Datum, moved
from layers.beyond import Assignment, Corridor, OverseasPlace, served
from layers.geojson import feature_of
from layers.model import Citation, Facility
from layers.store import Data
from layers.vocabulary import Language

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(data: Data, things: Things, lang: Language, datum: Datum) -> bytes:
    """The facilities as CSV, a row each, UTF-8 with the mark by which Excel knows it; citations in one cell."""
    sheet = sheets_of(data, things, lang, datum)[0]
    cited = {"city.col.plan", "city.col.section", "city.col.box", "city.col.mention"}
    columns = [column for column in sheet.columns if column.key not in cited]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(say(column.key, lang) for column in columns), say("table.col.citations", lang)])
    for facility in things.facilities:
        cells = [column.cell(facility, facility.citations[0]) for column in columns]
        writer.writerow([*map(_safe, cells), _safe("\n".join(_said(c, lang) for c in facility.citations))])
    return out.getvalue().encode("utf-8-sig")


def as_geojson(things: Things, datum: Datum) -> bytes:
    """Everything shown as GeoJSON; what has no place of its own has no geometry.

    RFC 7946 knows WGS 84 only: other coordinates are told in the member `coordinates_in`.
    """
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if datum is not Datum.WGS84:
        collection["coordinates_in"] = datum.label
    collection["features"] = [_feature(thing, datum) for thing in _all(things)]
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def as_geopackage(things: Things, datum: Datum) -> bytes:
    """The same as a GeoPackage, a layer for each sort of thing; what is abroad stays WGS 84 where others are GCJ-02."""
    layers = {
        "facilities": things.facilities,
        "roles": things.roles,
        "corridors": things.corridors,
        "overseas": things.abroad,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lutu.gpkg"
        for name, members in layers.items():
            if members or name == "facilities":
                kept = Datum.WGS84 if name == "overseas" and datum is Datum.GCJ02 else datum
                _table(members, kept).to_file(path, layer=name, driver="GPKG", engine="pyogrio")
        return path.read_bytes()


def _table(things: Iterable[Facility | Assignment | Corridor | OverseasPlace], datum: Datum) -> "GeoDataFrame":
    import geopandas as gpd  # a second and 80 MB: only who asks for a GeoPackage shall pay

    features = [_feature(thing, datum) for thing in things]
    rows = [{"lutu_id": f["id"], **{name: _flat(value) for name, value in f["properties"].items()}} for f in features]
    geometry = [shapely.geometry.shape(f["geometry"]) if f["geometry"] else None for f in features]
    columns = None if rows else ["lutu_id"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry=geometry, crs=datum.crs)


def _feature(thing: Facility | Assignment | Corridor | OverseasPlace, datum: Datum) -> dict[str, Any]:
    feature: dict[str, Any] = {**(feature_of(thing) if isinstance(thing, Facility) else served(thing))}
    if isinstance(thing, Facility | OverseasPlace):
        lon, lat = degrees(thing, datum)
        feature["geometry"] = None if lon is None else {"type": "Point", "coordinates": [lon, lat]}
    elif isinstance(thing, Assignment) and datum is not Datum.WGS84:
        there = shapely.transform(thing.geometry, lambda lonlat: [moved((x, y), datum) for x, y in lonlat])
        feature["geometry"] = shapely.geometry.mapping(there)
    return feature


def _all(things: Things) -> Iterable[Facility | Assignment | Corridor | OverseasPlace]:
    return (*things.facilities, *things.roles, *things.corridors, *things.abroad)


def _flat(value: Any) -> Any:
    # A GeoPackage has no lists: words are joined, citations are JSON.
    if isinstance(value, list):
        plain = all(isinstance(part, str) for part in value)
        return ";".join(value) if plain else json.dumps(value, ensure_ascii=False)
    return value


def _said(citation: Citation, lang: Language) -> str:
    parts = (citation.plan.label(lang), citation.section, citation.box, f"“{citation.mention}”")
    return " · ".join(filter(None, parts))


def _safe(cell: Cell) -> Cell:
    # A spreadsheet would run a text that begins like a formula.
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
