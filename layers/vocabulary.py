"""The closed vocabularies of the six plans, each word with its Chinese and English label."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of a closed vocabulary: its id is the value, its labels travel with it."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.zh = zh
        word.en = en
        return word

    def label(self, lang: "Language") -> str:
        return self.zh if lang == Language.ZH else self.en


class Language(StrEnum):
    """The two languages of the interface and of exported sheets."""

    ZH = "zh"
    EN = "en"


class Plan(Word):
    """The six 十四五 commerce plans of Shandong (2021-2025), in the order of the source text."""

    COMMERCE_CIRCULATION = "commerce_circulation", "商贸流通业", "Commerce & circulation"
    SERVICE_TRADE = "service_trade", "服务贸易", "Service trade"
    FOREIGN_TRADE = "foreign_trade", "对外贸易", "Foreign trade"
    FOREIGN_INVESTMENT = "foreign_investment", "利用外资", "Foreign investment"
    OUTBOUND_INVESTMENT = "outbound_investment", "对外投资合作", "Outbound investment"
    ECONOMIC_PARKS = "economic_parks", "经济园区", "Economic parks"


class Circle(Word):
    """The three economic circles (三圈)."""

    CAPITAL = "capital", "省会经济圈", "Capital circle"
    JIAODONG = "jiaodong", "胶东经济圈", "Jiaodong circle"
    LUNAN = "lunan", "鲁南经济圈", "Lunan circle"


class Kind(Word):
    """What a facility is."""

    FREE_TRADE_AREA = "free_trade_area", "自贸试验区", "Free-trade area"
    SCO_ZONE = "sco_zone", "上合示范区", "SCO demonstration area"
    STARTUP_ZONE = "startup_zone", "起步区与功能区", "Start-up & functional area"
    DEV_ZONE = "dev_zone", "开发区", "Development zone"
    BONDED_ZONE = "bonded_zone", "综合保税区", "Bonded zone"
    INTL_COOP_PARK = "intl_coop_park", "国际合作园区", "International cooperation park"
    PORT = "port", "港口", "Port"
    DRY_PORT = "dry_port", "陆港", "Dry port"
    AIRPORT = "airport", "机场", "Airport"
    RAIL_HUB = "rail_hub", "班列集结中心", "Rail assembly centre"
    MAIL_EXCHANGE = "mail_exchange", "国际邮件互换局", "Mail exchange office"
    LOGISTICS_PARK = "logistics_park", "物流园区与枢纽", "Logistics park or hub"
    COLD_CHAIN = "cold_chain", "冷链物流", "Cold-chain facility"
    AGRI_MARKET = "agri_market", "农产品市场", "Agricultural market"
    MARKET = "market", "商品市场", "Goods market"
    BULK_EXCHANGE = "bulk_exchange", "大宗商品交易", "Bulk commodity exchange"
    COMMERCIAL_STREET = "commercial_street", "商业街区", "Commercial street"
    EXPO = "expo", "展会与论坛", "Exhibition or forum"
    INDUSTRY_BASE = "industry_base", "产业基地", "Industry base"
    FDI_PROJECT = "fdi_project", "外资项目", "Foreign-investment project"
    SERVICE_BASE = "service_base", "服务出口与外包基地", "Service-export base"
    PLATFORM = "platform", "公共平台", "Platform"
    CULTURE_TOURISM = "culture_tourism", "文化旅游", "Culture & tourism site"
    EDUCATION_HEALTH = "education_health", "教育医疗", "Education or health site"
    OVERSEAS_ZONE = "overseas_zone", "境外经贸合作区", "Overseas cooperation zone"
    OVERSEAS_PROJECT = "overseas_project", "境外项目", "Overseas project"


class KindGroup(Word):
    """Kinds drawn with one colour: the legend's order of importance."""

    OPEN = "open", "开放平台与园区", "Open platforms & parks"
    TRANSPORT = "transport", "口岸与物流", "Gateways & logistics"
    MARKET = "market", "市场与会展", "Markets & exhibitions"
    INDUSTRY = "industry", "产业与项目", "Industry & projects"
    SERVICE = "service", "服务与人文", "Services & culture"
    ABROAD = "abroad", "境外", "Abroad"


