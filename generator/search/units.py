"""A document as units: stretches of whole blocks, small enough to be loaded for one hit.

What is found in a unit has an anchor of its page. The first unit begins with what stands round the text: title, number,
offices, addressees and the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.archive import Entry
from ..model.dates import print_date

LONGEST = 3000
"""Characters after which a unit ends, with the block that it is in."""


BUNDLE = 8
"""Units of an issue whose texts share a file."""


class Piece(NamedTuple):
    """A block, a table row or a field: its anchor, its kind (`h` heading, `r` row, `f` field, `p` any other), its text
    as printed, cells parted by tabs."""

    anchor: str
    kind: str
    text: str


def units_of(entry: Entry) -> list[list[Piece]]:
    """The document's units in reading order; there is always one."""
    units: list[list[Piece]] = [[]]
    length = 0
    for piece in (*_fields(entry), *_blocks(entry), *_end(entry)):
        if not piece.text.strip():
            continue
        if length >= LONGEST:
            units.append([])
            length = 0
        units[-1].append(piece)
        length += len(piece.text)
    return units


def _fields(entry: Entry) -> Iterator[Piece]:
    document = entry.document
    yield Piece("title", "f", document.title)
    yield Piece("title", "f", document.document_number)
    yield Piece("title", "f", "\t".join(document.issuing_offices))
    if document.instrument and document.instrument not in document.title:
        yield Piece("title", "f", document.instrument)
    if document.summary:
        yield Piece("title", "f", document.summary)
    yield Piece("addressees", "f", document.addressees)


def _end(entry: Entry) -> Iterator[Piece]:
    """What pages print after the text."""
    document = entry.document
    listed = [a.listed_title or a.title for a in document.attachments]
    date = print_date(document.date_of_issue) if document.date_of_issue else ""
    for text in (*listed, *document.signatories, date, document.disclosure, document.kind, document.section):
        yield Piece("about-document", "f", text.replace("\t", " "))
    yield Piece("about-document", "f", "\t".join(document.subjects))


def _blocks(entry: Entry) -> Iterator[Piece]:
    tables = {table.file: table for table in entry.document.tables}
    for block in entry.blocks:
        if block.kind != "table":
            kind = "h" if block.kind in ("heading", "part") else "p"
            yield Piece(block.anchor, kind, block.text.replace("\t", " "))
            continue
        table, grid = tables.get(block.file), entry.grids.get(block.file)
        if table is None or grid is None:
            yield Piece(block.anchor, "p", block.text)
            continue
        head = grid.rows[: table.header_rows]
        cells = [cell for row in head for cell in row if cell not in ("^", "<")]
        yield Piece(block.anchor, "h", _row((table.title or block.text, *cells)))
        for number, row in enumerate(grid.filled()[table.header_rows :], 1):
            yield Piece(f"{block.anchor}-r{number}", "r", _row(row))
        yield Piece(block.anchor, "p", table.note)


def _row(cells: tuple[str, ...]) -> str:
    return "\t".join(cell.replace("\t", " ") for cell in cells if cell)
