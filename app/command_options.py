"""The options that several commands share, and what they stand for: data, settings, plans' text, a View."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from layers.facets import FACETS, FacetName
from layers.issue import DataRefusedError, Issue
from layers.plans import PlansText
from layers.store import DATA_FOLDER
from layers.view import Theme, View, from_params, read_view
from layers.vocabulary import Language

Commands = argparse._SubParsersAction
"""Where a command adds its parser."""

STOPPED = 130
"""As a shell reports what Ctrl+C ended."""
_PARAMETERS = {
    FacetName.PLAN: "规划 plans, e.g. foreign_trade,economic_parks",
    FacetName.CIRCLE: "经济圈 circles: capital, jiaodong, lunan",
    FacetName.CITY: "城市 cities by adcode, e.g. 370100,370200",
    FacetName.SECTOR: "领域 sectors, e.g. cold_chain,logistics",
    FacetName.KIND: "类型 kinds, e.g. port,bonded_zone",
    FacetName.PRECISION: "位置精度 precision: site, locality, county, city",
}

_OTHERS = ("q", "at", "area", "layers", "order", "opacity", "theme", "title", "lang")

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


def add_data(parser: argparse.ArgumentParser) -> None:
    """Where the data is."""
    parser.add_argument(
        "--data",
        type=Path,
        default=DATA_FOLDER,
        metavar="FOLDER",
        help="数据文件夹，默认用随附的数据 data folder (default: the bundled one)",
    )


def add_plans(parser: argparse.ArgumentParser) -> None:
    """The text of the six plans, which the project does not carry."""
    parser.add_argument(
        "--plans",
        type=Path,
        metavar="FILE",
        help="六部规划的文本（UTF-8，依次相接） text of the six plans, UTF-8, one after another",
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """What the operator sets once for every sheet."""
    parser.add_argument(
        "--settings",
        type=Path,
        default=os.environ.get("LUTU_SETTINGS") or None,
        metavar="FILE",
        help="设置文件 lutu.toml：制图单位、审图号（也可写在环境变量 LUTU_SETTINGS） settings: maker, approval number",
    )


def add_view(parser: argparse.ArgumentParser) -> None:
    """What is shown and how it is put on paper: a link, or filters and options of the sheet."""
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
    for name, (metavar, words) in SHEET_PARAMETERS.items():
        parser.add_argument(f"--{name}", default="", metavar=metavar, help=words)


def asked_view(args: argparse.Namespace) -> View:
    """The View that the options or the link describe; raises DataRefusedError with all that is not understood."""
    if args.view is not None:
        view, issues = read_view(args.view)
    else:
        names = (*(facet.name.value for facet in FACETS), *_OTHERS, *SHEET_PARAMETERS)
        view, issues = from_params({name: value for name in names if (value := getattr(args, name))})
    if issues:
        raise DataRefusedError(issues)
    return view


def write_out(path: Path, content: bytes) -> None:
    """Write a finished file; raises DataRefusedError if the place cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refuse(str(path), "", f"写不了：{error.strerror}", f"Cannot be written: {error.strerror}") from error


def refuse(where: str, field: str, message: str, message_en: str) -> DataRefusedError:
    """The error of one fault, in Chinese and English."""
    return DataRefusedError([Issue(where, field, message, message_en)])


def plans_text(path: Path | None) -> PlansText | None:
    """Read the text of the plans; raises DataRefusedError if it is not what it should be."""
    if path is None:
        return None
    try:
        return PlansText.read(path)
    except OSError as error:
        raise refuse(str(path), "--plans", f"读不了：{error.strerror}", f"Cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise refuse(str(path), "--plans", "不是 UTF-8 文本，请另存为 UTF-8", "Not UTF-8 text") from error
    except ValueError as error:
        raise refuse(str(path), "--plans", f"没有找到规划标题：{error}", f"Titles not found: {error}") from error


def say_issues(issues: Iterable[Issue]) -> None:
    """Print what is wrong, one line each."""
    for issue in issues:
        print(issue, file=sys.stderr)
