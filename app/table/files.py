"""One table of what a View shows, in the format that is asked for."""

from app.table.features import as_csv, as_geojson, as_geopackage
from app.table.things import things_in
from app.table.workbook import view_workbook
from geo.datum import Datum
from layers.store import Data
from layers.view import View

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
"""The formats of a table and how a browser is told of them."""
FORM_NAMES = {"xlsx": "Excel", "csv": "CSV", "geojson": "GeoJSON", "gpkg": "GeoPackage"}
"""How people call them."""


def file_name(form: str, datum: Datum) -> str:
    """What the file is called: coordinates that are not WGS 84 show in its name."""
    return f"lutu.{form}" if datum is Datum.WGS84 else f"lutu-{datum.value}.{form}"


def table(data: Data, view: View, form: str, datum: Datum = Datum.WGS84, *, picked_only: bool = False) -> bytes:
    """The file's bytes; `form` is a key of MEDIA_TYPES, `picked_only` leaves only the picked facilities."""
    things = things_in(data, view, picked_only=picked_only)
    if form == "xlsx":
        return view_workbook(data, view, things, datum)
    if form == "csv":
        return as_csv(data, things, view.lang, datum)
    return as_geojson(things, datum) if form == "geojson" else as_geopackage(things, datum)
