"""A table as finished HTML: merged cells kept, every row with its anchor, header cells with scope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from ..model.issue import Table
from ..model.table import ABOVE, LEFT, Grid, Spans, unescape_cell
from .markup import escaped, html

_NUMBER = re.compile(r"[▲△]?[-+]?[\d,]+(?:\.\d+)?%?")
FILTER_FROM = 20
# Beyond this a card would be a page long: the table scrolls in its own box instead.
CARDS_TO = 12
# So many columns break their lines to fit beside each other; more scroll in a box of their own.
FITS = 7


class _Row(NamedTuple):
    """A row: its cells as the file holds them, their texts for HTML, and which cover others (as `Grid.spans` says)."""

    cells: tuple[str, ...]
    texts: list[str]
    spans: Spans


def numeric_columns(grid: Grid, header_rows: int) -> frozenset[int]:
    """Columns in which every filled cell below the header is a figure: they are set flush right."""
    columns = zip_longest(*grid.filled()[header_rows:], fillvalue="")
    return frozenset(place for place, column in enumerate(columns) if _numeric(column))


def _numeric(column: Iterable[str]) -> bool:
    """Whether every filled cell but 合计 is a figure, and there is one."""
    filled = False
    for cell in column:
        if cell != "合计" and (text := cell.strip()):
            if not text.isdecimal() and not _NUMBER.fullmatch(text):
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
    rows = _rows(grid)
    header = "".join(map(_header_row, rows[: table.header_rows]))
    cards = bool(header) and 1 < grid.width <= CARDS_TO
    names = labels(grid, table.header_rows) if cards else ()
    carried = _carried(rows[table.header_rows :], names) if cards else {}
    last = len(grid.rows) - table.totals_rows
    labelled = [f' data-label="{html(name)}"' if name else "" for name in names] or [""] * grid.width
    columns = [(' class="figure"' if n in numeric else "", label) for n, label in enumerate(labelled)]
    body = [
        f"{_row_tag(index, anchor, table, carried, last)}{_row(row, columns)}</tr>\n"
        for index, row in enumerate(rows[table.header_rows :])
    ]
    head = f"<thead>{header}</thead>" if header else ""
    kind = (" cards" if cards else "") + (" fit" if grid.width <= FITS else " wide" if grid.width > CARDS_TO else "")
    hidden = "" if caption_shown else ' class="unseen"'
    return (
        f'<table id="{anchor}" class="data{kind}"><caption{hidden}>{html(caption)}</caption>{head}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _rows(grid: Grid) -> list[_Row]:
    """The rows with their texts escaped: all at once, since a table holds hundreds of short ones."""
    texts = [text for row in grid.rows for text in row]
    if "\\" in "".join(texts):
        texts = list(map(unescape_cell, texts))
    shown = iter(escaped(texts))
    return [_Row(row, list(islice(shown, len(row))), spans) for row, spans in zip(grid.rows, grid.spans, strict=True)]


def _carried(rows: Iterable[_Row], names: tuple[str, ...]) -> dict[int, str]:
    """Row of the body -> what cells merged into it from above say, each with its column's label, for HTML."""
    found: dict[int, list[tuple[int, str]]] = {}
    for index, row in enumerate(rows):
        for column, (rowspan, _) in row.spans.items():
            if rowspan > 1 and (text := unescape_cell(row.cells[column])):
                said = html(f"{names[column]}：{text}" if names[column] else text)
                for below in range(index + 1, index + rowspan):
                    found.setdefault(below, []).append((column, said))
    return {row: "；".join([text for _, text in sorted(parts)]) for row, parts in found.items()}


def _row_tag(index: int, anchor: str, table: Table, carried: dict[int, str], last: int) -> str:
    """The opening tag of a row of the body."""
    above = f' data-above="{carried[index]}"' if index in carried else ""
    totals = ' class="totals"' if index + table.header_rows >= last else ""
    return f'<tr id="{anchor}-r{index + 1}"{totals}{above}>'


def _spans(row: _Row, column: int) -> str:
    rows, columns = row.spans.get(column, (1, 1))
    return (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")


def _header_row(row: _Row) -> str:
    inner = "".join(
        f'<th{_spans(row, n)} scope="{"colgroup" if row.spans.get(n, (1, 1))[1] > 1 else "col"}">{text}</th>'
        for n, (cell, text) in enumerate(zip(row.cells, row.texts, strict=True))
        if cell not in (ABOVE, LEFT)
    )
    return f"<tr>{inner}</tr>"


def _row(row: _Row, columns: Sequence[tuple[str, str]]) -> str:
    """Cells of a row of the body. `columns` are their attributes: of figures, and the label."""
    # A list is joined faster than a generator, and most rows have no cell that covers others.
    if row.spans:
        cells = [
            f"<td{_spans(row, n)}{figure if text != '合计' else ''}{label}>{text}</td>"
            for n, (cell, text, (figure, label)) in enumerate(zip(row.cells, row.texts, columns, strict=False))
            if cell != ABOVE and cell != LEFT
        ]
    else:
        cells = [
            f"<td{figure if text != '合计' else ''}{label}>{text}</td>"
            for cell, text, (figure, label) in zip(row.cells, row.texts, columns, strict=False)
            if cell != ABOVE and cell != LEFT
        ]
    return "".join(cells)
