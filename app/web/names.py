"""What the search box completes: every name on the map with its pinyin, so that jm or jimo finds 即墨."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from pypinyin import Style, lazy_pinyin

from layers.store import Data


def name_index(data: Data) -> list[dict[str, Any]]:
    """Each name once: what it opens, Chinese, English, what it is (a word of the page), and what it can be found by."""
    return [_entry(*found) for found in _names(data)]


def _names(data: Data) -> Iterator[tuple[str, str, str, str, Iterable[str], Iterable[str]]]:
    """What it opens, its id, Chinese, English, its other names, and the words that mention it."""
    for city in data.cities.values():
        yield "city", city.adcode, city.name, city.name_en, (city.short,), ()
    for county in data.counties.values():
        yield "county", county.adcode, county.name, county.name_en, (county.short,), ()
    for facility in data.facilities:
        mentions = (citation.mention for citation in facility.citations)
        yield "facility", facility.id, facility.name, facility.name_en, facility.names_other, mentions
    for what, things in (("corridor", data.corridors), ("abroad", data.overseas), ("role", data.assignments)):
        for thing in things:
            yield what, thing.id, thing.name, thing.name_en, (), (citation.mention for citation in thing.citations)


def _entry(
    what: str, identifier: str, name: str, name_en: str, others: Iterable[str], mentions: Iterable[str]
) -> dict[str, Any]:
    called = tuple(dict.fromkeys((name, *others)))
    keys = dict.fromkeys((*called, *mentions))
    return {
        "what": what,
        "id": identifier,
        "name": name,
        "name_en": name_en,
        "keys": fold("\n".join(keys)),
        "initials": "\n".join(pinyin(each, Style.FIRST_LETTER) for each in called),
        "pinyin": pinyin(name, Style.NORMAL),
    }


def pinyin(text: str, style: Style) -> str:
    """The Chinese of a text as pinyin without tones or blanks; what is not Chinese stays, without punctuation."""
    parts = lazy_pinyin(text, style=style, errors=lambda rest: "".join(c for c in rest if c.isalnum()))
    return fold("".join(parts))


def fold(text: str) -> str:
    """A text as it is compared: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()
