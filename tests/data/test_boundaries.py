import csv
import importlib.util
import itertools
import json
import re
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from geo.measure import area_km2, distance_to_geometry_m
from geo.tidy import coverage_faults

ROOT = Path(__file__).resolve().parents[2]
BOUNDARIES = ROOT / "data" / "boundaries"
LAYERS = ("province", "cities", "counties", "circles", "city_group", "cores", "surroundings", "world")
UNITS = LAYERS[:-2]

# As the plans list them (利用外资, 专栏4).
CIRCLES = {
    "capital": "济南 淄博 泰安 聊城 德州 滨州 东营",
    "jiaodong": "青岛 烟台 潍坊 威海 日照",
    "lunan": "临沂 枣庄 济宁 菏泽",
}


def table(name):
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layer(name):
    return json.loads((BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def shapes(name, **wanted):
    return [
        shape(feature["geometry"])
        for feature in layer(name)
        if all(feature["properties"][key] == value for key, value in wanted.items())
    ]


def same(a, b):
    return shapely.equals_exact(shapely.normalize(a), shapely.normalize(b), tolerance=0)


def positions(geometry):
    return shapely.get_coordinates(shape(geometry))


# --- what units there are ---


def test_the_units_are_those_of_the_current_division():
    """As in the statistics bureau's list that modood/Administrative-divisions-of-China carries (adcodes.csv).

    Left out of it: the development zones to which the bureau gives codes of its own (37xx7x).
    """
    expected = {row["adcode"]: row["name"] for row in table("adcodes.csv")}
    found = {f["properties"]["adcode"]: f["properties"]["name"] for f in layer("cities") + layer("counties")}
    assert found == expected
    assert len(layer("cities")) == 16
    assert len(layer("counties")) == 136


def test_features_stand_in_the_order_of_their_codes():
    for name in ("cities", "counties", "cores"):
        codes = [feature["properties"]["adcode"] for feature in layer(name)]
        assert codes == sorted(codes)
    assert [feature["properties"]["circle"] for feature in layer("circles")] == list(CIRCLES)


def test_circles_have_the_members_the_plans_list():
    for name in ("cities", "counties"):
        for feature in layer(name):
            properties = feature["properties"]
            city = properties["adcode"][:4] + "00"
            short = next(f["properties"]["short"] for f in layer("cities") if f["properties"]["adcode"] == city)
            assert short in CIRCLES[properties["circle"]].split()
            assert properties.get("city", city) == city


def test_the_cores_are_two_cities_and_say_that_the_plans_do_not_name_them():
    cores = layer("cores")
    assert [core["properties"]["name"] for core in cores] == ["济南市", "青岛市"]
    for core in cores:
        city = next(c for c in layer("cities") if c["properties"]["adcode"] == core["properties"]["adcode"])
        assert core["geometry"] == city["geometry"]
        assert "没有写明" in core["properties"]["note"]
        assert "nowhere" in core["properties"]["note_en"]


LEVELS = {
    "province": "province",
    "cities": "city",
    "counties": "county",
    "circles": "circle",
    "city_group": "group",
    "cores": "city",
}


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_has_its_properties(name):
    for feature in layer(name):
        properties = feature["properties"]
        assert properties["level"] == LEVELS[name]
        assert {"name", "short", "name_en", "lon", "lat", "area_km2"} <= set(properties)
        assert re.fullmatch(r"[A-Z][A-Za-z' ]+", properties["name_en"])
        if name not in ("circles", "city_group"):
            assert re.fullmatch(r"37\d{4}", properties["adcode"])


def test_english_names_follow_the_kind_of_unit():
    kinds = {"区": "District", "县": "County", "市": "City"}
    for feature in layer("counties"):
        properties = feature["properties"]
        proper, kind = properties["name_en"].rsplit(" ", 1)
        assert kind == kinds[properties["name"][-1]]
        assert " " not in proper


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("莒县", "Ju County"),
        ("单县", "Shan County"),
        ("曹县", "Cao County"),
        ("冠县", "Guan County"),
        ("莘县", "Shen County"),
        ("费县", "Fei County"),
        ("乐陵市", "Laoling City"),
        ("昌乐县", "Changle County"),
        ("长清区", "Changqing District"),
        ("东阿县", "Dong'e County"),
        ("台儿庄区", "Tai'erzhuang District"),
        ("茌平区", "Chiping District"),
        ("郯城县", "Tancheng County"),
        ("鄄城县", "Juancheng County"),
        ("郓城县", "Yuncheng County"),
        ("牟平区", "Muping District"),
        ("罗庄区", "Luozhuang District"),
        ("兖州区", "Yanzhou District"),
        ("垦利区", "Kenli District"),
        ("嘉祥县", "Jiaxiang County"),
        ("临朐县", "Linqu County"),
        ("芝罘区", "Zhifu District"),
        ("无棣县", "Wudi County"),
        ("汶上县", "Wenshang County"),
        ("奎文区", "Kuiwen District"),
        ("泰安市", "Tai'an"),
    ],
)
def test_names_that_are_easily_misread(name, english):
    found = {f["properties"]["name"]: f["properties"]["name_en"] for f in layer("cities") + layer("counties")}
    assert found[name] == english


