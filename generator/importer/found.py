"""Stage 3, what it gives: the fields of a document, and the two questions that all of its rooms ask of lines."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from .line import Line
from .result import Doubt
from .words import is_date

NOTE = re.compile(
    r"^[（(](?P<date>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二三四五六七八九〇○零]{4}年.{1,3}月.{1,4}日).{0,80}[）)]$"
)
ROUND = "（）()。"


@dataclass
class Fields:
    """What the fields stage understood. `body` are the lines before the signature, `after` those behind it; `left`
    (line, reason, text) what belongs to no field; `signed` has the line of each signature."""

    title: str = ""
    number: str = ""
    offices: list[str] = field(default_factory=list)
    addressees: str = ""
    signatories: list[str] = field(default_factory=list)
    date: datetime.date | None = None
    date_printed: str = ""
    disclosure: str = ""
    body: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    left: list[tuple[int, str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    line: int = 0
    number_in_title: bool = False
    signed: dict[str, int] = field(default_factory=dict)


def first_text(rest: list[Line]) -> int | None:
    """Index of the first line with text; None if a table comes before it or nothing is there."""
    for index, line in enumerate(rest):
        if line.is_row:
            return None
        if line.plain:
            return index
    return None


def is_note(text: str) -> bool:
    """A date under the title, in brackets with what passed on it, or alone."""
    return NOTE.match(text) is not None or is_date(text)
