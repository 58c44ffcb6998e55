"""The tables of a View: the same things as on the map, cited, with coordinates only where there is a place."""

import csv
import io
import json
from dataclasses import replace

import geopandas as gpd
import pytest
from openpyxl import load_workbook
from pyproj.exceptions import ProjError

from app.cli import main
from app.table.features import as_csv, as_geojson, as_geopackage
from app.table.files import MEDIA_TYPES, file_name, table
from app.table.things import things_in
from app.web.server import make_app
from app.words import say
from geo.datum import Datum, moved
from layers.facets import FacetName
from layers.issue import DataRefusedError
from layers.points_reading import read_points
from layers.showing import on_map
from layers.view import Layer, View
from layers.vocabulary import Kind, Language, Precision

ZH = Language.ZH
PORTS = View(chosen={FacetName.KIND: (Kind.PORT, Kind.AIRPORT, Kind.BONDED_ZONE)})
WIDE = View(layers=tuple(Layer))
PLACED = (Precision.SITE, Precision.LOCALITY)


@pytest.fixture(scope="module")
def client(data):
    return make_app(data).test_client()


def rows_of(data, view, datum=Datum.WGS84):
    text = as_csv(data, things_in(data, view), view.lang, datum).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def features_of(data, view, datum=Datum.WGS84):
    return json.loads(as_geojson(things_in(data, view), datum))


def test_the_csv_has_a_row_for_each_facility_on_the_map_with_every_citation(data):
    rows = {row["编号"]: row for row in rows_of(data, PORTS)}
    shown = on_map(data, PORTS).facilities
    assert set(rows) == {facility.id for facility in shown}
    for facility in shown:
        assert all(citation.mention in rows[facility.id]["出处"] for citation in facility.citations)
        assert bool(rows[facility.id]["经度（WGS 84）"]) == (facility.precision in PLACED)


def test_a_cell_that_looks_like_a_formula_is_defused(data):
    facility = replace(data.facilities[0], name="=HYPERLINK(1)")
    things = things_in(data, View())
    (row,) = csv.DictReader(
        io.StringIO(
            as_csv(data, type(things)((facility,), (), (), (), (), ()), ZH, Datum.WGS84).decode("utf-8-sig"),
        ),
    )
    assert row["名称"] == "'=HYPERLINK(1)"


def test_the_geojson_holds_all_that_is_shown_and_places_only_what_has_one(data):
    seen = on_map(data, WIDE)
    collection = features_of(data, WIDE)
    assert "coordinates_in" not in collection
    by_id = {feature["id"]: feature for feature in collection["features"]}
    expected = (*seen.facilities, *seen.networks, *seen.corridors, *seen.abroad)
    assert set(by_id) == {thing.id for thing in expected}
    for facility in seen.facilities:
        assert (by_id[facility.id]["geometry"] is not None) == (facility.precision in PLACED)
        assert len(by_id[facility.id]["properties"]["citations"]) == len(facility.citations)


@pytest.mark.parametrize("datum", Datum)
def test_coordinates_come_in_the_datum_that_is_asked_for(data, datum):
    facility = next(f for f in data.facilities if f.precision is Precision.SITE)
    wanted = moved((facility.geometry.x, facility.geometry.y), datum)
    collection = features_of(data, View(), datum)
    found = next(f for f in collection["features"] if f["id"] == facility.id)["geometry"]["coordinates"]
    assert found == pytest.approx(wanted, abs=1e-6)
    assert collection.get("coordinates_in") == (None if datum is Datum.WGS84 else datum.label)


def test_gcj_02_leaves_what_is_abroad(data):
    view = View(layers=tuple(Layer), viewport=None)
    abroad = [f for f in features_of(data, view, Datum.GCJ02)["features"] if f["properties"].get("country")]
    plain = {f["id"]: f for f in features_of(data, view)["features"]}
    assert all(feature["geometry"] == plain[feature["id"]]["geometry"] for feature in abroad)


@pytest.mark.parametrize("datum", Datum)
def test_the_geopackage_opens_with_its_layers_and_its_code(data, tmp_path, datum):
    path = tmp_path / "out.gpkg"
    path.write_bytes(table(data, WIDE, "gpkg", datum))
    seen = on_map(data, WIDE)
    facilities = gpd.read_file(path, layer="facilities")
    assert list(facilities["lutu_id"]) == [f.id for f in things_in(data, WIDE).facilities]
    assert (facilities.crs.to_epsg() if facilities.crs and datum.epsg else None) == datum.epsg
    assert len(gpd.read_file(path, layer="corridors")) == len(seen.corridors)


