"""Stage 4, decimal numbering. Reads the lines of a part; says which begin with a decimal number, and their level.

Emergency plans and standards number 1 总则, 1.1 编制目的, 1.1.1 … (GB/T 1.1 has the scheme, plans of all levels follow
it) where other documents have 一、 （一） 1. A decimal alone proves nothing, an amount may begin a line (1.5万元): the
numbers of a part count as a scheme where they follow one another in order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.text import half_width, squeeze
from .line import Line

_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?!\d)[.、]?\s*(?=[\u4e00-\u9fffA-Z《“(])")
_CHAPTER = re.compile(r"(\d{1,2})(?![\d.]\d)(?P<sign>[.、]?)\s*(?=[\u4e00-\u9fff《“(])")
_CONTENTS = re.compile(r"目\s*[录錄次]")
_LEADER = re.compile(r"[.…·\s\d]*$")
_LONGEST_CHAPTER = 30
_FEWEST = 2
_MISSED = 2
_CLOSED = tuple("。；;，,：:！？")

Path = tuple[int, ...]


class _Number(NamedTuple):
    """A line of the part that may be numbered: its own number, the decimal, the sign behind that of a chapter."""

    line: int
    path: Path
    sign: str


def decimal_levels(lines: list[Line]) -> dict[int, int]:
    """Level (1 chapter, 2 section …) by line number; empty where the part is not numbered so."""
    numbers = [number for line in _without_contents(lines) if (number := _number(line)) is not None]
    found = _in_order(numbers)
    dotted = [number for number in found if len(number.path) > 1]
    if len(dotted) < _FEWEST:
        return {}
    return {number.line: len(number.path) for number in found}


def without_leader(text: str) -> str:
    """An entry of a contents list without the dots and the page behind it, blanks squeezed."""
    return _LEADER.sub("", squeeze(text))


def _number(line: Line) -> _Number | None:
    text = half_width(line.plain[:60])
    if not text[:1].isdigit():
        return None
    if found := _DOTTED.match(text):
        return _Number(line.number, tuple(int(part) for part in found[1].split(".")), "")
    found = _CHAPTER.match(text)
    if found is None or len(line.plain) > _LONGEST_CHAPTER or line.plain.endswith(_CLOSED):
        return None
    return _Number(line.number, (int(found[1]),), found["sign"])


def _without_contents(lines: list[Line]) -> list[Line]:
    """Without the contents list of a plan, whose numbers and titles stand again over their texts."""
    start = next((i for i, line in enumerate(lines) if _CONTENTS.fullmatch(line.plain)), None)
    if start is None:
        return lines
    seen: set[str] = set()
    for index in range(start + 1, len(lines)):
        text = without_leader(lines[index].plain)
        if text and text in seen:
            return lines[:start] + lines[index:]
        seen.add(text)
    return lines


def _in_order(numbers: list[_Number]) -> list[_Number]:
    """Those that continue the numbers before them. A chapter is known by the first section under it: what else begins
    with 1. or 2. is an entry of a list."""
    found: list[_Number] = []
    path: Path = ()
    for index, number in enumerate(numbers):
        if len(number.path) == 1 and not _is_chapter(numbers, index, path):
            continue
        if _follows(path, number.path):
            found.append(number)
            path = number.path
    return found


def _is_chapter(numbers: list[_Number], index: int, path: Path) -> bool:
    number = numbers[index]
    if number.path[0] != (path[0] if path else 0) + 1:
        return False
    later = numbers[index + 1 :]
    below = next((other for other in later if len(other.path) > 1), None)
    if below is None:
        return number.sign == "" and bool(path)
    again = any(other.path == number.path for other in later[: later.index(below)])
    return not again and (below.path[0] == number.path[0] or (number.sign == "" and below.path[0] > number.path[0]))


def _follows(before: Path, after: Path) -> bool:
    """1.1 -> 1.1.1, 1.2, 2, 2.1; one or two numbers may be lost in recognition."""
    if not before:
        return after[-1] <= _MISSED
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    if shared == len(after):
        return False
    step = after[shared] - (before[shared] if shared < len(before) else 0)
    return 0 < step <= _MISSED and all(part == 1 for part in after[shared + 1 :])
