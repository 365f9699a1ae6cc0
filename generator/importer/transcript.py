"""The stages in order: text of a transcript -> what it says, every character accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.issue import Review
from ..model.text import comparable
from .damage import find_damage
from .fields import read_fields
from .found import Fields
from .front import Front, is_contents_entry, is_front
from .furniture import without_furniture
from .labels import Labels, take_labels
from .layout import laid_out
from .ledger import LedgerError, close
from .line import Line
from .parts import Assembly
from .result import ContentsLine, Doubt, Imported, ImportedDocument, count
from .segment import Segment, segment
from .site_lines import without_site_lines
from .source import Source
from .titles import number_in, order_mark
from .unfold import unfold

__all__ = ["LedgerError", "understand"]


@dataclass(frozen=True)
class _Cut:
    """A file cut into front matter and documents; `labels` are those of a site or database, for its first document."""

    front: list[Line]
    segments: list[Segment]
    labels: Labels | None


def understand(*given: Source | str) -> Imported:
    """The issue or document that the files hold, in print order; a transcript may be given as its text.

    Raises LedgerError if the ledger does not close.
    """
    imported = Imported()
    lines: list[Line] = []
    cuts: list[_Cut] = []
    general: list[Doubt] = []
    titles: list[str] = []
    for one in given:
        source = (Source.of_text(one) if isinstance(one, str) else one).moved(lines[-1].number if lines else 0)
        imported.files.append((lines[-1].number if lines else 0, source.name))
        cuts.append(_cut(source, imported, titles, general, len(given) > 1))
        general += source.doubts
        lines += source.lines
    Front(imported).read([line for cut in cuts for line in cut.front])
    per_document: list[list[Doubt]] = []
    for cut in cuts:
        for position, part in enumerate(cut.segments):
            found = read_fields(part, None if position else cut.labels)
            doubts = list(found.doubts)
            imported.documents.append(_document(imported, found, doubts))
            per_document.append(doubts)
    _match_contents(imported, per_document)
    for doubts, document in zip(per_document, imported.documents, strict=True):
        doubts += find_damage(document)
    imported.doubts = [_review(doubt, "") for doubt in general]
    for position, doubts in enumerate(per_document):
        imported.doubts += [_review(doubt, f"documents[{position}]") for doubt in doubts]
    close(imported, lines)
    return imported


def _cut(source: Source, imported: Imported, titles: list[str], doubts: list[Doubt], several: bool) -> _Cut:
    """One file in front matter and documents. `titles` are those of contents lists so far, this file's are added."""
    ledger = imported.ledger
    ledger.source.update(source.characters)
    ledger.left_out += source.left_out
    for line in source.lines:
        ledger.added.update(count(line.added))
        ledger.left_out += [(line.number, reason, removed) for reason, removed in line.removed]
    lines, cut = unfold(list(source.lines))
    doubts += [Doubt("cut", line, "", "") for line in cut]
    lines, furniture = without_furniture(lines)
    ledger.left_out += furniture
    lines, beside = laid_out(lines)
    ledger.left_out += beside
    doubts += [Doubt("several-numbers", line, "", text) for line, reason, text in beside if reason == "other-number"]
    labels = None
    if any(is_contents_entry(line.plain) for line in lines if line.plain):
        titles += _listed(lines)
    else:
        lines, site = without_site_lines(lines)
        ledger.left_out += site
        lines, labels = take_labels(lines)
    front, segments = segment(lines, titles)
    if several and is_front(lines) and not any(part.number for part in segments):
        return _Cut(lines, [], None)
    return _Cut(front, segments, labels)


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
    _name_order(document, doubts)
    return document


def _name_order(document: ImportedDocument, doubts: list[Doubt]) -> None:
    """An order prints the mark of its office and a number (……令 第5号), and no title (GB/T 9704-2012, 10.2): it goes by
    the title of the text that it issues, else by mark and number."""
    mark = order_mark(document.title)
    if not mark:
        return
    whole = mark if document.number_in_title else mark + document.document_number
    if document.instrument:
        doubts.append(Doubt("title-of-order", document.line, document.instrument, whole))
        document.title, document.document_number = document.instrument, whole
        document.number_in_title, document.title_printed = False, False
    elif not document.number_in_title and document.document_number:
        document.title = whole
        document.document_number, document.number_in_title = number_in(whole) or document.document_number, True


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
