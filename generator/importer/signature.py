"""Stage 3, signature and date. Reads the lines under the addressees; gives who signed, when, and the lines around.

Both stand after the text, the names above the date (GB/T 9704-2012, 7.3.5); in Macao the person signs below it; what a
meeting passed has its date in brackets under the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.dates import parse_date
from ..model.text import squeeze
from .found import NOTE, ROUND, Fields, first_text, is_note
from .line import Line
from .result import Doubt
from .titles import offices_of
from .words import NUMBERING, ends_as_office, is_date, is_person

_SIGNATURE_LENGTH = 60
_LABEL = re.compile(r"^附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[:：]?$")
_DATE_AT_END = re.compile(
    r"^(?P<office>[^。；：:，,\d]{2,60}?)[\s\u3000]*(?P<date>(?:\d{4}|[０-９]{4}|[一二三四五六七八九〇○Ｏ零]{4})\s*年.{2,14}日)$"
)
_CERTIFIED = re.compile(
    r"^(?P<date>[一二三四五六七八九〇○零\d]{4}年.{1,3}月.{1,4}日)(?:[於于].{2,30}|(?:发布|發佈|公布|公佈|发出|發出))。?$"
)
_NOTE_LINES = 5


def take_signature(found: Fields, rest: list[Line]) -> None:
    """The last lines of the covering text: short lines without a stop, then a date; or the names alone at the end."""
    at = _date_line(rest)
    if at is None:
        at = next((i for i, line in enumerate(rest) if _CERTIFIED.match(line.plain)), None)
    if at is None:
        _take_last_names(found, rest)
        _take_date_of_note(found, rest)
        return
    date_line = rest[at]
    head, printed = _split_date(date_line.plain)
    if certified := _CERTIFIED.match(date_line.plain):
        printed = certified["date"]
    found.date = parse_date(printed.strip(ROUND))
    found.date_printed = printed
    if printed != printed.strip(ROUND):
        found.date_printed = printed.strip(ROUND)
        found.left.append((date_line.number, "label", printed.replace(found.date_printed, "", 1)))
    start, names = _names_above(found, rest, at)
    if head:
        names.append((head, date_line))
    end = at + 1
    if not names and (signed := _names_below(rest, at)):
        names, end = signed
    for name, line in names:
        found.signatories += _split_names(name)
        found.signed |= {squeeze(one): line.number for one in _split_names(name)}
    found.body, found.after = rest[:start], rest[end:]
    if certified:
        # The line says more than the date: it stays in the text.
        found.body, found.date_printed = [*found.body, date_line], ""


def _date_line(rest: list[Line]) -> int | None:
    """Index of the line with the date of issue: the first date that stands alone, not behind an attachment's label."""
    first = first_text(rest)
    for index, line in enumerate(rest):
        text = line.plain
        if not text or len(text) > _SIGNATURE_LENGTH + 20 or (index == first and is_date(text)):
            continue
        if _LABEL.match(text):
            return None
        if line.marks == 0 and (is_date(text) or _split_date(text)[1]):
            return index
    return None


def _split_date(text: str) -> tuple[str, str]:
    """(signature, date) of 样例市人民政府2020年1月2日; ("", date) of a date alone; ("", "") of anything else."""
    if is_date(text):
        return "", text
    found = _DATE_AT_END.match(text)
    if (
        found
        and parse_date(found["date"])
        and (ends_as_office(found["office"].strip()) or is_person(found["office"].strip()))
    ):
        return found["office"].strip(), found["date"]
    return "", ""


def _names_above(found: Fields, rest: list[Line], at: int) -> tuple[int, list[tuple[str, Line]]]:
    """Index of the first line of the signature above the date, and its lines."""
    start, names = at, list[tuple[str, Line]]()
    index = at
    while index > 0:
        line = rest[index - 1]
        if line.is_row:
            break
        if line.plain:
            if not _is_signatory(line, found) or len(names) > 20:
                break
            names.insert(0, (line.plain, line))
            start = index - 1
        index -= 1
    return start, names


def _names_below(rest: list[Line], at: int) -> tuple[list[tuple[str, Line]], int] | None:
    """A person's signature under the date, as in Macao; None if there is none."""
    below = next((i for i in range(at + 1, min(at + 5, len(rest))) if rest[i].plain or rest[i].is_row), None)
    if below is None or not is_person(rest[below].plain):
        return None
    return [(rest[below].plain, rest[below])], below + 1


def _is_signatory(line: Line, found: Fields) -> bool:
    text = line.plain
    if line.marks or len(text) > _SIGNATURE_LENGTH:
        return False
    if is_person(text):
        return True
    if re.search(r"[。；：:，,！？\d《》]|^附件|^[（(]", text) or NUMBERING.match(text):
        return False
    plain = re.sub(r"[（(](?:代章|盖章|印章|章)[）)]$", "", text).strip()
    return ends_as_office(plain) or squeeze(plain) in {squeeze(office) for office in offices_of(found.title)}


def _split_names(text: str) -> list[str]:
    names = [name for name in re.split(r"[\s\u3000]+", text) if name]
    return names if len(names) > 1 and all(ends_as_office(name) and len(name) > 2 for name in names) else [text]


def _take_last_names(found: Fields, rest: list[Line]) -> None:
    """No date: the last lines are a signature if they are the offices of the title."""
    found.body = rest
    offices = {squeeze(office) for office in offices_of(found.title)}
    end = len(rest)
    names: list[str] = []
    while end:
        line = rest[end - 1]
        if line.is_row or (line.plain and not all(squeeze(name) in offices for name in _split_names(line.plain))):
            break
        if line.plain:
            names[:0] = _split_names(line.plain)
        end -= 1
    if names:
        found.signatories, found.body = names, rest[:end]


def _take_date_of_note(found: Fields, rest: list[Line]) -> None:
    """（2020年1月2日样例市人民代表大会通过）: the date of what a meeting passed; the note stays."""
    start = first_text(rest)
    folded = "" if start is None else "".join(_until_closed(rest[start : start + _NOTE_LINES]))
    if start is not None and is_note(folded):
        note = NOTE.match(folded)
        found.date = parse_date(note["date"] if note else folded.strip(ROUND))
        found.doubts.append(Doubt("date-of-note", rest[start].number, str(found.date), ""))


def _until_closed(lines: list[Line]) -> Iterator[str]:
    """Texts up to the one that closes the bracket which the first opens: a note folded over lines."""
    for line in lines:
        yield line.plain
        if not line.plain or line.plain.endswith(("）", ")")) or not lines[0].plain.startswith(("（", "(")):
            return
