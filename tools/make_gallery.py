"""Makes docs/gallery/*.png, the sheets that README shows: every template and theme, drawn as `lutu export` does."""

from pathlib import Path

from app.sheet.export import render
from layers.store import load
from layers.view import read_view

OUT = Path(__file__).resolve().parents[1] / "docs" / "gallery"
SHEETS = {
    "screen-light": "kind=port,airport,bonded_zone&title=口岸与综合保税区&dpi=84",
    "screen-dark": "sector=cold_chain&title=冷链物流：规划点名的基地与承担分工的城市&theme=dark&dpi=84",
    "screen-safe": "circle=lunan&at=114.75,34.35,119.4,36.6&title=鲁南经济圈&theme=safe&dpi=84",
    "screen-east-asia": "layers=circles,cores,corridors,overseas,labels&at=east_asia&title=对外通道：东亚&dpi=84",
    "official-qingdao": "template=official&city=370200&at=119.4,35.5,121.1,37.2&page=8&dpi=110"
    "&title=青岛市：六部规划的布局",
    "official-grey": "template=official&city=370800&at=115.8,34.4,117.7,36.1&theme=grey&dpi=110"
    "&title=济宁市：六部规划的布局",
    "wall": "template=wall&dpi=60",
    "brief": "template=brief&kind=free_trade_area,sco_zone,startup_zone&title=自贸试验区与重大平台&dpi=150",
    "brief-dark": "template=brief&kind=rail_hub,dry_port,port&title=港口、陆港与班列&theme=dark&dpi=150",
}


def main() -> None:
    """Draw each sheet and say what it had to leave out."""
    OUT.mkdir(parents=True, exist_ok=True)
    data = load()
    for name, query in SHEETS.items():
        view, issues = read_view(query)
        if issues:
            raise SystemExit(f"{name}: {issues}")
        picture = render(data, view, "png")
        (OUT / f"{name}.png").write_bytes(picture.content)
        print(name, f"{len(picture.content):,} bytes", *picture.notes, sep="\n  ")


if __name__ == "__main__":
    main()
