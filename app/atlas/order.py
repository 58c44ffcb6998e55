"""What an atlas is asked for, how far it is, and that it was stopped: what its asker knows without drawing anything."""

from dataclasses import dataclass, field

from app.atlas.leaves import By, Leaf
from app.settings import Settings
from layers.issue import Issue
from layers.view import View

BOUND = "pdf"
"""The form whose sheets are bound into one file."""


class StoppedError(Exception):
    """Raised where the user stops the work; nothing has been written."""


@dataclass(frozen=True)
class Order:
    """What an atlas is asked for; `form` is pdf for one bound file or a picture's format for a folder of images."""

    view: View
    by: tuple[By, ...]
    form: str = BOUND
    settings: Settings = field(default_factory=Settings)

    @property
    def query(self) -> str:
        """What the atlas was made from, as a link's query."""
        return self.view.to_query()


@dataclass(frozen=True)
class Progress:
    """How far an atlas is: `leaf` is the sheet that was just done, `failed` why it was not drawn."""

    done: int
    total: int
    leaf: Leaf | None = None
    failed: tuple[Issue, ...] = ()
