"""Optional map tiles under the bundled boundaries: 天地图 with the user's key, XYZ or WMS; off unless asked for."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from layers.issue import DataRefusedError, Issue

TIANDITU = "https://t{s}.tianditu.gov.cn/DataServer?T={layer}_w&x={x}&y={y}&l={z}&tk={key}"
TIANDITU_LAYERS = ("vec", "cva")
TIANDITU_HOSTS = "01234567"


@dataclass(frozen=True)
class TileLayer:
    """One layer of tiles: address template, WMS layer names if it is a WMS, and whom to credit."""

    url: str
    attribution: str
    wms_layers: str | None = None
    subdomains: str = "abc"


def read_tiles(setting: str | None) -> tuple[TileLayer, ...]:
    """The tile layers of a setting, from the ground up; none for an empty one.

    Understands `tianditu:KEY`, an address with {z}, {x} and {y}, and `wms:ADDRESS?layers=A,B`.
    Raises DataRefusedError for anything else.
    """
    if not setting:
        return ()
    kind, _, rest = setting.partition(":")
    if kind == "tianditu" and re.fullmatch(r"[0-9A-Za-z]{8,64}", rest):
        return tuple(
            TileLayer(TIANDITU.replace("{layer}", layer).replace("{key}", rest), "天地图", subdomains=TIANDITU_HOSTS)
            for layer in TIANDITU_LAYERS
        )
    if kind == "wms" and _is_web(rest):
        layers = parse_qs(urlsplit(rest).query).get("layers", [])
        if layers:
            return (TileLayer(rest.split("?")[0], urlsplit(rest).hostname or "", wms_layers=layers[0]),)
    if _is_web(setting) and all(part in setting for part in ("{z}", "{x}", "{y}")):
        return (TileLayer(setting, urlsplit(setting).hostname or ""),)
    raise DataRefusedError(
        [
            Issue(
                "--tiles",
                "",
                "应为 tianditu:密钥、含 {z} {x} {y} 的网址，或 wms:网址?layers=图层名",
                "Write tianditu:KEY, an address with {z} {x} {y}, or wms:ADDRESS?layers=NAME",
            ),
        ],
    )


def _is_web(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
