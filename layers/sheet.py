"""The options of a sheet: template, paper, resolution, which parts it carries, and the texts that are its own."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from layers.issue import Issue
from layers.params import link_issue, read_text, read_words

NO_PARTS = "none"
DPI_RANGE = (36, 1200)
MM_RANGE, PX_RANGE = (50, 2000), (400, 16_000)
MM_PER_INCH = 25.4
TEXT_LIMITS = {"subtitle": 60, "note": 80, "maker": 40, "dated": 20, "page": 12}
"""Texts of a sheet beside its title, and how many characters they may have."""


class Template(StrEnum):
    """What a sheet is for: a screen, the annex of an official document, a wall, a picture in a briefing."""

    SCREEN = "screen"
    OFFICIAL = "official"
    WALL = "wall"
    BRIEF = "brief"


class Part(StrEnum):
    """What can stand on a sheet around its map; each can be left away."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    LEGEND = "legend"
    INSET = "inset"
    SCALE = "scale"
    RATIO = "ratio"
    NORTH = "north"
    GRATICULE = "graticule"
    TABLE = "table"
    CHART = "chart"
    SOURCE = "source"
    MAKER = "maker"
    DATE = "date"
    PAGE = "page"
    CODE = "code"


class Audience(StrEnum):
    """Whom a sheet is for: a public one needs a valid map approval number or says that it is a sketch."""

    PUBLIC = "public"
    INTERNAL = "internal"


SIZES_MM: dict[str, tuple[float, float]] = {
    "16x9": (13 * MM_PER_INCH + MM_PER_INCH / 3, 7.5 * MM_PER_INCH),
    "4x3": (10 * MM_PER_INCH, 7.5 * MM_PER_INCH),
    "a4": (297, 210),
    "a3": (420, 297),
    "a2": (594, 420),
    "a1": (841, 594),
    "a0": (1189, 841),
}
"""Named sizes lying, width and height in mm; the first two are the slides of office programs, then ISO 216."""
PORTRAIT = "-portrait"

_PAPER = re.compile(rf"({'|'.join(SIZES_MM)})({PORTRAIT})?")
_OWN_PAPER = re.compile(r"([0-9]{2,5})x([0-9]{2,5})(mm|px)")

_MAIN = (Part.TITLE, Part.SUBTITLE, Part.LEGEND, Part.INSET, Part.SCALE, Part.NORTH)
_END = (Part.SOURCE, Part.MAKER, Part.DATE)
STANDARD: dict[Template, tuple[str, int, tuple[Part, ...]]] = {
    Template.SCREEN: ("16x9", 144, (*_MAIN, Part.TABLE, Part.CHART, *_END, Part.PAGE, Part.CODE)),
    Template.OFFICIAL: ("a4-portrait", 300, (*_MAIN, Part.RATIO, Part.TABLE, Part.CHART, *_END, Part.PAGE)),
    Template.WALL: (
        "a1",
        200,
        (*_MAIN, Part.RATIO, Part.GRATICULE, Part.TABLE, Part.CHART, *_END, Part.CODE),
    ),
    Template.BRIEF: ("160x120mm", 300, (Part.TITLE, Part.LEGEND, Part.SCALE, Part.NORTH, Part.SOURCE)),
}
"""Paper, resolution and parts of each template."""


