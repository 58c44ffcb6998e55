"""Every visible word of the interface and the sheet, Chinese and English side by side."""

from app.words_city import CITY_WORDS
from app.words_pages import PAGE_WORDS
from layers.vocabulary import Language

WORDS: dict[str, tuple[str, str]] = {
    "app.name": ("鲁图", "Lutu"),
    "app.title": ("山东省“十四五”商务规划空间布局", "Shandong's commerce plans 2021–2025 on the map"),
    "app.lead": (
        "六部规划点名的园区、口岸、枢纽、市场与项目",
        "Zones, ports, hubs, markets and projects that the six plans name",
    ),
    "app.switch": ("English", "中文"),
    "app.skip": ("跳到清单", "Skip to the list"),
    "app.filters": ("筛选", "Filter"),
    "app.close": ("收起", "Close"),
    "app.loading": ("正在读取地图数据…", "Loading the map…"),
    "app.failed": (
        "地图数据没有读到：请确认程序仍在运行，再刷新本页。",
        "The map data could not be read: check that the program is still running, then reload.",
    ),
    "app.ignored": ("链接里有看不懂的部分，已忽略：", "Parts of the link were not understood and ignored: "),
    "app.unknown": ("没有“{id}”这一处", "there is no {id}"),
    "nav.map": ("地图", "Map"),
    "nav.cities": ("各市", "Cities"),
    "nav.numbers": ("规划数字", "Numbers"),
    "nav.matrix": ("市与领域", "Cities by sector"),
    "search.label": ("按名称查找", "Search by name"),
    "search.hint": ("例如：综保区、即墨、新发地", "e.g. bonded, Jimo, cold chain"),
    "facet.plan": ("规划", "Plan"),
    "facet.circle": ("经济圈", "Circle"),
    "facet.city": ("城市", "City"),
    "facet.sector": ("领域", "Sector"),
    "facet.kind": ("类型", "Kind"),
    "facet.precision": ("位置精度", "Precision"),
    "facet.text": ("名称含", "Name has"),
    "layers.label": ("图层", "Layers"),
    "layer.circles": ("三圈底色", "Circles"),
    "layer.cores": ("两心", "Two cores"),
    "layer.counties": ("区县界", "County borders"),
    "layer.facilities": ("设施符号", "Symbols"),
    "layer.city_counts": ("只到城市的数目", "City-only counts"),
    "layer.labels": ("设施名称", "Symbol names"),
    "chips.clear": ("全部清除", "Clear all"),
    "chips.remove": ("去掉", "Remove"),
    "count.shown": ("图上 {n} 处", "{n} on the map"),
    "count.city": ("其中 {n} 处规划只写到城市", "{n} of them known by city only"),
    "count.none": ("没有符合条件的设施", "Nothing matches"),
    "count.none.hint": (
        "去掉一个条件，或把地图移回全省。",
        "Remove a filter, or move the map back to the whole province.",
    ),
    "map.home": ("回到全省", "Whole province"),
    "map.in": ("放大", "Zoom in"),
    "map.out": ("缩小", "Zoom out"),
    "map.label": ("山东省地图", "Map of Shandong"),
    "map.more": ("此处还有 {n} 处，放大后分开显示", "{n} more here; zoom in to tell them apart"),
    "map.city": ("{name}：规划只写到城市的 {n} 处", "{name}: {n} known by city only"),
    "map.core": ("两心之一", "one of the two cores"),
    "legend.label": ("图例", "Legend"),
    "legend.precision": ("位置精度", "Precision"),
    "legend.count": ("规划只写到该市的数目", "known by city only (count)"),
    "legend.more": ("放大后分开显示的数目", "more, told apart when zoomed"),
    "legend.site": ("设施位置", "site"),
    "legend.locality": ("所在片区", "locality"),
    "legend.county": ("只到区县", "county only"),
    "legend.core": ("两心：济南、青岛", "Two cores: Jinan, Qingdao"),
    "list.label": ("图上清单", "On the map"),
    "list.back": ("返回清单", "Back to the list"),
    "list.city": ("规划只写到{name}的设施", "Known by city only: {name}"),
    "list.city.all": ("{name}的全部", "All in {name}"),
    "list.page": ("打开本市专页", "Open the city's page"),
    "list.roles": ("规划给{name}的分工", "What the plans make of {name}"),
    "list.linked": ("（与{names}同属一网）", "(one network with {names})"),
    "list.shared": ("跨市", "Shared by several cities"),
    "list.unplaced": ("规划点名但没有地点的 {n} 项", "{n} things the plans name without a place"),
    "list.unplaced.lead": (
        "规划没有写明城市，鲁图不猜，只列在这里。",
        "The plans give no city for these; they are listed, not guessed.",
    ),
    "detail.kind": ("类型", "Kind"),
    "detail.sectors": ("领域", "Sectors"),
    "detail.where": ("所在", "Where"),
    "detail.precision": ("位置", "Place"),
    "detail.located": ("位置来源", "Located by"),
    "detail.tier": ("等级", "Tier"),
    "detail.target": ("目标", "Target"),
    "detail.status": ("规划口径", "In the plan"),
    "detail.note": ("说明", "Note"),
    "detail.other": ("规划中的其他写法", "Also written"),
    "detail.citations": ("规划出处", "Citations"),
    "detail.times": ("{n} 条", "{n}"),
    "detail.passage": ("原文", "Passage"),
    "detail.zoom": ("在地图上放大", "Zoom to it"),
    "detail.nopassage": (
        "所给的规划文本里，这一节没有找到这些原词。",
        "The text at hand does not hold these words in this section.",
    ),
    "place.site": ("位置精确到约 {km} 公里", "within about {km} km"),
    "place.locality": ("已知所在片区，误差约 {km} 公里", "locality known, within about {km} km"),
    "place.county": ("规划或公开资料只到区县，符号放在区县中部", "known by county only; drawn at its middle"),
    "place.city": ("规划只写到城市，不在图上定点", "known by city only; no point of its own"),
    "share.copy": ("复制链接", "Copy link"),
    "share.copied": ("已复制", "Copied"),
    "share.picture": ("下载图片", "Download"),
    "share.making": ("正在出图…", "Drawing…"),
    "share.failed": ("出图失败：", "No picture: "),
    "share.format": ("图片格式", "Picture format"),
    "sheet.source": ("资料来源：{plans}", "Source: {plans}"),
    "sheet.plans": (
        "山东省“十四五”商贸流通业、服务贸易、对外贸易、利用外资、对外投资合作、经济园区六部规划",
        "six 14th five-year plans of Shandong (circulation, service trade, foreign trade, foreign investment, "
        "outbound investment, economic parks)",
    ),
    "sheet.approval": ("审图号：{number}", "map approval no. {number}"),
    "sheet.sketch": (
        "示意图，位置精度见图例；界线不作划界依据",
        "Schematic; see legend for precision; borders are not authoritative",
    ),
    "sheet.scale": ("公里", "km"),
    "sheet.north": ("北", "N"),
    "sheet.total": ("共 {n} 处", "{n} in all"),
    "sheet.city": ("其中规划只写到城市的 {n} 处，按市计数", "{n} of them known by city only, counted at their city"),
    "sheet.list": ("清单", "List"),
    "sheet.more": ("另有 {n} 处", "and {n} more"),
    "unit.m": ("米", "m"),
    "unit.km": ("公里", "km"),
    "join.list": ("、", ", "),
    "join.part": ("，", ", "),
}

WORDS |= CITY_WORDS | PAGE_WORDS


def say(key: str, lang: Language, **values: object) -> str:
    """The words for a key in a language, with `{name}` places filled in; KeyError for an unknown key."""
    zh, en = WORDS[key]
    text = zh if lang is Language.ZH else en
    return text.format(**values) if values else text


def all_words(lang: Language) -> dict[str, str]:
    """Every word of the interface in one language, for the page."""
    return {key: pair[0 if lang is Language.ZH else 1] for key, pair in WORDS.items()}
