"""Stage 2, the lines of a title. Reads the lines round a document number; gives those that make title and red head.

The red head (……文件) stands above the number, the title below it, on the page of the office (GB/T 9704-2012, 7.2 and
7.3.1); a gazette prints title, then number. A title is folded over lines at will, a stop never ends one.
"""

from __future__ import annotations

import re

from .line import Line
from .titles import is_title, join_title, offices_of
from .words import ABOUT, DOCUMENT_KINDS, NUMBERING, ends_as_office, is_date

ENDS = tuple("。；：:;！？!?，,")
TITLE_LINES = 12
TITLE_LENGTH = 260
_RED_HEAD = re.compile(r"(?:文\s*件|公\s*文)$")


def title_above(lines: list[Line], number: int, floor: int) -> list[int]:
    """Indexes of the lines of the title above the number; [] if there is none."""
    found: list[int] = []
    index, blanks, size = number, 0, 0
    while index > floor and len(found) < TITLE_LINES:
        index -= 1
        line = lines[index]
        text = line.plain
        if not text:
            if line.is_row:
                break
            blanks += 1
            if blanks > 1 and found:
                break
            continue
        joined = join_title([lines[i].plain for i in found])
        blanks = 0
        if text.endswith(ENDS) or text.startswith(("（", "(")) or NUMBERING.match(text) or is_date(text):
            break
        if found and names_itself(joined) and (line.marks or not _is_office(text)):
            break
        size += len(text)
        if size > TITLE_LENGTH or (found and is_title(text) and not _is_end(joined)):
            break
        found.insert(0, index)
        if line.marks and _complete(lines, found) and not _has_office_above(lines, found[0], floor):
            break
    return found


def _is_office(text: str) -> bool:
    """One of several offices that a title names in lines of their own."""
    return ends_as_office(text) and ABOUT.search(text) is None and len(text) <= 40


def names_itself(title: str) -> bool:
    """The lines so far are a title already: office, 关于 and kind."""
    return is_title(title) and bool(offices_of(title))


def _has_office_above(lines: list[Line], first: int, floor: int) -> bool:
    """关于…… with a mark of its own, and right above it, marked the same, the office that the title begins with."""
    above = lines[first - 1] if first > floor else None
    return (
        above is not None
        and above.marks == lines[first].marks
        and ABOUT.match(lines[first].plain) is not None
        and _is_office(above.plain)
    )


def _is_end(title: str) -> bool:
    """The lines so far are only the end of a title, whose fold makes what is above look like one: ……意见 / 的通知."""
    return DOCUMENT_KINDS.search(title) is not None and not is_title(title) and len(title) < 20


def _complete(lines: list[Line], found: list[int]) -> bool:
    text = "".join(lines[i].plain for i in found)
    return bool(re.search(r"(?:关于|印发|转发|批转).+", text)) or len(text) > 12


def title_below(lines: list[Line], number: int) -> list[int]:
    """Indexes of the lines of a title below the number; [] if what follows is no title."""
    found: list[int] = []
    for index in range(number + 1, min(number + 10, len(lines))):
        text = lines[index].plain
        if not text:
            if lines[index].is_row:
                return []
            if found and _is_below(lines, found):
                return found
            continue
        if text.endswith(ENDS) or len(text) > 120 or NUMBERING.match(text) or is_date(text):
            break
        found.append(index)
        if _is_below(lines, found) and not goes_on(lines, index):
            return found
        if len(found) > 5:
            break
    return found if found and _is_below(lines, found) else []


def _is_below(lines: list[Line], found: list[int]) -> bool:
    return is_title(join_title([lines[i].plain for i in found]))


def goes_on(lines: list[Line], index: int) -> bool:
    """The next line ends the title: 关于……的 / 通知."""
    below = lines[index + 1].plain if index + 1 < len(lines) else ""
    return bool(below) and len(below) < 30 and not below.endswith(ENDS) and DOCUMENT_KINDS.search(below) is not None


def is_red_head(lines: list[Line], index: int, number: int) -> bool:
    """……文件: the mark of the issuing office above the number (GB/T 9704-2012, 7.2.4), on one line or several."""
    text = lines[index].plain
    if ABOUT.search(text):
        return False
    if _RED_HEAD.search(text):
        return True
    near = [lines[i].plain for i in range(max(0, index - 3), min(number, index + 4)) if lines[i].plain]
    return ends_as_office(text) and any(_RED_HEAD.search(one) for one in near)


def red_heads(lines: list[Line], number: int, floor: int) -> list[int]:
    found: list[int] = []
    index = number
    while index > floor and len(found) < TITLE_LINES:
        index -= 1
        text = lines[index].plain
        if text and not (is_red_head(lines, index, number) or (not found and ends_as_office(text) and len(text) < 40)):
            break
        if text:
            found.append(index)
        elif lines[index].is_row:
            break
    return found
