"""Stage 4, paragraphs. Reads lines of text; gives paragraphs, rejoined where a page, a column or a line broke them.

A paragraph is rejoined when its first piece ends in the middle of a sentence: no stop, no closing bracket or quotation
mark that ends one. In a text set with ends of lines, a line that fills the measure goes on in the next one unless that
is indented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.body import level_of
from .line import Line
from .result import Doubt
from .words import ARTICLE, CHAPTER, NUMBERING, SECTION, is_date, is_number, is_person_apart

_STOP = ("。", "！", "？", "!", "?", "：", ":", "…", "。”", "！”", "？”", "。」", "。』", "。）", "。)")
_WEAK = tuple("；;")
_SHORT = 18
_BROKEN = 8
# In widths of a whole character: how far the ends of full lines may differ, by how much a stop may hang over.
_NARROWEST = 14
_WIDEST = 60
_RAGGED = 2.5
_HANGING = 3
_HALF = 0.5
_INDENT = 2
_SPARE = 1
_FEWEST_LINES = 5
_FEWEST_CUT = 2
_FULL_SHARE = 0.35
_CUT_SHARE = 0.2
_UNIT = re.compile(r"[（(《〈“‘〔\[]{0,3}(?:[A-Za-z0-9.%]{1,12}|.)")
_FORM = re.compile(
    r"^[\s_＿]*(?:年|月|日|第|号|[_＿]{2,})[\s_＿年月日第号]*$|^[^。]{1,14}[：:]?[_＿]{2,}[^。]{0,12}$|"
    r"^[^，。；,;]{1,12}[：:]\s*[_＿]+\s*$"
)
_IMPRINT = re.compile(r"\d日\s*印发$|^目\s*[录錄]$")
_APART = re.compile(r"[\u4e00-\u9fff·：:](?:\u3000|\s{2,})\s*[\u4e00-\u9fff]")
_ROLE = re.compile(
    r"^(?:第一|常务|总)?副?(?:组\s*长|指\s*挥\s*长|主\s*任|召\s*集\s*人|成\s*员|顾\s*问|委\s*员|秘\s*书\s*长|会\s*长)\s*[：:]"
)
_LABEL = re.compile(r"^[^，。；,;]{1,12}[：:]$")
_NONE: Mapping[int, int] = {}


@dataclass
class Piece:
    """One paragraph in the making: text, bold spans, marks, the numbers of its lines; `whole` if its file ends it,
    `broken` if the end of a page stands before it; `decimal` is the level of its decimal number, 0 if it has none."""

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
    decimal: int = 0

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


def pieces_of(lines: list[Line], measure: float = 0, decimals: Mapping[int, int] = _NONE) -> list[Piece]:
    """Paragraphs as the transcript has them: lines of one block folded by a hard break are one piece."""
    pieces: list[Piece] = []
    fold = broken = False
    blank = True
    spare = _SPARE if _has_indents(lines) else _SPARE + _INDENT
    below = _texts_below(lines) if measure else []
    for index, line in enumerate(lines):
        text = line.plain
        if not text:
            fold, blank, broken = False, True, broken or line.page_break
            continue
        if fold and pieces and not NUMBERING.match(text) and not line.marks and not is_form(text):
            _append(pieces[-1], Piece(text, list(line.bold), 0, [line.number], whole=line.whole))
        else:
            full = bool(measure) and measure - _size(line) < _first_unit(below[index]) + spare
            made = Piece(text, list(line.bold), line.marks, [line.number], not blank, full, line.indent, line.whole)
            made.broken = broken
            made.decimal = decimals.get(line.number, 0)
            # In a text set with ends of lines, the end of a page is one more end of a line.
            made.glued = made.glued or (bool(measure) and broken)
            pieces.append(made)
        fold, blank, broken = line.hard_break, False, False
    return [piece.finished() for piece in pieces]


def _has_indents(lines: list[Line]) -> bool:
    """First lines of paragraphs stand further in, as in print; where a reader of PDF dropped the blanks, none does."""
    return sum(1 for line in lines if line.plain and line.indent >= 2) >= 2


def _texts_below(lines: list[Line]) -> list[str]:
    """For each line the text of the next one that has any."""
    below = [""] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        below[index] = lines[index + 1].plain or below[index + 1]
    return below


def _size(line: Line) -> float:
    """Width of a line with its indent in whole characters; figures and letters have half of one."""
    return _width(line.plain) + line.indent / 2


def _width(text: str) -> float:
    return sum(_HALF if character.isascii() else 1 for character in text)


def _first_unit(text: str) -> float:
    """Width of what no line divides at the start of a text: a figure, an opening bracket and what it holds on to."""
    found = _UNIT.match(text)
    return _width(found.group()) if found else 1


def measure_of(lines: list[Line]) -> float:
    """Width of a full line of a text set with ends of lines; 0 if paragraphs stand in one line each.

    Such a text has many lines of nearly one width, no longer ones, and lines that end within a sentence.
    """
    texts = [line for line in lines if line.plain]
    if len(texts) < _FEWEST_LINES or any(line.whole for line in texts):
        return 0
    sizes = [_size(line) for line in texts]
    widest = sorted(sizes)[int(len(sizes) * 0.95)]
    full = [line for line, size in zip(texts, sizes, strict=True) if widest - _RAGGED <= size <= widest + _RAGGED]
    cut = sum(not line.plain.endswith((*_STOP, *_WEAK)) for line in full)
    if not _NARROWEST <= widest <= _WIDEST or max(sizes) > widest + _HANGING or cut < _FEWEST_CUT:
        return 0
    return widest if len(full) >= _FULL_SHARE * len(sizes) or cut >= _CUT_SHARE * len(sizes) else 0


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
    if before.full and piece.glued and not indents and _is_reference(before, piece):
        return True
    if before.full and piece.glued and indents:
        # Set with ends of lines: only an indent begins a paragraph.
        return piece.indent < 2
    if (
        piece.decimal
        or (indents and piece.indent >= 2 and piece.glued)
        or NUMBERING.match(piece.text)
        or _is_bold_label(piece)
    ):
        return False
    text = before.last
    if text.endswith(_STOP):
        return False
    if _is_heading_line(before):
        return False
    if text.endswith(_WEAK):
        return not NUMBERING.match(before.text) and before.size > 30 and not piece.glued
    if text.endswith(("）", ")", "》", "〉")):
        return before.full or (before.size > 60 and not piece.glued)
    if text.endswith(("，", ",", "、")) or before.full or (piece.broken and before.size >= _BROKEN):
        return True
    return before.size >= _SHORT and not (piece.glued and not text[-1:].isalnum())


def _is_reference(before: Piece, piece: Piece) -> bool:
    """依照《……法》 / 第一百一十一条的规定: the number of an article that a sentence goes on with, not begins with."""
    return ARTICLE.match(piece.text) is not None and not before.last.endswith((*_STOP, *_WEAK))


def _stands_alone(piece: Piece) -> bool:
    """Lines that are whole by themselves: dates, signatures of persons, numbers, lines of forms."""
    text = piece.text
    if piece.size > 50:
        return False
    whole = is_date(text) or is_person_apart(text) or is_number(text) or is_form(text)
    return whole or _IMPRINT.search(text) is not None or _is_member(piece)


def _is_member(piece: Piece) -> bool:
    """组长：张某某　样例市副市长: one of a list of persons, name and post set apart by wide blanks, without a stop."""
    text = piece.text
    if piece.full or "。" in text or NUMBERING.match(text) or text.endswith(("，", ",", "、")):
        return False
    return _APART.search(text) is not None or (_ROLE.match(text) is not None and not text.endswith(_STOP))


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
    level = piece.decimal or level_of(text)
    return level is not None and level <= 2 and not piece.full and not piece.glued and len(text) <= 30
