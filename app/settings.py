"""What the operator sets once for every sheet: who makes them, the map approval number, the address of the page."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from layers.issue import DataRefusedError, Issue

TEXT_LIMIT = 80
_KNOWN = {"maker": str, "page": str, "approval": dict}
_APPROVAL = {"number": str, "holder": str, "approved": date, "until": date}


@dataclass(frozen=True)
class Approval:
    """A map approval number (审图号) with its holder, the day it was given and the last day it may be used."""

    number: str
    holder: str = ""
    approved: date | None = None
    until: date | None = None

    def expired(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and today > self.until


@dataclass(frozen=True)
class Settings:
    """`maker` stands on every sheet whose View names none; `page` is the address of the page, for the QR code."""

    maker: str = ""
    page: str = ""
    approval: Approval | None = None


def read_settings(path: Path | None) -> Settings:
    """Read a TOML file of settings; no file stands for none set. Raises DataRefusedError with all that is wrong."""
    if path is None:
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _refuse(path, "", f"读不了：{error.strerror}", f"Cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = "不是合法的 TOML（UTF-8），请对照 README 的例子改"
        raise _refuse(path, "", message, f"Not valid TOML in UTF-8: {error}") from error
    issues = _faults(path, "", given, _KNOWN)
    approval = given.get("approval")
    if isinstance(approval, dict):
        issues += _faults(path, "approval.", approval, _APPROVAL)
        if not approval.get("number"):
            issues.append(Issue(str(path), "approval.number", "没有写审图号", "The approval number is missing"))
    if issues:
        raise DataRefusedError(issues)
    return Settings(
        given.get("maker", ""),
        given.get("page", ""),
        Approval(**approval) if isinstance(approval, dict) else None,
    )


def _faults(path: Path, prefix: str, given: dict[str, Any], known: dict[str, type]) -> list[Issue]:
    issues = []
    for name, value in given.items():
        field = f"{prefix}{name}"[:TEXT_LIMIT]
        if name not in known:
            words = "、".join(known)
            issues.append(Issue(str(path), field, f"不认识这一项，只有 {words}", f"Unknown; there are {words}"))
        # A moment is a date to Python, but cannot be compared with one.
        elif not isinstance(value, known[name]) or isinstance(value, datetime):
            right = {str: "文字 text", date: "日期 date, 2027-12-31", dict: "[approval]"}[known[name]]
            issues.append(Issue(str(path), field, f"应为{right}", f"Should be {right}"))
        elif isinstance(value, str) and (len(value) > TEXT_LIMIT or not value.isprintable()):
            message = f"应是一行不超过 {TEXT_LIMIT} 个字符的文字"
            issues.append(Issue(str(path), field, message, f"Should be one line of at most {TEXT_LIMIT} characters"))
    return issues


def _refuse(path: Path, field: str, message: str, message_en: str) -> DataRefusedError:
    return DataRefusedError([Issue(str(path), field, message, message_en)])
