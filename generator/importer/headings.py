"""Stage 4, headings. Reads pieces of text; says which are headings, which begin with one, and of which level.

GB/T 9704-2012, 7.3.3 gives the levels: 一、 （一） 1. （1）, and ① by custom; chapters 第一章 stand above. A heading
stands alone and ends without a stop, or runs into its text behind a stop. Typeface tells where the transcript has kept
it; where it is lost, headings are known by their siblings: numbered pieces of one row look alike.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.body import level_of
from ..model.text import chinese_number
from .decimals import without_leader
from .pieces import Piece
from .result import Doubt
from .words import ARTICLE, CHAPTER, NUMBERING, SECTION

# 一. for 一、, as recognition has it now and then.
_POINTED = re.compile(r"^[一二三四五六七八九十]{1,3}[.．]\s*[\u4e00-\u9fff]")
# 一　提高认识: a blank in place of 、
_SPACED = re.compile(r"^(?P<number>[一二三四五六七八九十]{1,3})[\u3000 ]+(?=[\u4e00-\u9fff])")
_CONTENTS = re.compile(r"^目\s*[录錄]$")
_TERMINAL = tuple("。；;，,、：:！？!?")
_LONGEST = 60
_LONGEST_UNMARKED = 46
_LONGEST_HEAD = 42
_SENTENCE = re.compile(r"^(?P<head>[^。：:；;！？]{2,44}[。：:])(?=\S)")
_SHARE = 0.7
_CLOSING = re.compile(r"自.{0,16}起(?:施行|执行|实施|生效|产生效力)|特此|此复")


class Heading(NamedTuple):
    """`level` 1 to 5; `run_in` is the length of a heading that runs into its text, 0 if it stands alone."""

    level: int
    run_in: int = 0


def find_headings(pieces: list[Piece], doubts: list[Doubt]) -> list[Heading | None]:
    """For each piece its heading, or None."""
    levels = [piece.decimal or _level(piece.text) for piece in pieces]
    for index in _listed_chapters(pieces):
        levels[index] = None
    for index in _spaced(pieces, levels):
        levels[index] = 1
        doubts.append(Doubt("spaced-number", pieces[index].lines[0], pieces[index].text))
    rows = _rows(levels)
    found: list[Heading | None] = [None] * len(pieces)
    for row in rows:
        _read_row(pieces, levels, row, found, doubts)
    last = 0
    for index, piece in enumerate(pieces):
        heading = found[index]
        if heading is not None:
            last = heading.level
            continue
        if levels[index] is not None and not piece.text.startswith("——"):
            continue
        if piece.marks and _may_stand(piece.text, _LONGEST):
            found[index] = Heading(min(last + 1, 5))
        elif length := _bold_length(piece):
            found[index] = Heading(min(last + 1, 5), length)
    return found


def _listed_chapters(pieces: list[Piece]) -> list[int]:
    """Chapters that the contents list of a law names (目录): they stand again over their articles."""
    found: list[int] = []
    for index, piece in enumerate(pieces):
        if not _CONTENTS.match(piece.text):
            continue
        seen: set[str] = set()
        for later in range(index + 1, len(pieces)):
            text = without_leader(pieces[later].text)
            if text in seen or not (CHAPTER.match(text) or SECTION.match(text) or text[:1].isdigit()):
                break
            seen.add(text)
            found.append(later)
    return found


def _spaced(pieces: list[Piece], levels: list[int | None]) -> list[int]:
    """Pieces 一　…, 二　… that may be headings: short, each with text below it, counting up from 一 without a gap,
    where nothing else stands on the first level."""
    found = [(index, match) for index, piece in enumerate(pieces) if (match := _SPACED.match(piece.text))]
    if len(found) < 2 or 1 in levels or [chinese_number(m["number"]) for _, m in found] != [*range(1, len(found) + 1)]:
        return []
    indexes = [index for index, _ in found]
    below = {*range(1, len(pieces))} - {*indexes}
    good = all(index + 1 in below and _may_stand(pieces[index].text, _LONGEST_UNMARKED) for index in indexes)
    return indexes if good else []


def _level(text: str) -> int | None:
    if CHAPTER.match(text):
        return 1
    if SECTION.match(text):
        return 2
    if ARTICLE.match(text):
        return None
    if _POINTED.match(text):
        return 1
    # 1.5万元 begins with a figure and has no number.
    return level_of(text) if NUMBERING.match(text) else None


def _rows(levels: list[int | None]) -> list[list[int]]:
    """Rows of siblings: indexes of numbered pieces of one level under one parent."""
    open_rows: dict[int, list[int]] = {}
    rows: list[list[int]] = []
    for index, level in enumerate(levels):
        if level is None:
            continue
        for deeper in [other for other in open_rows if other > level]:
            rows.append(open_rows.pop(deeper))
        open_rows.setdefault(level, []).append(index)
    return rows + list(open_rows.values())


def _read_row(
    pieces: list[Piece], levels: list[int | None], row: list[int], found: list[Heading | None], doubts: list[Doubt]
) -> None:
    """Headings among the siblings of one row."""
    level = levels[row[0]] or 1
    bold = {index: length for index in row if (length := _bold_length(pieces[index]))}
    standing = {index for index in row if _stands(pieces, levels, index, level)}
    plain = {
        index: len(match["head"])
        for index in row
        if (match := _SENTENCE.match(pieces[index].text)) and not pieces[index].marks and _may_head(match["head"])
    }
    stopped = {index for index in row if _stands_with_stop(pieces, levels, index)}
    alike = {*plain, *standing, *stopped}
    weighed = [index for index in row if index in alike or not _CLOSING.search(pieces[index].text)]
    parallel = len(row) > 1 and len(alike) > 1 and len(alike) >= _SHARE * len(weighed) and row[0] in alike
    for index in row:
        if index in bold:
            found[index] = Heading(level, bold[index])
        elif index in standing or (parallel and index in stopped and not bold and _ends_in_stops(plain, pieces, row)):
            found[index] = Heading(level)
        elif index in plain and (bold or (parallel and _ends_in_stops(plain, pieces, row))):
            found[index] = Heading(level, plain[index])
            if bold:
                text = pieces[index].text
                doubts.append(Doubt("run-in", pieces[index].lines[0], text[: plain[index]], text[:60]))


def _ends_in_stops(plain: dict[int, int], pieces: list[Piece], row: list[int]) -> bool:
    """Without typeface, only 。 behind the first sentences marks headings; a colon opens any list."""
    signs = [pieces[index].text[plain[index] - 1] for index in row if index in plain]
    return signs.count("。") >= _SHARE * len(signs)


def _may_head(head: str) -> bool:
    """The first sentence is a phrase: short, few commas, not a reference or a condition."""
    body = NUMBERING.sub("", head)
    return len(head) <= _LONGEST_HEAD and len(body) >= 2 and len(re.findall(r"[，,]", body)) <= 3


def _stands(pieces: list[Piece], levels: list[int | None], index: int, level: int) -> bool:
    piece = pieces[index]
    text = piece.text
    if CHAPTER.match(text) or SECTION.match(text):
        return len(text) <= _LONGEST and not text.endswith(("。", "；"))
    if piece.marks:
        return _may_stand(text, _LONGEST) or _stands_with_stop(pieces, levels, index)
    if not _may_stand(text, _LONGEST_UNMARKED):
        return False
    if piece.bold and piece.bold[0][0] <= 6 and piece.bold[-1][1] >= len(text) - 1:
        return True
    below = levels[index + 1] if index + 1 < len(pieces) else None
    if index + 1 >= len(pieces):
        return False
    if below is not None and below <= level and not (piece.decimal and not pieces[index + 1].decimal):
        return False
    return level <= 2 or bool(piece.decimal) or _first_of_row(text) or _sibling_stood(pieces, levels, index, level)


def _first_of_row(text: str) -> bool:
    return re.match(r"^[（(]?[1①][.．、）)]?", text) is not None and re.match(r"^[（(]?1\d", text) is None


def _sibling_stood(pieces: list[Piece], levels: list[int | None], index: int, level: int) -> bool:
    """The sibling before this one is a heading by the same signs."""
    for before in range(index - 1, max(-1, index - 60), -1):
        above = levels[before]
        if above is not None and above < level:
            return False
        if above == level:
            below = levels[before + 1]
            return _may_stand(pieces[before].text, _LONGEST_UNMARKED) and (below is None or below > level)
    return False


def _may_stand(text: str, longest: int) -> bool:
    return len(text) <= longest and not text.endswith(_TERMINAL) and "。" not in text


def _stands_with_stop(pieces: list[Piece], levels: list[int | None], index: int) -> bool:
    """（一）加强领导。 alone in its line, with the text below it."""
    text = pieces[index].text
    if len(text) > _LONGEST_HEAD or not text.endswith("。") or "。" in text[:-1] or "；" in text:
        return False
    if _CLOSING.search(text):
        return False
    below = levels[index + 1] if index + 1 < len(pieces) else 0
    own = levels[index]
    return index + 1 < len(pieces) and (below is None or (own is not None and below > own))


def _bold_length(piece: Piece) -> int:
    """Length of a heading in bold at the start of the piece; 0 if there is none or nothing follows it."""
    if not piece.bold or piece.marks:
        return 0
    text = piece.text
    start, end = piece.bold[0]
    number = NUMBERING.match(text)
    if not (start == 0 or (number and start <= number.end() + 1 and not text[number.end() : start].strip())):
        return 0
    for more_start, more_end in piece.bold[1:]:
        if text[end:more_start].strip():
            break
        end = more_end
    while end < len(text) and text[end] in "。：:":
        end += 1
    return end if end < len(text) and end <= 120 else 0
