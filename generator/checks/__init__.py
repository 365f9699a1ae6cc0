"""Archive -> Problems. A check is a generator of problems and a row in one of the two tables below.

Checks of an issue see that issue alone, so that their result is kept until the issue changes; checks of the archive see
every issue, without texts. Nothing is ever changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.archive import Archive
from ..problems import Problem
from ..source import LoadedIssue
from . import (
    attachments,
    bodies,
    citations,
    contents,
    dates,
    files,
    identity,
    numbers,
    permalinks,
    relations,
    review,
    tables,
)


@dataclass(frozen=True)
class CheckContext:
    """What a check of the archive may need beside it: the archive's folder, and whether all of its files did load."""

    root: Path
    whole: bool


ISSUE_CHECKS: tuple[Callable[[LoadedIssue], Iterator[Problem]], ...] = (
    identity.check,
    identity.check_filled_in,
    dates.check,
    contents.check,
    files.check,
    tables.check,
    tables.check_totals,
    bodies.check_headings,
    bodies.check_parts,
    bodies.check_blanks,
    citations.check,
    attachments.check,
    review.check,
)

ARCHIVE_CHECKS: tuple[Callable[[Archive], Iterator[Problem]], ...] = (
    numbers.check_offices,
    numbers.check_numbers,
    numbers.check_duplicates,
    numbers.check_gaps,
    identity.check_issues,
    relations.check,
)


def check_issue(root: Path, loaded: LoadedIssue) -> list[Problem]:
    """Problems of one issue; none for an issue that did not load, whose own problems say why."""
    if loaded.issue is None:
        return []
    found = [problem for check in ISSUE_CHECKS for problem in check(loaded)]
    return [*found, *bodies.check_html(root, loaded)]


def check_archive(archive: Archive, context: CheckContext) -> list[Problem]:
    """Problems of the archive as a whole."""
    found = [problem for check in ARCHIVE_CHECKS for problem in check(archive)]
    return [*found, *permalinks.check(archive, context.root, context.whole)]
