"""The ledger of characters: what the result holds is counted in the result itself and held against the source.

Every non-blank character of the source is in exactly one place: a field, a block, a cell, the contents list, the
masthead, or the list of what was left out, with reason and line. Nothing here trusts what a stage says it kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.table import ABOVE, LEFT, unescape_cell
from .line import Line
from .result import Imported, ImportedDocument, count


class LedgerError(Exception):
    """Characters were lost or came from nowhere: a fault of the importer, said instead of hidden."""


def tally(imported: Imported) -> Counter[str]:
    """Non-blank characters of everything that the result holds of the source's text."""
    return count("".join(texts(imported)))


def texts(imported: Imported) -> Iterator[str]:
    """Every printed text in the result, once."""
    masthead = imported.masthead
    committee, office = masthead.editorial_committee, masthead.editorial_office
    yield imported.publication
    yield from imported.printed
    yield from (committee.name, committee.chair, *committee.members)
    yield from (office.name, office.director, office.deputy_editor, office.responsible_editor)
    yield from (masthead.sponsor, masthead.publisher, masthead.email, masthead.phone, masthead.postcode)
    yield from (masthead.distribution, masthead.statement_of_effect, masthead.display_note, masthead.quality_note)
    for entry in imported.contents:
        yield f"{entry.title}{entry.document_number}{entry.page}"
    for document in imported.documents:
        yield from _document(document)


def _document(document: ImportedDocument) -> Iterator[str]:
    if document.title_printed:
        yield document.title
    if not document.number_in_title:
        yield document.document_number
    yield document.addressees
    yield from document.signatories
    yield document.printed_date
    yield document.disclosure
    yield from document.attachment_list
    yield from (block.text for block in document.blocks if block.kind != "table")
    for table in document.tables:
        if table.caption:
            yield table.title
        for row in table.grid.rows:
            yield from (unescape_cell(cell) for cell in row if cell not in (ABOVE, LEFT))


def close(imported: Imported, lines: list[Line]) -> None:
    """Count the result into the ledger and check the sum. Raises LedgerError with the characters and their lines."""
    ledger = imported.ledger
    ledger.kept = tally(imported)
    difference = ledger.difference()
    if not difference:
        return
    lost = "".join(sorted(c for c, number in difference.items() if number > 0))
    new = "".join(sorted(c for c, number in difference.items() if number < 0))
    whole = "\n".join("".join(text.split()) for text in texts(imported))
    left: dict[int, str] = {}
    for number, _, said in ledger.left_out:
        left[number] = left.get(number, "") + "".join(said.split())
    places = [
        line.number
        for line in lines
        if any(c in line.text for c in difference)
        and (printed := "".join(line.printed.split())) not in whole
        and printed not in left.get(line.number, "")
    ]
    raise LedgerError(f"-{lost[:40]} +{new[:40]} · {'、'.join(map(str, sorted(set(places))[:10])) or '?'}")
