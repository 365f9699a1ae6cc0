"""What the last build did and what it knew, so that the next one does only what changed. Losing it costs time, never
correctness.

Two kinds of files in the cache folder: `state`, small, read by each build; `facts/<year>`, what is known of each issue,
read when something changed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import kept
from .citations.web import Reference, keys_in
from .facts import IssueFacts
from .problems import Problem
from .search.index import SegmentState


@dataclass
class IssueState:
    """One issue: `fingerprint` of its files' times, `digest` of their bytes; `key` is the digest of everything that its
    outputs depend on, `documents` are those of what else the page of each document shows; `outputs` are addresses."""

    fingerprint: str
    digest: str
    key: str = ""
    documents: tuple[bytes, ...] = ()
    outputs: tuple[str, ...] = ()

    def made(self, key: str, documents: tuple[bytes, ...], outputs: Iterable[str]) -> None:
        """Note that `outputs` were made; under the key of before they are some of all outputs."""
        known = self.outputs if key == self.key else ()
        self.key, self.documents, self.outputs = key, documents, tuple(sorted({*known, *outputs}))


@dataclass
class State:
    """`reading` names the program and the authorities; `generation` the published site that this state belongs to;
    `inputs` is the digest of all inputs and `problems` what was wrong with them; `whole` maps a page or export of the
    whole archive to the digest of what it was made from; `segments` are those of the search index; `documents`
    counts."""

    reading: str = ""
    generation: str = ""
    inputs: str = ""
    problems: tuple[Problem, ...] = ()
    documents: int = 0
    issues: dict[str, IssueState] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    segments: dict[str, SegmentState] = field(default_factory=dict)

    @property
    def digests(self) -> dict[str, str]:
        """Folder -> digest of its files."""
        return {folder: issue.digest for folder, issue in self.issues.items()}


@dataclass
class Known:
    """Facts of one issue under the digest of its files, with what its citations refer to."""

    digest: str
    facts: IssueFacts
    references: tuple[Reference, ...] | None = None

    @property
    def names(self) -> set[tuple[int, str, str]]:
        """Under which keys citations find the documents, each with its date, which decides between namesakes."""
        return {
            (key, entry.key, str(entry.document.date_of_issue))
            for entry, keys in zip(self.facts.entries, self.facts.names, strict=True)
            for key in keys_in(keys)
        }


@dataclass
class Shard:
    """What is known of the issues of one year, by folder."""

    reading: str
    issues: dict[str, Known]


def load_state(cache: Path, reading: str) -> State:
    """The state in the folder `cache`; an empty one if it is absent, damaged, or was read by another version."""
    state = kept.load(cache / "state")
    return state if isinstance(state, State) and state.reading == reading else State(reading=reading)


def save_state(cache: Path, state: State) -> None:
    """Write the state."""
    kept.save(cache / "state", state)


def load_facts(cache: Path, reading: str, folders: Iterable[str]) -> dict[str, Known]:
    """What is known of the issues in `folders`, by folder."""
    found: dict[str, Known] = {}
    for shard in sorted({_shard(folder) for folder in folders}):
        value = kept.load(cache / "facts" / shard)
        if isinstance(value, Shard) and value.reading == reading:
            found |= value.issues
    return found


def save_facts(cache: Path, reading: str, known: Mapping[str, Known], changed: Iterable[str]) -> None:
    """Write the shards of the folders in `changed`; those without an issue left go."""
    shards: dict[str, dict[str, Known]] = {_shard(folder): {} for folder in changed}
    for folder, value in known.items():
        if _shard(folder) in shards:
            shards[_shard(folder)][folder] = value
    for shard, issues in shards.items():
        if issues:
            kept.save(cache / "facts" / shard, Shard(reading, issues))
        else:
            (cache / "facts" / shard).unlink(missing_ok=True)


def forget(cache: Path, folders: Iterable[str]) -> None:
    """Remove what is kept of issues that are no more: findings, grams."""
    for folder in folders:
        for kind in ("findings", "search"):
            with contextlib.suppress(OSError):
                (cache / kind / folder.rsplit("/", 1)[-1]).unlink(missing_ok=True)


def _shard(folder: str) -> str:
    """The year of `content/issues/2020-03`; a folder of another form has a shard of its own."""
    return folder.rsplit("/", 1)[-1].split("-")[0]
