"""Stage 2. Reads clean lines; gives the front matter of an issue and the lines of each document.

A document begins with its title, followed by a paragraph that is nothing but a document number (GB/T 9704-2012, 7.2).
Heading marks of a transcript do not decide: a masthead or an attachment may carry the same mark as a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.document_number import DocumentNumber
from .clean import Line

_LEADER = re.compile(r"[.…·．。]{2,}|…")
_SENTENCE_END = tuple("。；：:;！？!?，,")
_TITLE_LINES = 6


@dataclass(frozen=True)
class Segment:
    """A document's lines: its title's, the number's (None if it has none), the rest."""

    title: tuple[Line, ...]
    number: Line | None
    rest: tuple[Line, ...]


def is_number(line: Line) -> bool:
    """The line is a document number and nothing else."""
    text = line.text.strip()
    if not 4 <= len(text) <= 40 or "\t" in text or _LEADER.search(text):
        return False
    number = DocumentNumber.parse(text)
    return number is not None and bool(number.agency_code) and number.form == "standard"


def segment(lines: list[Line]) -> tuple[list[Line], list[Segment]]:
    """Lines before the first document, and the documents. Without any number the whole is one document."""
    starts: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if is_number(line):
            start = _title_start(lines, index, starts[-1][1] + 1 if starts else 0)
            if start < index:
                starts.append((start, index))
    if not starts:
        return [], [_unnumbered(lines)]
    bounds = [start for start, _ in starts[1:]] + [len(lines)]
    segments = [
        Segment(
            tuple(line for line in lines[start:number] if line.text.strip()),
            lines[number],
            tuple(lines[number + 1 : end]),
        )
        for (start, number), end in zip(starts, bounds, strict=True)
    ]
    return lines[: starts[0][0]], segments


def _title_start(lines: list[Line], number: int, floor: int) -> int:
    """Index of the first line of the title above the number; `number` itself if there is no title."""
    index = number
    found = 0
    while index > floor and found < _TITLE_LINES:
        above = lines[index - 1]
        text = above.text.strip()
        if not text:
            if found and _two_blank(lines, index - 1, floor):
                break
            index -= 1
            continue
        if "\t" in above.text or text.endswith(_SENTENCE_END) or text.startswith(("（", "(")):
            break
        if found and not above.marks and lines[index].marks and _complete(lines, index, number):
            break
        found += 1
        index -= 1
        if above.marks and _complete(lines, index, number):
            break
    while index < number and not lines[index].text.strip():
        index += 1
    return index


def _complete(lines: list[Line], start: int, end: int) -> bool:
    """The lines from start to end already make a title: one that names its kind at the end."""
    text = "".join(line.text for line in lines[start:end])
    return bool(re.search(r"(关于|印发|转发|批转).+", text)) or len(text) > 12


def _two_blank(lines: list[Line], index: int, floor: int) -> bool:
    return index - 1 >= floor and not lines[index - 1].text.strip()


def _unnumbered(lines: list[Line]) -> Segment:
    """A document without a number of its own: its first block is the title."""
    index = 0
    while index < len(lines) and not lines[index].text.strip():
        index += 1
    end = index
    while end < len(lines) and lines[end].text.strip() and not lines[end].text.rstrip().endswith(_SENTENCE_END):
        end += 1
    return Segment(tuple(lines[index:end]), None, tuple(lines[end:]))
