"""Stage 4, paragraphs. Reads lines of text; gives paragraphs, rejoined where a page, a column or a line broke them.

A paragraph is rejoined when its first piece ends in the middle of a sentence: no stop, no closing bracket or quotation
mark that ends one. In a text set with ends of lines, a line that fills the measure goes on in the next one unless that
is indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.body import level_of
from .line import Line
from .result import Doubt
from .words import CHAPTER, NUMBERING, SECTION, is_date, is_number, is_person_apart

_STOP = ("。", "！", "？", "!", "?", "：", ":", "…", "。”", "！”", "？”", "。」", "。』", "。）", "。)")
_WEAK = tuple("；;")
_SHORT = 18
_BROKEN = 8
_NARROWEST = 14
_WIDEST = 60
_FORM = re.compile(
    r"^[\s_＿]*(?:年|月|日|第|号|[_＿]{2,})[\s_＿年月日第号]*$|^[^。]{1,14}[：:]?[_＿]{2,}[^。]{0,12}$|"
    r"^[^，。；,;]{1,12}[：:]\s*[_＿]+\s*$"
)
_LABEL = re.compile(r"^[^，。；,;]{1,12}[：:]$")


@dataclass
class Piece:
    """One paragraph in the making: text, bold spans, marks, the numbers of its lines; `whole` if its file ends it,
    `broken` if the end of a page stands before it."""

    text: str
    bold: list[tuple[int, int]]
    marks: int
    lines: list[int]
    glued: bool = False
    full: bool = False
    indent: int = 0
    whole: bool = False
    broken: bool = False
    more: list[str] = field(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        self.size = len(self.text)

    @property
    def last(self) -> str:
        """The text of the last of the lines so far."""
        return self.more[-1] if self.more else self.text

    def finished(self) -> Piece:
        """The piece with all its lines in `text`."""
        self.text, self.more = "".join((self.text, *self.more)), []
        return self


def pieces_of(lines: list[Line], measure: int = 0) -> list[Piece]:
    """Paragraphs as the transcript has them: lines of one block folded by a hard break are one piece."""
    pieces: list[Piece] = []
    fold = broken = False
    blank = True
    for line in lines:
        text = line.plain
        if not text:
            fold, blank, broken = False, True, broken or line.page_break
            continue
        if fold and pieces and not NUMBERING.match(text) and not line.marks and not is_form(text):
            _append(pieces[-1], Piece(text, list(line.bold), 0, [line.number], whole=line.whole))
        else:
            full = bool(measure) and len(text) >= measure - 2
            made = Piece(text, list(line.bold), line.marks, [line.number], not blank, full, line.indent, line.whole)
            made.broken = broken
            pieces.append(made)
        fold, blank, broken = line.hard_break, False, False
    return [piece.finished() for piece in pieces]


def measure_of(lines: list[Line]) -> int:
    """Characters in a full line of a text set with ends of lines; 0 if paragraphs stand in one line each."""
    sizes = [len(line.plain) + line.indent // 2 for line in lines if line.plain]
    if len(sizes) < 5 or any(line.whole for line in lines):
        return 0
    widest = sorted(sizes)[int(len(sizes) * 0.95)]
    full = sum(widest - 2 <= size <= widest + 2 for size in sizes)
    return widest if _NARROWEST <= widest <= _WIDEST and full >= 0.35 * len(sizes) and max(sizes) <= widest + 3 else 0


def _append(piece: Piece, other: Piece) -> None:
    gap = " " if _is_latin(piece.last[-1:]) and _is_latin(other.text[:1]) else ""
    offset = piece.size + len(gap)
    piece.bold += [(start + offset, end + offset) for start, end in other.bold]
    piece.more += [gap, other.text] if gap else [other.text]
    piece.size = offset + len(other.text)
    piece.lines += other.lines
    piece.full = other.full
    piece.whole = other.whole


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def rejoin(pieces: list[Piece], doubts: list[Doubt]) -> list[Piece]:
    """Pieces that a page or column break cut apart, in one again; a weak case is noted as a doubt."""
    indents = sum(1 for piece in pieces if piece.indent >= 2) >= 2
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and _continues(before, piece, indents):
            if before.last.endswith(_WEAK) and not before.full:
                tail, head = before.last[-12:], piece.text[:12]
                doubts.append(Doubt("joined", piece.lines[0], f"{tail}|{head}", f"{tail} ¶ {head}"))
            _append(before, piece)
        else:
            joined.append(piece)
    return [piece.finished() for piece in joined]


def _continues(before: Piece, piece: Piece, indents: bool) -> bool:
    if before.whole or before.marks or piece.marks or _stands_alone(before) or _stands_alone(piece):
        return False
    if before.full and piece.glued and indents:
        # Set with ends of lines: only an indent begins a paragraph.
        return piece.indent < 2
    if (indents and piece.indent >= 2 and piece.glued) or NUMBERING.match(piece.text) or _is_bold_label(piece):
        return False
    text = before.last
    if text.endswith(_STOP):
        return False
    if _is_heading_line(before):
        return False
    if text.endswith(_WEAK):
        return not NUMBERING.match(before.text) and before.size > 30 and not piece.glued
    if text.endswith(("）", ")", "》", "〉")):
        return before.size > 60 and not (piece.glued and not before.full)
    if text.endswith(("，", ",", "、")) or before.full or (piece.broken and before.size >= _BROKEN):
        return True
    return before.size >= _SHORT and not (piece.glued and not text[-1:].isalnum())


def _stands_alone(piece: Piece) -> bool:
    """Lines that are whole by themselves: dates, signatures of persons, numbers, lines of forms."""
    text = piece.text
    return piece.size <= 50 and (is_date(text) or is_person_apart(text) or is_number(text) or is_form(text))


def is_form(text: str) -> bool:
    """A line to fill in: 年 月 日, 第 号, rules of underscores."""
    return (len(text) <= 40 and _FORM.match(text) is not None and not NUMBERING.match(text)) or set(text) <= set("_＿ ")


def is_label(text: str) -> bool:
    """A label with nothing behind it (联系人：), as forms have them one below the other."""
    return len(text) <= 13 and _LABEL.match(text) is not None and not NUMBERING.match(text)


def _is_bold_label(piece: Piece) -> bool:
    """A bold label (市财政局：) opens a paragraph of its own."""
    return bool(piece.bold) and piece.bold[0][0] == 0


def _is_heading_line(piece: Piece) -> bool:
    """Long enough to be a text cut short, but numbered and short enough to be a heading."""
    text = piece.text
    if piece.more or "。" in text or text.endswith(("，", ",", "、")):
        return False
    if CHAPTER.match(text) or SECTION.match(text):
        return True
    level = level_of(text)
    return level is not None and level <= 2 and not piece.full and not piece.glued and len(text) <= 30
