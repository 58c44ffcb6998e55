"""The atlas made by the server: one at a time, in the background, its progress told, its file kept until the next one.

POST   /api/atlas?by=city,circle&<query of the View>   202 {"id": "..."}   starts one; nothing in the body is read
GET    /api/atlas/<id>                                 200 {"done": 3, "total": 25, "failed": ["sentence"],
                                                            "state": "running" | "done" | "stopped" | "failed"}
GET    /api/atlas/<id>/atlas.pdf                       200 the file, once the state is done
DELETE /api/atlas/<id>                                 200 as GET, with the state stopped; its file is removed

Without `by`: plans, circles and cities. `failed` names the sheets that were not drawn, in the View's language; where
the state is failed, why there is no atlas at all. What cannot be answered is a sentence as plain text: 400 the query
is not understood, 403 asked from another site, 404 no such atlas, 409 another one is being made.
"""

import logging
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from flask import Blueprint, Response, jsonify, request, send_file

from app.atlas.leaves import read_by
from app.atlas.order import Order, Progress, StoppedError
from app.settings import Settings
from app.web.answers import only_own_page, query_without, sentence
from layers.issue import DataRefusedError, Issue
from layers.store import Data
from layers.view import read_query
from layers.vocabulary import Language

RUNNING, DONE, STOPPED, FAILED = "running", "done", "stopped", "failed"
FILE = "atlas.pdf"
DESK = "lutu.atlas"
"""Under this name the application holds its desk, so that whoever serves it can close it."""


@dataclass
class AtlasJob:
    """One atlas on its way; its thread alone writes to it, but for `stop`."""

    data: Data
    order: Order
    folder: Path
    id: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    done: int = 0
    total: int = 0
    failed: list[str] = field(default_factory=list)
    state: str = RUNNING
    stopping: threading.Event = field(default_factory=threading.Event)
    settling: threading.Lock = field(default_factory=threading.Lock)
    settled: bool = False
    thread: threading.Thread | None = None

    @property
    def file(self) -> Path:
        return self.folder / FILE

    def start(self, after: "AtlasJob | None") -> None:
        """Make it in a thread of its own, when the one before has let go of the processors."""
        self.thread = threading.Thread(target=self._run, args=(after,), name="atlas", daemon=True)
        self.thread.start()

    def _run(self, after: "AtlasJob | None") -> None:
        if after is not None:
            after.end()
        try:
            from app.atlas.making import make  # reads matplotlib, which the page itself does not need

            made = make(self.data, self.order, self.file, tell=self._tell, stopped=self.stopping.is_set)
            self.failed = self._said(made.failed)
            self._settle(DONE)
        except StoppedError:
            self._settle(STOPPED)
        except DataRefusedError as refused:
            self.failed = self._said(refused.issues)
            self._settle(FAILED)
        except Exception:
            logging.getLogger("lutu").exception("making an atlas")
            message = "做图集时程序出错，详情在运行窗口"
            self.failed = self._said([Issue("atlas", "", message, "An internal error, see the console")])
            self._settle(FAILED)

    def _settle(self, state: str) -> None:
        # Under the lock: whoever is told that it is stopped must find no file, at whatever moment the stop came.
        with self.settling:
            self.state = STOPPED if self.stopping.is_set() else state
            self.settled = True
            if self.state != DONE:
                self._clear()

    def _tell(self, progress: Progress) -> None:
        self.done, self.total = progress.done, progress.total
        self.failed = self.failed + self._said(progress.failed)

    def _said(self, issues: Iterable[Issue]) -> list[str]:
        if self.order.view.lang is Language.ZH:
            return [f"{issue.where}：{issue.message}" for issue in issues]
        return [f"{issue.where}: {issue.message_en}" for issue in issues]

    def stop(self) -> None:
        """Ask it to stop, which it does after the sheets that are being drawn; its file goes."""
        with self.settling:
            self.stopping.set()
            self.state = STOPPED
            if self.settled:
                self._clear()

    def end(self) -> None:
        """Stop it and wait until nothing of it is left."""
        self.stop()
        if self.thread is not None:
            self.thread.join()
        self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def told(self) -> dict[str, object]:
        """Its progress, as the page reads it."""
        state = STOPPED if self.stopping.is_set() else self.state
        return {"done": self.done, "total": self.total, "failed": self.failed, "state": state}


class AtlasDesk:
    """The one atlas that a server makes or keeps."""

    def __init__(self, data: Data, settings: Settings) -> None:
        self._data, self._settings = data, settings
        self._lock = threading.Lock()
        self._job: AtlasJob | None = None

    def start(self, order: Order) -> AtlasJob | None:
        """Start an atlas, forgetting the one before; None while one is being made."""
        with self._lock:
            before = self._job
            if before is not None and before.state == RUNNING:
                return None
            self._job = AtlasJob(self._data, order, Path(tempfile.mkdtemp(prefix="lutu-atlas-")))
            self._job.start(before)
            return self._job

    def order(self, query: str, by: str, address: str) -> tuple[Order, tuple[Issue, ...]]:
        """What a query and its word for the sheets ask for, and what is not understood."""
        view, issues = read_query(query)
        more: list[Issue] = []
        leaves = read_by(by, more)
        settings = replace(self._settings, page=self._settings.page or address)
        return Order(view, leaves, settings=settings), (*issues, *more)

    def job(self, identifier: str) -> AtlasJob | None:
        """The atlas of an id that was handed out."""
        job = self._job
        known = job is not None and secrets.compare_digest(job.id.encode(), identifier.encode())
        return job if known else None

    def close(self) -> None:
        """Stop what is being made and remove what was."""
        if self._job is not None:
            self._job.end()


def atlas_routes(data: Data, settings: Settings) -> Blueprint:
    """The routes under /api/atlas for one set of data."""
    routes = Blueprint("atlas", __name__, url_prefix="/api/atlas")
    desk = AtlasDesk(data, settings)
    routes.before_request(only_own_page)
    routes.record_once(lambda setup: setup.app.extensions.update({DESK: desk}))

    @routes.post("")
    def start() -> Response:
        order, issues = desk.order(query_without("by"), request.args.get("by", ""), request.host_url)
        if issues:
            return sentence(400, "；".join(map(str, issues)))
        job = desk.start(order)
        if job is None:
            return sentence(
                409, "正在做另一本图集，请等它做完或先停下它 / Another atlas is being made: wait, or stop it"
            )
        response = jsonify(id=job.id)
        response.status_code = 202
        return _fresh(response)

    @routes.get("/<identifier>")
    def progress(identifier: str) -> Response:
        job = desk.job(identifier)
        return _unknown() if job is None else _fresh(jsonify(job.told()))

    @routes.get(f"/<identifier>/{FILE}")
    def file(identifier: str) -> Response:
        job = desk.job(identifier)
        if job is None or job.told()["state"] != DONE or not job.file.is_file():
            return _unknown()
        return _fresh(send_file(job.file, "application/pdf", as_attachment=True, download_name=f"lutu-{FILE}"))

    @routes.delete("/<identifier>")
    def stop(identifier: str) -> Response:
        job = desk.job(identifier)
        if job is None:
            return _unknown()
        job.stop()
        return _fresh(jsonify(job.told()))

    return routes


def _unknown() -> Response:
    return sentence(404, "没有这本图集，可能已停下或被下一本替换 / No such atlas: stopped, or replaced by the next one")


def _fresh(response: Response) -> Response:
    response.cache_control.no_store = True
    return response
