"""What was found in the texts of each issue: its citations with their sentences, the passages that name a place.

Too much to have in memory of all issues at once, so it is kept in `.cache/findings`, a file an issue, and taken from
there where a page shows it. What is not there (any more) is found again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from . import kept
from .citations.citation import Known
from .citations.web import Cited, cited_in
from .mentions import Mention, mentions
from .model.issue import GazetteIssue
from .model.terms import Term
from .source import LoadedIssue, load_issue
from .source.folders import ISSUES

NOTHING = Known()
_HELD, _HELD_SENTENCES = 256, 8192
"""Issues whose findings a process keeps at hand as they are packed, and those of which it keeps the sentences only: a
list of what is cited quotes a few from everywhere."""


class KeptFindings(NamedTuple):
    """A file: `key` names what the findings were found in and by. Its parts are packed each by itself, since a page
    that lists many documents needs a little of many issues; sentences are asked for one by one."""

    key: str
    issue: bytes
    citations: bytes
    sentences: tuple[str, ...]
    mentions: dict[tuple[str, str], bytes]


@dataclass(frozen=True)
class Findings:
    """An issue with everything that its own page shows, and what was found in its texts."""

    issue: GazetteIssue
    citations: tuple[Cited, ...]
    mentions: tuple[Mention, ...]


class Packed:
    """Findings of one issue, each part unpacked when it is asked for."""

    def __init__(self, value: KeptFindings) -> None:
        self._kept = value

    @property
    def issue(self) -> GazetteIssue:
        """The whole issue."""
        found: GazetteIssue = kept.unpack(self._kept.issue)
        return found

    @property
    def citations(self) -> tuple[Cited, ...]:
        """Citations in the order of `cited_in`."""
        found: tuple[Cited, ...] = kept.unpack(self._kept.citations)
        return found

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentence of each citation."""
        return self._kept.sentences

    def mentions(self, kind: str, name: str) -> list[Mention]:
        """Mentions of one place, unit or person, in the order of the texts."""
        packed = self._kept.mentions.get((kind, name))
        return [Mention(kind, name, *rest) for rest in kept.unpack(packed)] if packed else []


@dataclass(frozen=True, eq=False)
class Shelf:
    """Where findings are kept, under which key for each issue's folder, and what is needed to find them again."""

    root: Path
    cache: Path
    keys: Mapping[str, str]
    places: tuple[Term, ...] = ()
    persons: tuple[Term, ...] = ()
    names: Known = NOTHING

    def find(self, loaded: LoadedIssue) -> Findings:
        """What is in the texts of an issue that did load."""
        assert loaded.issue is not None
        cited = cited_in(loaded.entries, self.names)
        return Findings(loaded.issue, cited, mentions(loaded.entries, self.places, self.persons))

    def keep(self, folder: str, found: Findings) -> None:
        """Keep what was found."""
        kept.save(self._path(folder), self._pack(folder, found))

    def of(self, issue: str) -> Packed:
        """The findings of an issue by its id."""
        return _taken(self, f"{ISSUES}/{issue}")

    def sentence(self, issue: str, place: int) -> str:
        """The sentence of one of the citations of an issue."""
        return _sentences(self, f"{ISSUES}/{issue}")[place]

    def take(self, folder: str) -> Packed:
        """The findings of the issue in `folder`, from the file or found again."""
        value = kept.load(self._path(folder))
        if not isinstance(value, KeptFindings) or value.key != self.keys[folder]:
            value = self._pack(folder, self.find(load_issue(self.root, folder)))
        return Packed(value)

    def _path(self, folder: str) -> Path:
        return self.cache / "findings" / folder.rsplit("/", 1)[-1]

    def _pack(self, folder: str, found: Findings) -> KeptFindings:
        topics: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for kind, name, entry, anchor, text in found.mentions:
            topics.setdefault((kind, name), []).append((entry, anchor, text))
        return KeptFindings(
            self.keys[folder],
            kept.pack(found.issue),
            kept.pack(found.citations),
            tuple(item.sentence for item in found.citations),
            {topic: kept.pack(rows) for topic, rows in topics.items()},
        )


@lru_cache(maxsize=_HELD)
def _taken(shelf: Shelf, folder: str) -> Packed:
    return shelf.take(folder)


@lru_cache(maxsize=_HELD_SENTENCES)
def _sentences(shelf: Shelf, folder: str) -> tuple[str, ...]:
    return shelf.take(folder).sentences
