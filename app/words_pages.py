"""Every visible word of the pages of numbers and of the matrix, Chinese and English side by side."""

PAGE_WORDS: dict[str, tuple[str, str]] = {
    "numbers.title": ("规划数字", "The plans' numbers"),
    "numbers.lead": (
        "六部规划的 {targets} 项目标和 {statistics} 项统计数字，数值照原文。规划给出同一指标的基期数字时，"
        "画出基期和目标；没有给出的年份不推算。",
        "The {targets} targets and {statistics} statistics of the six plans, as printed. Where the plans give an "
        "earlier number for the same indicator, it is drawn beside the target; no year is made up.",
    ),
    "numbers.scope": (
        "未写范围的是全省。",
        "Without a scope a number is for the whole province. Sections, mentions and notes are quoted in Chinese.",
    ),
    "numbers.csv": ("下载全部数字（CSV）", "Download all numbers (CSV)"),
    "numbers.contents": ("各部规划", "The plans"),
    "numbers.count": ("{targets} 项目标 · {statistics} 项统计", "{targets} targets · {statistics} statistics"),
    "numbers.map": ("在地图上看", "See on the map"),
    "numbers.charts": ("有基期的目标", "Targets with an earlier number"),
    "numbers.others": ("其他目标", "Other targets"),
    "numbers.targets": ("目标", "Targets"),
    "numbers.statistics": ("本规划的 {n} 项统计数字", "All {n} statistics of this plan"),
    "numbers.points": ("规划给出 {n} 个时点", "{n} points given by the plans"),
    "numbers.share": ("横条为 0–100%", "bars from 0 to 100%"),
    "numbers.zero": ("横条从 0 起", "bars from 0"),
    "numbers.earlier": ("基期出处", "Earlier number"),
    "numbers.indicator": ("指标", "Indicator"),
    "numbers.range": ("范围", "Scope"),
    "numbers.value": ("数值", "Value"),
    "numbers.unit": ("单位", "Unit"),
    "numbers.year": ("时间", "Time"),
    "numbers.section": ("章节", "Section"),
    "numbers.mention": ("原文", "Mention"),
    "numbers.note": ("说明", "Note"),
    "numbers.cited": ("规划出处", "Cited from"),
    "numbers.end": ("{year}年末", "end of {year}"),
    "numbers.table": ("见表", "in a table"),
    "numbers.province": ("全省", "Shandong"),
    "numbers.undated": ("未注", "not given"),
    "numbers.panel.title": ("规划目标", "Targets of the plans"),
    "numbers.panel.lead": (
        "规划给出基期数字的画横条，没有给出的年份不推算；随“规划”筛选。",
        "Bars where the plans give an earlier number; no year is made up. Follows the plan filter.",
    ),
    "numbers.panel.count": ("{n} 项", "{n}"),
    "numbers.panel.page": ("在规划数字页看全部目标与统计", "All targets and statistics on their page"),
    "matrix.title": ("市与领域", "Cities by sector"),
    "matrix.lead": (
        "16 市在 19 个领域里，六部规划点名的设施、任务和项目各有多少。点数字到地图上看，点城市看该市的全部内容。",
        "How many facilities, roles and projects the six plans name for each of the 16 cities in each of 19 sectors. "
        "A number leads to the map, a city to all that the plans say of it.",
    ),
    "matrix.distinct": (
        "一处可以跨几个市、属几个领域，经济圈和合计按处计，不重复，所以不等于各格之和。",
        "A thing may belong to several cities and sectors; circles and totals count each thing once, so they are not "
        "the sum of their cells.",
    ),
    "matrix.count": ("统计什么", "What is counted"),
    "matrix.all": ("全部", "All"),
    "matrix.facilities": ("设施", "Facilities"),
    "matrix.roles": ("任务与称号", "Roles"),
    "matrix.projects": ("外资项目", "Projects"),
    "matrix.cell": (
        "{place} · {sector}：设施 {facilities}，任务与称号 {roles}，外资项目 {projects}",
        "{place} · {sector}: facilities {facilities}, roles {roles}, projects {projects}",
    ),
    "matrix.city": ("城市", "City"),
    "matrix.total": ("合计", "Total"),
    "matrix.every": ("全部领域", "All sectors"),
    "matrix.province": ("16 市", "16 cities"),
    "matrix.legend": ("颜色", "Shade"),
    "matrix.filters": ("按地图的筛选统计：", "Counted with the map's filters: "),
    "matrix.unfiltered": ("去掉筛选", "Drop the filters"),
    "matrix.none": ("没有", "none"),
}

NOTE_WORDS: dict[str, str] = {
    "力争": "aimed for",
    "争取": "sought",
    "突破": "above",
    "首次突破": "above, for the first time",
    "超过": "more than",
    "超": "more than",
    "以上": "or more",
    "不低于": "not less than",
    "至少": "at least",
    "左右": "about",
    "约": "about",
    "不足": "less than",
    "近": "nearly",
    "余": "and some more",
    "多": "and some more",
    "累计": "cumulative",
    "平均": "on average",
    "长期": "for a long time",
    "预测": "forecast",
    "预期性": "indicative",
    "预期性指标": "indicative",
    "原文未注年份": "the text gives no year",
}
"""The words that qualify a number, as a note of indicators.csv has them, in English."""

TIME_WORDS: dict[str, str] = {
    "“十二五”": "2011–2015",
    "“十三五”": "2016–2020",
    "“十四五”": "2021–2025",
    "十四五时期": "2021–2025",
}
"""The plan periods as years: what the Chinese page prints as the plans do, the English page prints like this."""

NUMERAL_WORDS: dict[str, str] = {"1亿": "100 million", "2倍": "2 times"}
"""Readings of Chinese numerals, as a note gives them after "=", that are no bare number."""
