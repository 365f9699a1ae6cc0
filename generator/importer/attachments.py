"""Stage 3, the list of attachments 附件说明 (GB/T 9704-2012, 7.3.4), and the labels that attachments begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.text import chinese_number, half_width
from .line import Line
from .words import is_date

_LABEL = re.compile(r"^[【\[]?附\s*(?:件|錄|表|录)\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[:：]?[】\]]?$")
_INLINE = re.compile(r"^附\s*件\s*([0-9０-９一二三四五六七八九十]{1,3})\s*[:：.．、\s]?\s*(?![-—－\d])(\S.{1,80})$")
_INLINE_PLAIN = re.compile(r"^附\s*件\s*[:：]\s*(\S.{1,80})$")
_LIST = re.compile(r"^附\s*(?:件)?\s*[:：]\s*(?=\S)")
_ENTRY = re.compile(r"^([0-9０-９]{1,2})\s*[.．、，,:：]\s*(\S.*)$")
_NUMBERED_ENTRY = re.compile(r"^附\s*件\s*([0-9０-９]{1,2})\s*[.．、，,:：]\s*(\S.*)$")
_WITHIN = re.compile(r"[\s；;]+(?=[0-9０-９]{1,2}\s*[.．、](?!\d))")
_CLOSED = tuple("。！？!?：:")
_LONGEST = 160


@dataclass
class Listed:
    """The list as understood: titles by number, what of it the result prints, and the labels left out of it."""

    titles: dict[int, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    left: list[tuple[int, str, str]] = field(default_factory=list)


def label_number(text: str) -> int | None:
    """The line is nothing but an attachment's label: its number, 0 if it has none; None if it is no label."""
    found = _LABEL.match(text) if 2 <= len(text) <= 12 else None
    if found is None:
        return None
    return (chinese_number(half_width(found[1])) or 0) if found[1] else 0


def inline_label(text: str) -> tuple[int, str] | None:
    """附件1：样例表 on one line: number (0 if it has none) and title."""
    if len(text) > 100 or text.endswith(tuple("。；;，,")):
        return None
    if found := _INLINE.match(text):
        return chinese_number(half_width(found[1])) or 0, found[2]
    found = _INLINE_PLAIN.match(text)
    return (0, found[1]) if found and not _ENTRY.match(found[1]) else None


def take_list(lines: list[Line], listed: Listed) -> list[Line]:
    """Take the list after the text (附件：1.… 2.…) into `listed`; the other lines are given back."""
    start = next((i for i, line in enumerate(lines) if _begins_list(lines, i, line.plain)), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and _goes_on(lines, start, end):
        end += 1
    number = 0
    for line in lines[start:end]:
        text = line.plain
        if found := _NUMBERED_ENTRY.match(text):
            number = int(half_width(found[1]))
            listed.left.append((line.number, "attachment-number", text[: found.start(2)]))
            _add(listed, number, found[2])
            continue
        if found := _LIST.match(text):
            listed.left.append((line.number, "label", text[: found.end()]))
            text = text[found.end() :]
        for piece in _WITHIN.split(text) if text else ():
            if found := _ENTRY.match(piece):
                number = int(half_width(found[1]))
                listed.left.append((line.number, "attachment-number", piece[: found.start(2)]))
                piece = found[2]
            number = number or 1
            _add(listed, number, piece)
        _note_separators(line, text, listed)
    return lines[:start] + lines[end:]


def _note_separators(line: Line, text: str, listed: Listed) -> None:
    signs = "".join("".join(found.group().split()) for found in _WITHIN.finditer(text))
    if signs:
        listed.left.append((line.number, "label", signs))


def _add(listed: Listed, number: int, piece: str) -> None:
    piece = piece.strip()
    listed.titles[number] = listed.titles.get(number, "") + piece
    listed.printed.append(piece)


def _begins_list(lines: list[Line], index: int, text: str) -> bool:
    if not text or len(text) > _LONGEST * 4:
        return False
    if _LIST.match(text):
        return not text.endswith("。")
    if not _NUMBERED_ENTRY.match(text) or text.endswith(_CLOSED):
        return False
    below = next((line.plain for line in lines[index + 1 : index + 4] if line.plain), "")
    return not below or _NUMBERED_ENTRY.match(below) is not None or is_date(below)


def _goes_on(lines: list[Line], start: int, at: int) -> bool:
    text = lines[at].plain
    first = lines[start].plain
    numbered = _ENTRY.match(_LIST.sub("", first)) is not None or _NUMBERED_ENTRY.match(first) is not None
    if not text:
        if lines[at].is_row:
            return False
        later = next((line.plain for line in lines[at + 1 : at + 8] if line.plain), "")
        return (
            numbered
            and (_ENTRY.match(later) is not None or _NUMBERED_ENTRY.match(later) is not None)
            and len(later) < _LONGEST
        )
    if _ENTRY.match(text) or _NUMBERED_ENTRY.match(text):
        return len(text) < _LONGEST
    above = lines[at - 1]
    if above.hard_break and not lines[at].marks and not is_date(text):
        return True
    # A long title folded in a text set with ends of lines: it stands further in than its label.
    return bool(above.plain) and lines[at].indent > 4 and lines[at].indent > lines[start].indent and not is_date(text)
