"""The stages in order: text of a transcript -> what it says, every character accounted for."""

from __future__ import annotations

from ..model.issue import Review
from ..model.text import comparable
from .clean import clean
from .damage import find_damage
from .fields import Fields, read_fields
from .front import Front, is_contents_entry
from .furniture import without_furniture
from .labels import take_labels
from .ledger import LedgerError, close
from .line import Line
from .parts import Assembly
from .result import ContentsLine, Doubt, Imported, ImportedDocument, count
from .segment import segment
from .unfold import unfold

__all__ = ["LedgerError", "understand", "understand_lines"]


def understand(text: str) -> Imported:
    """The issue or document that `text` holds. Raises LedgerError if the ledger does not close."""
    return understand_lines(clean(text), text)


def understand_lines(cleaned: list[Line], text: str) -> Imported:
    """The same from lines that a reader of another format made; `text` is everything that the source prints."""
    imported = Imported()
    ledger = imported.ledger
    ledger.source = count(text)
    for line in cleaned:
        ledger.added.update(count(line.added))
        ledger.left_out += [(line.number, reason, removed) for reason, removed in line.removed]
    lines, cut = unfold(cleaned)
    lines, furniture = without_furniture(lines)
    ledger.left_out += furniture
    contents = any(is_contents_entry(line.plain) for line in lines if line.plain)
    labels = None
    if not contents:
        lines, labels = take_labels(lines)
    front, segments = segment(lines, _listed(lines) if contents else ())
    Front(imported).read(front)
    per_document: list[list[Doubt]] = []
    for position, part in enumerate(segments):
        found = read_fields(part, None if position else labels)
        doubts = list(found.doubts)
        imported.documents.append(_document(imported, found, doubts))
        per_document.append(doubts)
    _match_contents(imported, per_document)
    for doubts, document in zip(per_document, imported.documents, strict=True):
        doubts += find_damage(document)
    general = [Doubt("cut", line, "", "") for line in cut]
    imported.doubts = [_review(doubt, "") for doubt in general]
    for position, doubts in enumerate(per_document):
        imported.doubts += [_review(doubt, f"documents[{position}]") for doubt in doubts]
    close(imported, cleaned)
    return imported


def _review(doubt: Doubt, where: str) -> Review:
    return Review(
        code=doubt.code, where=where, line=doubt.line or None, chosen=doubt.chosen, alternative=doubt.alternative
    )


def _listed(lines: list[Line]) -> list[str]:
    """Titles of the contents list, wherever it ends."""
    last = max(i for i, line in enumerate(lines) if line.plain and is_contents_entry(line.plain))
    draft = Imported()
    Front(draft).read(lines[: last + 1])
    return [entry.title for entry in draft.contents]


def _document(imported: Imported, found: Fields, doubts: list[Doubt]) -> ImportedDocument:
    document = ImportedDocument(
        title=found.title,
        document_number=found.number,
        issuing_offices=found.offices,
        addressees=found.addressees,
        signatories=found.signatories,
        date_of_issue=found.date,
        disclosure=found.disclosure,
        line=found.line,
        printed_date=found.date_printed,
        number_in_title=found.number_in_title,
    )
    imported.ledger.left_out += found.left
    Assembly(document, imported.ledger, doubts).build(found)
    return document


def _match_contents(imported: Imported, doubts: list[list[Doubt]]) -> None:
    """Each document gets section and page from its contents entry: by number, else by title."""
    by_number: dict[str, ContentsLine] = {
        comparable(e.document_number): e for e in imported.contents if e.document_number
    }
    by_title = {comparable(entry.title): entry for entry in imported.contents}
    for document, own in zip(imported.documents, doubts, strict=True):
        entry = by_number.get(comparable(document.document_number)) if document.document_number else None
        entry = entry or by_title.get(comparable(document.title))
        if entry is None:
            if imported.contents:
                own.append(Doubt("not-in-contents", document.line, document.title, ""))
            continue
        document.section, document.page = entry.section, entry.page
        if comparable(entry.title) != comparable(document.title):
            own.append(Doubt("title-differs", document.line, document.title, entry.title))
