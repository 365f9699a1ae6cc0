"""HTML nodes -> source lines: inline text with its bold spans, raised figures, line breaks; tables with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from selectolax.lexbor import LexborNode

from .characters import drop_zero_width
from .clean import SUBSCRIPTS, SUPERSCRIPTS
from .grids import Cell, TooLargeError, printed_table
from .line import Line
from .problem import ImportProblem
from .words import is_number

TEXT, COMMENT = "-text", "-comment"
_FRAME_ROWS = 5
_BOLD = frozenset({"b", "strong"})
_SCRIPTS = {"sup": ("superscript", SUPERSCRIPTS), "sub": ("subscript", SUBSCRIPTS)}
_FIGURES = re.compile(r"[0-9+\-]{1,4}")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff5e\u3000-\u303f\u2018-\u201d"
_FOLD = re.compile(rf"(?<=[{_WIDE}])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")


@dataclass
class Inline:
    """Text in the making: printed lines of one paragraph with bold spans, and what was put in another dress."""

    file: Path
    number: int
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    def add(self, node: LexborNode, bold: bool = False) -> None:
        """All text below an inline node."""
        if node.tag == TEXT:
            self.text(node.text_content or "", bold)
        elif node.tag == "br":
            self.pieces.append(("\n", bold))
        elif node.tag in _SCRIPTS:
            self._script(node, bold)
        else:
            for child in node.iter(include_text=True):
                self.add(child, bold or node.tag in _BOLD)

    def text(self, text: str, bold: bool) -> None:
        """A piece of text; white space as a browser shows it."""
        text, unseen = drop_zero_width(text, self.file, self.number)
        if unseen:
            self.removed.append(("invisible", unseen))
        text = _BLANKS.sub(" ", _FOLD.sub("", text))
        if text:
            self.pieces.append((text, bold))

    def _script(self, node: LexborNode, bold: bool) -> None:
        text = node.text()
        name, table = _SCRIPTS[str(node.tag)]
        if _FIGURES.fullmatch(text):
            self.removed.append((name, text))
            text = text.translate(table)
            self.added.append(text)
        self.text(text, bold)

    def lines(self, marks: int = 0, whole: bool = True) -> list[Line]:
        """The printed lines, without blank ones; removals stand with the first."""
        found: list[Line] = []
        for pieces in self._split():
            text = "".join(piece for piece, _ in pieces)
            if not text.strip():
                continue
            cut = len(text) - len(text.lstrip())
            found.append(Line(self.number, text.strip(), marks, _spans(pieces, cut), hard_break=True))
        if not found:
            return [Line(self.number, "", removed=tuple(self.removed), added="".join(self.added))]
        found[-1] = replace(found[-1], hard_break=False, whole=whole)
        found[0] = replace(found[0], removed=tuple(self.removed), added="".join(self.added))
        return found

    def _split(self) -> Iterator[list[tuple[str, bool]]]:
        row: list[tuple[str, bool]] = []
        for text, bold in self.pieces:
            if text == "\n":
                yield row
                row = []
            else:
                row.append((text, bold))
        yield row

    def cell(self) -> str:
        """The whole as the text of a table's cell: folds become one blank."""
        return " ".join("".join(text for text, _ in self.pieces).split())


def _spans(pieces: list[tuple[str, bool]], cut: int) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    at = -cut
    for text, bold in pieces:
        start, at = max(at, 0), at + len(text)
        if bold and text.strip():
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((start, at))
    return tuple(spans)


def table_lines(tables: list[LexborNode], file: Path, number: int, added: str = "") -> tuple[list[Line], bool]:
    """A table, in one piece or several, as lines, one a row (and one for a title of its own); and whether a table
    stood within a cell of it."""
    rows: list[list[Cell]] = []
    removed: list[tuple[str, str]] = []
    put: list[str] = [added]
    nested = False
    for row in (row for table in tables for row in own_rows(table)):
        cells: list[Cell] = []
        for node in row.iter():
            if node.tag not in ("td", "th"):
                continue
            inline = Inline(file, number)
            nested = nested or node.css_first("table") is not None
            _flatten(node, inline)
            removed += inline.removed
            put += inline.added
            down, across = _span(node, "rowspan"), _span(node, "colspan")
            cells.append(Cell(inline.cell(), down, across, node.tag == "th"))
        rows.append(cells)
    if _is_frame(rows):
        # Set as a table for its look only: 抄送, 印发机关 and 印发日期, or the number beside 签发人.
        lines = [Line(number, cell.text, whole=True) for row in rows for cell in row if cell.text]
        lines[0] = replace(lines[0], removed=tuple(removed), added="".join(put))
        return lines, nested
    try:
        printed = printed_table(rows)
    except TooLargeError:
        raise ImportProblem("importer.table-too-large", file=file, line=number) from None
    lines = [
        Line(number, "\t".join(row), cells=row, exact=True, header=None if position else printed.header_rows)
        for position, row in enumerate(printed.rows)
    ]
    if printed.title:
        lines.insert(0, Line(number, printed.title, whole=True, caption=True))
    if not lines:
        lines = [Line(number, "")]
    lines[0] = replace(lines[0], removed=tuple(removed), added="".join(put))
    return lines, nested


def _is_frame(rows: list[list[Cell]]) -> bool:
    """The lines at the end of a document (GB/T 9704-2012, 7.4) or its number with the signer's name (7.2.6)."""
    texts = [cell.text for row in rows for cell in row if cell.text]
    if not texts or len(rows) > _FRAME_ROWS:
        return False
    closing = texts[0].startswith(("抄送", "抄报", "主送")) or (len(texts) < 4 and texts[-1].endswith("印发"))
    return closing or (len(texts) < 3 and any(is_number(text) for text in texts))


_BREAKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"})


def _flatten(node: LexborNode, inline: Inline) -> None:
    for child in node.iter(include_text=True):
        if child.tag in _BREAKS or child.tag in ("table", "tbody", "thead", "tfoot", "ul", "ol"):
            inline.pieces.append((" ", False))
            _flatten(child, inline)
            inline.pieces.append((" ", False))
        else:
            inline.add(child)


def own_rows(table: LexborNode) -> Iterator[LexborNode]:
    """Rows of the table itself, not of one within its cells."""
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _span(node: LexborNode, name: str) -> int:
    text = (node.attributes.get(name) or "1").strip()
    if not (text.isascii() and text.isdigit()):
        return 1
    # rowspan="0": to the end of the table.
    return min(int(text[:6]), 65534) or (65534 if name == "rowspan" else 1)
