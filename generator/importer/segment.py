"""Stage 2. Reads clean lines; gives the front matter of an issue and the lines of each document.

A document begins with its title, beside a line that is nothing but a document number (GB/T 9704-2012, 7.2): above it in
gazettes, below it on the page of the office itself. A document without a number begins where a title of the contents
list stands again, or a title that names its office. Heading marks of a transcript do not decide: a masthead or an
attachment may carry the same mark as a title. What a document issues or forwards has title and number of its own and
begins no document: its title is part of the first one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.text import comparable, squeeze
from .front import is_contents_entry
from .line import Line
from .title_lines import (
    ENDS,
    TITLE_LENGTH,
    TITLE_LINES,
    goes_on,
    is_red_head,
    names_itself,
    red_heads,
    title_above,
    title_below,
)
from .titles import is_macao_title, is_title, join_title, key_of, order_mark, split_number
from .words import DOCUMENT_KINDS, NUMBERING, is_bare_number, is_date, is_number

_LABEL = re.compile(r"^附\s*[件表录]\s*[0-9０-９一二三四五六七八九十\-]{0,4}\s*[:：]?$")


@dataclass(frozen=True)
class Segment:
    """A document's lines: its title's, the number's (empty if it has none), the red head's, the rest."""

    title: tuple[Line, ...]
    number: tuple[Line, ...]
    rest: tuple[Line, ...]
    head: tuple[Line, ...] = ()


@dataclass(frozen=True)
class _Start:
    """Indexes of a document's first line, of its title's lines, of its number's lines, and behind them."""

    first: int
    title: tuple[int, ...]
    number: tuple[int, ...]
    behind: int


def segment(lines: list[Line], contents: Iterable[str] = ()) -> tuple[list[Line], list[Segment]]:
    """Lines before the first document, and the documents. `contents` are the titles of the contents list.

    Without any number or title the whole is one document.
    """
    listed = [comparable(title) for title in contents]
    floor = max((i + 1 for i, line in enumerate(lines) if line.plain and is_contents_entry(line.plain)), default=0)
    starts = _numbered(lines, floor)
    starts = _unnumbered(lines, starts, listed, floor)
    starts = _outer(lines, starts, listed)
    if not starts:
        return lines[:floor], [_whole(lines[floor:])]
    bounds = [start.first for start in starts[1:]] + [len(lines)]
    return lines[: starts[0].first], [_cut(lines, start, end) for start, end in zip(starts, bounds, strict=True)]


def _cut(lines: list[Line], start: _Start, end: int) -> Segment:
    used = {*start.title, *start.number}
    return Segment(
        tuple(lines[i] for i in start.title),
        tuple(lines[i] for i in start.number),
        tuple(lines[start.behind : end]),
        tuple(
            line
            for i, line in enumerate(lines[start.first : start.behind], start.first)
            if i not in used and line.plain
        ),
    )


def _numbered(lines: list[Line], floor: int) -> list[_Start]:
    starts: list[_Start] = []
    for index, line in enumerate(lines):
        text = line.plain
        if index < floor or not text or len(text) > 60 or (starts and index < starts[-1].behind):
            continue
        if not (is_number(text) or (is_bare_number(text) and _issuer_above(lines, index, floor))):
            continue
        low = starts[-1].behind if starts else floor
        if start := _start(lines, index, low):
            starts.append(start)
    return starts


def _issuer_above(lines: list[Line], index: int, floor: int) -> bool:
    above = _before(lines, index, floor)
    return above is not None and re.search(r"(?:令|公告|通告|通报|决定|决议)$", squeeze(lines[above].plain)) is not None


def _before(lines: list[Line], index: int, floor: int) -> int | None:
    while index > floor:
        index -= 1
        if lines[index].plain:
            return index
        if lines[index].is_row:
            return None
    return None


def _start(lines: list[Line], number: int, floor: int) -> _Start | None:
    """The document whose number stands at `number`: the title is above, or below if what is above is a red head."""
    above = title_above(lines, number, floor)
    below = title_below(lines, number)
    text_above = join_title([lines[i].plain for i in above])
    red = [i for i in above if is_red_head(lines, i, number)]
    if below and (not above or len(red) == len(above) or not is_title(text_above)):
        head = red_heads(lines, number, floor)
        return _Start(min([*head, number]), tuple(below), (number,), below[-1] + 1)
    order = is_bare_number(lines[number].plain)
    if not above and not order and re.search(r"[令]", lines[number].plain) is None:
        return None
    if red and len(red) < len(above):
        above = [i for i in above if i not in red]
    title = above or [number]
    numbers = (number,) if above else ()
    return _Start(min([*above, *red, number]), tuple(title), numbers, number + 1)


