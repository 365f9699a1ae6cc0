"""Stage 5. Reads tab-separated lines between texts; gives logical tables with merge marks.

A transcript breaks a table at each page, repeats title and header or neither, leaves merged cells empty, and may drop
or shift empty cells. The key column (编号, 序号) is the ruler by which shifted rows are set right.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ..model.table import ABOVE, LEFT, Grid, escape_cell
from ..model.text import squeeze
from .clean import Line

Row = list[str]
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|累计)")
_KEY_NAME = re.compile(r"^(?:编号|序号|序|号|顺序号|No\.?)$", re.IGNORECASE)
_FREE_NAME = re.compile(r"备注|说明|附注")
_SPACED = re.compile(r"\S(?:\s+\S)+")


@dataclass
class RawTable:
    """Rows of one logical table as transcribed, with their line numbers; repeated headers are gone."""

    header: list[Row]
    rows: list[tuple[int, Row]] = field(default_factory=list)


def split_row(line: Line) -> Row:
    """Cells of a line; letters spaced out for looks (张 由 泉, 内 容) are closed up."""
    return [close_up(cell.strip()) for cell in line.text.split("\t")]


def close_up(text: str) -> str:
    """Single characters with blanks between them are one word set wide."""
    if _SPACED.fullmatch(text) and all(len(part) == 1 for part in text.split()):
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
    filled = [cell for cell in row if cell]
    return len(filled) >= 2 and not any(re.search(r"\d{2,}|^\d+$|\d\.", squeeze(cell)) for cell in filled)


def read_header(lines: list[Line]) -> tuple[list[Row], int]:
    """Header rows at the start of a run of table lines, and how many lines they take."""
    rows = [split_row(line) for line in lines[:2]]
    if not rows or not looks_like_header(rows[0]) or rows[0][0].endswith(("：", ":")):
        return [], 0
    first = rows[0]
    if len(rows) == 2 and len(rows[1]) == len(first) and "" in first[1:] and rows[1][0] == "":
        second = rows[1]
        if looks_like_header(second) and all(bool(a) or bool(b) for a, b in zip(first, second, strict=True)):
            return rows, 2
    return [first], 1


def to_grid(raw: RawTable) -> tuple[Grid, int, list[int]]:
    """The grid with merge marks, the number of totals rows, and lines whose merged cells were restored unmarked."""
    header = [list(row) for row in raw.header]
    width = _width(header, raw.rows)
    header = [_fit(row, width) for row in header]
    if _side_by_side(header, width):
        return _unfold(header, raw.rows, width)
    key = _key_column(header, raw.rows, width)
    restored: list[int] = []
    placed = [(line, _place(row, width, key, line, restored)) for line, row in raw.rows]
    free = _free_columns(header, [row for _, row in placed], width)
    body: list[Row] = []
    totals = 0
    for _, row in placed:
        if _TOTAL.match(squeeze(row[0])):
            totals += 1
            body.append(row)
            continue
        body.append(_merged(row, body, key, free))
    grid = [*_header_marks(header), *([escape_cell(c) if c not in (ABOVE, LEFT) else c for c in row] for row in body)]
    return Grid(rows=tuple(tuple(row) for row in grid)), totals, restored


def _width(header: list[Row], rows: list[tuple[int, Row]]) -> int:
    if header:
        first = header[0]
        trimmed = len(first)
        while len(header) == 1 and trimmed > 1 and not first[trimmed - 1]:
            trimmed -= 1
        return trimmed
    return Counter(len(row) for _, row in rows).most_common(1)[0][0] if rows else 0


def _fit(row: Row, width: int) -> Row:
    return (row + [""] * width)[:width]


def _key_column(header: list[Row], rows: list[tuple[int, Row]], width: int) -> int | None:
    if header:
        for column, name in enumerate(header[0][:width]):
            if _KEY_NAME.match(squeeze(name)):
                return column
    for column in range(min(width, 3)):
        values = [row[column] for _, row in rows if column < len(row) and row[column]]
        figures = [value for value in values if value.isdigit()]
        if len(figures) > 2 and len(figures) >= 0.9 * len(values):
            return column
    return None


def _place(row: Row, width: int, key: int | None, line: int, restored: list[int]) -> Row:
    """The row in `width` columns. A shifted row is set so that its figure stands in the key column."""
    if _TOTAL.match(squeeze(row[0])) if row else False:
        return _fit(row, width)
    if key is None or (len(row) >= width and len(row) > key and row[key].isdigit() and not any(row[width:])):
        return _fit(row, width)
    at = next((i for i, cell in enumerate(row) if cell.isdigit() and i <= key + 1), None)
    if at is None:
        return _fit(row, width)
    left = [cell for cell in row[:at] if cell] if at > key or at < key else row[:at]
    right = row[at + 1 :]
    needed = width - key - 1
    if len(right) > needed:
        right = [cell for cell in right if cell]
    if at < key:
        restored.append(line)
    return _fit([""] * (key - len(left)) + left[:key] + [row[at]] + right, width)


def _free_columns(header: list[Row], rows: list[Row], width: int) -> frozenset[int]:
    """Columns in which an empty cell is an empty cell: remarks, and columns that hold nothing or start with nothing."""
    free: set[int] = set()
    for column in range(width):
        name = squeeze(header[-1][column]) if header else ""
        if _FREE_NAME.search(name) or not any(row[column] for row in rows) or (rows and not rows[0][column]):
            free.add(column)
    return frozenset(free)


def _merged(row: Row, above: list[Row], key: int | None, free: frozenset[int]) -> Row:
    """Empty cells that a cell above spans get their mark: those of grouping columns, left of the key or beside it.

    Where the key itself is empty, the row continues the one above it in every column but those with figures of its own.
    """
    if not above:
        return row
    if key is not None and not row[key]:
        return [ABOVE if not cell and column not in free else cell for column, cell in enumerate(row)]
    spanned = [
        column for column, cell in enumerate(row) if not cell and column not in free and not _is_figure(above, column)
    ]
    return [ABOVE if column in spanned else cell for column, cell in enumerate(row)]


def _is_figure(rows: list[Row], column: int) -> bool:
    last = next((row[column] for row in reversed(rows) if row[column] not in ("", ABOVE)), "")
    return bool(re.fullmatch(r"[\d.,%]+", last))


def _header_marks(header: list[Row]) -> list[Row]:
    if len(header) < 2:
        return [[escape_cell(cell) for cell in row] for row in header]
    first, second = header
    top = [escape_cell(cell) if cell else LEFT for cell in first]
    return [top, [escape_cell(cell) if cell else ABOVE for cell in second]]


def _side_by_side(header: list[Row], width: int) -> bool:
    if len(header) != 1 or width < 4 or width % 2:
        return False
    half = width // 2
    return [squeeze(c) for c in header[0][:half]] == [squeeze(c) for c in header[0][half:]]


def _unfold(header: list[Row], rows: list[tuple[int, Row]], width: int) -> tuple[Grid, int, list[int]]:
    """Two lists printed side by side are one list: the left half, then the right."""
    half = width // 2
    fitted = [_fit(row, width) for _, row in rows]
    body = [row[:half] for row in fitted] + [row[half:] for row in fitted if any(row[half:])]
    grid = [header[0][:half], *body]
    return Grid(rows=tuple(tuple(escape_cell(cell) for cell in row) for row in grid)), 0, []
