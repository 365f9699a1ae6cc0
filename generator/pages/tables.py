"""A table as finished HTML: merged cells kept, every row with its anchor, header cells with scope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape as html
from itertools import zip_longest

from ..model.issue import Table
from ..model.table import Cell, Grid
from .markup import escaped

_NUMBER = re.compile(r"[▲△]?[-+]?[\d,]+(?:\.\d+)?%?")
FILTER_FROM = 20
# Beyond this a card would be a page long: the table scrolls in its own box instead.
CARDS_TO = 12
# So many columns break their lines to fit beside each other; more scroll in a box of their own.
FITS = 7


def numeric_columns(grid: Grid, header_rows: int) -> frozenset[int]:
    """Columns in which every filled cell below the header is a figure: they are set flush right."""
    columns = zip_longest(*grid.filled()[header_rows:], fillvalue="")
    return frozenset(place for place, column in enumerate(columns) if _numeric(column))


def _numeric(column: Iterable[str]) -> bool:
    """Whether every filled cell but 合计 is a figure, and there is one."""
    filled = False
    for cell in column:
        if cell != "合计" and (text := cell.strip()):
            if not _NUMBER.fullmatch(text):
                return False
            filled = True
    return filled


def labels(grid: Grid, header_rows: int) -> tuple[str, ...]:
    """One label for each column: header texts from top to bottom joined by a hyphen, repeats left out."""
    filled = grid.filled()[:header_rows]
    return tuple(
        "-".join(dict.fromkeys(row[column] for row in filled if column < len(row) and row[column]))
        for column in range(grid.width)
    )


def table_html(
    table: Table,
    grid: Grid,
    anchor: str,
    caption: str,
    caption_shown: bool = True,
) -> str:
    """The `<table>` with id `anchor`; row n after the header has id `<anchor>-r<n>`.

    A caption that stands as a heading right above is not shown a second time. A table with a header and few columns is
    read as cards on narrow screens: its cells carry their column's label, its rows what merged cells above say of them.
    """
    numeric = numeric_columns(grid, table.header_rows)
    cells = list(grid.cells())
    rows: list[list[tuple[Cell, str]]] = [[] for _ in grid.rows]
    for cell, text in zip(cells, escaped([cell.text for cell in cells]), strict=True):
        rows[cell.row].append((cell, text))
    header = "".join(map(_header_row, rows[: table.header_rows]))
    cards = bool(header) and 1 < grid.width <= CARDS_TO
    names = labels(grid, table.header_rows) if cards else ()
    carried = _carried(cells, names, table.header_rows) if cards else {}
    last = len(grid.rows) - table.totals_rows
    labelled = [f' data-label="{html(name)}"' if name else "" for name in names] or [""] * grid.width
    columns = [(' class="figure"' if n in numeric else "", label) for n, label in enumerate(labelled)]
    body = [
        _row(rows[index], _row_tag(index, anchor, table, carried, last), columns)
        for index in range(table.header_rows, len(grid.rows))
    ]
    head = f"<thead>{header}</thead>" if header else ""
    kind = (" cards" if cards else "") + (" fit" if grid.width <= FITS else " wide" if grid.width > CARDS_TO else "")
    hidden = "" if caption_shown else ' class="unseen"'
    return (
        f'<table id="{anchor}" class="data{kind}"><caption{hidden}>{html(caption)}</caption>{head}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _carried(cells: Iterable[Cell], names: tuple[str, ...], header_rows: int) -> dict[int, str]:
    """Row -> what cells merged into it from above say, each with its column's label."""
    found: dict[int, list[tuple[int, str]]] = {}
    for cell in cells:
        if cell.rowspan > 1 and cell.row >= header_rows and cell.text:
            name = names[cell.column]
            text = f"{name}：{cell.text}" if name else cell.text
            for below in range(cell.row + 1, cell.row + cell.rowspan):
                found.setdefault(below, []).append((cell.column, text))
    return {row: "；".join(text for _, text in sorted(parts)) for row, parts in found.items()}


def _row_tag(index: int, anchor: str, table: Table, carried: dict[int, str], last: int) -> str:
    """The opening tag of a row."""
    above = f' data-above="{html(carried[index])}"' if index in carried else ""
    totals = ' class="totals"' if index >= last else ""
    return f'<tr id="{anchor}-r{index - table.header_rows + 1}"{totals}{above}>'


def _spans(cell: Cell) -> str:
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return rowspan + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")


def _header_row(cells: Iterable[tuple[Cell, str]]) -> str:
    inner = "".join(
        f'<th{_spans(cell)} scope="{"colgroup" if cell.colspan > 1 else "col"}">{text}</th>' for cell, text in cells
    )
    return f"<tr>{inner}</tr>"


def _row(cells: Iterable[tuple[Cell, str]], tag: str, columns: Sequence[tuple[str, str]]) -> str:
    """A row after the header. `columns` are the attributes of their cells: of figures, and the label."""
    inner = []
    for cell, text in cells:
        figure, label = columns[cell.column]
        spans = _spans(cell) if cell.rowspan > 1 or cell.colspan > 1 else ""
        inner.append(f"<td{spans}{figure if text != '合计' else ''}{label}>{text}</td>")
    return f"{tag}{''.join(inner)}</tr>\n"
