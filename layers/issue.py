"""A fault in the data or in what a user typed, as a value: where, which field, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Issue:
    """One fault, said so that a person can act on it.

    `where` names the file and, if there is one, the feature; `field` the property or parameter;
    `message` is the sentence in Chinese, `message_en` the same in English.
    """

    where: str
    field: str
    message: str
    message_en: str

    def __str__(self) -> str:
        place = f"{self.where} · {self.field}" if self.field else self.where
        return f"{place}：{self.message} / {self.message_en}"


class DataRefusedError(Exception):
    """Raised by the store when data cannot be used; carries every issue found, never only the first."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("\n".join(map(str, self.issues)))