def _unnumbered(lines: list[Line], starts: list[_Start], listed: list[str], floor: int) -> list[_Start]:
    """Documents without a number line: titles of the contents list, or titles that name their office, on their own."""
    inside = {i for start in starts for i in range(start.first, start.behind)}
    titles = {comparable(join_title([lines[i].plain for i in start.title])) for start in starts}
    missing = {title for title in listed if title not in titles}
    found: list[_Start] = []
    behind = floor
    for end in range(floor, len(lines)):
        text = lines[end].plain
        if not text or end < behind or len(text) > TITLE_LENGTH or text.endswith(ENDS):
            continue
        macao = is_macao_title(text)
        plain = comparable(text) if missing else ""
        ends = DOCUMENT_KINDS.search(text[-30:]) or text.rstrip("）)").endswith("号")
        if not (macao or ends or any(title.endswith(plain) for title in missing)):
            continue
        start = end if macao else _first_of_title(lines, end, behind, inside, missing, bool(listed))
        if start is not None:
            found.append(_Start(start, tuple(range(start, end + 1)), (), end + 1))
            behind = end + 1
    return sorted([*starts, *found], key=lambda start: start.first)


def _first_of_title(
    lines: list[Line], end: int, floor: int, inside: set[int], missing: set[str], has_contents: bool
) -> int | None:
    """Index of the first line of the title that ends at `end`; None if no title of a document ends there."""
    first = end
    while first > max(floor, end - 5) and lines[first - 1].plain and not lines[first - 1].plain.endswith(ENDS):
        first -= 1
    if inside & set(range(first, end + 1)):
        return None
    for start in range(first, end + 1):
        title, _ = split_number(join_title([line.plain for line in lines[start : end + 1]]))
        if title.startswith(("附", "《", "（", "(")):
            continue
        if missing and comparable(title) in missing:
            return start
        if not has_contents and names_itself(title) and not goes_on(lines, end) and _opens(lines, end + 1):
            return start
    return None


def _opens(lines: list[Line], behind: int) -> bool:
    """A title stands at the very start, or behind the end of another document, and addressees or a text follow."""
    below = next((line.plain for line in lines[behind : behind + 6] if line.plain), "")
    if not below or not (below.endswith(("：", ":", "。")) or NUMBERING.match(below) or below.startswith(("（", "("))):
        return False
    return not below.startswith("附")


def _outer(lines: list[Line], starts: list[_Start], listed: list[str]) -> list[_Start]:
    """Without those that begin what the document before them issues, forwards or attaches."""
    outer: list[_Start] = []
    for start in starts:
        title = join_title([lines[i].plain for i in start.title])
        if outer and comparable(title) not in listed:
            over = join_title([lines[i].plain for i in outer[-1].title])
            above = _before(lines, start.first, outer[-1].behind)
            label = above is not None and _LABEL.match(lines[above].plain)
            inner = key_of(title)
            if (
                label
                or (not start.number and _is_given(lines, outer[-1], start, title))
                or (len(inner) > 3 and inner in comparable(over) and comparable(title) != comparable(over))
            ):
                continue
        outer.append(start)
    return outer


def _is_given(lines: list[Line], before: _Start, start: _Start, title: str) -> bool:
    """The order before it (……令 第5号) says that it publishes 《title》."""
    mark = order_mark(join_title([lines[i].plain for i in before.title]))
    said = comparable("".join(line.plain for line in lines[before.behind : start.first]))
    return bool(mark) and len(title) > 3 and comparable(title) in said


def _whole(lines: list[Line]) -> Segment:
    """A document without a number of its own: its first block is the title."""
    index = next((i for i, line in enumerate(lines) if line.plain or line.is_row), 0)
    end = index
    while end < len(lines) and lines[end].plain and not lines[end].plain.endswith(ENDS) and end - index < TITLE_LINES:
        if end > index and (NUMBERING.match(lines[end].plain) or is_date(lines[end].plain)):
            break
        end += 1
        if is_title(join_title([line.plain for line in lines[index:end]])) and not goes_on(lines, end - 1):
            break
    return Segment(tuple(lines[index:end]), (), tuple(lines[end:]))
