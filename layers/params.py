"""Reading the values of a link's parameters: words out of a list, a line of text; what is wrong becomes an issue."""

import re

from layers.issue import Issue

# Written out so that Python and JavaScript mean the same blanks; XML, and so SVG, may not hold the last two at all.
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\ufeff\ufffe\uffff]+")


def link_issue(field_name: str, message: str, message_en: str) -> Issue:
    """What is wrong with a parameter of a link."""
    return Issue("link", field_name, message, message_en)


def read_words(name: str, value: str, known: tuple[str, ...], issues: list[Issue]) -> tuple[str, ...]:
    """Words with commas between, in the order of `known`; those that there are not are named and left out."""
    asked = [word for word in value.split(",") if word]
    for word in asked:
        if word not in known:
            issues.append(link_issue(name, f"没有“{word[:40]}”这个值", f"No such value “{word[:40]}”"))
    return tuple(word for word in known if word in asked)


def read_text(name: str, value: str, limit: int, issues: list[Issue]) -> str:
    """A line of text without needless blanks, cut after `limit` characters."""
    text = _BLANKS.sub(" ", value).strip(" ")
    if len(text) > limit:
        issues.append(link_issue(name, f"超过 {limit} 个字符，已截短", f"Longer than {limit} characters, cut"))
    return text[:limit].strip(" ")
