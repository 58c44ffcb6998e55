"""How a number of the plans is said: value with unit, time and note, as printed or in English."""

import re
from dataclasses import dataclass

from app.web.pages.number_series import reading
from app.words import say
from app.words_pages import NOTE_WORDS, NUMERAL_WORDS, TIME_WORDS
from layers.indicators import Indicator
from layers.model import Citation
from layers.vocabulary import Language

PROVINCE = "全省"
_END = "末"
_IN_TABLE = "表"


@dataclass(frozen=True)
class Said:
    """One number in the words of a language; `note`, `section` and `mention` stay in the Chinese of the source."""

    indicator: str
    scope: str
    is_province: bool
    value: str
    unit: str
    full: str
    time: str
    hedges: str
    note: str
    section: str
    mention: str
    tabular: bool


def said(row: Indicator, lang: Language) -> Said:
    """The words of a number in a language."""
    chinese = lang is Language.ZH
    value = row.value if chinese else _english_value(row)
    unit = row.unit if chinese else row.unit_en
    hedges, note = _note(row, lang)
    return Said(
        indicator=row.indicator if chinese else row.indicator_en,
        scope=say("numbers.province", lang) if row.scope == PROVINCE else row.scope if chinese else row.scope_en,
        is_province=row.scope == PROVINCE,
        value=value,
        unit=unit,
        full=value + unit if chinese else _with_unit(value, unit),
        time=_time(row.year, lang),
        hedges=hedges,
        note=note,
        section=section(row.citation),
        mention=row.citation.mention,
        tabular=_IN_TABLE in row.note.split("；"),
    )


def section(citation: Citation) -> str:
    """The heading path of a citation, with its box."""
    return f"{citation.section} / {citation.box}" if citation.box else citation.section


def _english_value(row: Indicator) -> str:
    text = reading(row)
    return NUMERAL_WORDS.get(text, text.replace("%至", "–").replace("至", "–").replace("—", "–"))


def _with_unit(value: str, unit: str) -> str:
    if unit == "%":
        return f"{value}%"
    if unit == "rank":
        return f"{unit} {value}"
    if value == "1":
        unit = re.sub(r"ies$", "y", unit) if unit.endswith("ies") else unit.removesuffix("s")
    # "29248.0 × 100 million CNY" keeps the printed figures; they are not converted.
    return f"{value} × {unit}" if unit[:1].isdigit() else f"{value} {unit}".strip()


def _time(year: str, lang: Language) -> str:
    if not year:
        return say("numbers.undated", lang)
    if lang is Language.ZH:
        return year
    if year.endswith(_END):
        period = TIME_WORDS.get(year.removesuffix(_END), year.removesuffix(_END))
        return say("numbers.end", lang, year=period[-4:])
    return TIME_WORDS.get(year, year)


def _note(row: Indicator, lang: Language) -> tuple[str, str]:
    """The words that qualify a number where the mention does not say them, and the rest, which has no English."""
    # Who reads a page reads the numeral from the value, so its reading ("即3") is no note.
    parts = [part for part in row.note.split("；") if part and part != _IN_TABLE and not part.startswith("即")]
    hedges = [part for part in parts if part in NOTE_WORDS]
    rest = [part for part in parts if part not in NOTE_WORDS]
    if lang is Language.ZH:
        return "、".join(word for word in hedges if word not in row.citation.mention), "；".join(rest)
    return ", ".join(NOTE_WORDS[part] for part in hedges), "；".join(rest)
