"""Stages 4 and 5, one part of a document: its lines, where its title ends, and what kind of attachment it is.

Parts are the covering text, the text that it issues, the attachments in the order of their numbers (GB/T 9704-2012,
7.3.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.body import level_of
from ..model.issue import Attachment
from ..model.text import comparable, half_width, squeeze
from .line import Line
from .result import ImportedDocument
from .structure import count_forms
from .words import NUMBERING, is_date, is_number

_LONGEST_STAGE = 10
_STAGE = re.compile(r"^[（(](?:试行|暂行|草案|修订|修正|征求意见稿|送审稿|(?:19|20)\d\d年.{1,6}).{0,4}[）)]$")
_FIRST_CHAPTER = re.compile(r"^[1１][\s\u3000]*[\u4e00-\u9fff]")


@dataclass
class Part:
    """Lines of one part, its title already taken off."""

    name: str
    title: str = ""
    lines: list[Line] = field(default_factory=list)


def begins_text(line: Line, wanted: str, joined: str) -> bool:
    """The line behind a title's first one is no more of it: it has a number, or the listed title is complete."""
    text = line.plain
    if level_of(text) or NUMBERING.match(text) or _FIRST_CHAPTER.match(text) or is_date(text) or is_number(text):
        return True
    if re.match(r"^[（(].*[）)]$", text) and len(text) > _LONGEST_STAGE:
        return True
    if _STAGE.match(text):
        return False
    return bool(wanted) and not wanted.startswith(joined)


def is_again(text: str, title: str) -> bool:
    """The title printed again on the next page, perhaps with （续）."""
    plain = re.sub(r"^续表?|[（(]续[表一二三四五六\d]{0,2}[）)]$", "", squeeze(half_width(text)))
    return plain in ("", squeeze(half_width(title)))


def is_remark(line: Line) -> bool:
    """附注: a remark in brackets below the date (GB/T 9704-2012, 7.3.6), still part of the covering text."""
    return not line.is_row and re.match(r"^[（(].+[）)]$", line.plain) is not None


def attachments_of(document: ImportedDocument, parts: list[Part], titles: dict[int, str]) -> list[Attachment]:
    """Attachments as they stand; a title that the list (`titles` by number) has otherwise is kept beside; one not
    printed is said."""
    held = {part.name: part for part in parts if part.name.startswith("attachment:")}
    numbers = sorted({int(name.split(":")[1]) for name in held} | set(titles))
    found: list[Attachment] = []
    for number in numbers:
        part = held.get(f"attachment:{number}")
        listed = titles.get(number, "")
        title = part.title if part and part.title else listed
        found.append(
            Attachment(
                number=number,
                title=title or f"附件{number}",
                listed_title=listed if comparable(listed) != comparable(title) else "",
                kind=_kind(document, f"attachment:{number}", listed),
                supplied=part is not None and any(line.plain or line.is_row for line in part.lines),
            )
        )
    return found


def _kind(document: ImportedDocument, name: str, listed: str) -> str:
    """form if it is there to be filled in, table if it is a table and its captions, else text."""
    blocks = [block for block in document.blocks if block.part == name and block.kind != "part"]
    tables = [table for table in document.tables if table.part == name]
    counts = count_forms([block for block in blocks if block.kind != "table"])
    blank = [table for table in tables if len(table.grid.rows) <= table.header_rows]
    if not blocks:
        return "table" if listed.endswith("表") else "text"
    texts = counts["paragraph"] + counts["item"] + counts["heading"]
    if (blank and len(blank) == len(tables)) or (not tables and counts["lines"] and texts <= counts["lines"]):
        return "form"
    return "table" if tables and texts <= len(tables) else "text"