# --- how they fit together ---


@pytest.mark.parametrize("name", ["cities", "counties", "circles"])
def test_neighbours_tile_the_province_without_gap_or_overlap(name):
    assert not coverage_faults(shapes(name))


def test_counties_make_up_their_city():
    for city in layer("cities"):
        counties = shapes("counties", city=city["properties"]["adcode"])
        assert same(shapely.coverage_union_all(counties), shape(city["geometry"]))


def test_cities_make_up_their_circle():
    for circle in layer("circles"):
        cities = shapes("cities", circle=circle["properties"]["circle"])
        assert same(shapely.coverage_union_all(cities), shape(circle["geometry"]))


@pytest.mark.parametrize("name", ["cities", "counties", "circles"])
def test_all_of_them_make_up_the_province_and_the_city_cluster(name):
    whole = shapely.coverage_union_all(shapes(name))
    assert same(whole, shapes("province")[0])
    assert same(whole, shapes("city_group")[0])


# --- where and how large they are ---


@pytest.mark.parametrize("row", table("official_areas.csv"), ids=lambda row: row["name"])
def test_a_citys_area_is_near_the_published_figure(row):
    """`official_areas.csv` gives each figure's source, and the reason where the bound is above 3 %."""
    city = next(f for f in layer("cities") if f["properties"]["adcode"] == row["adcode"])
    published, within = float(row["area_km2"]), float(row["within"])
    assert within == 0.03 or row["why"]
    assert area_km2(shape(city["geometry"])) == pytest.approx(published, rel=within)


@pytest.mark.parametrize("name", UNITS)
def test_the_area_is_that_of_the_shape(name):
    for feature in layer(name):
        assert feature["properties"]["area_km2"] == round(area_km2(shape(feature["geometry"])), 1)


@pytest.mark.parametrize("name", UNITS)
def test_the_representative_point_lies_well_inside(name):
    for feature in layer(name):
        properties, region = feature["properties"], shape(feature["geometry"])
        place = (properties["lon"], properties["lat"])
        assert shapely.contains_xy(region, *place)
        assert distance_to_geometry_m(place, shapely.boundary(region)) > 1500


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("历下区", (117.065, 36.665)),  # 泉城广场 and east of it
        ("市南区", (120.382, 36.064)),  # 五四广场
        ("黄岛区", (119.95, 35.90)),
        ("泰山区", (117.13, 36.19)),
        ("曲阜市", (116.99, 35.597)),  # 孔庙
        ("蓬莱区", (120.75, 37.80)),
        ("荣成市", (122.42, 37.17)),
        ("东营区", (118.58, 37.45)),
        ("莱芜区", (117.68, 36.21)),
        ("兰山区", (118.34, 35.06)),
        ("牡丹区", (115.46, 35.25)),
        ("邹平市", (117.74, 36.87)),
    ],
)
def test_well_known_places_lie_in_their_county(name, place):
    """Read off a map, to a few hundred metres."""
    county = next(f for f in layer("counties") if f["properties"]["name"] == name)
    assert distance_to_geometry_m(place, shape(county["geometry"])) < 1000


# --- RFC 7946 ---


def rings(geometry):
    return [
        (index == 0, ring)
        for part in shapely.get_parts(shape(geometry))
        if part.geom_type == "Polygon"
        for index, ring in enumerate([part.exterior, *part.interiors])
    ]


