"""Stage 5. Reads rows between texts; gives logical tables with merge marks.

A transcript breaks a table at each page, repeats title and header or neither, leaves merged cells empty, and may drop
or shift empty cells. The key column (编号, 序号) is the ruler by which shifted rows are set right. Where the source
itself marks merged cells (HTML, Word), nothing is restored.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.table import ABOVE, LEFT, Grid, escape_cell, unescape_cell
from ..model.text import squeeze
from .line import Line

Row = list[str]
TOTAL = re.compile(r"^(?:合计|总计|小计|共计|累计|合計|總計)")
_KEY_NAME = re.compile(r"^(?:编号|序号|序|号|顺序号|序號|編號|No\.?)$", re.IGNORECASE)
_FREE_NAME = re.compile(r"备注|说明|附注|備註")
_SPACED = re.compile(r"\S(?:\s+\S)+")
_FIGURE = re.compile(r"\d{2,}|^\d+$|\d\.")
_MARKS = (ABOVE, LEFT)


@dataclass
class RawTable:
    """Rows of one logical table as transcribed, with their line numbers; repeated headers are gone. `exact` says that
    the rows have merge marks of their own."""

    header: list[Row]
    rows: list[tuple[int, Row]] = field(default_factory=list)
    exact: bool = False
    header_lines: list[int] = field(default_factory=list)


class Made(NamedTuple):
    """A finished table: `lines` has the source line of every row, `shifted` (line, row as set right, row as printed),
    `spanned` (line, column name) of cells restored without a mark, `dropped` cells of a header printed twice."""

    grid: Grid
    header_rows: int
    totals_rows: int
    lines: tuple[int, ...]
    shifted: list[tuple[int, str, str]]
    spanned: list[tuple[int, str]]
    dropped: list[str]


def split_row(line: Line) -> Row:
    """Cells of a line; letters spaced out for looks (张 由 泉, 内 容) are closed up."""
    if line.exact:
        return [cell if cell in _MARKS else close_up(cell) for cell in line.cells or ()]
    return [escape_cell(close_up(cell)) for cell in line.cells or ()]


def close_up(text: str) -> str:
    """Single characters with blanks between them are one word set wide."""
    word = text.rstrip("：:")
    if len(text) < 40 and _SPACED.fullmatch(word) and all(len(part) == 1 for part in word.split()):
        return "".join(text.split())
    return text


def same_row(left: Row, right: Row) -> bool:
    """Equal but for blanks and empty cells at the end."""
    a, b = ([squeeze(cell) for cell in row] for row in (left, right))
    while a and not a[-1]:
        a.pop()
    while b and not b[-1]:
        b.pop()
    return a == b


def looks_like_header(row: Row) -> bool:
    """Words in (nearly) every cell and no figure: names of columns."""
    filled = [cell for cell in row if cell and cell not in _MARKS]
    plain = [re.sub(r"(?:19|20)\d\d年?|[（(].*?[）)]", "", squeeze(cell)) for cell in filled]
    return len(filled) >= 2 and not any(_FIGURE.search(cell) for cell in plain) and max(map(len, filled)) <= 30


def read_header(lines: list[Line]) -> tuple[list[Row], int]:
    """Header rows at the start of a run of table lines, and how many lines they take: as many as the file states."""
    if lines and lines[0].header is not None:
        return [split_row(line) for line in lines[: lines[0].header]], lines[0].header
    rows = [split_row(line) for line in lines[:3]]
    if not rows or not looks_like_header(rows[0]) or rows[0][0].endswith(("：", ":")):
        return [], 0
    first = rows[0]
    if any(cell == LEFT for cell in first) or (lines[0].exact and len(rows) > 1 and ABOVE in rows[1]):
        two = len(rows) > 1 and (ABOVE in rows[1] or looks_like_header(rows[1]))
        return (rows[:2], 2) if two else ([first], 1)
    if len(rows) > 1 and not lines[0].exact and _second_header(first, rows[1]):
        return rows[:2], 2
    if len(rows) > 1 and _is_list(rows):
        return [], 0
    return [first], 1


def _second_header(first: Row, second: Row) -> bool:
    """The second row names the columns of groups: empty where the first has a name, named where it has none."""
    if len(second) > len(first):
        return False
    below = second + [""] * (len(first) - len(second))
    if "" not in first[1:] or below[0] or not looks_like_header(second):
        return False
    return all(bool(a) or bool(b) for a, b in zip(first, below, strict=True)) and any(
        b and not a for a, b in zip(first, below, strict=True)
    )


def _is_list(rows: list[Row]) -> bool:
    """A list of persons without a header: 组长：, then names and posts."""
    return bool(re.search(r"^(?:组长|副组长|成员|主任|副主任|委员)[:：]?$", squeeze(rows[0][0])))


def to_table(raw: RawTable) -> Made:
    """The grid with merge marks, and what was done to get it."""
    header = [list(row) for row in raw.header]
    width = _width(header, raw.rows)
    header = [_fit(row, width) for row in header]
    numbers = [*(raw.header_lines or [0] * len(header)), *(line for line, _ in raw.rows)]
    if _side_by_side(header, width):
        return _unfold(header, raw.rows, width)
    if raw.exact:
        body = [_fit(row, width) for _, row in raw.rows]
        totals = _totals(body)
        return Made(_grid(header, body, width), len(header), totals, tuple(numbers), [], [], [])
    key = _key_column(header, raw.rows, width)
    shifted: list[tuple[int, str, str]] = []
    placed = [(line, _place(row, width, key, line, shifted)) for line, row in raw.rows]
    free = _free_columns(header, [row for _, row in placed], width, key)
    last = [""] * width
    body = []
    spanned: list[tuple[int, str]] = []
    for line, row in placed:
        if not TOTAL.match(squeeze(row[0] or (row[1] if width > 1 else ""))):
            marked = _merged(row, last if body else None, key, free)
            spanned += [(line, header[0][c] if header else str(c + 1)) for c in range(width) if marked[c] == ABOVE]
            row = marked
        body.append(row)
        last = [old if cell in ("", ABOVE) else cell for old, cell in zip(last, row, strict=True)]
    return Made(_grid(header, body, width), len(header), _totals(body), tuple(numbers), shifted, spanned, [])


def _grid(header: list[Row], body: list[Row], width: int) -> Grid:
    marked = _header_marks(header, body)
    return Grid(rows=tuple(tuple(row) for row in (*marked, *body)))


def _totals(body: list[Row]) -> int:
    """Rows of totals at the end."""
    number = 0
    while number < len(body) and TOTAL.match(
        squeeze(next((c for c in body[-1 - number] if c and c not in _MARKS), ""))
    ):
        number += 1
    return number


def _width(header: list[Row], rows: list[tuple[int, Row]]) -> int:
    widths = Counter(len(row) for _, row in rows)
    used = max((_used(row) for _, row in rows), default=0)
    if header:
        first = header[0]
        trimmed = _used(first) if len(header) == 1 else len(first)
        fuller = sum(sum(map(bool, row)) > trimmed for _, row in rows)
        return used if len(header) == 1 and fuller > len(rows) // 2 else max(trimmed, 1)
    return max(widths.most_common(1)[0][0] if rows else 1, used, 1)


def _used(row: Row) -> int:
    length = len(row)
    while length > 1 and not row[length - 1]:
        length -= 1
    return length


def _fit(row: Row, width: int) -> Row:
    """The row in `width` cells; what would stand beyond the last column is put into it, so that nothing is lost."""
    if len(row) > width and any(row[width:]):
        beyond = [unescape_cell(cell) for cell in row[width - 1 :] if cell and cell not in _MARKS]
        return [*row[: width - 1], escape_cell(" ".join(beyond))]
    return (row + [""] * width)[:width]


def _key_column(header: list[Row], rows: list[tuple[int, Row]], width: int) -> int | None:
    if header:
        for column, name in enumerate(header[0][:width]):
            if _KEY_NAME.match(squeeze(name)):
                return column
    for column in range(min(width, 3)):
        values = [row[column] for _, row in rows if column < len(row) and row[column]]
        figures = [value for value in values if value.isdecimal()]
        counts = [int(value) for value in figures[:2]]
        if len(figures) > 2 and len(figures) >= 0.9 * len(values) and counts == [counts[0], counts[0] + 1]:
            return column
    return None


def _place(row: Row, width: int, key: int | None, line: int, shifted: list[tuple[int, str, str]]) -> Row:
    """The row in `width` columns. A shifted row is set so that its figure stands in the key column."""
    if row and TOTAL.match(squeeze(row[0])):
        return _fit(row, width)
    if key is None or (len(row) >= width and len(row) > key and row[key].isdecimal() and not any(row[width:])):
        return _fit(row, width)
    at = next((i for i, cell in enumerate(row) if cell.isdecimal() and i <= key + 1), None)
    if at is None or (at > key and not any(row[width:]) and row[key]):
        return _fit(row, width)
    left = [cell for cell in row[:at] if cell] if at > key or at < key else row[:at]
    right = row[at + 1 :]
    needed = width - key - 1
    if len(right) > needed:
        right = [cell for cell in right if cell] if any(right[needed:]) or at < key else right[:needed]
    moved = ([""] * (key - len(left)) + left + [row[at]] + right + [""] * width)[:width]
    if [cell for cell in moved if cell] != [cell for cell in row if cell]:
        return _fit(row, width)
    if at < key:
        shifted.append((line, " | ".join(moved), " | ".join(row)))
    return moved


def _free_columns(header: list[Row], rows: list[Row], width: int, key: int | None) -> frozenset[int]:
    """Columns in which an empty cell is an empty cell: remarks, figures, and columns that start with nothing."""
    free: set[int] = set()
    for column in range(width):
        name = squeeze(header[-1][column]) if header else ""
        first = next((row for row in rows if not TOTAL.match(squeeze(row[0]))), None)
        if _FREE_NAME.search(name) or not any(row[column] for row in rows) or (first is not None and not first[column]):
            free.add(column)
    return frozenset(free)


def _merged(row: Row, last: Row | None, key: int | None, free: frozenset[int]) -> Row:
    """Empty cells that a cell above spans get their mark: those of grouping columns, left of the key or beside it.

    `last` has the nearest filled cell above in each column. Where the key itself is empty, the row continues the one
    above it in every column but those with figures of its own.
    """
    if last is None or not any(row):
        return row
    if key is not None and not row[key]:
        return [ABOVE if not cell and column not in free else cell for column, cell in enumerate(row)]
    return [
        ABOVE if not cell and column not in free and not _is_figure(last[column]) else cell
        for column, cell in enumerate(row)
    ]


def _is_figure(text: str) -> bool:
    return not text or re.fullmatch(r"[\d.,%％+\-—－]+", text) is not None


def _header_marks(header: list[Row], body: list[Row]) -> list[Row]:
    """A header of two rows: an empty cell above a name continues the group on its left, one below a name that name."""
    if len(header) < 2 or any(cell in _MARKS for row in header for cell in row):
        return [_spread(row, body) for row in header] if len(header) == 1 else header
    first, second = header
    top = [cell if cell else (LEFT if column else "") for column, cell in enumerate(first)]
    return [top, [cell if cell else ABOVE for cell in second]]


def _spread(row: Row, body: list[Row]) -> Row:
    """A single header row: an empty cell over a column that is filled goes with the name on its left."""
    return [
        LEFT if not cell and column and any(below[column] not in ("", LEFT) for below in body) else cell
        for column, cell in enumerate(row)
    ]


def _side_by_side(header: list[Row], width: int) -> bool:
    if len(header) != 1 or width < 4 or width % 2:
        return False
    half = width // 2
    names = [squeeze(c) for c in header[0][:half]]
    return names == [squeeze(c) for c in header[0][half:]] and all(names)


def _unfold(header: list[Row], rows: list[tuple[int, Row]], width: int) -> Made:
    """Two lists printed side by side are one list: the left half, then the right."""
    half = width // 2
    fitted = [(line, _fit(row, width)) for line, row in rows]
    left = [(line, row[:half]) for line, row in fitted if any(row[:half])]
    right = [(line, row[half:]) for line, row in fitted if any(row[half:])]
    totals = [(line, row) for line, row in (*left, *right) if TOTAL.match(squeeze(row[0]))]
    body = [pair for pair in (*left, *right) if pair not in totals] + totals
    grid = _grid([header[0][:half]], [row for _, row in body], half)
    return Made(
        grid,
        1,
        len(totals),
        (0, *(line for line, _ in body)),
        [],
        [],
        [unescape_cell(cell) for cell in header[0][half:]],
    )