KIND_GROUPS: dict[Kind, KindGroup] = {
    Kind.FREE_TRADE_AREA: KindGroup.OPEN,
    Kind.SCO_ZONE: KindGroup.OPEN,
    Kind.STARTUP_ZONE: KindGroup.OPEN,
    Kind.DEV_ZONE: KindGroup.OPEN,
    Kind.BONDED_ZONE: KindGroup.OPEN,
    Kind.INTL_COOP_PARK: KindGroup.OPEN,
    Kind.PORT: KindGroup.TRANSPORT,
    Kind.DRY_PORT: KindGroup.TRANSPORT,
    Kind.AIRPORT: KindGroup.TRANSPORT,
    Kind.RAIL_HUB: KindGroup.TRANSPORT,
    Kind.MAIL_EXCHANGE: KindGroup.TRANSPORT,
    Kind.LOGISTICS_PARK: KindGroup.TRANSPORT,
    Kind.COLD_CHAIN: KindGroup.TRANSPORT,
    Kind.AGRI_MARKET: KindGroup.MARKET,
    Kind.MARKET: KindGroup.MARKET,
    Kind.BULK_EXCHANGE: KindGroup.MARKET,
    Kind.COMMERCIAL_STREET: KindGroup.MARKET,
    Kind.EXPO: KindGroup.MARKET,
    Kind.INDUSTRY_BASE: KindGroup.INDUSTRY,
    Kind.FDI_PROJECT: KindGroup.INDUSTRY,
    Kind.SERVICE_BASE: KindGroup.SERVICE,
    Kind.PLATFORM: KindGroup.SERVICE,
    Kind.CULTURE_TOURISM: KindGroup.SERVICE,
    Kind.EDUCATION_HEALTH: KindGroup.SERVICE,
    Kind.OVERSEAS_ZONE: KindGroup.ABROAD,
    Kind.OVERSEAS_PROJECT: KindGroup.ABROAD,
}


class Sector(Word):
    """Which branch of the economy a facility serves; one facility may serve several."""

    COMMERCE = "commerce", "商贸流通", "Commerce"
    COLD_CHAIN = "cold_chain", "冷链物流", "Cold chain"
    AGRI_PRODUCTS = "agri_products", "农产品流通", "Farm-produce trade"
    PORT_SHIPPING = "port_shipping", "港航物流", "Ports & shipping"
    LOGISTICS = "logistics", "仓储与多式联运", "Storage & intermodal"
    CROSS_BORDER_ECOMMERCE = "cross_border_ecommerce", "跨境电商", "Cross-border e-commerce"
    FOREIGN_TRADE = "foreign_trade", "货物贸易", "Goods trade"
    SERVICE_TRADE = "service_trade", "服务贸易与外包", "Service trade & outsourcing"
    EXPO = "expo", "会展", "Exhibitions"
    IT = "it", "新一代信息技术", "Information technology"
    EQUIPMENT = "equipment", "高端装备", "Advanced equipment"
    NEW_MATERIALS = "new_materials", "新能源新材料", "New energy & materials"
    CHEMICALS = "chemicals", "高端化工", "Chemicals"
    BIOMEDICINE = "biomedicine", "生物医药与医养健康", "Biomedicine & health"
    MARINE = "marine", "现代海洋", "Marine economy"
    MODERN_AGRICULTURE = "modern_agriculture", "现代高效农业", "Modern agriculture"
    CULTURE_TOURISM = "culture_tourism", "文化旅游", "Culture & tourism"
    FINANCE = "finance", "现代金融", "Finance"
    OPEN_PLATFORM = "open_platform", "综合开放平台", "Open platform"


class Precision(Word):
    """How well a place is known, after the IATI and UCDP place-precision codes."""

    SITE = "site", "设施位置", "Site"
    LOCALITY = "locality", "所在片区", "Locality"
    COUNTY = "county", "只到区县", "County only"
    CITY = "city", "只到城市", "City only"
    COUNTRY = "country", "只到国家", "Country only"


class Tier(Word):
    """The tier of the 千亿级 development zones (经济园区 专栏3): output value aimed at."""

    T5000 = "5000亿级", "5000亿级", "RMB 500 bn tier"
    T3000 = "3000亿级", "3000亿级", "RMB 300 bn tier"
    T1000 = "1000亿级", "1000亿级", "RMB 100 bn tier"


class Status(Word):
    """How the plan speaks of a facility, not how it stands today."""

    EXISTING = "existing", "规划称已有", "named as existing"
    BUILDING = "building", "规划称在建或推进", "named as under way"
    PLANNED = "planned", "规划拟建或争取", "named as planned"


class Role(Word):
    """What a plan makes of a city or several."""

    FOCUS = "focus", "重点领域", "Focus"
    NETWORK = "network", "网络", "Network"
    GROUP = "group", "分组", "Group of cities"
    CLUSTER = "cluster", "产业集群", "Industry cluster"
    HUB = "hub", "枢纽", "Hub"
    CENTRE = "centre", "中心", "Centre"
    PILOT = "pilot", "试点", "Pilot"
    DESIGNATION = "designation", "称号与示范", "Designation"
    TASK = "task", "任务", "Task"


class Mode(Word):
    """How a corridor runs."""

    AIR = "air", "航空", "Air"
    SEA = "sea", "海运", "Sea"
    RAIL = "rail", "铁路班列", "Rail"
    POST = "post", "邮路", "Post"
    INLAND_WATER = "inland_water", "内河航道", "Inland waterway"
    MULTIMODAL = "multimodal", "多式联运", "Intermodal"


RADIUS_LIMIT_M: dict[Precision, int] = {Precision.SITE: 3_000, Precision.LOCALITY: 10_000}
"""The largest radius_m that a precision may promise, in metres."""

POINT_PRECISIONS = (Precision.SITE, Precision.LOCALITY)
"""Precisions with a place of their own; the others stand at their region's representative point."""
