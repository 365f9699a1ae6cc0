"""What was understood, as `gazette-neutral/1`: one JSON object, for other programs and for measuring."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from ..citations import find_citations
from ..model.body import Block
from ..model.table import ABOVE, LEFT, Grid
from ..model.text import comparable, squeeze
from .result import Imported, ImportedDocument, ImportedTable
from .words import is_number

_WORD = re.compile(r"(?:文件?|件)$")


def neutral(imported: Imported) -> dict[str, Any]:
    """The whole import as plain values."""
    masthead = imported.masthead
    return {
        "schema": "gazette-neutral/1",
        "publication": imported.publication or None,
        "issue": {
            "year": imported.year,
            "number_in_year": imported.number,
            "overall_number": imported.overall_number,
            "publication_date": imported.date_published.isoformat() if imported.date_published else None,
            "frequency": imported.frequency or None,
            "sponsor": masthead.sponsor or None,
            "editorial_committee": {
                "chair": masthead.editorial_committee.chair,
                "members": list(masthead.editorial_committee.members),
            },
            "editorial_office": masthead.editorial_office.model_dump(),
            "publisher": masthead.publisher or None,
            "email": masthead.email or None,
            "phone": masthead.phone or None,
            "postcode": masthead.postcode or None,
            "circulation_note": masthead.distribution or None,
            "validity_statement": masthead.statement_of_effect or None,
            "display_note": masthead.display_note or None,
            "quality_note": masthead.quality_note or None,
        },
        "toc": [
            {"section": e.section, "title": e.title, "doc_number": e.document_number, "page": e.page}
            for e in imported.contents
        ],
        "documents": [_document(document) for document in imported.documents],
    }


def split_addressees(text: str) -> list[str]:
    """Addressees as a list: split at 、 and ， outside brackets, words as printed."""
    return [name for name in re.split(r"[、，,](?![^（(]*[）)])", text.rstrip("：:").strip()) if name]


def _document(document: ImportedDocument) -> dict[str, Any]:
    texts = [block for block in document.blocks if block.kind not in ("table", "part")]
    return {
        "title": document.title,
        "document_number": document.document_number or None,
        "issuing_offices": document.issuing_offices,
        "section": document.section or None,
        "page": document.page,
        "addressees": document.addressees or None,
        "addressee_list": split_addressees(document.addressees),
        "signatories": document.signatories,
        "date_of_issue": document.date_of_issue.isoformat() if document.date_of_issue else None,
        "disclosure": document.disclosure or None,
        "instrument": document.instrument or None,
        "attachments": [
            {"number": item.number, "title": item.title, "kind": item.kind} for item in document.attachments
        ],
        "headings": [_heading(block) for block in texts if block.kind == "heading" or block.run_in],
        "citations": citations(document),
        "blocks": _blocks(document),
        "tables": [_table(table) for table in document.tables],
    }


def _heading(block: Block) -> dict[str, Any]:
    if block.kind == "heading":
        return {"level": block.level, "text": block.text, "run_in": False}
    return {"level": block.level, "text": block.text[: block.run_in], "run_in": True}


def _blocks(document: ImportedDocument) -> list[dict[str, Any]]:
    """Blocks in reading order: titles of parts among them, and what the list of attachments prints."""
    out: list[dict[str, Any]] = []
    listed = [{"part": "notice", "kind": "attachment_list", "text": text} for text in document.attachment_list]
    for block in document.blocks:
        if block.part != "notice":
            out += listed
            listed = []
        if block.kind == "part":
            kind = "title" if block.part == "instrument" else "attachment_title"
            out.append({"part": block.part, "kind": kind, "text": block.text})
        elif block.kind == "lines":
            out += [{"part": block.part, "kind": "form_line", "text": text} for text in block.text.split("\n")]
        elif block.kind != "table":
            out.append(_block(block))
    return out + listed


def _block(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {"part": block.part, "kind": block.kind, "text": block.text}
    if block.kind == "heading":
        value["level"] = block.level
    if block.run_in:
        value["run_in"] = {"text": block.text[: block.run_in], "level": block.level}
    return value


def citations(document: ImportedDocument) -> list[dict[str, Any]]:
    """What the text cites, in order: `title` without its marks or null, `number` as printed or null.

    Not the document itself, nor the text that it issues, nor its attachments: they are parts of it.
    """
    own = {comparable(t) for t in (document.title, document.instrument, *(a.title for a in document.attachments)) if t}
    texts = [(block.text, False) for block in document.blocks if block.kind not in ("table", "part")]
    texts += [(cell, True) for table in document.tables for cell in _own_cells(table)]
    out: list[dict[str, Any]] = []
    for text, in_table in texts:
        for citation in find_citations(text):
            # A number that stands alone is a document's own, unless it stands in a cell.
            alone = not in_table and (citation.kind == "own_number" or (not citation.title and is_number(text)))
            if alone or citation.kind == "gazette_issue" or citation.bound:
                continue
            if comparable(citation.title) in own and citation.sequence is None:
                continue
            span = citation.number_span or (None if citation.title else citation.span)
            number = _WORD.sub("", squeeze(text[span[0] : span[1]])) if span else None
            out.append({"title": citation.title or None, "number": number})
    return out


def _own_cells(table: ImportedTable) -> list[str]:
    """Cells as printed, once each: a merged cell cites once."""
    return [cell for row in table.grid.rows for cell in row if cell not in (ABOVE, LEFT, "")]


def _table(table: ImportedTable) -> dict[str, Any]:
    filled = table.grid.filled()
    last = len(filled) - table.totals_rows
    attachment = table.part.split(":")[1] if table.part.startswith("attachment:") else None
    return {
        "attachment": int(attachment) if attachment else None,
        "title": table.title,
        "columns": _columns(filled[: table.header_rows], table.grid),
        "rows": [list(row) for row in filled[table.header_rows : last]],
        "totals": [list(row) for row in filled[last:]] if table.totals_rows else [],
    }


def _columns(header: Collection[tuple[str, ...]], grid: Grid) -> list[str]:
    rows = list(header)
    if not rows:
        return []
    return ["-".join(dict.fromkeys(row[c] for row in rows if row[c])) for c in range(grid.width)]
