"""Relations that editors stated, resolved to documents of the archive, in both directions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.issue import Correction, Relation
from ..model.listed import ListedIssue
from ..model.text import comparable

WHOLE_ENDS = ("repeals", "replaces")


@dataclass(frozen=True, slots=True)
class Stated:
    """One relation: from the entry `source`, its `position` in the source's list, to the entry `target`.

    `target` is empty if the archive does not hold what `relation.target` names; `candidates` are the entries that a
    title fits, if more than one does.
    """

    source: str
    position: int
    relation: Relation
    target: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Relations:
    """Every stated relation of an archive; each is itself alone, as the archive is."""

    archive: Archive
    stated: tuple[Stated, ...]

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Stated, ...]]:
        """ListedEntry key -> what it does to others, in the editor's order."""
        found: dict[str, tuple[Stated, ...]] = {}
        for stated in self.stated:
            found[stated.source] = (*found.get(stated.source, ()), stated)
        return found

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Stated, ...]]:
        """ListedEntry key -> what others do to it, in order of date."""
        found: dict[str, list[Stated]] = {}
        for stated in self.stated:
            if stated.target:
                found.setdefault(stated.target, []).append(stated)
        latest = datetime.date.max
        return {
            key: tuple(sorted(items, key=lambda item: (self.date_of(item) or latest, item.source)))
            for key, items in found.items()
        }

    def date_of(self, stated: Stated) -> datetime.date | None:
        """From when a relation holds: its own date, else when its source took effect, else when that was issued."""
        source = self.archive.by_key[stated.source].document
        return stated.relation.date or source.date_effective or source.date_of_issue


@lru_cache(maxsize=2)
def relations_of(archive: Archive) -> Relations:
    """Resolve every `relations` entry: by number first, then by id, then by title in 《》."""
    found: list[Stated] = []
    for entry in archive.entries:
        for position, relation in enumerate(entry.document.relations):
            candidates = _candidates(archive, entry.issue, relation.target)
            target = candidates[0] if len(candidates) == 1 else ""
            found.append(Stated(entry.key, position, relation, target, candidates if len(candidates) > 1 else ()))
    return Relations(archive, tuple(found))


@dataclass(frozen=True, slots=True)
class Corrected:
    """The correction at `position` of an issue's list, of the entry `target` (empty if not held, as in `Stated`)."""

    issue: ListedIssue
    position: int
    correction: Correction
    target: str
    candidates: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def corrections_of(archive: Archive) -> tuple[Corrected, ...]:
    """Every 更正 that issues print of earlier documents, in the order of the issues."""
    found: list[Corrected] = []
    for issue in archive.issues:
        for position, correction in enumerate(issue.corrections):
            candidates = _candidates(archive, issue, correction.target)
            target = candidates[0] if len(candidates) == 1 else ""
            rest = candidates if len(candidates) > 1 else ()
            found.append(Corrected(issue, position, correction, target, rest))
    return tuple(found)


def _candidates(archive: Archive, issue: ListedIssue, target: str) -> tuple[str, ...]:
    number = DocumentNumber.parse(target)
    if number is not None and (held := archive.by_number.get(number)):
        return (held.key,)
    for key in (target, f"{issue.id}/{target}"):
        if key in archive.by_key:
            return (key,)
    title = comparable(target.strip().removeprefix("《").removesuffix("》"))
    return tuple(dict.fromkeys(_titles(archive).get(title, ())))


@lru_cache(maxsize=2)
def _titles(archive: Archive) -> Mapping[str, list[str]]:
    """Titles of documents, and of what they issue, in comparable form -> entry keys; made when one is asked for."""
    titles: dict[str, list[str]] = {}
    for entry in archive.entries:
        for title in (entry.document.title, entry.document.instrument):
            if title:
                titles.setdefault(comparable(title), []).append(entry.key)
    return titles
