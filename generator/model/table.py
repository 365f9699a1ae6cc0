"""A table as printed: cells, and which of them are merged into the cell above or on the left.

In CSV `^` says "merged with the cell above" and `<` "merged with the cell on the left"; a cell that really holds one
of these signs is written with a backslash before it (`\\^`), and a leading backslash is doubled.
"""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

ABOVE, LEFT = "^", "<"
Spans = dict[int, tuple[int, int]]


class Cell(NamedTuple):
    """One printed cell: its text and the rows and columns that it covers (both at least 1)."""

    row: int
    column: int
    text: str
    rowspan: int
    colspan: int


class Grid(BaseModel):
    """The rows of a table file, header rows included, merge marks kept; every row has the same length."""

    model_config = ConfigDict(frozen=True)

    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> Grid:
        """From CSV text (RFC 4180, LF or CRLF). Raggedness is kept: checks report it.

        Raises csv.Error if a quote is not closed, or more than a comma follows it; `unreadable_row` says where.
        """
        # The reader gives nothing but rows of texts: there is nothing to validate.
        return cls.model_construct(rows=tuple(map(tuple, csv.reader(io.StringIO(text), strict=True))))

    def to_csv(self) -> str:
        """CSV with LF line ends; `Grid.parse(grid.to_csv()) == grid`."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(self.rows)
        return out.getvalue()

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def filled(self) -> tuple[tuple[str, ...], ...]:
        """Rows with every merged cell filled with the text it shows; marks and escapes are resolved."""
        return self._filled

    @cached_property
    def _filled(self) -> tuple[tuple[str, ...], ...]:
        out: list[tuple[str, ...]] = []
        for row in self.rows:
            if ABOVE not in row and LEFT not in row:
                out.append(_unescaped(row))
                continue
            line: list[str] = []
            for column, text in enumerate(row):
                if text == ABOVE and out and column < len(out[-1]):
                    line.append(out[-1][column])
                elif text == LEFT and line:
                    line.append(line[-1])
                else:
                    line.append(unescape_cell(text))
            out.append(tuple(line))
        return tuple(out)

    def cells(self) -> Iterator[Cell]:
        """Printed cells in reading order with their spans; merged positions yield nothing."""
        for r, (row, spans) in enumerate(zip(self.rows, self.spans, strict=True)):
            for c, text in enumerate(row):
                if text not in (ABOVE, LEFT):
                    yield Cell(r, c, unescape_cell(text), *spans.get(c, (1, 1)))

    @cached_property
    def spans(self) -> tuple[Spans, ...]:
        """For each row: column -> rows and columns covered, of the cells into which others are merged."""
        above = [[c for c, text in enumerate(row) if text == ABOVE] if ABOVE in row else [] for row in self.rows]
        found: list[Spans] = []
        for r, (row, below) in enumerate(zip(self.rows, [*above[1:], []], strict=False)):
            starts = below
            if LEFT in row:
                starts = [*below, *(c for c, text in enumerate(row[1:]) if text == LEFT)]
            starts = [c for c in starts if c < len(row) and row[c] != ABOVE and row[c] != LEFT]
            found.append({c: span for c in starts if (span := self._span(r, c)) != (1, 1)} if starts else {})
        return tuple(found)

    def _span(self, r: int, c: int) -> tuple[int, int]:
        rows, row = self.rows, self.rows[r]
        colspan = rowspan = 1
        while c + colspan < len(row) and row[c + colspan] == LEFT:
            colspan += 1
        while r + rowspan < len(rows) and self._covers(r + rowspan, c, colspan):
            rowspan += 1
        return rowspan, colspan

    def _covers(self, r: int, c: int, colspan: int) -> bool:
        row = self.rows[r]
        if c + colspan > len(row) or row[c] != ABOVE:
            return False
        return colspan == 1 or all(mark in (ABOVE, LEFT) for mark in row[c + 1 : c + colspan])


def unreadable_row(text: str) -> int:
    """The line, from 1, on which the row of CSV text begins that cannot be read."""
    reader, line = csv.reader(io.StringIO(text), strict=True), 1
    with contextlib.suppress(csv.Error):
        for _ in reader:
            line = reader.line_num + 1
    return line


def escape_cell(text: str) -> str:
    """How a printed text is written into a table file so that it is not taken for a merge mark."""
    return "\\" + text if text in (ABOVE, LEFT) or text.startswith("\\") else text


def unescape_cell(text: str) -> str:
    """Inverse of `escape_cell`."""
    return text[1:] if text.startswith("\\") else text


def _unescaped(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(unescape_cell, row)) if "\\" in "".join(row) else row
