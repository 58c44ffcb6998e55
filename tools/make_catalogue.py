"""Write data/catalogue.json, a card for each layer: run as `python tools/make_catalogue.py` after the data changed."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"


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
        "licence": "CC BY 4.0",
        "date": "2026-11",
        "attribution": "资料：山东省六部“十四五”商务规划",
        "attribution_en": "Data: six 14th five-year commerce plans of Shandong",
        "map_approval": None,
        "features": len(features),
        "citations": sum(len(feature["properties"]["citations"]) for feature in features),
        "counts_by_precision": {word: counts[word] for word in ("site", "locality", "county", "city")},
    }


def catalogue() -> str:
    """All cards as the text of the file."""
    boundaries = json.loads((DATA / "boundaries" / "card.json").read_text(encoding="utf-8"))
    return json.dumps([facilities_card(), *boundaries], ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (DATA / "catalogue.json").write_text(catalogue(), encoding="utf-8")
