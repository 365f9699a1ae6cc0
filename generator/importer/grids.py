"""Rows of cells with spans, as HTML and Word have them -> a table with merge marks, nothing guessed but its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.table import ABOVE, LEFT, escape_cell, unescape_cell
from ..model.text import squeeze
from .tables import close_up, looks_like_header

LARGEST = 600_000
_WIDEST = 1000
_TITLE_LENGTH = 60


@dataclass(frozen=True)
class Cell:
    """A printed cell; `heads` if the file calls it a header."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    heads: bool = False


@dataclass(frozen=True)
class PrintedTable:
    """Rows with merge marks, how many of them are header, and the title if it had a row of its own over all columns."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    title: str = ""


class TooLargeError(Exception):
    """The spans of a table claim more cells than any printed table has."""


def printed_table(rows: Sequence[Sequence[Cell]]) -> PrintedTable:
    """The table of these rows. Raises TooLargeError if spans are out of all measure."""
    marked, heads = _place(rows)
    marked, heads = _without_empty_lines(marked, heads)
    title = ""
    if _is_title(marked):
        title, marked, heads = unescape_cell(marked[0][0]), marked[1:], heads[1:]
    return PrintedTable(tuple(map(tuple, marked)), _header_rows(marked, heads), title)


def _is_title(marked: list[list[str]]) -> bool:
    """The first row is one short cell over all columns."""
    if len(marked) < 2 or len(marked[0]) < 2 or any(mark != LEFT for mark in marked[0][1:]):
        return False
    return len(squeeze(marked[0][0])) <= _TITLE_LENGTH and ABOVE not in marked[1]


def _place(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[str]], list[bool]]:
    """The grid with marks, and of each row whether all its own cells are header cells."""
    width = 0
    taken: dict[tuple[int, int], str] = {}
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            across = min(max(cell.colspan, 1), _WIDEST)
            down = min(max(cell.rowspan, 1), len(rows) - r)
            if len(taken) + across * down > LARGEST or column + across > 10 * _WIDEST:
                raise TooLargeError
            for below in range(down):
                for right in range(across):
                    mark = LEFT if right else ABOVE if below else escape_cell(close_up(cell.text))
                    taken.setdefault((r + below, column + right), mark)
            column += across
            width = max(width, column)
    if width * len(rows) > LARGEST:
        raise TooLargeError
    marked = [[taken.get((r, column), "") for column in range(width)] for r in range(len(rows))]
    return marked, [bool(row) and all(cell.heads for cell in row) for row in rows]


def _without_empty_lines(marked: list[list[str]], heads: list[bool]) -> tuple[list[list[str]], list[bool]]:
    """Without rows and columns that hold nothing of their own: the grid of a word processor is finer than the print."""
    kept = [r for r, row in enumerate(marked) if any(mark not in (ABOVE, LEFT) for mark in row)]
    width = len(marked[0]) if marked else 0
    columns = [c for c in range(width) if any(marked[r][c] != LEFT for r in kept)]
    return [[marked[r][c] for c in columns] for r in kept], [heads[r] for r in kept]


def _header_rows(marked: list[list[str]], heads: list[bool]) -> int:
    """Rows that the file calls header; else the first row of words, with those rows that its cells reach into."""
    stated = next((r for r, head in enumerate(heads) if not head), len(heads))
    if stated:
        return stated if stated < len(marked) else min(stated, 1)
    if len(marked) < 2:
        return 0
    printed = ["" if mark in (ABOVE, LEFT) else mark for mark in marked[0]]
    if not looks_like_header(printed) or printed[0].endswith(("：", ":")):
        return 0
    depth = 1
    while depth < len(marked) - 1 and any(marked[depth][c] == ABOVE for c in range(len(printed)) if printed[c]):
        below = ["" if mark in (ABOVE, LEFT) else mark for mark in marked[depth]]
        if not any(below) or any(re.search(r"\d{2,}|^\d+$", squeeze(text)) for text in below):
            break
        depth += 1
    return depth
