"""The user's own layers: read in the background, their state told to the page, handed out packed."""

import logging
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from flask import Blueprint, Response, request

from app.web.routes import answer_json, as_json
from layers.issue import DataRefusedError
from layers.points import PointLayer
from layers.store import Data

MOST_LISTED = 50
"""How many points are listed at once."""


@dataclass
class OwnLayer:
    """One file on its way: the share that is read, then the layer, or why there is none."""

    path: Path
    share: float = 0.0
    layer: PointLayer | None = None
    refused: tuple[str, str] | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def load(self, data: Data) -> None:
        """Read the file; whatever goes wrong is kept to be shown, never raised into the thread."""
        try:
            from layers.points_reading import read_points  # reads pyogrio, which only a layer needs

            self.layer = read_points(self.path, data, self._progress)
        except DataRefusedError as refused:
            issue = refused.issues[0]
            self.refused = (issue.message, issue.message_en)
            logging.getLogger("lutu").warning("%s", issue)
        except MemoryError:
            self.refused = ("内存不够，请先筛选", "Out of memory; filter the file first")
        except Exception:
            self.refused = ("读这个文件时出错，详情在运行窗口", "Reading this file failed, see the console")
            logging.getLogger("lutu").exception("reading %s", self.path.name)
        finally:
            self.done.set()

    def _progress(self, share: float) -> None:
        self.share = share

    @cached_property
    def packed(self) -> bytes:
        """The layer for the browser; only once it is there."""
        assert self.layer is not None
        return self.layer.packed()

    def state(self) -> dict[str, object]:
        """What the page shows while it waits, and whether it may fetch the layer."""
        refused = {"zh": self.refused[0], "en": self.refused[1]} if self.refused else None
        return {
            "name": self.path.stem,
            "share": round(self.share, 3),
            "ready": self.layer is not None,
            "refused": refused,
        }


def start_loading(paths: Sequence[Path], data: Data) -> list[OwnLayer]:
    """Begin to read files, one after the other, in a thread that ends with the program."""
    layers = [OwnLayer(path) for path in paths]

    def work() -> None:
        for layer in layers:
            layer.load(data)

    if layers:
        threading.Thread(target=work, name="own layers", daemon=True).start()
    return layers


def own_layer_routes(layers: Sequence[OwnLayer]) -> Blueprint:
    """The routes under /api/own: the states, a layer, the properties of a point; only by number, never by path."""
    routes = Blueprint("own", __name__, url_prefix="/api/own")

    @routes.get("/states.json")
    def states() -> Response:
        response = Response(as_json([layer.state() for layer in layers]), mimetype="application/json")
        response.cache_control.no_store = True
        return response

    @routes.get("/<int:number>.bin")
    def packed(number: int) -> Response:
        if number >= len(layers) or layers[number].layer is None:
            return _missing()
        response = Response(layers[number].packed, mimetype="application/octet-stream")
        response.cache_control.no_cache = True
        return response.make_conditional(request)

    @routes.get("/<int:number>/<int:at>.json")
    def point(number: int, at: int) -> Response:
        layer = layers[number].layer if number < len(layers) else None
        try:
            return answer_json(as_json(layer.properties(at))) if layer else _missing()
        except IndexError:
            return _missing()

    @routes.get("/<int:number>/some.json")
    def some(number: int) -> Response:
        layer = layers[number].layer if number < len(layers) else None
        asked = request.args.get("at", "").split(",")
        if layer is None or len(asked) > MOST_LISTED or not all(re.fullmatch(r"[0-9]{1,9}", at) for at in asked):
            return _missing()
        try:
            return answer_json(as_json([layer.properties(int(at)) for at in asked]))
        except IndexError:
            return _missing()

    return routes


def _missing() -> Response:
    return Response("没有这个图层或这个点 / No such layer or point", 404, mimetype="text/plain")
