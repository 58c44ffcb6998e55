"""Every visible word of the page that analyses the layout, Chinese and English side by side."""

ANALYSIS_WORDS: dict[str, tuple[str, str]] = {
    "analysis.title": ("布局分析", "Analysis of the layout"),
    "analysis.lead": (
        "六部规划点名的布局：够得着哪里、各市偏向什么、圈内圈间是否均衡、规划之间重了多少、还缺什么。"
        "每个数旁写明公式、出处和样本数。数的是规划点名的次数和处数，不是产值或规模。",
        "The layout that the six plans name: what it reaches, what each city leans to, how even it is, where the plans "
        "overlap, what is missing. Each number has its formula, source and n. Counted is what the plans name, not "
        "output or size.",
    ),
    "analysis.filters": ("筛选：", "Filtered: "),
    "analysis.unfiltered": ("全部设施", "All facilities"),
    "analysis.formula": ("算法", "Formula"),
    "analysis.source": ("出处", "Source"),
    "analysis.limits": ("说明不了的", "What it cannot say"),
    "analysis.city": ("市", "City"),
    "analysis.none": ("没有", "None"),
    "analysis.empty": ("筛选后没有设施，算不出来。", "No facility is left after filtering; nothing can be reckoned."),
    "reach.title": ("最近的枢纽与服务半径", "Nearest hub and service radius"),
    "reach.kind": ("枢纽", "Hub"),
    "reach.radius": ("半径（公里）", "Radius (km)"),
    "reach.show": ("计算", "Reckon"),
    "reach.bad": (
        "半径应为 1 至 500 的整数（公里）；已按 {km} 公里计算。",
        "The radius should be 1 to 500 km; {km} is used.",
    ),
    "reach.answer": (
        "{n} 处有位置的{kind}，半径 {km} 公里内有 {within} 个区县（占 136 个的 {counties}%），占全省面积的 {area}%。",
        "{n} with a place ({kind}): within {km} km lie {within} counties ({counties}% of 136) and {area}% of the "
        "province's area.",
    ),
    "reach.answer.none": (
        "没有一处{kind}写明位置，算不出距离。",
        "No place is known for any of these ({kind}): no distances.",
    ),
    "reach.left_out": ("另有 {n} 处只知到市，未计入。", "{n} more are known by city only and left out."),
    "reach.rough": (
        "其中 {n} 处只知到区县，量到区县代表点，距离记 ≈；就在本区县的不写距离，中位数按 0 计。",
        "{n} of them are known by county only and stand at its point: distances to them have a ≈, in their own county "
        "there is none, and the median takes it for 0.",
    ),
    "reach.formula": (
        "各区县代表点到最近一处的椭球面大地线距离（n = 136 个区县）；面积取各处半径内的并集与全省的交集。",
        "Geodesic distance on the ellipsoid from each county's point to the nearest one (n = 136 counties); area of "
        "the union of the circles inside the province.",
    ),
    "reach.source": (
        "Karney（2013），《大地线算法》，PROJ 与 Shapely 实现",
        "Karney (2013), Algorithms for geodesics; by PROJ and Shapely",
    ),
    "reach.limits": (
        "直线距离，不是路程或时间；代表点不代表整个区县；位置半径可达 10 公里。",
        "Straight lines, not roads or time; one point stands for a county; places are known to within up to 10 km.",
    ),
    "reach.within": ("半径内区县", "Counties within"),
    "reach.median": ("距离中位数（公里）", "Median distance (km)"),
    "reach.farthest": ("最远的区县", "Farthest counties"),
    "reach.map": ("各区县到最近{kind}的距离", "Distance of each county to the nearest ({kind})"),
    "reach.step.upto": ("{km} 公里以内", "up to {km} km"),
    "reach.step.beyond": ("{km} 公里以外", "beyond {km} km"),
    "lq.title": ("区位商与专业化", "Location quotients and specialisation"),
    "lq.lead": (
        "大于 1：该市在这一领域的份额高于全省。少于 3 处的写成灰字，仅供参考。",
        "Above 1: the field has a larger share in the city than in the province. "
        "Fewer than 3 are grey: too few to lean on.",
    ),
    "lq.index": ("专业化指数", "Specialisation"),
    "lq.n": ("处次", "n"),
    "lq.cell": ("{city} · {sector}：{n} 处，LQ = {lq}", "{city} · {sector}: {n}, LQ = {lq}"),
    "lq.formula": (
        "LQ = (x市,领域 ÷ x市) ÷ (x领域 ÷ x全省)；"
        "专业化指数 K = Σ|市份额 − 省份额|，0 与全省相同，2 完全不同（n = {n} 处次）",
        "LQ = (x city,sector / x city) / (x sector / x province); specialisation K = Σ|share in city − share "
        "in province|, 0 as the province, 2 wholly its own (n = {n} mentions of a sector)",
    ),
    "lq.source": (
        "Florence（1939）；Isard（1960）；Krugman（1991）《地理与贸易》第 75 页",
        "Florence (1939); Isard (1960); Krugman (1991), Geography and Trade, p. 75",
    ),
    "lq.limits": (
        "每处同等计数，不论大小；一处属几个领域、几个市的，各计一次。",
        "Each facility counts alike, whatever its size; one in several sectors or cities counts in each.",
    ),
    "theil.title": ("圈内与圈间的均衡", "Balance within and between the circles"),
    "theil.of": ("数什么", "Counted"),
    "theil.facilities": ("设施", "Facilities"),
    "theil.placed": ("有位置的设施", "Facilities with a place"),
    "theil.roles": ("分工", "Roles"),
    "theil.sum": ("合计（n = 16 市）", "Sum (n = 16 cities)"),
    "theil.total": ("泰尔指数 T", "Theil's T"),
    "theil.between": ("圈间", "Between"),
    "theil.within": ("圈内", "Within"),
    "theil.share": ("圈间占比", "Share between"),
    "theil.formula": (
        "T = Σ (y/Y) ln(16 y/Y)；0 为各市相同，2.77 为全在一市；按三个经济圈分解为圈间与圈内",
        "T = Σ (y/Y) ln(16 y/Y); 0 if all cities have the same, 2.77 if one has all; split by the three circles",
    ),
    "theil.source": (
        "Theil（1967）《经济学与信息论》；PySAL inequality 实现",
        "Theil (1967), Economics and Information Theory; by PySAL inequality",
    ),
    "theil.limits": (
        "只有 16 个市，差 0.05 说明不了什么；没有按人口、面积或产值加权。",
        "There are but 16 cities: a difference of 0.05 says nothing; not weighted by people, area or output.",
    ),
    "overlap.title": ("规划之间的重合", "Overlap of the plans"),
    "overlap.lead": (
        "{n} 处设施中，{many} 处由两部以上规划点名。",
        "Of {n} facilities {many} are named by two plans or more.",
    ),
    "overlap.plans": ("几部规划", "Plans"),
    "overlap.count": ("设施", "Facilities"),
    "overlap.named": ("点名最多的", "Named by most"),
    "overlap.pairs": (
        "两部规划共同点名的设施（括号内为占两部合计的比）",
        "Facilities that two plans both name (and the share of all that either names)",
    ),
    "overlap.cities": ("各规划点到各市的设施", "Facilities that each plan ties to each city"),
    "overlap.formula": (
        "J = |A∩B| ÷ |A∪B|（n = {n} 处设施）",
        "J = |A∩B| / |A∪B| (n = {n} facilities)",
    ),
    "overlap.source": ("Jaccard（1901）", "Jaccard (1901)"),
    "overlap.limits": (
        "同一处在几部规划里名称不同，由我们合并；点名不等于投入。",
        "Where plans call one place by several names we merged them; to be named is not to be funded.",
    ),
    "gaps.title": ("缺口", "Gaps"),
    "gaps.roles": ("有分工、没有落点", "Roles without a site"),
    "gaps.roles.lead": (
        "规划给了该市分工，但在分工的领域里没有在该市点名任何设施（{n} 项，分工共 {of} 项）。",
        "The plans give the city a role but name no facility of the role's sectors in it "
        "({n} of {of} role and city pairs).",
    ),
    "gaps.counties": ("没有设施的区县", "Counties without a facility"),
    "gaps.counties.lead": (
        "136 个区县中，{n} 个没有已知位置的设施。只知到市的设施可能在其中，右列写明有几处。",
        "Of 136 counties {n} have no facility known to stand in them. What is known by city only may be there: the "
        "last column says how many.",
    ),
    "gaps.county": ("没有设施的区县", "Counties without"),
    "gaps.unplaced": ("只知到市", "By city only"),
    "gaps.formula": (
        "分工的领域与该市设施的领域没有交集；区县代码未出现在任何设施上",
        "No sector of the role among those of the city's facilities; the county's code on no facility",
    ),
    "gaps.source": ("六部规划的引文，见各设施与分工", "The citations of each facility and role"),
    "gaps.limits": (
        "没有点名不等于没有；规划之外的设施不在其中。",
        "Not named is not the same as not there; what stands outside the plans is not counted.",
    ),
    "nav.analysis": ("布局分析", "Analysis"),
}
