"""Document numbers and issuing offices against each other, the authorities, and the whole archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.issue import Severity
from ..model.listed import ListedDocument, ListedEntry
from ..problems import Problem, Where
from .places import issue_file


def _place(entry: ListedEntry, field: str) -> tuple[str, Where]:
    index = next(n for n, document in enumerate(entry.issue.documents) if document is entry.document)
    return issue_file(f"content/issues/{entry.issue.id}"), ("documents", index, field)


def check_offices(archive: Archive) -> Iterator[Problem]:
    """unknown-office."""
    if not archive.offices:
        return  # no-offices, or what is wrong with the file, says why
    for entry in archive.entries:
        for position, name in enumerate(entry.document.issuing_offices):
            if name not in archive.office_by_name:
                path, where = _place(entry, "issuing_offices")
                yield Problem("error", "unknown-office", path, where=(*where, position), values={"name": name})


def check_numbers(archive: Archive) -> Iterator[Problem]:
    """number-unreadable, unknown-agency-code, number-office, number-year."""
    for entry in archive.entries:
        document = entry.document
        if not document.document_number:
            continue
        for level, code, values in _of_number(archive, document):
            path, where = _place(entry, "document_number")
            yield Problem(level, code, path, where=where, values=values)


def _of_number(archive: Archive, document: ListedDocument) -> Iterator[tuple[Severity, str, dict[str, object]]]:
    """Level, code and values of what is wrong with a document's number."""
    number = document.number
    if number is None:
        yield "warning", "number-unreadable", {"given": document.document_number}
        return
    known = archive.series.get(number.agency_code)
    if known is None and archive.offices:
        yield (
            "error",
            "unknown-agency-code",
            {
                "code": number.agency_code,
                "known": "、".join(sorted(archive.series)),
            },
        )
    elif known and not any(archive.office_by_name.get(name) is known[1] for name in document.issuing_offices):
        yield "error", "number-office", {"code": number.agency_code, "office": known[1].name}
    if number.year and document.date_of_issue and number.year != document.date_of_issue.year:
        yield "warning", "number-year", {"year": number.year, "date": document.date_of_issue}


def check_duplicates(archive: Archive) -> Iterator[Problem]:
    """duplicate-number, duplicate-address."""
    numbers: dict[DocumentNumber, ListedEntry] = {}
    addresses: dict[str, ListedEntry] = {}
    for entry in archive.entries:
        number = entry.document.number
        address = archive.address_of(entry.issue, entry.document)
        if number is not None and number.agency_code and number in numbers:
            path, where = _place(entry, "document_number")
            values: dict[str, object] = {"number": str(number), "other": numbers[number].key}
            yield Problem("error", "duplicate-number", path, where=where, values=values)
        elif address in addresses and addresses[address].key != entry.key:
            path, where = _place(entry, "id")
            values = {"address": address, "other": addresses[address].key}
            yield Problem("error", "duplicate-address", path, where=where, values=values)
        if number is not None:
            numbers.setdefault(number, entry)
        addresses.setdefault(address, entry)


def check_gaps(archive: Archive) -> Iterator[Problem]:
    """sequence-gap: numbers of a series and year between those held. A note: absence is no fault."""
    held: dict[tuple[str, int], dict[int, ListedEntry]] = {}
    for entry in archive.entries:
        number = entry.document.number
        if number is not None and number.year and number.agency_code in archive.series:
            held.setdefault((number.agency_code, number.year), {}).setdefault(number.sequence, entry)
    for (code, year), entries in sorted(held.items()):
        sequences = sorted(entries)
        for before, after in pairwise(sequences):
            if after - before > 1:
                path, where = _place(entries[after], "document_number")
                missing = str(before + 1) if after - before == 2 else f"{before + 1}—{after - 1}"
                values: dict[str, object] = {"series": f"{code}〔{year}〕", "missing": missing}
                yield Problem("note", "sequence-gap", path, where=where, values=values)
