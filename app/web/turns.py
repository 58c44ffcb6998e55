"""Drawing in turn: pictures cost the processors, so one is drawn after another, and nobody waits for ever."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request


class BusyError(Exception):
    """Others were being drawn for longer than one may wait."""


class GoneError(Exception):
    """The browser left before its turn came."""


class Turn:
    """One at a time; whoever has waited `patience_s` seconds is sent away."""

    def __init__(self, patience_s: float) -> None:
        self.patience_s = patience_s
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and hold it. Raises BusyError or GoneError."""
        if not self._lock.acquire(timeout=self.patience_s):
            raise BusyError
        try:
            if request.environ.get("waitress.client_disconnected", bool)():
                raise GoneError
            yield
        finally:
            self._lock.release()
