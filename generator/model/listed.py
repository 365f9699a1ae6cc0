"""What the whole archive has to know of each issue and document: what lists show and relations need, without texts.

The protocols say which facts those are; `Entry` and its parts have them, and so have the rows below, which are small: a
hundred thousand of them fit into memory.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from .document_number import DocumentNumber
from .issue import Correction, Document, GazetteIssue, Relation, issue_id


class ListedDocument(Protocol):
    """A document as lists know it; each fact is that of `Document`."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def document_number(self) -> str: ...
    @property
    def number(self) -> DocumentNumber | None: ...
    @property
    def issuing_offices(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def date_of_issue(self) -> datetime.date | None: ...
    @property
    def date_effective(self) -> datetime.date | None: ...
    @property
    def date_expired(self) -> datetime.date | None: ...
    @property
    def years_valid(self) -> int | None: ...
    @property
    def instrument(self) -> str: ...
    @property
    def tables(self) -> Sequence[object]: ...
    @property
    def attachments(self) -> Sequence[object]: ...
    @property
    def subjects(self) -> tuple[str, ...]: ...
    @property
    def relations(self) -> tuple[Relation, ...]: ...


class ListedIssue(Protocol):
    """An issue as lists know it; each fact is that of `GazetteIssue`."""

    @property
    def id(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def overall_number(self) -> int | None: ...
    @property
    def title(self) -> str: ...
    @property
    def date_published(self) -> datetime.date: ...
    @property
    def frequency(self) -> str: ...
    @property
    def documents(self) -> Sequence[ListedDocument]: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...


class ListedEntry(Protocol):
    """A document in its place, as lists know it."""

    @property
    def key(self) -> str: ...
    @property
    def issue(self) -> ListedIssue: ...
    @property
    def document(self) -> ListedDocument: ...


class DocumentRow(NamedTuple):
    """The facts of one document; of tables and attachments only how many there are."""

    id: str
    title: str
    document_number: str
    number: DocumentNumber | None
    issuing_offices: tuple[str, ...]
    kind: str
    section: str
    page: int | None
    date_of_issue: datetime.date | None
    date_effective: datetime.date | None
    date_expired: datetime.date | None
    years_valid: int | None
    instrument: str
    tables: tuple[None, ...]
    attachments: tuple[None, ...]
    subjects: tuple[str, ...]
    relations: tuple[Relation, ...]


class IssueRow(NamedTuple):
    """The facts of one issue."""

    year: int
    number: int
    overall_number: int | None
    title: str
    date_published: datetime.date
    frequency: str
    documents: tuple[DocumentRow, ...]
    corrections: tuple[Correction, ...]

    @property
    def id(self) -> str:
        """`2020-03`."""
        return issue_id(self.year, self.number)


class EntryRow(NamedTuple):
    """A document in its place; `key` is that of its entry."""

    key: str
    issue: IssueRow
    document: DocumentRow


def issue_row(issue: GazetteIssue) -> IssueRow:
    """What lists know of an issue."""
    return IssueRow(
        issue.year,
        issue.number,
        issue.overall_number,
        issue.title,
        issue.date_published,
        issue.frequency,
        tuple(map(_document_row, issue.documents)),
        issue.corrections,
    )


def entry_rows(issue: IssueRow) -> tuple[EntryRow, ...]:
    """The documents of an issue in their places."""
    return tuple(EntryRow(f"{issue.id}/{document.id}", issue, document) for document in issue.documents)


def _document_row(document: Document) -> DocumentRow:
    return DocumentRow(
        document.id,
        document.title,
        document.document_number,
        document.number,
        document.issuing_offices,
        document.kind,
        document.section,
        document.page,
        document.date_of_issue,
        document.date_effective,
        document.date_expired,
        document.years_valid,
        document.instrument,
        _none(document.tables),
        _none(document.attachments),
        document.subjects,
        document.relations,
    )


def _none(items: Iterable[object]) -> tuple[None, ...]:
    return tuple(None for _ in items)
