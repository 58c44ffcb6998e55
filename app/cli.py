"""The `lutu` command: serve the page, export a picture, check the data."""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from geo.datum import Datum
from layers.facets import FACETS, FacetName
from layers.geojson import citation_of
from layers.issue import DataRefusedError, Issue
from layers.plans import PlansText
from layers.store import DATA_FOLDER, FACILITIES, INDICATORS, UNPLACED, Data, audit, load
from layers.verify import verify, verify_citations
from layers.view import Theme, View, from_params, read_view
from layers.vocabulary import Language

FAULTS = 1
REFUSED = 2

_PARAMETERS = {
    FacetName.PLAN: "规划 plans, e.g. foreign_trade,economic_parks",
    FacetName.CIRCLE: "经济圈 circles: capital, jiaodong, lunan",
    FacetName.CITY: "城市 cities by adcode, e.g. 370100,370200",
    FacetName.SECTOR: "领域 sectors, e.g. cold_chain,logistics",
    FacetName.KIND: "类型 kinds, e.g. port,bonded_zone",
    FacetName.PRECISION: "位置精度 precision: site, locality, county, city",
}

SHEET_PARAMETERS = {
    "template": ("NAME", "版式 template: screen, official, wall, brief"),
    "paper": ("SIZE", "纸张 a4、a4-portrait … a0、16x9、4x3、297x210mm、1920x1080px"),
    "dpi": ("DPI", "每英寸点数 dots per inch"),
    "parts": ("A,B", "图上要素，默认依版式 parts of the sheet, default by template"),
    "use": ("FOR", "用途 public 公开 (default), internal 内部"),
    "subtitle": ("TEXT", "副题 subtitle"),
    "note": ("TEXT", "附注 note"),
    "maker": ("TEXT", "制图单位 who makes the map"),
    "dated": ("TEXT", "编制日期 date of the map"),
    "page": ("TEXT", "页码 page number"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 faults found, 2 refused."""
    for stream in (sys.stdout, sys.stderr):
        # A console that has no Chinese shows escapes instead of ending the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    args = _parser().parse_args(arguments)
    if not hasattr(args, "run"):
        args = _parser().parse_args(["serve", *(arguments if arguments is not None else sys.argv[1:])])
    try:
        code: int = args.run(args)
    except DataRefusedError as refused:
        _say_issues(refused.issues)
        return REFUSED
    except KeyboardInterrupt:
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lutu",
        description="鲁图：山东省六部“十四五”商务规划的空间布局。 Shandong's six commerce plans on a map.",
        epilog="不写命令时等于 serve。 Without a command: serve.",
    )
    commands = parser.add_subparsers(title="命令 commands", metavar="serve | export | check")
    _serve_parser(commands)
    _export_parser(commands)
    _check_parser(commands)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=DATA_FOLDER,
        metavar="FOLDER",
        help="数据文件夹，默认用随附的数据 data folder (default: the bundled one)",
    )


def _add_plans(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plans",
        type=Path,
        metavar="FILE",
        help="六部规划的文本（UTF-8，依次相接） text of the six plans, UTF-8, one after another",
    )


def _serve_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="在浏览器里打开地图 the map in your browser")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址 address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8050, help="端口 port (default: %(default)s)")
    parser.add_argument(
        "--tiles",
        default=os.environ.get("LUTU_TILES", ""),
        metavar="ADDRESS",
        help="底图瓦片，默认不用（也可写在环境变量 LUTU_TILES）：tianditu:密钥、含 {z} {x} {y} 的网址、"
        "wms:网址?layers=图层名。 optional map tiles, off by default",
    )
    parser.add_argument(
        "--layer",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="自己的点图层，可写几次：GeoJSON、GeoPackage、FlatGeobuf、GeoParquet、CSV。 a layer of your own points",
    )
    _add_settings(parser)
    _add_data(parser)
    _add_plans(parser)
    parser.set_defaults(run=_serve)


def _export_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("export", help="出图或出表 a picture or a table of a view")
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="图片、表格，或网页文件 .html a picture, a table or a page as one file"
    )
    parser.add_argument("--view", metavar="LINK", help="从页面复制的链接，代替下面的筛选 a link copied from the page")
    for facet in FACETS:
        parser.add_argument(f"--{facet.name.value}", metavar="A,B", default="", help=_PARAMETERS[facet.name])
    parser.add_argument("--q", default="", metavar="TEXT", help="名称含 text in the name")
    parser.add_argument("--at", default="", metavar="W,S,E,N", help="地图范围（度） box of the map in degrees")
    parser.add_argument(
        "--area", default="", metavar="AREA", help="圈选 circle,LON,LAT,KM · box,W,S,E,N · region,ADCODE"
    )
    parser.add_argument("--layers", default="", metavar="A,B", help="图层 layers to show")
    parser.add_argument("--order", default="", metavar="A,B", help="图层次序，自下而上 order of layers, bottom first")
    parser.add_argument("--opacity", default="", metavar="A-PERCENT", help="图层不透明度 opacity, e.g. circles-40")
    parser.add_argument("--theme", choices=list(Theme), default="", help="底图 base map (default: light)")
    parser.add_argument("--title", default="", help="图题 title of the sheet")
    parser.add_argument("--lang", choices=list(Language), default="", help="语言 language (default: zh)")
    parser.add_argument(
        "--address", default="", metavar="URL", help="页面的网址，写进图上的二维码 address of the page, for a QR code"
    )
    parser.add_argument(
        "--crs", choices=list(Datum), default=Datum.WGS84, help="表格的坐标 coordinates of a table (default: wgs84)"
    )
    _add_sheet(parser)
    _add_settings(parser)
    _add_data(parser)
    parser.set_defaults(run=_export)


def _add_sheet(parser: argparse.ArgumentParser) -> None:
    for name, (metavar, words) in SHEET_PARAMETERS.items():
        parser.add_argument(f"--{name}", default="", metavar=metavar, help=words)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings",
        type=Path,
        default=os.environ.get("LUTU_SETTINGS") or None,
        metavar="FILE",
        help="设置文件 lutu.toml：制图单位、审图号（也可写在环境变量 LUTU_SETTINGS） settings: maker, approval number",
    )


def _check_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="检查数据，逐条列出问题 check the data, name every fault")
    _add_data(parser)
    _add_plans(parser)
    parser.set_defaults(run=_check)


def _say_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        print(issue, file=sys.stderr)


def _refuse(where: str, field: str, message: str, message_en: str) -> DataRefusedError:
    return DataRefusedError([Issue(where, field, message, message_en)])


def _plans_text(path: Path | None) -> PlansText | None:
    if path is None:
        return None
    try:
        return PlansText.read(path)
    except OSError as error:
        raise _refuse(str(path), "--plans", f"读不了：{error.strerror}", f"Cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _refuse(str(path), "--plans", "不是 UTF-8 文本，请另存为 UTF-8", "Not UTF-8 text") from error
    except ValueError as error:
        raise _refuse(str(path), "--plans", f"没有找到规划标题：{error}", f"Titles not found: {error}") from error


def _serve(args: argparse.Namespace) -> int:
    from app.settings import read_settings
    from app.web.serving import serve
    from app.web.tiles import read_tiles

    tiles = read_tiles(args.tiles)
    if args.layer:
        from layers.points_reading import check_layer_file

        for path in args.layer:
            check_layer_file(path)
    settings = read_settings(args.settings)
    plans = _plans_text(args.plans)
    return serve(load(args.data), plans, tiles, args.layer, settings, host=args.host, port=args.port)


def _export(args: argparse.Namespace) -> int:
    from app.settings import read_settings
    from app.sheet.export import MEDIA_TYPES, render
    from app.table.files import MEDIA_TYPES as TABLE_TYPES
    from app.table.files import table

    form = args.out.suffix.lstrip(".").lower()
    known = (*MEDIA_TYPES, *TABLE_TYPES, "html")
    if form not in known:
        raise _refuse(str(args.out), "", f"只能写 {'、'.join(known)}", f"Only {', '.join(known)} can be written")
    view = _asked_view(args)
    data: Data = load(args.data)
    if form in TABLE_TYPES:
        content, notes = table(data, view, form, Datum(args.crs)), ()
    elif form == "html":
        from app.standalone.page import page_file

        content, notes = page_file(data, view, read_settings(args.settings)), ()
    else:
        settings = read_settings(args.settings)
        made = render(data, view, form, replace(settings, page=args.address or settings.page))
        content, notes = made.content, made.notes
    try:
        args.out.write_bytes(content)
    except OSError as error:
        raise _refuse(str(args.out), "", f"写不了：{error.strerror}", f"Cannot be written: {error.strerror}") from error
    print(f"{args.out}：{len(content):,} bytes")
    for note in notes:
        print(note, file=sys.stderr)
    return 0


def _asked_view(args: argparse.Namespace) -> View:
    if args.view is not None:
        view, issues = read_view(args.view)
    else:
        names = [facet.name.value for facet in FACETS] + [
            "q",
            "at",
            "area",
            "layers",
            "order",
            "opacity",
            "theme",
            "title",
            "lang",
            *SHEET_PARAMETERS,
        ]
        view, issues = from_params({name: value for name in names if (value := getattr(args, name))})
    if issues:
        raise DataRefusedError(issues)
    return view


def _check(args: argparse.Namespace) -> int:
    plans = _plans_text(args.plans)
    data, issues = audit(args.data)
    if data is not None and plans is not None:
        unplaced = ((str(thing["name"]), map(citation_of, thing["citations"])) for thing in data.unplaced)
        issues = verify_citations(FACILITIES, data.facilities, plans) + verify(UNPLACED, unplaced, plans)
        for file, things in (
            ("assignments.geojson", data.assignments),
            ("corridors.geojson", data.corridors),
            ("overseas.geojson", data.overseas),
        ):
            issues += verify(file, ((thing.id, thing.citations) for thing in things), plans)
        issues += verify(INDICATORS, ((row.indicator, [row.citation]) for row in data.indicators), plans)
    _say_issues(issues)
    if issues or data is None:
        print(f"{len(issues)} 处问题 / {len(issues)} faults", file=sys.stderr)
        return FAULTS
    layers = (data.facilities, data.assignments, data.corridors, data.overseas)
    citations = sum(len(thing.citations) for layer in layers for thing in layer) + len(data.indicators)
    proved = "，逐条核对原文无误 / all verified against the text" if plans else ""
    sizes = "、".join(
        f"{len(things)} {name}" for name, things in zip(("处设施", "项分工", "条通道", "处境外"), layers, strict=True)
    )
    print(f"数据无误：{sizes}、{len(data.indicators)} 个数字，{citations} 条引文{proved}")
    return 0