def test_a_geopackage_in_gcj_02_names_it_and_is_not_taken_for_wgs_84(data, tmp_path):
    path = tmp_path / "lutu-gcj02.gpkg"
    things = replace(things_in(data, PORTS), abroad=data.overseas[:3])
    path.write_bytes(as_geopackage(things, Datum.GCJ02))
    assert gpd.read_file(path, layer="facilities").crs.name == "GCJ-02 (not WGS 84)"
    assert gpd.read_file(path, layer="overseas").crs.to_epsg() == 4326
    with pytest.raises(ProjError):
        gpd.read_file(path, layer="facilities").to_crs(4326)
    path.write_bytes(table(data, PORTS, "gpkg", Datum.GCJ02))
    with pytest.raises(DataRefusedError, match="GCJ-02"):
        read_points(path, data, lambda share: None)


def test_an_empty_view_makes_files_too(data, tmp_path):
    nothing = View(text="没有这样的名称")
    for form in MEDIA_TYPES:
        assert table(data, nothing, form)
    path = tmp_path / "none.gpkg"
    path.write_bytes(table(data, nothing, "gpkg"))
    assert len(gpd.read_file(path)) == 0


@pytest.mark.parametrize("lang", Language)
def test_the_workbook_has_a_row_for_each_citation_and_says_what_was_filtered(data, lang):
    view = View(chosen=PORTS.chosen, lang=lang)
    book = load_workbook(io.BytesIO(table(data, view, "xlsx", Datum.GCJ02)))
    assert book.sheetnames == [say("city.sheet.facilities", lang), say("city.sheet.about", lang)]
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == sum(len(facility.citations) for facility in on_map(data, view).facilities)
    about = "\n".join(str(row[0]) for row in book.worksheets[1].iter_rows(values_only=True) if row[0])
    assert say("table.datum.gcj02", lang) in about
    assert say("table.datum.wgs84", lang) not in about
    assert Kind.PORT.label(lang) in about


def test_only_the_picked_rows_if_asked(data):
    view = View(picked=("port-of-qingdao",))
    assert [f.id for f in things_in(data, view, picked_only=True).facilities] == ["port-of-qingdao"]
    assert len(things_in(data, view).facilities) == len(data.facilities)


@pytest.mark.parametrize("datum", Datum)
@pytest.mark.parametrize("lang", Language)
def test_the_workbook_names_one_datum_only(data, lang, datum):
    book = load_workbook(io.BytesIO(table(data, replace(PORTS, lang=lang), "xlsx", datum)))
    about = [str(row[0]) for row in book.worksheets[-1].iter_rows(values_only=True) if row[0]]
    assert [line for line in about if "WGS 84" in line] == [say(f"table.datum.{datum.value}", lang)]


def test_a_file_says_in_its_name_what_its_coordinates_are():
    names = [file_name("gpkg", datum) for datum in Datum]
    assert names == ["lutu.gpkg", "lutu-cgcs2000.gpkg", "lutu-gcj02.gpkg"]


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_page_hands_out_the_same_table(client, data, form):
    answer = client.get(f"/api/table.{form}?kind=port&crs=cgcs2000")
    assert answer.status_code == 200
    assert answer.mimetype == MEDIA_TYPES[form]
    assert answer.headers["Content-Disposition"] == f"attachment; filename=lutu-cgcs2000.{form}"
    if form in ("csv", "geojson"):
        view = View(chosen={FacetName.KIND: (Kind.PORT,)})
        assert answer.data == table(data, view, form, Datum.CGCS2000)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/table.doc", 404),
        ("/api/table.csv?crs=mars", 400),
        ("/api/table.csv?kind=castle", 400),
        ("/api/table.csv?area=polygon,0,0,2,2,2,0,0,2", 400),
        ("/api/table.csv?" + "x" * 5000 + "=1", 400),
    ],
)
def test_a_bad_request_gets_a_sentence(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert "/" in answer.text


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_command_line_writes_a_table(tmp_path, form, capsys):
    out = tmp_path / f"out.{form}"
    assert main(["export", str(out), "--kind", "port", "--crs", "gcj02"]) == 0
    assert out.stat().st_size > 500
    assert str(out) in capsys.readouterr().out
