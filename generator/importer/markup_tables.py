"""Stage 1, tables written as HTML. Reads the text of a file; gives rows with exact merge marks, by line.

A transcript made by a program may hold `<table>` elements whose `rowspan` and `colspan` say which cells are merged;
nothing has to be restored there. Only the text of cells is taken; nothing else of HTML is understood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..model.table import ABOVE, LEFT, escape_cell
from .line import Line
from .result import count

_OPEN = re.compile(r"<table[\s>]", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_LARGEST_SPAN = 200


@dataclass(frozen=True)
class Region:
    """Lines that a table (and text before it on its first line) stands for; `end` is the index of the line behind."""

    lines: tuple[Line, ...]
    end: int


def html_tables(text: str) -> dict[int, Region]:
    """Regions by the index of their first line; a table that does not end is left as text."""
    if "<table" not in text and "<TABLE" not in text:
        return {}
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    regions: dict[int, Region] = {}
    position = 0
    while found := _OPEN.search(text, position):
        close = _CLOSE.search(text, found.end())
        if close is None:
            break
        first = bisect_right(starts, found.start()) - 1
        last = bisect_right(starts, close.end() - 1) - 1
        position = starts[last + 1] if last + 1 < len(starts) else len(text)
        regions[first] = Region(tuple(_lines(text[starts[first] : position], first)), last + 1)
    return regions


def _lines(source: str, first: int) -> list[Line]:
    """The rows of every table in `source`; text around them becomes lines of its own."""
    reader = _Reader(first + 1)
    reader.feed(source)
    reader.close()
    lines = reader.lines
    told: Counter[str] = Counter()
    for line in lines:
        told.update(count(line.printed))
    rest = count(source)
    rest.subtract(told)
    removed = "".join(character * number for character, number in sorted(rest.items()) if number > 0)
    added = "".join(character * -number for character, number in sorted(rest.items()) if number < 0)
    mark = Line(first + 1, "", removed=(("table-mark", removed),), added=added)
    return [mark, *lines, Line(first + 1, "")]


@dataclass
class _Reader(HTMLParser):
    first: int
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._row: list[str] | None = None
        self._above: list[tuple[int, str]] = []  # per column: rows still covered from above, and their mark
        self._column = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._above = []
        elif tag == "tr":
            self._end_row()
            self._row, self._column = [], 0
        elif tag in ("td", "th"):
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._cell = []
            values = dict(attrs)
            self._span = (_span(values.get("rowspan")), _span(values.get("colspan")))
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif data.strip():
            line = self.first + self.getpos()[0] - 1
            self.lines += [Line(line, piece.strip()) for piece in data.split("\n") if piece.strip()]

    def _covered(self) -> None:
        assert self._row is not None
        while self._column < len(self._above) and self._above[self._column][0] > 0:
            left, mark = self._above[self._column]
            self._above[self._column] = (left - 1, mark)
            self._row.append(mark)
            self._column += 1

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._covered()
        text = escape_cell(" ".join("".join(self._cell).split()))
        rows, columns = self._span
        for offset in range(columns):
            self._row.append(LEFT if offset else text)
            if self._column >= len(self._above):
                self._above.append((0, ABOVE))
            self._above[self._column] = (rows - 1, LEFT if offset else ABOVE)
            self._column += 1
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        self._covered()
        if self._row:
            cells = tuple(self._row)
            line = self.first + self.getpos()[0] - 1
            self.lines.append(Line(line, "\t".join(cells), cells=cells, exact=True))
        self._row = None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _LARGEST_SPAN) if value and value.isdecimal() and len(value) < 6 else 1
