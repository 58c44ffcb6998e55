"""The text of the six plans, cut into passages that know their plan, section and box."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from layers.model import Citation
from layers.vocabulary import Plan

TITLES: dict[str, Plan] = {
    "山东省“十四五”商贸流通业发展规划": Plan.COMMERCE_CIRCULATION,
    "山东省“十四五”服务贸易发展规划": Plan.SERVICE_TRADE,
    "山东省“十四五”对外贸易发展规划": Plan.FOREIGN_TRADE,
    "山东省“十四五”利用外资规划": Plan.FOREIGN_INVESTMENT,
    "山东省“十四五”对外投资合作规划": Plan.OUTBOUND_INVESTMENT,
    "山东省“十四五”经济园区规划": Plan.ECONOMIC_PARKS,
}
FOREWORD = "引言"
"""Section of the lines between a plan's title and its first heading."""

SECTION_SEPARATOR = " / "

_HEADINGS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d+\.(?!\d)"),
)
_BOX = re.compile(r"专栏\s*\d+")
_LONGEST_HEADING = 40


@dataclass(frozen=True)
class Passage:
    """One line of a plan with its heading path and the box (专栏) it stands in, if any; `line` counts from 1."""

    plan: Plan
    section: str
    box: str | None
    line: int
    text: str


@dataclass
class _Cursor:
    """Where the reader is: plan, open headings by depth, open box, blank lines in a row."""

    plan: Plan | None = None
    headings: list[str] = field(default_factory=list)
    box: str | None = None
    blanks: int = 0

    def heading(self, line: str) -> None:
        for depth, pattern in enumerate(_HEADINGS):
            if pattern.match(line):
                title = line.split("。")[0]
                if len(title) <= _LONGEST_HEADING:
                    self.headings = [*self.headings[:depth], title]
                return

    @property
    def section(self) -> str:
        return SECTION_SEPARATOR.join(self.headings) or FOREWORD


def _passages(lines: list[str]) -> Iterator[Passage]:
    at = _Cursor()
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line:
            at.blanks += 1
            continue
        # A box ends where the source leaves two empty lines; a single one only parts its rows.
        if at.blanks >= 2:
            at.box = None
        at.blanks = 0
        if line in TITLES:
            at = _Cursor(plan=TITLES[line])
        elif _BOX.match(line):
            at.box = line
        elif at.box is None:
            at.heading(line)
        if at.plan is not None:
            yield Passage(at.plan, at.section, at.box, number, line)


@dataclass(frozen=True)
class PlansText:
    """The passages of the six plans, in the order of the source."""

    passages: tuple[Passage, ...]

    @classmethod
    def read(cls, path: Path) -> "PlansText":
        """Read the six plans from one UTF-8 file.

        Raises OSError or UnicodeDecodeError if it cannot be read, ValueError if a plan's title is missing.
        """
        passages = tuple(_passages(path.read_text(encoding="utf-8-sig").splitlines()))
        missing = [title for title, plan in TITLES.items() if all(p.plan != plan for p in passages)]
        if missing:
            raise ValueError("、".join(missing))
        return cls(passages)

    def cited(self, citation: Citation) -> tuple[Passage, ...]:
        """The passages in the cited plan, section and box that hold the mention verbatim."""
        return tuple(p for p in self.naming(citation) if (p.section, p.box) == (citation.section, citation.box))

    def naming(self, citation: Citation) -> tuple[Passage, ...]:
        """The passages anywhere in the cited plan that hold the mention verbatim."""
        return tuple(p for p in self.passages if p.plan == citation.plan and citation.mention in p.text)
