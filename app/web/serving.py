"""Listening on an address and saying so once the page answers."""

import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from waitress.server import create_server

from app.settings import Settings
from app.web.atlas_jobs import DESK
from app.web.own_layers import start_loading
from app.web.server import make_app
from app.web.tiles import TileLayer
from layers.issue import DataRefusedError, Issue
from layers.plans import PlansText
from layers.store import Data

THREADS = 8
LOOKAHEAD = 1
LARGEST_PORT = 65_535


def serve(
    data: Data,
    plans: PlansText | None,
    tiles: tuple[TileLayer, ...],
    own: Sequence[Path] = (),
    settings: Settings | None = None,
    *,
    host: str,
    port: int,
) -> int:
    """Serve until interrupted. Raises DataRefusedError if the address cannot be listened on."""
    if not 0 <= port <= LARGEST_PORT:
        raise _refuse(host, port, f"not between 0 and {LARGEST_PORT}")
    app = make_app(data, plans, tiles, start_loading(own, data), settings)
    try:
        # Looking ahead tells of a browser that has gone, so that no picture is drawn for nobody.
        server = create_server(
            app, host=host, port=port, threads=THREADS, ident="lutu", channel_request_lookahead=LOOKAHEAD
        )
    except (OSError, OverflowError, socket.gaierror, ValueError) as error:
        raise _refuse(host, port, str(error)) from error
    # Ended as by Ctrl+C when a service manager stops it, so that what it made for the moment is removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # The socket listens from here on, so whoever opens the address is answered.
    print(f"鲁图 http://{host}:{server.effective_port}/  （Ctrl+C 结束 / to stop）", flush=True)
    try:
        server.run()
    finally:
        server.close()
        app.extensions[DESK].close()
        sys.stdout.flush()
    return 0


def _refuse(host: str, port: int, reason: str) -> DataRefusedError:
    return DataRefusedError(
        [Issue(f"{host}:{port}", "--port", "这个地址不能用，换一个端口试试", f"Cannot listen here: {reason}")],
    )
