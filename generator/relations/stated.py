"""Relations that editors stated, resolved to documents of the archive, in both directions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.archive import Archive, Entry
from ..model.document_number import DocumentNumber
from ..model.issue import Relation
from ..model.text import comparable

WHOLE_ENDS = ("repeals", "replaces")


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Relations:
    """Every stated relation of an archive."""

    archive: Archive
    stated: tuple[Stated, ...]

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Stated, ...]]:
        """Entry key -> what it does to others, in the editor's order."""
        found: dict[str, tuple[Stated, ...]] = {}
        for stated in self.stated:
            found[stated.source] = (*found.get(stated.source, ()), stated)
        return found

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Stated, ...]]:
        """Entry key -> what others do to it, in order of date."""
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


def relations_of(archive: Archive) -> Relations:
    """Resolve every `relations` entry: by number first, then by id, then by title in 《》."""
    related = [entry for entry in archive.entries if entry.document.relations]
    if not related:
        return Relations(archive, ())
    titles: dict[str, list[str]] = {}
    for entry in archive.entries:
        titles.setdefault(comparable(entry.document.title), []).append(entry.key)
        if entry.document.instrument:
            titles.setdefault(comparable(entry.document.instrument), []).append(entry.key)
    found: list[Stated] = []
    for entry in related:
        for position, relation in enumerate(entry.document.relations):
            candidates = _candidates(archive, entry, relation.target, titles)
            target = candidates[0] if len(candidates) == 1 else ""
            found.append(Stated(entry.key, position, relation, target, candidates if len(candidates) > 1 else ()))
    return Relations(archive, tuple(found))


def _candidates(archive: Archive, source: Entry, target: str, titles: Mapping[str, list[str]]) -> tuple[str, ...]:
    number = DocumentNumber.parse(target)
    if number is not None and (held := archive.by_number.get(number)):
        return (held.key,)
    for key in (target, f"{source.issue.id}/{target}"):
        if key in archive.by_key:
            return (key,)
    title = comparable(target.strip().removeprefix("《").removesuffix("》"))
    return tuple(dict.fromkeys(titles.get(title, ())))
