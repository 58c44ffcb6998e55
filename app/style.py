"""How things are drawn, for page and sheet alike: colours, symbol shapes, one-character marks."""

from layers.vocabulary import Circle, Kind, KindGroup, Mode

INK = "#1d2733"
MUTED = "#5a6570"
FAINT = "#69645a"
SEA_NAME = "#4a6a7c"
LAND_NAME = "#6a6454"
LEADER = "#6f6a60"
ACCENT = "#b5301f"
SEA = "#e3ecf1"
LAND = "#f3f1ea"
PAPER = "#ffffff"
LINE = "#a9a392"
COUNTY_LINE = "#d3cdbd"
CIRCLE_LINE = "#8f8872"

CIRCLE_TINT: dict[Circle, str] = {
    Circle.CAPITAL: "#fbf3df",
    Circle.JIAODONG: "#e9f2ec",
    Circle.LUNAN: "#f6e9e2",
}


ROLE_STEPS: tuple[tuple[int, str], ...] = ((1, "#faf0d2"), (3, "#f5e0a5"), (6, "#ecc974"), (10, "#deb050"))
"""From how many roles on a city carries a tint; the last one has no upper end."""
REACH_STEPS: tuple[tuple[float, str], ...] = (
    (25, "#f2f6fa"),
    (50, "#cfdceb"),
    (100, "#9db8d6"),
    (float("inf"), "#5f86b3"),
)
"""Up to how many kilometres from a hub a county carries a shade."""
ROLE_TAG = "#7a5600"
SEA_LINE = "#8fa3af"

MODE_COLOUR: dict[Mode, str] = {
    Mode.AIR: "#8461bd",
    Mode.SEA: "#123075",
    Mode.RAIL: "#6a4c33",
    Mode.POST: "#a86400",
    Mode.INLAND_WATER: "#008474",
    Mode.MULTIMODAL: "#3a0d1c",
}
MODE_MARK: dict[Mode, tuple[str, str]] = {
    Mode.AIR: ("空", "A"),
    Mode.SEA: ("海", "S"),
    Mode.RAIL: ("铁", "R"),
    Mode.POST: ("邮", "P"),
    Mode.INLAND_WATER: ("河", "W"),
    Mode.MULTIMODAL: ("联", "M"),
}
"""The mark on a corridor, Chinese and English."""

POINT_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#5b4b8a", "#6b6b6b")
"""Words of a user's own layer take these, most frequent first (after Okabe and Ito 2008); the last is for the rest."""

NETWORK_COLOURS = ("#163d79", "#8f1a24", "#0b7a75", "#7c5ab1", "#a75e04", "#262626")
NETWORK_DASHES: tuple[tuple[int, ...], ...] = ((), (9, 4), (2, 3), (12, 3, 2, 3), (5, 3), (1, 4))
"""Networks take these in turn, so that colour is not the only thing that tells them apart."""

GROUP_COLOUR: dict[KindGroup, str] = {
    KindGroup.OPEN: "#163d79",
    KindGroup.TRANSPORT: "#0b7a75",
    KindGroup.MARKET: "#a75e04",
    KindGroup.INDUSTRY: "#8f1a24",
    KindGroup.SERVICE: "#7c5ab1",
    KindGroup.ABROAD: "#262626",
}
GROUP_SHAPE: dict[KindGroup, str] = {
    KindGroup.OPEN: "square",
    KindGroup.TRANSPORT: "circle",
    KindGroup.MARKET: "hall",
    KindGroup.INDUSTRY: "diamond",
    KindGroup.SERVICE: "hexagon",
    KindGroup.ABROAD: "pentagon",
}
SHAPE_POINTS: dict[str, list[tuple[float, float]]] = {
    "square": [(-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)],
    "hall": [(0.0, -1.14), (1.0, -0.38), (1.0, 0.92), (-1.0, 0.92), (-1.0, -0.38)],
    "diamond": [(0.0, -1.18), (1.18, 0.0), (0.0, 1.18), (-1.18, 0.0)],
    "hexagon": [(-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0)],
    "pentagon": [(0.0, -1.1), (1.05, -0.34), (0.65, 0.89), (-0.65, 0.89), (-1.05, -0.34)],
}
"""Corners on a symbol of radius 1, y downwards, sized to look equally heavy; a circle needs none."""

MARK: dict[Kind, tuple[str, str]] = {
    Kind.FREE_TRADE_AREA: ("自", "FT"),
    Kind.SCO_ZONE: ("上", "SC"),
    Kind.STARTUP_ZONE: ("新", "SU"),
    Kind.DEV_ZONE: ("开", "DZ"),
    Kind.BONDED_ZONE: ("保", "BZ"),
    Kind.INTL_COOP_PARK: ("合", "CP"),
    Kind.PORT: ("港", "PT"),
    Kind.DRY_PORT: ("陆", "DP"),
    Kind.AIRPORT: ("空", "AP"),
    Kind.RAIL_HUB: ("铁", "RH"),
    Kind.MAIL_EXCHANGE: ("邮", "ME"),
    Kind.LOGISTICS_PARK: ("物", "LP"),
    Kind.COLD_CHAIN: ("冷", "CC"),
    Kind.AGRI_MARKET: ("农", "AG"),
    Kind.MARKET: ("市", "MK"),
    Kind.BULK_EXCHANGE: ("宗", "BX"),
    Kind.COMMERCIAL_STREET: ("街", "CS"),
    Kind.EXPO: ("展", "EX"),
    Kind.INDUSTRY_BASE: ("产", "IB"),
    Kind.FDI_PROJECT: ("外", "FI"),
    Kind.SERVICE_BASE: ("服", "SB"),
    Kind.PLATFORM: ("台", "PL"),
    Kind.CULTURE_TOURISM: ("文", "CT"),
    Kind.EDUCATION_HEALTH: ("医", "EH"),
    Kind.OVERSEAS_ZONE: ("区", "OZ"),
    Kind.OVERSEAS_PROJECT: ("项", "OP"),
}
"""The mark inside a symbol, Chinese and English, so that colour is never the only sign."""
