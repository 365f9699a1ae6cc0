"""Dates in an order that can be: issued before published, effective before expired."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from ..source import LoadedIssue
from .places import issue_file


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """issued-after-publication, effective-before-issue, expired-before-effective."""
    path = issue_file(loaded.folder)
    for index, entry in enumerate(loaded.entries):
        document, published = entry.document, entry.issue.date_published
        issued, effective, expired = document.date_of_issue, document.date_effective, document.date_expired
        if issued and issued > published:
            values = {"issued": issued, "published": published}
            where = ("documents", index, "date_of_issue")
            yield Problem("error", "issued-after-publication", path, where=where, values=values)
        if issued and effective and effective < issued:
            where = ("documents", index, "date_effective")
            values = {"effective": effective, "issued": issued}
            yield Problem("warning", "effective-before-issue", path, where=where, values=values)
        start = effective or issued
        if start and expired and expired < start:
            where = ("documents", index, "date_expired")
            values = {"expired": expired, "start": start}
            yield Problem("error", "expired-before-effective", path, where=where, values=values)