@pytest.mark.parametrize("name", LAYERS)
def test_the_files_are_plain_geojson(name):
    document = json.loads((BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8"))
    assert set(document) == {"type", "name", "features"}
    assert document["type"] == "FeatureCollection"
    for feature in document["features"]:
        assert set(feature) == {"type", "properties", "geometry"}
        assert shapely.is_valid(shape(feature["geometry"]))
        assert all(shapely.is_ccw(ring) == is_exterior for is_exterior, ring in rings(feature["geometry"]))


@pytest.mark.parametrize("name", LAYERS)
def test_coordinates_have_six_decimals_at_most(name):
    text = (BOUNDARIES / f"{name}.geojson").read_text(encoding="utf-8")
    numbers = re.findall(r"-?\d+\.\d+(?:[eE]-?\d+)?", text)
    assert numbers
    assert not [number for number in numbers if not re.fullmatch(r"-?\d+\.\d{1,6}", number)]


@pytest.mark.parametrize("name", UNITS)
def test_coordinates_are_lon_lat_in_shandong(name):
    for feature in layer(name):
        lon, lat = positions(feature["geometry"]).T
        assert lon.min() > 114
        assert lon.max() < 123.5
        assert lat.min() > 34
        assert lat.max() < 38.5


def test_the_set_is_small():
    assert sum(path.stat().st_size for path in BOUNDARIES.iterdir()) < 900_000


# --- the surroundings ---


def land_around():
    return [f for f in layer("surroundings") if f["properties"]["kind"] != "sea"]


def test_the_surroundings_name_the_neighbours_and_nothing_else():
    named = {f["properties"]["name"] for f in layer("surroundings") if f["properties"]["kind"] == "province"}
    assert named == {"河北", "河南", "江苏", "安徽", "天津", "北京", "辽宁", "山西"}
    (land,) = [f for f in layer("surroundings") if f["properties"]["kind"] == "land"]
    assert land["properties"] == {"kind": "land"}


def test_the_surroundings_leave_the_province_free():
    """前三岛 among it: the source gives these islets to 日照 and to 连云港 at once."""
    (province,) = shapes("province")
    for feature in land_around():
        assert area_km2(shapely.intersection(shape(feature["geometry"]), province)) < 0.1


def test_the_surroundings_meet_the_province_and_one_another():
    around = [shape(feature["geometry"]) for feature in land_around()]
    for a, b in itertools.combinations(around, 2):
        assert area_km2(shapely.intersection(a, b)) < 0.01
    everything = shapely.union_all([*around, *shapes("province")])
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(everything) for ring in part.interiors]
    assert max(area_km2(hole) for hole in holes) < 0.1


def test_the_surroundings_stay_in_their_box():
    for feature in layer("surroundings"):
        lon, lat = positions(feature["geometry"]).T
        assert (lon.min() >= 100, lat.min() >= 22, lon.max() <= 142, lat.max() <= 50) == (True,) * 4


def test_seas_are_labelled_at_sea():
    seas = {f["properties"]["name"]: f for f in layer("surroundings") if f["properties"]["kind"] == "sea"}
    assert set(seas) == {"渤海", "黄海", "莱州湾", "胶州湾"}
    land = shapely.union_all([*shapes("province"), *(shape(f["geometry"]) for f in land_around())])
    for sea in seas.values():
        assert sea["geometry"]["type"] == "Point"
        assert not shapely.intersects(land, shape(sea["geometry"]))
        assert sea["properties"]["name_en"]


# --- the cards and the generator ---


def test_there_is_a_card_for_every_file():
    cards = json.loads((BOUNDARIES / "card.json").read_text(encoding="utf-8"))
    assert [card["id"] for card in cards] == list(LAYERS)
    for card in cards:
        assert card["features"] == len(layer(card["id"]))
        for key in ("title", "abstract", "attribution"):
            assert card[key]
            assert card[f"{key}_en"]
        assert card["source"]
        assert card["licence"]
        assert card["date"]
        assert set(card["map_approval"]) == {"number", "note", "note_en"}


def test_running_the_generator_again_gives_the_same_bytes(tmp_path):
    spec = importlib.util.spec_from_file_location("make_boundaries", ROOT / "tools" / "make_boundaries.py")
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    sizes = generator.make(tmp_path)
    assert set(sizes) == {path.name for path in tmp_path.iterdir()}
    assert set(sizes) == {"card.json", *(f"{name}.geojson" for name in LAYERS)}
    for name, size in sizes.items():
        assert (tmp_path / name).read_bytes() == (BOUNDARIES / name).read_bytes()
        assert (tmp_path / name).stat().st_size == size


# --- the world ---


def test_the_world_is_land_in_two_halves_that_meet_at_the_seam_and_at_180():
    halves = {f["properties"]["half"]: shape(f["geometry"]).bounds for f in layer("world") if "half" in f["properties"]}
    assert halves["east"][0] == -30.0 == halves["west"][2]
    assert halves["east"][2] == 180.0
    assert halves["west"][0] >= -180.0


def test_the_world_knows_the_shapes_that_its_views_need():
    land = shapely.union_all([shape(f["geometry"]) for f in layer("world") if f["properties"]["kind"] == "land"])
    on_land = {"济南": (117.1, 36.65), "莫斯科": (37.6, 55.75), "洛杉矶": (-117.9, 34.05), "台湾": (121.0, 23.8)}
    at_sea = {"黄海": (123.0, 35.5), "太平洋": (-160.0, 30.0), "印度洋": (75.0, -20.0)}
    assert [name for name, place in on_land.items() if not land.contains(shapely.Point(place))] == []
    assert [name for name, place in at_sea.items() if land.contains(shapely.Point(place))] == []


def test_the_world_carries_the_broken_line_of_the_south_china_sea():
    (line,) = [shape(f["geometry"]) for f in layer("world") if f["properties"]["kind"] == "line"]
    assert line.geom_type == "MultiLineString"
    assert len(line.geoms) >= 9
