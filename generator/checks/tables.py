"""Tables: declared and shown, rectangular, merge marks with something to merge with, totals against their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ..model.issue import Table
from ..model.table import ABOVE, LEFT, Grid
from ..problems import Problem
from ..source import LoadedIssue
from .places import issue_file

_FIGURE = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
_SEPARATORS = {";": ";", "\t": "Tab", "，": "，"}
_COUNT = re.compile(r"(\d+)\s*[宗件个项户人名所处条]")


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """table-unreferenced, table-undeclared, table-twice, ragged-table, merge-nothing, header-rows, and `_as_saved`."""
    for index, entry in enumerate(loaded.entries):
        declared = {table.file: number for number, table in enumerate(entry.document.tables)}
        body = f"{loaded.folder}/{entry.document.body_file}"
        shown: set[str] = set()
        for block in entry.blocks:
            if block.kind != "table":
                continue
            if block.file not in declared:
                yield Problem("error", "table-undeclared", body, block.line, 1, values={"file": block.file})
            elif block.file in shown:
                yield Problem("error", "table-twice", body, block.line, 1, values={"file": block.file})
            shown.add(block.file)
        for table in entry.document.tables:
            where = ("documents", index, "tables", declared[table.file])
            if table.file not in shown and entry.blocks:
                path = issue_file(loaded.folder)
                yield Problem("error", "table-unreferenced", path, where=where, values={"file": table.file})
            if table.file in entry.grids:
                yield from _grid(f"{loaded.folder}/{table.file}", table, entry.grids[table.file])


def _grid(path: str, table: Table, grid: Grid) -> Iterator[Problem]:
    if table.header_rows + table.totals_rows > len(grid.rows):
        yield Problem("error", "header-rows", path, 1, 1, values={"rows": len(grid.rows)})
    yield from _as_saved(path, grid)
    width = len(grid.rows[0]) if grid.rows else 0
    for number, row in enumerate(grid.rows, 1):
        if len(row) != width:
            yield Problem("error", "ragged-table", path, number, 1, values={"given": len(row), "expected": width})
            continue
        if ABOVE not in row and LEFT not in row:
            continue
        for column, text in enumerate(row, 1):
            lonely = (text == ABOVE and number == 1) or (text == LEFT and column == 1)
            if lonely or (text == ABOVE and len(grid.rows[number - 2]) < column):
                yield Problem("error", "merge-nothing", path, number, column, values={"mark": text})


def _as_saved(path: str, grid: Grid) -> Iterator[Problem]:
    """table-separator, table-empty-column, table-empty-row: what spreadsheet programs leave when they save."""
    rows, width = grid.rows, grid.width
    if len(rows) > 1 and width == 1:
        for sign, name in _SEPARATORS.items():
            counts = {row[0].count(sign) if row else 0 for row in rows}
            if len(counts) == 1 and counts != {0}:
                yield Problem("warning", "table-separator", path, 1, 1, values={"sign": name})
    if width > 1 and all(len(row) < width or not row[-1] for row in rows):
        yield Problem("warning", "table-empty-column", path, 1, width, values={"column": width})
    if len(rows) > 2 and not any(rows[-1]):
        yield Problem("note", "table-empty-row", path, len(rows), 1)


def check_totals(loaded: LoadedIssue) -> Iterator[Problem]:
    """totals-differ, totals-rounded: notes with both figures. What is printed stays."""
    for entry in loaded.entries:
        for table in entry.document.tables:
            grid = entry.grids.get(table.file)
            if grid is not None and table.totals_rows == 1 and len(grid.rows) > table.header_rows + 1:
                yield from _totals(f"{loaded.folder}/{table.file}", table, grid)


def _totals(path: str, table: Table, grid: Grid) -> Iterator[Problem]:
    rows, totals = grid.rows[table.header_rows : -1], grid.rows[-1]
    names = grid.filled()[table.header_rows - 1] if table.header_rows else ()
    for column, printed in enumerate(totals):
        name = names[column] if column < len(names) else str(column + 1)
        values: dict[str, object] = {"column": name.replace("\n", ""), "printed": printed}
        if count := _COUNT.fullmatch(printed.strip()):
            counted = sum(1 for row in rows if row and row[0] not in (ABOVE, ""))
            if counted != int(count[1]):
                yield Problem("note", "totals-differ", path, len(grid.rows), 1, values=values | {"sum": counted})
        elif _is_figure(printed.strip()):
            cells = [row[column].strip() for row in rows if column < len(row)]
            figures = [Decimal(cell) for cell in cells if _is_figure(cell)]
            if len(figures) < sum(1 for cell in cells if cell not in ("", ABOVE, LEFT)):
                continue
            total, given = sum(figures, Decimal(0)), Decimal(printed.strip())
            if total != given:
                unit = Decimal(1).scaleb(int(given.as_tuple().exponent))
                code = "totals-rounded" if total.quantize(unit, ROUND_HALF_UP) == given else "totals-differ"
                yield Problem("note", code, path, len(grid.rows), 1, values=values | {"sum": total})


def _is_figure(text: str) -> bool:
    # Most are nothing but digits.
    return (text.isdecimal() and len(text) <= 15) or _FIGURE.fullmatch(text) is not None
