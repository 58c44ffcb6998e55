"""Everything that the plans say of a city in the order of the plans: by plan, then by section and box."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.table.things import Things, citations_of
from app.web.pages.city_entry import Entry, entry_of
from layers.plans import SECTION_SEPARATOR
from layers.store import Data
from layers.vocabulary import Language, Plan

_NUMERALS = "零一二三四五六七八九十"
_ORDINAL = re.compile(r"（?([一二三四五六七八九十]+)[、）]|(\d+)\.|专栏\s*(\d+)")


@dataclass(frozen=True)
class Row:
    """A thing under a section, with the plan's words there; `first` where the page names it first."""

    entry: Entry
    mentions: tuple[str, ...]
    first: bool


@dataclass(frozen=True)
class Passage:
    """A section of a plan, as its headings from the outside in, or a box (专栏) in it, with what is named there."""

    headings: tuple[str, ...]
    box: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class PlanShare:
    """What one plan says of the city; `count` things, each once."""

    plan: Plan
    count: int
    passages: tuple[Passage, ...]


def plan_shares(data: Data, things: Things, adcode: str, lang: Language) -> list[PlanShare]:
    """What each plan says of the city `adcode`, plan by plan in the order of the source.

    Within a section the rows keep the order of the parts, so that what is known by city only comes first.
    """
    at: dict[tuple[Plan, str, str | None], dict[str, tuple[Entry, list[str]]]] = defaultdict(dict)
    for part, share in things.parts.items():
        for thing in share:
            entry = entry_of(data, thing, part, adcode, lang)
            for cited in citations_of(thing):
                rows = at[cited.plan, cited.section, cited.box]
                mentions = rows.setdefault(entry.anchor, (entry, []))[1]
                if cited.mention not in mentions:
                    mentions.append(cited.mention)
    seen: set[str] = set()
    return [
        PlanShare(plan, len({anchor for place in places for anchor in at[place]}), _passages(at, places, seen))
        for plan in Plan
        if (places := sorted((place for place in at if place[0] is plan), key=_order))
    ]


def _passages(
    at: dict[tuple[Plan, str, str | None], dict[str, tuple[Entry, list[str]]]],
    places: Iterable[tuple[Plan, str, str | None]],
    seen: set[str],
) -> tuple[Passage, ...]:
    passages = []
    for place in places:
        _, section, box = place
        rows = [Row(entry, tuple(mentions), anchor not in seen) for anchor, (entry, mentions) in at[place].items()]
        seen.update(at[place])
        passages.append(Passage(tuple(section.split(SECTION_SEPARATOR)), box, tuple(rows)))
    return tuple(passages)


def _order(place: tuple[Plan, str, str | None]) -> tuple[list[int], int]:
    _, section, box = place
    return [_ordinal(heading) for heading in section.split(SECTION_SEPARATOR)], _ordinal(box or "")


def _ordinal(heading: str) -> int:
    """The number that a heading or a box begins with; 0 for the foreword, which has none."""
    found = _ORDINAL.match(heading)
    if not found:
        return 0
    chinese, *digits = found.groups()
    if not chinese:
        return int(next(filter(None, digits)))
    tens, ten, ones = chinese.rpartition("十")
    return (_NUMERALS.index(tens) if tens else 1) * 10 * bool(ten) + (_NUMERALS.index(ones) if ones else 0)
