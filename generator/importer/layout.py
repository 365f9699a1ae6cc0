"""Stage 1, layout. Reads lines; undoes what typesetting did to them: blanks between all characters, columns of blanks,
numbers and dates over two lines, what stands beside a number. Blanks are no characters of the ledger.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .line import Line
from .words import is_date, is_number

_SPREAD_TOKENS = 8
_SPREAD_SHARE = 0.8
_SINGLE_SHARE = 0.85
_GAP = re.compile(r" {2,}|[ ]*\u3000\s*")
_SIGNER = re.compile(r"^(?P<number>\S.{2,40}?)(?P<gap>\s+)(?P<signer>签\s*发\s*人\s*[：:].{0,40})$")
_BETWEEN_NUMBERS = re.compile(r"(?<=号)(?:\s+|\s*[、，,]\s*)(?=[\u4e00-\u9fff])")
_LONGEST_NUMBERS = 120
_LONGEST_BROKEN = 24
# Where a line may end within a number or a date.
_BROKEN_BEHIND = frozenset("0123456789０１２３４５６７８９〕]］】）)年月发函字办规〇○一二三四五六七八九十")
_FIGURE = re.compile(r"^[\d０-９.,，%％－/—-]+$")
_FEWEST_ROWS = 2
_NARROWEST = 3
_LONGEST_CELL = 30


def laid_out(lines: list[Line]) -> tuple[list[Line], list[tuple[int, str, str]]]:
    """The lines as they would stand without typesetting; and (line number, reason, text) of what was taken off."""
    lines, left = _numbers_alone(_unbroken(_closed_up(lines)))
    return _rows_of_columns(lines), left


def _closed_up(lines: list[Line]) -> list[Line]:
    """A text with a blank between all characters, as some readers of PDF give it: if most of its lines are so."""
    long = [line for line in lines if len(line.plain.split()) >= _SPREAD_TOKENS or len(line.plain) > 2 * _SPREAD_TOKENS]
    spread = {id(line) for line in lines if _is_spread(line.plain)}
    if not long or sum(id(line) in spread for line in long) < _SPREAD_SHARE * len(long):
        return lines
    return [replace(line, text="".join(line.text.split()), bold=()) if id(line) in spread else line for line in lines]


def _is_spread(text: str) -> bool:
    tokens = text.split()
    return len(tokens) > _FEWEST_ROWS and sum(len(token) == 1 for token in tokens) >= _SINGLE_SHARE * len(tokens)


def _unbroken(lines: list[Line]) -> list[Line]:
    """A document number or a date that the end of a line divides (样政发〔2021〕 / 22号), in one line again."""
    out = list(lines)
    for index, (line, below) in enumerate(pairwise(lines)):
        first, second = line.plain, below.plain
        if not (first and second) or len(first) > _LONGEST_BROKEN or len(second) > _LONGEST_BROKEN or below.marks:
            continue
        if first[-1] in _BROKEN_BEHIND and _is_one(first + second) and not (_is_one(first) or _is_one(second)):
            out[index] = replace(line, text=first + second, bold=())
            out[index + 1] = replace(below, text="", bold=())
    return out


def _is_one(text: str) -> bool:
    return is_number(text) or is_date(text)


def _numbers_alone(lines: list[Line]) -> tuple[list[Line], list[tuple[int, str, str]]]:
    """A document number without what stands beside it: the signer of an upward document (GB/T 9704-2012, 7.2.6), and
    the numbers of the other offices of a joint one, which goes by that of the office in charge (7.2.5)."""
    left: list[tuple[int, str, str]] = []
    out: list[Line] = []
    for line in lines:
        if (found := _SIGNER.match(line.plain) if "签" in line.plain[:60] else None) and is_number(found["number"]):
            left.append((line.number, "letterhead", found["signer"]))
            line = replace(line, text=found["number"], bold=())
        elif others := _other_numbers(line.plain):
            left.append((line.number, "other-number", others))
            line = replace(line, text=line.plain[: -len(others)].rstrip(), bold=())
        out.append(line)
    return out, left


def _other_numbers(text: str) -> str:
    """样财〔2020〕15号　样税发〔2020〕6号: what stands behind the first of several numbers; "" if there is one."""
    found = _BETWEEN_NUMBERS.search(text) if len(text) <= _LONGEST_NUMBERS else None
    if found is None or not all(is_number(number) for number in _BETWEEN_NUMBERS.split(text)):
        return ""
    return text[found.start() :].strip()


def _rows_of_columns(lines: list[Line]) -> list[Line]:
    """Lines set in columns by wide blanks are rows: a first line of names, and below it as many cells with a figure."""
    out = list(lines)
    index = 0
    while index < len(lines):
        width = len(_cells(lines[index]))
        end = index + 1
        if width >= _NARROWEST and not any(_FIGURE.match(cell) for cell in _cells(lines[index])):
            while end < len(lines) and _is_row(lines[end], width):
                end += 1
        if end - index > _FEWEST_ROWS:
            for place in range(index, end):
                out[place] = replace(lines[place], cells=_cells(lines[place]), bold=())
        index = end
    return out


def _is_row(line: Line, width: int) -> bool:
    cells = _cells(line)
    return len(cells) == width and any(_FIGURE.match(cell) for cell in cells)


def _cells(line: Line) -> tuple[str, ...]:
    text = line.plain
    if not text or line.marks or len(text) > 200 or text.endswith(("。", "；", "：")):
        return ()
    cells = tuple(_GAP.split(text))
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else ()
