"""Stage 3. Reads a document's segment; gives its title, number, offices, addressees, signature, date, disclosure.

The order of parts is that of GB/T 9704-2012, 7.3: addressees first, signature and date after the text, the disclosure
note in brackets below. What precedes and follows stays as lines for the next stage.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from ..model.dates import parse_date
from ..model.text import squeeze
from .clean import Line
from .segment import Segment

# fmt: off
OFFICE_END = (
    "政府", "办公室", "办公厅", "委员会", "管委会", "指挥部", "武装部", "部", "委", "局", "厅", "院", "中心", "署",
    "处", "会", "行", "社", "组", "军区", "司令部", "集团", "公司", "大队", "总队", "支队", "站", "所", "室",
    "司長", "司长", "长官",
)
# fmt: on
_ABOUT = re.compile(r"关于|關於|印发|转发|批转|公布|发布")
_DISCLOSURE = re.compile(r"^[（(](此件.{1,30}|.{0,20}公开.{0,12})[）)]$")
_ADDRESSEES = re.compile(r".{2,600}[:：]$", re.DOTALL)
_SIGNATURE_LENGTH = 40


@dataclass
class Fields:
    """What the fields stage understood. `body` are the lines before the signature, `after` those behind it."""

    title: str = ""
    number: str = ""
    offices: list[str] = field(default_factory=list)
    addressees: str = ""
    signatories: list[str] = field(default_factory=list)
    date: datetime.date | None = None
    disclosure: str = ""
    body: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    used: list[tuple[Line, str]] = field(default_factory=list)
    doubts: list[tuple[str, int, str, str, str]] = field(default_factory=list)


def join_title(pieces: list[str]) -> str:
    """A title printed over several lines, in one: blanks at folds go, the one between two issuing offices stays."""
    tokens = [token for piece in pieces for token in piece.split()]
    title = ""
    for position, token in enumerate(tokens):
        title += " " if title and _office_next(title, tokens[position:]) else ""
        title += token
    return title


def _office_next(before: str, tokens: list[str]) -> bool:
    last = before.split(" ")[-1]
    if not last.endswith(OFFICE_END) or _ABOUT.search(last):
        return False
    head = _ABOUT.split("".join(tokens), maxsplit=1)[0]
    return len(head) > 2 and head.endswith(OFFICE_END)


def offices_of(title: str) -> list[str]:
    """Issuing offices that a title begins with; [] if it names none."""
    found = _ABOUT.search(title)
    head = title[: found.start()] if found else ""
    names = [name for name in re.split(r"[\s、]+", head) if name]
    return names if names and all(name.endswith(OFFICE_END) for name in names) else []


def read_fields(segment: Segment) -> Fields:
    """The fields of one document."""
    found = Fields(title=join_title([line.text.strip() for line in segment.title]))
    for line in segment.title:
        found.used.append((line, found.title))
    if segment.number is not None:
        found.number = squeeze(segment.number.text)
        found.used.append((segment.number, found.number))
    found.offices = offices_of(found.title)
    rest = list(segment.rest)
    _take_addressees(found, rest)
    _take_signature(found, rest)
    if not found.offices:
        found.offices = list(found.signatories)
    _compare_offices(found)
    return found


def _take_addressees(found: Fields, rest: list[Line]) -> None:
    index = 0
    while index < len(rest) and not rest[index].text.strip():
        index += 1
    if index == len(rest):
        return
    text = rest[index].text.strip()
    if (
        _ADDRESSEES.fullmatch(text)
        and "\t" not in text
        and not re.search(r"[。；]|如下[:：]$|附件|^[^，、]{1,3}[:：]$", text)
    ):
        found.addressees = text
        found.used.append((rest[index], text))
        del rest[: index + 1]


def _take_signature(found: Fields, rest: list[Line]) -> None:
    """The last lines of the covering text: short lines without a stop, then a date, then perhaps a note in brackets."""
    at = next((i for i, line in enumerate(rest) if _is_date(line)), None)
    if at is None:
        found.body = rest
        return
    found.date = parse_date(rest[at].text.strip())
    found.used.append((rest[at], rest[at].text))
    start = at
    names: list[str] = []
    while start > 0:
        line = rest[start - 1]
        text = line.text.strip()
        if not text:
            start -= 1
            continue
        if not _is_signatory(line):
            break
        names[:0] = _split_names(text)
        found.used.append((line, text))
        start -= 1
    found.signatories = names
    end = at + 1
    probe = end
    while probe < len(rest) and not rest[probe].text.strip():
        probe += 1
    if probe < len(rest) and (note := _DISCLOSURE.match(rest[probe].text.strip())):
        found.disclosure = note[1]
        found.used.append((rest[probe], note[1]))
        end = probe + 1
    found.body, found.after = rest[:start], rest[end:]


def _is_date(line: Line) -> bool:
    return "\t" not in line.text and len(line.text) < 40 and parse_date(line.text.strip()) is not None


def _is_signatory(line: Line) -> bool:
    text = line.text.strip()
    if (
        line.marks
        or "\t" in line.text
        or len(text) > _SIGNATURE_LENGTH
        or re.search(r"[。；：:，,！？\d]|^附件|^[（(]", text)
    ):
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,6}[:：][\u4e00-\u9fff·\s]{2,8}", text)) and not line.marks
    return text.replace(" ", "").endswith(OFFICE_END) or bool(
        re.match(r"^(总理|主席|市长|省长|县长|区长|部长|行长|局长|主任)", text)
    )


def _split_names(text: str) -> list[str]:
    names = [name for name in re.split(r"[\s\u3000]{1,}", text) if name]
    return names if len(names) > 1 and all(name.endswith(OFFICE_END) and len(name) > 2 for name in names) else [text]


def _compare_offices(found: Fields) -> None:
    """A signature that differs from the title's office is printed so: it stays, and is said."""
    if not found.signatories or not found.offices:
        return
    for signed in found.signatories:
        if squeeze(signed) not in {squeeze(office) for office in found.offices}:
            line = next((line.number for line, text in found.used if squeeze(text) == squeeze(signed)), 0)
            found.doubts.append(("signature-differs", line, signed, "、".join(found.offices), ""))
