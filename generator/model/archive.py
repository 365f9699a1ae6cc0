"""The whole archive: what is known of all issues and documents, the authorities, look-ups that every room shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .body import Block
from .document_number import DocumentNumber
from .gaps import Gap
from .instrument import Instrument
from .issue import Document, GazetteIssue
from .listed import ListedDocument, ListedEntry, ListedIssue
from .office import AgencyCode, Office
from .table import Grid
from .terms import Term


@dataclass(frozen=True)
class Entry:
    """A document in its place: the issue that prints it, its body and the grids of its tables by file name."""

    issue: GazetteIssue
    document: Document
    blocks: tuple[Block, ...]
    grids: dict[str, Grid] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """`2020-03/xzf-2020-10`, unique in the archive."""
        return f"{self.issue.id}/{self.document.id}"


@dataclass(frozen=True, eq=False)
class Archive:
    """Everything in content/, without texts. Issues are in order of year and number. Each is itself alone: compared by
    identity."""

    issues: tuple[ListedIssue, ...]
    entries: tuple[ListedEntry, ...]
    offices: tuple[Office, ...] = ()
    gaps: tuple[Gap, ...] = ()
    subjects: tuple[Term, ...] = ()
    sections: tuple[Term, ...] = ()
    places: tuple[Term, ...] = ()
    persons: tuple[Term, ...] = ()
    instruments: tuple[Instrument, ...] = ()

    @cached_property
    def series(self) -> dict[str, tuple[AgencyCode, Office]]:
        """Agency code in comparable form -> the code and its office."""
        return {code.code: (code, office) for office in self.offices for code in office.agency_codes}

    @cached_property
    def office_by_name(self) -> dict[str, Office]:
        """Every name of every office -> the office."""
        return {name: office for office in reversed(self.offices) for name in reversed(office.names)}

    @cached_property
    def by_key(self) -> dict[str, ListedEntry]:
        """Entry key -> entry."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def newest_first(self) -> tuple[ListedEntry, ...]:
        """Entries by date of issue, the newest first; those of one day in the order in which they were printed."""
        return tuple(sorted(self.entries, key=_age))

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Entry key -> address of its page, relative to the site's root (`d/xzf/2020/10.html`)."""
        return {entry.key: self.address_of(entry.issue, entry.document) for entry in self.entries}

    @cached_property
    def by_number(self) -> dict[DocumentNumber, ListedEntry]:
        """Parsed document number -> entry (the first one, where a number occurs twice)."""
        found: dict[DocumentNumber, ListedEntry] = {}
        for entry in self.entries:
            number = entry.document.number
            if number is not None:
                found.setdefault(number, entry)
        return found

    def address_of(self, issue: ListedIssue, document: ListedDocument) -> str:
        """`d/<series>/<year>/<sequence>.html`; without a known number `d/i/<issue>/<id>.html`."""
        number = document.number
        known = self.series.get(number.agency_code) if number else None
        if number is None or known is None:
            return f"d/i/{issue.id}/{document.id}.html"
        year = number.year or (document.date_of_issue or issue.date_published).year
        return f"d/{known[0].slug}/{year}/{number.sequence}.html"


def _age(entry: ListedEntry) -> int:
    return -(entry.document.date_of_issue or entry.issue.date_published).toordinal()


def issue_address(issue: ListedIssue) -> str:
    """`issues/2020/3.html`."""
    return f"issues/{issue.year}/{issue.number}.html"


def table_address(document_address: str, anchor: str) -> str:
    """Address of a table's CSV file: `d/xzf/2020/10-t1.csv`."""
    return f"{document_address.removesuffix('.html')}-{anchor}.csv"
