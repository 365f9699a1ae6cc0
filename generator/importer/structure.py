"""Stage 4. Reads lines of text; gives blocks: headings, run-in headings, items, paragraphs rejoined over breaks.

The number says the level (GB/T 9704-2012, 7.3.3), never the marks of the transcript. A paragraph is rejoined when its
first piece ends in the middle of a sentence: no stop, no closing bracket or quotation mark that ends one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.body import Block, level_of
from .clean import Line

_STOP = ("。", "！", "？", "!", "?", "：", ":", "…", "。”", "！”", "？”", "。」", "。』")
_WEAK = tuple("；;")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|\d{1,3}[.．、](?!\d+\s*[%％个人元万亩])|[（(]\d{1,3}[）)]|[①-⑳]|"
    r"第[一二三四五六七八九十百零〇\d]+[章节条]|——|附件)"
)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+条")
_CHAPTER = re.compile(r"^第[一二三四五六七八九十百零〇\d]+[章节编]\s*\S")
_FIRST_SENTENCE = re.compile(r"^(?P<head>[^。:：]{2,34}[。:：])(?=\S)")
_TERMINAL = tuple("。；;，,、：:！？!?")
_SHORT = 18
_HEADING_LENGTH = 46


@dataclass
class Piece:
    """One paragraph in the making: text, bold spans, marks, the numbers of its lines."""

    text: str
    bold: list[tuple[int, int]]
    marks: int
    lines: list[int]
    glued: bool = False


def pieces_of(lines: list[Line]) -> list[Piece]:
    """Paragraphs as the transcript has them: lines of one block folded by a hard break are one piece."""
    pieces: list[Piece] = []
    fold = False
    blank = True
    for line in lines:
        text = line.text.strip()
        if not text:
            fold, blank = False, True
            continue
        if fold and pieces and not _NUMBERED.match(text) and not line.marks:
            _append(pieces[-1], Piece(text, list(line.bold), 0, [line.number]))
        else:
            pieces.append(Piece(text, list(line.bold), line.marks, [line.number], glued=not blank))
        fold, blank = line.hard_break, False
    return pieces


def _append(piece: Piece, other: Piece) -> None:
    offset = len(piece.text)
    piece.bold += [(start + offset, end + offset) for start, end in other.bold]
    piece.text += other.text
    piece.lines += other.lines


def rejoin(pieces: list[Piece], doubts: list[tuple[str, int, str, str, str]]) -> list[Piece]:
    """Pieces that a page or column break cut apart, in one again; a weak case is noted as a doubt."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _continues(joined[-1], piece):
            before = joined[-1]
            if before.text.endswith(_WEAK):
                tail, head = before.text[-12:], piece.text[:12]
                doubts.append(("joined", piece.lines[0], f"{tail}|{head}", "", "weak"))
            _append(before, piece)
        else:
            joined.append(piece)
    return joined


def _continues(before: Piece, piece: Piece) -> bool:
    if before.marks or piece.marks or is_heading(before) or _NUMBERED.match(piece.text):
        return False
    if before.text.endswith(_STOP) or _is_label(piece):
        return False
    if before.text.endswith(_WEAK):
        return not _NUMBERED.match(before.text) and len(before.text) > 30 and not piece.glued
    if before.text.endswith(("）", ")", "》", "〉")):
        return len(before.text) > 60 and not piece.glued
    if before.text.endswith(("，", ",", "、")):
        return True
    return len(before.text) >= _SHORT and not (piece.glued and not before.text[-1:].isalnum())


def _is_label(piece: Piece) -> bool:
    """A bold label (市财政局：) opens a paragraph of its own."""
    return bool(piece.bold) and piece.bold[0][0] == 0


def is_heading(piece: Piece) -> bool:
    """A heading stands alone, is short, has a number or a mark, and ends without a stop."""
    text = piece.text
    if len(text) > _HEADING_LENGTH or text.endswith(_TERMINAL) or "\t" in text or "。" in text:
        return False
    if _CHAPTER.match(text):
        return True
    level = level_of(text)
    if level is None:
        return bool(piece.marks)
    if piece.marks:
        return True
    return level <= 2 and not piece.glued and len(text) <= 30


def run_in_length(piece: Piece, siblings: frozenset[int]) -> tuple[int, bool]:
    """Length of the run-in heading at the start of the paragraph, and whether it was bold in the source.

    `siblings` are the levels at which bold run-in headings occur nearby: one that lost its bold is known by them.
    """
    text = piece.text
    if piece.bold:
        start, end = piece.bold[0]
        number = _NUMBERED.match(text)
        if start == 0 or (number and start <= number.end() + 1 and not text[number.end() : start].strip()):
            while end < len(text) and text[end] in "。：:":
                end += 1
            return (end, True) if end < len(text) else (0, True)
    level = level_of(text)
    if level in siblings and (found := _FIRST_SENTENCE.match(text)):
        return found.end(), False
    return 0, False


def level_of_heading(text: str, last: int) -> int:
    """Level by number; chapters are level 1; a heading without a number stands one below the last numbered one."""
    if _CHAPTER.match(text):
        return 1
    return level_of(text) or min(last + 1, 5)


def blocks_of(lines: list[Line], part: str, doubts: list[tuple[str, int, str, str, str]]) -> list[Block]:
    """The blocks of one part of a document."""
    pieces = rejoin(pieces_of(lines), doubts)
    siblings = frozenset(
        level for piece in pieces if not is_heading(piece) and run_in_length(piece, frozenset())[0]
        if (level := level_of(piece.text)) is not None
    )  # fmt: skip
    blocks: list[Block] = []
    last = 0
    for piece in pieces:
        if is_heading(piece):
            level = level_of_heading(piece.text, last)
            last = level if level_of(piece.text) or _CHAPTER.match(piece.text) else last
            blocks.append(Block(kind="heading", text=piece.text, level=level, part=part, line=piece.lines[0]))
            continue
        length, bold = run_in_length(piece, siblings)
        if length and not bold:
            doubts.append(("run-in", piece.lines[0], piece.text[:length], "", "siblings"))
        kind = "item" if _NUMBERED.match(piece.text) and not _ARTICLE.match(piece.text) else "paragraph"
        blocks.append(
            Block(
                kind="item" if kind == "item" else "paragraph",
                text=piece.text,
                run_in=length,
                part=part,
                line=piece.lines[0],
            )
        )
    return blocks
