"""`lutu slides`: a View as a deck of slides that can still be edited."""

import argparse
from dataclasses import replace
from pathlib import Path

from app.command_options import Commands, add_data, add_settings, add_view, asked_view, refuse, write_out
from layers.store import load


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add `lutu slides`."""
    parser = commands.add_parser("slides", help="出幻灯片 a deck of slides of a view")
    parser.add_argument("out", type=Path, metavar="OUT", help="幻灯片 .pptx")
    parser.add_argument(
        "--shapes",
        action="store_true",
        help="地图画成可改色、可移动的形状，默认是图片 the map as shapes to recolour and move (default: a picture)",
    )
    add_view(parser)
    add_settings(parser)
    add_data(parser)
    parser.set_defaults(run=_slides)


def _slides(args: argparse.Namespace) -> int:
    from app.settings import read_settings
    from app.slides.export import slides

    if args.out.suffix.lower() != ".pptx":
        raise refuse(str(args.out), "", "幻灯片只能写成 .pptx", "Slides are written as .pptx only")
    view = asked_view(args)
    settings = read_settings(args.settings)
    settings = replace(settings, page=args.address or settings.page)
    content = slides(load(args.data), view, shapes=args.shapes, settings=settings)
    write_out(args.out, content)
    print(f"{args.out}：{len(content):,} bytes")
    return 0
