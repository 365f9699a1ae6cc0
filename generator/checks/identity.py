"""Ids and issue numbers: each once, and rising; and nothing left as it was begun."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..messages import LANGUAGES, message
from ..model.archive import Archive
from ..problems import Problem
from ..source import LoadedIssue
from .places import issue_file

_TITLES = frozenset(message("cli.new.contents-text", language) for language in LANGUAGES)
_BODIES = frozenset(message("cli.new.body-text", language) for language in LANGUAGES)


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """duplicate-id: two documents of an issue with one id."""
    seen: dict[str, int] = {}
    for index, entry in enumerate(loaded.entries):
        identifier = entry.document.id
        if identifier in seen:
            where = ("documents", index, "id")
            yield Problem("error", "duplicate-id", issue_file(loaded.folder), where=where, values={"id": identifier})
        seen.setdefault(identifier, index)


def check_filled_in(loaded: LoadedIssue) -> Iterator[Problem]:
    """to-be-filled: what `gongbao new` put where the gazette's words belong."""
    for index, entry in enumerate(loaded.entries):
        if entry.document.title in _TITLES:
            path, where = issue_file(loaded.folder), ("documents", index, "title")
            yield Problem("error", "to-be-filled", path, where=where, values={"text": entry.document.title})
        for block in entry.blocks[:1]:
            if block.text in _BODIES:
                path = f"{loaded.folder}/{entry.document.body_file}"
                yield Problem("error", "to-be-filled", path, block.line, 1, values={"text": block.text})


def check_issues(archive: Archive) -> Iterator[Problem]:
    """overall-number: it does not rise; publication-order: an issue dated before the one that it follows."""
    for before, after in pairwise(archive.issues):
        path = issue_file(f"content/issues/{after.id}")
        if before.overall_number and after.overall_number and after.overall_number <= before.overall_number:
            values = {"before": before.overall_number, "issue": before.id, "given": after.overall_number}
            yield Problem("warning", "overall-number", path, where=("overall_number",), values=values)
        if after.date_published < before.date_published:
            values = {"before": before.date_published, "issue": before.id, "given": after.date_published}
            yield Problem("warning", "publication-order", path, where=("date_published",), values=values)
