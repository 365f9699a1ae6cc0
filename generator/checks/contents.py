"""The contents list 目录 and the documents name each other, in order of pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem, Where
from ..source import LoadedIssue
from .places import issue_file


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """contents-without-document, document-without-contents, contents-twice, page-order, page-differs."""
    issue = loaded.issue
    assert issue is not None
    path = issue_file(loaded.folder)
    pages = {entry.document.id: entry.document.page for entry in loaded.entries}
    listed: set[str] = set()
    last = 0
    for s, section in enumerate(issue.contents):
        for e, entry in enumerate(section.entries):
            where = ("contents", s, "entries", e)
            if entry.document not in pages:
                values = {"id": entry.document}
                yield Problem("error", "contents-without-document", path, where=(*where, "document"), values=values)
            elif entry.document in listed:
                values = {"id": entry.document}
                yield Problem("error", "contents-twice", path, where=(*where, "document"), values=values)
            listed.add(entry.document)
            if entry.page < last:
                yield Problem(
                    "warning", "page-order", path, where=(*where, "page"), values={"page": entry.page, "before": last}
                )
            last = max(last, entry.page)
            own = pages.get(entry.document)
            if own is not None and own != entry.page:
                both = {"contents": entry.page, "document": own}
                yield Problem("warning", "page-differs", path, where=(*where, "page"), values=both)
    for index, document_entry in enumerate(loaded.entries):
        document = document_entry.document
        place: Where = ("documents", index)
        if document.id not in listed:
            yield Problem("error", "document-without-contents", path, where=(*place, "id"), values={"id": document.id})
        if document.page and document.page_end and document.page_end < document.page:
            order = {"page": document.page_end, "before": document.page}
            yield Problem("error", "page-order", path, where=(*place, "page_end"), values=order)
