"""What has a name on the sheets of an atlas, and on which of them: the entries of its index."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.atlas.leaves import Leaf
from layers.showing import on_map
from layers.store import Data
from layers.vocabulary import Language

OTHERS = ""
"""The letter of what begins with none."""


@dataclass(frozen=True)
class Entry:
    """A name and the numbers of the sheets that show it, ascending; `letter` is what it is found under."""

    name: str
    letter: str
    numbers: tuple[int, ...]


def named_on(data: Data, leaf: Leaf) -> Mapping[str, str]:
    """The names of what is on a sheet, by id: facilities, networks, corridors and places abroad."""
    shown = on_map(data, leaf.view)
    things = (*shown.facilities, *shown.networks, *shown.corridors, *shown.abroad)
    return {thing.id: thing.name if leaf.view.lang is Language.ZH else thing.name_en for thing in things}


def entries(named: Mapping[int, Mapping[str, str]], lang: Language) -> tuple[Entry, ...]:
    """The index of what is `named` on the sheet of each number: by pinyin in Chinese, by letter in English."""
    pages: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for number in sorted(named):
        for identifier, name in named[number].items():
            pages.setdefault(identifier, []).append(number)
            names[identifier] = name
    keys = {identifier: _key(name, lang) for identifier, name in names.items()}
    ordered = sorted(names, key=lambda identifier: (not keys[identifier][0], *keys[identifier], identifier))
    return tuple(Entry(names[i], keys[i][0], tuple(pages[i])) for i in ordered)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs of first and last; two that follow one another stay two."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return [part for a, b in found for part in ([(a, b)] if b - a > 1 else [(n, n) for n in range(a, b + 1)])]


def _key(name: str, lang: Language) -> tuple[str, list[str], str]:
    """Letter and order of a name; marks and blanks do not count."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", name) if letter.isalnum())
    from pypinyin import Style, lazy_pinyin  # its dictionary is read when an index is made

    read = lazy_pinyin(plain, style=Style.TONE3, neutral_tone_with_five=True) if lang is Language.ZH else [plain]
    sounds = [unicodedata.normalize("NFKD", part).casefold() for part in read]
    first = sounds[0][:1] if sounds else ""
    return (first.upper() if first.isascii() and first.isalpha() else OTHERS), sounds, name
