"""What an import left for the editor to settle."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from ..source import LoadedIssue
from .places import issue_file


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """draft, review."""
    assert loaded.issue is not None
    path = issue_file(loaded.folder)
    if loaded.issue.draft:
        yield Problem("warning", "draft", path, where=("draft",))
    for index, entry in enumerate(loaded.issue.review):
        values = {
            "where": entry.where,
            "reason": entry.reason or entry.code,
            "chosen": entry.chosen,
            "alternative": entry.alternative,
        }
        yield Problem("warning", "review", path, where=("review", index), values=values)
