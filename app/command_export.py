"""`lutu export`: a picture, a table or a page in one file of a View."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from app.command_options import Commands, add_data, add_settings, add_view, asked_view, refuse, write_out
from geo.datum import Datum
from layers.store import Data, load


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add `lutu export`."""
    parser = commands.add_parser("export", help="出图或出表 a picture or a table of a view")
    parser.add_argument("out", type=Path, metavar="OUT", help="图片、表格或网页文件 a picture, table or page (.html)")
    add_view(parser)
    parser.add_argument(
        "--crs", choices=list(Datum), default=Datum.WGS84, help="表格的坐标 coordinates of a table (default: wgs84)"
    )
    parser.add_argument(
        "--map-only", action="store_true", help="只要地图，PNG，透明底 the map alone on a transparent ground, as PNG"
    )
    add_settings(parser)
    add_data(parser)
    parser.set_defaults(run=_export)


def _export(args: argparse.Namespace) -> int:
    from app.settings import read_settings
    from app.sheet.export import render
    from app.sheet.forms import MEDIA_TYPES
    from app.table.files import MEDIA_TYPES as TABLE_TYPES
    from app.table.files import table

    form = args.out.suffix.lstrip(".").lower()
    known = (*MEDIA_TYPES, *TABLE_TYPES, "html")
    if form not in known:
        raise refuse(str(args.out), "", f"只能写 {'、'.join(known)}", f"Only {', '.join(known)} can be written")
    if args.map_only and form != "png":
        raise refuse(str(args.out), "map-only", "只要地图时写 .png", "The map alone is written as .png")
    view = asked_view(args)
    data: Data = load(args.data)
    if form in TABLE_TYPES:
        content, notes = table(data, view, form, Datum(args.crs)), ()
    elif form == "html":
        from app.standalone.page import page_file

        content, notes = page_file(data, view, read_settings(args.settings)), ()
    elif args.map_only:
        from app.sheet.map_only import render_map

        width, height = view.sheet.size_px
        settings = read_settings(args.settings)
        content, notes = (
            render_map(data, view, width_px=width, height_px=height, transparent=True, settings=settings),
            (),
        )
    else:
        settings = read_settings(args.settings)
        made = render(data, view, form, replace(settings, page=args.address or settings.page))
        content, notes = made.content, made.notes
    write_out(args.out, content)
    print(f"{args.out}：{len(content):,} bytes")
    for note in notes:
        print(note, file=sys.stderr)
    return 0
