"""A table as finished HTML: merged cells kept, every row with its anchor, header cells with scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape as html

from ..model.issue import Table
from ..model.table import Cell, Grid

_NUMBER = re.compile(r"[▲△]?[-+]?[\d,]+(?:\.\d+)?%?")
FILTER_FROM = 20
# Beyond this a card would be a page long: the table scrolls in its own box instead.
CARDS_TO = 12
# So many columns break their lines to fit beside each other; more scroll in a box of their own.
FITS = 7


def numeric_columns(grid: Grid, header_rows: int) -> frozenset[int]:
    """Columns in which every filled cell below the header is a figure: they are set flush right."""
    found: dict[int, bool] = {}
    for row in grid.filled()[header_rows:]:
        for column, text in enumerate(row):
            if text.strip() and text != "合计":
                found[column] = found.get(column, True) and bool(_NUMBER.fullmatch(text.strip()))
    return frozenset(column for column, numeric in found.items() if numeric)


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
    mark: Callable[[str], str] = html,
    caption_shown: bool = True,
) -> str:
    """The `<table>` with id `anchor`; row n after the header has id `<anchor>-r<n>`.

    A caption that stands as a heading right above is not shown a second time. A table with a header and few columns is
    read as cards on narrow screens: its cells carry their column's label, its rows what merged cells above say of them.
    """
    numeric = numeric_columns(grid, table.header_rows)
    rows: dict[int, list[Cell]] = {index: [] for index in range(len(grid.rows))}
    for cell in grid.cells():
        rows[cell.row].append(cell)
    header = "".join(_header_row(rows[index]) for index in range(min(table.header_rows, len(grid.rows))))
    cards = bool(header) and 1 < grid.width <= CARDS_TO
    names = labels(grid, table.header_rows) if cards else ()
    carried = _carried(rows, names, table.header_rows) if cards else {}
    last = len(grid.rows) - table.totals_rows
    body = [
        _row(rows[index], _row_tag(index, anchor, table, carried, last), numeric, names, mark)
        for index in range(table.header_rows, len(grid.rows))
    ]
    head = f"<thead>{header}</thead>" if header else ""
    kind = (" cards" if cards else "") + (" fit" if grid.width <= FITS else " wide" if grid.width > CARDS_TO else "")
    hidden = "" if caption_shown else ' class="unseen"'
    return (
        f'<table id="{anchor}" class="data{kind}"><caption{hidden}>{html(caption)}</caption>{head}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _carried(rows: dict[int, list[Cell]], names: tuple[str, ...], header_rows: int) -> dict[int, str]:
    """Row -> what cells merged into it from above say, each with its column's label."""
    found: dict[int, list[tuple[int, str]]] = {}
    for index in range(header_rows, len(rows)):
        for cell in rows[index]:
            if cell.rowspan > 1 and cell.text:
                name = names[cell.column]
                text = f"{name}：{cell.text}" if name else cell.text
                for below in range(index + 1, index + cell.rowspan):
                    found.setdefault(below, []).append((cell.column, text))
    return {row: "；".join(text for _, text in sorted(cells)) for row, cells in found.items()}


def _row_tag(index: int, anchor: str, table: Table, carried: dict[int, str], last: int) -> str:
    """The opening tag of a row."""
    above = f' data-above="{html(carried[index])}"' if index in carried else ""
    totals = ' class="totals"' if index >= last else ""
    return f'<tr id="{anchor}-r{index - table.header_rows + 1}"{totals}{above}>'


def _spans(cell: Cell) -> str:
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return rowspan + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")


def _text(text: str, mark: Callable[[str], str] = html) -> str:
    return mark(text).replace("\n", "<br>")


def _header_row(cells: list[Cell]) -> str:
    inner = "".join(
        f'<th{_spans(cell)} scope="{"colgroup" if cell.colspan > 1 else "col"}">{_text(cell.text)}</th>'
        for cell in cells
    )
    return f"<tr>{inner}</tr>"


def _row(
    cells: list[Cell],
    tag: str,
    numeric: frozenset[int],
    names: tuple[str, ...],
    mark: Callable[[str], str],
) -> str:
    inner = []
    for cell in cells:
        right = ' class="figure"' if cell.column in numeric and cell.text != "合计" else ""
        label = f' data-label="{html(names[cell.column])}"' if cell.column < len(names) and names[cell.column] else ""
        inner.append(f"<td{_spans(cell)}{right}{label}>{_text(cell.text, mark)}</td>")
    return f"{tag}{''.join(inner)}</tr>\n"
