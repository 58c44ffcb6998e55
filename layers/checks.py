"""Checks of single values: each says what a value should be, in Chinese and English, or None if it is good."""

from collections.abc import Callable, Mapping
from typing import Any

from layers.issue import Issue
from layers.vocabulary import Plan, Word

LONGEST_MENTION = 60
DERIVED = {"plans", "circles"}

Check = Callable[[Any], str | None]
"""Looks at a value; returns what it should be, in both languages parted by a bar, or None if it is good."""


def text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "应为非空文字|must be text"


def text_or_none(value: Any) -> str | None:
    return None if value is None else text(value)


def word(words: type[Word]) -> Check:
    def check(value: Any) -> str | None:
        if isinstance(value, str) and value in tuple(words):
            return None
        return f"没有“{str(value)[:40]}”这个词|unknown word “{str(value)[:40]}”"

    return check


def or_none(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def list_of(check: Check, *, least: int = 1) -> Check:
    def check_list(value: Any) -> str | None:
        if not isinstance(value, list) or len(value) < least:
            return "应为非空列表|must be a list with at least one entry" if least else "应为列表|must be a list"
        if len({str(item) for item in value}) < len(value):
            return "列表里有重复|has an entry twice"
        return next((wrong for item in value if (wrong := check(item))), None)

    return check_list


def radius(value: Any) -> str | None:
    good = value is None or (isinstance(value, int) and not isinstance(value, bool))
    return None if good else "应为整数（米）或空|must be whole metres or empty"


def citation(value: Any) -> str | None:
    if not isinstance(value, dict) or set(value) != {"plan", "section", "box", "mention"}:
        return "每条引文应有 plan、section、box、mention|needs plan, section, box and mention"
    wrong = word(Plan)(value["plan"]) or text(value["section"]) or text_or_none(value["box"])
    wrong = wrong or text(value["mention"])
    if not wrong and len(value["mention"]) > LONGEST_MENTION:
        wrong = f"mention 超过 {LONGEST_MENTION} 字，应为名称或短语|mention is longer than a short phrase"
    return wrong


def field_issues(where: str, properties: Mapping[str, Any], fields: Mapping[str, Check]) -> list[Issue]:
    """What is wrong with the properties of a feature: missing, faulty and unknown fields."""
    issues = []
    for name, check in fields.items():
        if name not in properties:
            issues.append(Issue(where, name, "缺少这个字段", "This field is missing"))
        elif wrong := check(properties[name]):
            issues.append(Issue(where, name, *wrong.split("|")))
    for name in properties.keys() - fields.keys() - DERIVED:
        issues.append(Issue(where, str(name), "不认识的字段", "Unknown field"))
    return issues
