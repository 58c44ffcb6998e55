"""Themes: the colours of map and sheet on a screen, in a dark room, for a printer without colours, for every eye."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app import style
from layers.view import Theme
from layers.vocabulary import Circle, KindGroup, Mode


@dataclass(frozen=True)
class Look:
    """All colours of one theme: base map, what is written on it, signs, and the sheet around the map."""

    sea: str
    land: str
    paper: str
    line: str
    county_line: str
    circle_line: str
    sea_line: str
    tints: Mapping[Circle, str]
    role_shades: tuple[str, ...]
    ink: str
    faint: str
    sea_name: str
    land_name: str
    leader: str
    halo: str
    accent: str
    groups: Mapping[KindGroup, str]
    modes: Mapping[Mode, str]
    networks: tuple[str, ...]
    sheet: str
    text: str
    muted: str
    rule: str
    bar: str
    role_tag: str
    deep: str
    """Dark in every theme: the face of counts, and what stands on white."""


LIGHT = Look(
    sea=style.SEA,
    land=style.LAND,
    paper=style.PAPER,
    line=style.LINE,
    county_line=style.COUNTY_LINE,
    circle_line=style.CIRCLE_LINE,
    sea_line=style.SEA_LINE,
    tints=style.CIRCLE_TINT,
    role_shades=tuple(colour for _, colour in style.ROLE_STEPS),
    ink=style.INK,
    faint=style.FAINT,
    sea_name=style.SEA_NAME,
    land_name=style.LAND_NAME,
    leader=style.LEADER,
    halo="#ffffff",
    accent=style.ACCENT,
    groups=style.GROUP_COLOUR,
    modes=style.MODE_COLOUR,
    networks=style.NETWORK_COLOURS,
    sheet="#ffffff",
    text=style.INK,
    muted=style.MUTED,
    rule=style.COUNTY_LINE,
    bar="#3f648f",
    role_tag=style.ROLE_TAG,
    deep=style.INK,
)

DARK = replace(
    LIGHT,
    sea="#131c26",
    land="#212b35",
    paper="#2a3541",
    line="#6b7782",
    county_line="#586674",
    circle_line="#98a3ad",
    sea_line="#5f7180",
    tints={Circle.CAPITAL: "#3a3828", Circle.JIAODONG: "#283b35", Circle.LUNAN: "#41312d"},
    role_shades=("#4a4129", "#5d4e26", "#735d22", "#7c6219"),
    ink="#f4f1ea",
    faint="#c3c9ce",
    sea_name="#9cc0d6",
    land_name="#bdb6a4",
    leader="#a6afb7",
    halo="#10171f",
    accent="#ff8a70",
    sheet="#0d141b",
    text="#f4f1ea",
    muted="#b4bcc3",
    rule="#45525e",
    bar="#6d93c4",
)

GREY = replace(
    LIGHT,
    sea="#e9e9e9",
    land="#f4f4f4",
    paper="#ffffff",
    line="#9a9a9a",
    county_line="#b0b0b0",
    circle_line="#6e6e6e",
    sea_line="#8c8c8c",
    tints={Circle.CAPITAL: "#fbfbfb", Circle.JIAODONG: "#ebebeb", Circle.LUNAN: "#dadada"},
    role_shades=("#ececec", "#dadada", "#c4c4c4", "#ababab"),
    ink="#1a1a1a",
    faint="#5c5c5c",
    sea_name="#5c5c5c",
    land_name="#5c5c5c",
    leader="#6a6a6a",
    accent="#1a1a1a",
    groups={
        KindGroup.OPEN: "#111111",
        KindGroup.TRANSPORT: "#454545",
        KindGroup.MARKET: "#666666",
        KindGroup.INDUSTRY: "#2b2b2b",
        KindGroup.SERVICE: "#6e6e6e",
        KindGroup.ABROAD: "#000000",
    },
    modes={
        Mode.AIR: "#6e6e6e",
        Mode.SEA: "#111111",
        Mode.RAIL: "#3a3a3a",
        Mode.POST: "#666666",
        Mode.INLAND_WATER: "#505050",
        Mode.MULTIMODAL: "#000000",
    },
    networks=("#111111", "#444444", "#666666", "#2b2b2b", "#555555", "#000000"),
    text="#1a1a1a",
    muted="#555555",
    rule="#cdcdcd",
    bar="#6a6a6a",
    role_tag="#4a4a4a",
    deep="#1a1a1a",
)

SAFE = replace(
    LIGHT,
    sea="#e4ecf4",
    tints={Circle.CAPITAL: "#fff2c4", Circle.JIAODONG: "#f7f9fb", Circle.LUNAN: "#e6e4ee"},
    accent="#a30052",
    groups={
        KindGroup.OPEN: "#005be5",
        KindGroup.TRANSPORT: "#595959",
        KindGroup.MARKET: "#a56300",
        KindGroup.INDUSTRY: "#592300",
        KindGroup.SERVICE: "#19007f",
        KindGroup.ABROAD: "#0c060c",
    },
)
"""Group colours found by search: twice as far apart (CAM02-UCS, every sort of colour blindness) as the usual ones."""

LOOKS: dict[Theme, Look] = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.GREY: GREY, Theme.SAFE: SAFE}
