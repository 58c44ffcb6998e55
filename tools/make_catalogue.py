"""Write data/catalogue.json, a card for each layer: run as `python -m tools.make_catalogue` after the data changed."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"
PLANS_EN = (
    "Shandong's 14th five-year plans for commerce and circulation, service trade, foreign trade, foreign investment, "
    "outbound investment and economic parks"
)


def facilities_card() -> dict[str, Any]:
    """The card of facilities.geojson, with its counts by precision and the number of citations."""
    features = json.loads((DATA / "facilities.geojson").read_text(encoding="utf-8"))["features"]
    counts = Counter(feature["properties"]["precision"] for feature in features)
    return {
        "id": "facilities",
        "title": "六部规划点名的设施",
        "title_en": "Facilities that the six plans name",
        "abstract": "山东省六部“十四五”商务规划点名的园区、口岸、枢纽、市场、项目与平台，"
        "一处一个要素，跨规划合并，附全部出处。",
        "abstract_en": "Zones, gateways, hubs, markets, projects and platforms named by Shandong's six 14th five-year "
        "commerce plans; one feature each, merged across plans, with every citation.",
        "edition": "十四五（2021–2025）",
        "source": "山东省“十四五”商贸流通业、服务贸易、对外贸易、利用外资、对外投资合作、经济园区规划；"
        "坐标见各要素 located_by",
        "source_en": f"{PLANS_EN}; each feature's located_by says where its coordinates come from",
        "licence": "CC BY 4.0",
        "licence_en": "CC BY 4.0",
        "date": "2026-11",
        "attribution": "资料：山东省六部“十四五”商务规划",
        "attribution_en": "Data: six 14th five-year commerce plans of Shandong",
        "map_approval": None,
        "features": len(features),
        "citations": sum(len(feature["properties"]["citations"]) for feature in features),
        "counts_by_precision": {word: counts[word] for word in ("site", "locality", "county", "city")},
    }


BEYOND = {
    "assignments": (
        "各市分工与网络",
        "Roles and networks of cities",
        "规划给一市或数市的定位、重点领域、试点、枢纽、分组与网络；几何是各市的代表点。",
        "Roles, focus fields, pilots, hubs, groups and networks that the plans give to cities; drawn at the cities' "
        "representative points.",
    ),
    "corridors": (
        "通道",
        "Corridors",
        "规划点名的海、空、铁、邮与内河通道；空路为大圆，海路沿航道，schematic 为真的只示意走向。",
        "Routes by air, sea, rail, post and inland water; air as great circles, sea along sea lanes, those marked "
        "schematic show a direction only.",
    ),
    "overseas": (
        "境外园区与项目",
        "Zones and projects abroad",
        "规划点名的境外经贸合作区与项目；只知国家的放在首都。",
        "Cooperation zones and projects abroad; where only the country is known, at its capital.",
    ),
    "indicators": (
        "规划中的数字",
        "Numbers of the plans",
        "六部规划中带数字的全部目标与统计数，照印，附出处；原文疑误处保留并注明。",
        "Every target and statistic of the six plans that has a figure, as printed, with citation; slips are kept and "
        "noted.",
    ),
}


def beyond_card(layer: str) -> dict[str, Any]:
    """The card of a layer beside the facilities, with its numbers of entries and citations."""
    title, title_en, abstract, abstract_en = BEYOND[layer]
    if layer == "indicators":
        with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
            citations = [1 for _ in csv.DictReader(file)]
        features, precision = len(citations), {}
    else:
        found = json.loads((DATA / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
        citations = [1 for feature in found for _ in feature["properties"]["citations"]]
        counts = Counter(feature["properties"].get("precision") for feature in found)
        features, precision = len(found), {word: n for word, n in counts.items() if word}
    return {
        **{key: value for key, value in facilities_card().items() if key not in ("id", "source", "source_en")},
        "id": layer,
        "title": title,
        "title_en": title_en,
        "abstract": abstract,
        "abstract_en": abstract_en,
        "source": "山东省“十四五”商贸流通业、服务贸易、对外贸易、利用外资、对外投资合作、经济园区规划",
        "source_en": PLANS_EN,
        "features": features,
        "citations": len(citations),
        "counts_by_precision": precision,
    }


def catalogue() -> str:
    """All cards as the text of the file."""
    boundaries = json.loads((DATA / "boundaries" / "card.json").read_text(encoding="utf-8"))
    cards = [facilities_card(), *map(beyond_card, BEYOND), *boundaries]
    return json.dumps(cards, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (DATA / "catalogue.json").write_text(catalogue(), encoding="utf-8")