@dataclass(frozen=True)
class Sheet:
    """How a View is put on paper; an empty `paper`, a `dpi` of 0 and `parts` of None stand for the template's own.

    `paper` is a name of SIZES_MM, with -portrait if it stands, or a size such as 297x210mm or 1920x1080px.
    """

    template: Template = Template.SCREEN
    paper: str = ""
    dpi: int = 0
    parts: tuple[Part, ...] | None = None
    audience: Audience = Audience.PUBLIC
    subtitle: str = ""
    note: str = ""
    maker: str = ""
    dated: str = ""
    page: str = ""

    def carries(self, part: Part) -> bool:
        """Whether a part stands on the sheet."""
        return part in (STANDARD[self.template][2] if self.parts is None else self.parts)

    @property
    def resolution_dpi(self) -> int:
        """Dots per inch of a picture of it."""
        return self.dpi or STANDARD[self.template][1]

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm."""
        paper = self.paper or STANDARD[self.template][0]
        if own := _OWN_PAPER.fullmatch(paper):
            scale = MM_PER_INCH / self.resolution_dpi if own[3] == "px" else 1.0
            return (int(own[1]) * scale, int(own[2]) * scale)
        width, height = SIZES_MM[paper.removesuffix(PORTRAIT)]
        return (height, width) if paper.endswith(PORTRAIT) else (width, height)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of a picture of it, in pixels."""
        width, height = self.size_mm
        return (
            round(width / MM_PER_INCH * self.resolution_dpi),
            round(height / MM_PER_INCH * self.resolution_dpi),
        )

    def to_params(self) -> dict[str, str]:
        """As parameters of a link; what is the template's own is left out."""
        return {
            "template": "" if self.template is Template.SCREEN else self.template.value,
            "paper": self.paper,
            "dpi": str(self.dpi) if self.dpi else "",
            "parts": "" if self.parts is None else ",".join(self.parts) or NO_PARTS,
            "use": "" if self.audience is Audience.PUBLIC else self.audience.value,
            **{name: str(getattr(self, name)) for name in TEXT_LIMITS},
        }


def read_sheet(given: dict[str, str], issues: list[Issue]) -> Sheet:
    """Take the options of a sheet out of the parameters of a link, as `to_params` writes them."""
    listed = given.pop("parts", "")
    parts = read_words("parts", "" if listed == NO_PARTS else listed, tuple(Part), issues)
    return Sheet(
        template=Template(_word("template", given.pop("template", ""), tuple(Template), issues)),
        paper=_paper(given.pop("paper", ""), issues),
        dpi=_dpi(given.pop("dpi", ""), issues),
        parts=tuple(map(Part, parts)) if parts or listed == NO_PARTS else None,
        audience=Audience(_word("use", given.pop("use", ""), tuple(Audience), issues)),
        **{name: read_text(name, given.pop(name, ""), limit, issues) for name, limit in TEXT_LIMITS.items()},
    )


def rules() -> dict[str, Any]:
    """What is allowed in each parameter, as JSON: the page's JavaScript reads links by it."""
    return {
        "words": {"template": list(Template), "use": list(Audience)},
        "parts": list(Part),
        "none": NO_PARTS,
        "papers": [*SIZES_MM, *(name + PORTRAIT for name in SIZES_MM)],
        "mm": MM_RANGE,
        "px": PX_RANGE,
        "dpi": DPI_RANGE,
        "texts": TEXT_LIMITS,
        "standard": {
            template: {"paper": paper, "dpi": dpi, "parts": list(parts)}
            for template, (paper, dpi, parts) in STANDARD.items()
        },
    }


def _word(name: str, value: str, known: tuple[str, ...], issues: list[Issue]) -> str:
    """One word; the first known one where none or an unknown one is given."""
    if value and value not in known:
        words = "、".join(known)
        issues.append(
            link_issue(name, f"只有 {words}，已用 {known[0]}", f"Only {', '.join(known)}; {known[0]} is used")
        )
    return value if value in known else known[0]


def _paper(value: str, issues: list[Issue]) -> str:
    own = _OWN_PAPER.fullmatch(value)
    if own:
        least, most = PX_RANGE if own[3] == "px" else MM_RANGE
        if all(least <= int(side) <= most for side in own.groups()[:2]):
            return value
        message = f"宽、高应在 {least}–{most} {own[3]} 之间"
        issues.append(link_issue("paper", message, f"Width and height must be {least}-{most} {own[3]}"))
        return ""
    if value and not _PAPER.fullmatch(value):
        shown = value[:40]
        message = f"“{shown}”不是纸张：写 a4、a4-portrait、16x9、297x210mm 或 1920x1080px"
        english = f"“{shown}” is no paper: write a4, a4-portrait, 16x9, 297x210mm or 1920x1080px"
        issues.append(link_issue("paper", message, english))
        return ""
    return value


def _dpi(value: str, issues: list[Issue]) -> int:
    least, most = DPI_RANGE
    if not value:
        return 0
    if re.fullmatch(r"[0-9]{2,4}", value) and least <= int(value) <= most:
        return int(value)
    issues.append(link_issue("dpi", f"应在 {least}–{most} 之间", f"Must be {least}-{most}"))
    return 0
