"""The stages in order: text of a transcript -> what it says, every character accounted for."""

from __future__ import annotations

from ..model.issue import Review
from ..model.text import comparable, squeeze
from .clean import clean
from .fields import Fields, read_fields
from .front import Front
from .parts import Assembly, Doubt
from .result import ContentsLine, Imported, ImportedDocument, count
from .segment import segment


class LedgerError(Exception):
    """Characters were lost or came from nowhere: a fault of the importer, said instead of hidden."""


def understand(text: str) -> Imported:
    """The issue or document that `text` holds. Raises LedgerError if the ledger does not close."""
    imported = Imported()
    ledger = imported.ledger
    lines = clean(text)
    ledger.source = count(text)
    for line in lines:
        ledger.added.update(count(line.added))
        for reason, removed in line.removed:
            ledger.left_out.append((line.number, reason, removed))
    front, segments = segment(lines)
    Front(imported).read(front)
    doubts: list[Doubt] = []
    for part in segments:
        found = read_fields(part)
        imported.documents.append(_document(imported, found, doubts))
    _match_contents(imported, doubts)
    imported.doubts = [
        Review(code=code, line=line or None, chosen=chosen, alternative=alternative, reason=reason)
        for code, line, chosen, alternative, reason in doubts
    ]
    difference = ledger.difference()
    if difference:
        raise LedgerError(dict(difference))
    return imported


def _document(imported: Imported, found: Fields, doubts: list[Doubt]) -> ImportedDocument:
    document = ImportedDocument(
        title=found.title,
        document_number=found.number,
        issuing_offices=found.offices,
        addressees=found.addressees,
        signatories=found.signatories,
        date_of_issue=found.date,
        disclosure=found.disclosure,
        line=found.used[0][0].number if found.used else 0,
    )
    ledger = imported.ledger
    for line, kept in found.used:
        if squeeze(kept) == squeeze(found.title) and squeeze(line.text) in squeeze(found.title):
            ledger.kept.update(count(line.text))
            continue
        ledger.kept.update(count(kept))
        rest = count(line.text)
        rest.subtract(count(kept))
        left = "".join(character * number for character, number in rest.items() if number > 0)
        if left:
            ledger.left_out.append((line.number, "label", left))
    doubts += found.doubts
    Assembly(document, ledger, doubts).build(found)
    return document


def _match_contents(imported: Imported, doubts: list[Doubt]) -> None:
    """Each document gets section and page from its contents entry: by number, else by title."""
    by_number: dict[str, ContentsLine] = {
        comparable(e.document_number): e for e in imported.contents if e.document_number
    }
    by_title = {comparable(entry.title): entry for entry in imported.contents}
    for document in imported.documents:
        entry = by_number.get(comparable(document.document_number)) or by_title.get(comparable(document.title))
        if entry is None:
            continue
        document.section, document.page = entry.section, entry.page
        if comparable(entry.title) != comparable(document.title):
            doubts.append(("title-differs", document.line, document.title, entry.title, "contents"))
