"""A sheet at fewer dots: the picture that the page shows before anything is downloaded."""

import re
from dataclasses import dataclass, field, fields, replace

from layers.issue import Issue
from layers.params import link_issue
from layers.sheet import MM_PER_INCH, Sheet
from layers.view import View

PREVIEW_PX = (200, 4000)
"""The longest side that a preview may be asked for."""


@dataclass(frozen=True)
class Preview(Sheet):
    """The same sheet with fewer dots: its size in mm and its parameters in the link, QR code and file stay."""

    whole: Sheet = field(default_factory=Sheet)
    longest_px: int = PREVIEW_PX[1]

    @property
    def size_mm(self) -> tuple[float, float]:
        # That of the whole sheet: a paper given in pixels has its size by the resolution that is lowered here.
        return self.whole.size_mm

    @property
    def resolution_dpi(self) -> int:
        fitting = int(self.longest_px / max(self.size_mm) * MM_PER_INCH)
        return max(1, min(fitting, self.whole.resolution_dpi))


def lowered(view: View, longest_px: int) -> View:
    """The View whose sheet is drawn with its longest side at most `longest_px`; the layout is the same."""
    own = {option.name: getattr(view.sheet, option.name) for option in fields(Sheet)}
    return replace(view, sheet=Preview(**own, whole=view.sheet, longest_px=longest_px))


def read_preview(value: str) -> tuple[int, tuple[Issue, ...]]:
    """The longest side in pixels out of the parameter `preview`; 0 where there is none, or with what is wrong."""
    least, most = PREVIEW_PX
    if not value or (re.fullmatch(r"[0-9]{3,4}", value) and least <= int(value) <= most):
        return int(value or 0), ()
    return 0, (link_issue("preview", f"应在 {least}–{most} 之间", f"Must be {least}-{most}"),)
