"""`lutu serve`: the map in the browser."""

import argparse
import os
from pathlib import Path

from app.command_options import Commands, add_data, add_plans, add_settings, plans_text
from layers.store import load


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add `lutu serve`."""
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
    add_settings(parser)
    add_data(parser)
    add_plans(parser)
    parser.set_defaults(run=_serve)


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
    plans = plans_text(args.plans)
    return serve(load(args.data), plans, tiles, args.layer, settings, host=args.host, port=args.port)
