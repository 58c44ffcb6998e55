"""The numbers of the plans, as printed: targets and statistics with their citation."""

import csv
from dataclasses import dataclass, fields
from pathlib import Path

from layers.issue import Issue
from layers.model import Citation
from layers.vocabulary import Plan

KINDS = ("target", "statistic")


@dataclass(frozen=True)
class Indicator:
    """One number of a plan; `value` and `year` are as printed, `year` empty where the plan gives none."""

    citation: Citation
    indicator: str
    indicator_en: str
    value: str
    unit: str
    unit_en: str
    year: str
    kind: str
    scope: str
    scope_en: str
    note: str


COLUMNS = (
    "plan",
    "section",
    "box",
    *(field.name for field in fields(Indicator) if field.name not in ("citation", "note")),
    "mention",
    "note",
)


def read_indicators(path: Path) -> tuple[tuple[Indicator, ...], tuple[Issue, ...]]:
    """The rows of indicators.csv (UTF-8, with a header), or none and everything that is wrong with it."""
    where = path.name
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        return (), (Issue(where, "", f"读不了文件：{error.strerror}", f"Cannot be read: {error.strerror}"),)
    except (UnicodeDecodeError, csv.Error):
        return (), (Issue(where, "", "不是 UTF-8 的 CSV，请另存为 UTF-8", "Not a CSV file in UTF-8"),)
    missing = [column for column in COLUMNS if not rows or column not in rows[0]]
    if missing:
        named = "、".join(missing)
        return (), (Issue(where, "", f"缺少列：{named}", f"Columns missing: {', '.join(missing)}"),)
    issues = [issue for number, row in enumerate(rows, start=2) for issue in _faults(where, number, row)]
    if issues:
        return (), tuple(issues)
    return tuple(map(_indicator, rows)), ()


def _faults(where: str, number: int, row: dict[str, str]) -> list[Issue]:
    line = f"{where} · 第 {number} 行"
    issues = [
        Issue(line, column, "不能为空", "Must not be empty")
        for column in ("section", "indicator", "indicator_en", "value", "scope", "scope_en", "mention")
        if not (row[column] or "").strip()
    ]
    if row["plan"] not in tuple(Plan):
        issues.append(Issue(line, "plan", "没有这部规划", "No such plan"))
    if row["kind"] not in KINDS:
        issues.append(Issue(line, "kind", "应为 target 或 statistic", "Must be target or statistic"))
    return issues


def _indicator(row: dict[str, str]) -> Indicator:
    citation = Citation(Plan(row["plan"]), row["section"], row["box"] or None, row["mention"])
    own = {field.name: row[field.name] for field in fields(Indicator) if field.name != "citation"}
    return Indicator(citation=citation, **own)
