"""What the last build did and what it knew, so that the next one does only what changed. Losing it costs time, never
correctness.

Two kinds of files in the cache folder: `state`, small, read by each build; `facts/<year>`, what is known of each issue,
read when something changed. Each file is a SHA-256 of what follows, then a pickle that may hold values of this package
only. A file that is damaged, of another version or not ours is as good as none.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .citations.resolve import Names
from .citations.web import Resolved
from .facts import IssueFacts
from .problems import Problem
from .search.index import SegmentState

_SAFE = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("pydantic_core._pydantic_core", "PydanticUndefined"),
}


@dataclass
class IssueState:
    """One issue: `fingerprint` of its files' times, `digest` of their bytes; `key` is the digest of everything that its
    outputs depend on, `outputs` are their addresses."""

    fingerprint: str
    digest: str
    key: str = ""
    outputs: tuple[str, ...] = ()


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
    """Facts of one issue under the digest of its files, with what its citations were resolved to."""

    digest: str
    facts: IssueFacts
    resolved: tuple[Resolved, ...] | None = None

    @property
    def names(self) -> list[tuple[Names, str]]:
        """Under which keys citations find the issue's documents, each with its date."""
        dates = [str(entry.document.date_of_issue) for entry in self.facts.entries]
        return list(zip(self.facts.names, dates, strict=True))


@dataclass
class _Shard:
    reading: str
    issues: dict[str, Known]


class _Unpickler(pickle.Unpickler):
    """A cache file is data: only values of this package's rooms come out of it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _SAFE or (module.startswith("generator.") and "." not in name and name[:1].isupper()):
            return super().find_class(module, name)
        if module == __name__ and name == "_Shard":
            return _Shard
        raise pickle.UnpicklingError(f"{module}.{name}")


def load_state(cache: Path, reading: str) -> State:
    """The state in the folder `cache`; an empty one if it is absent, damaged, or was read by another version."""
    state = _load(cache / "state")
    return state if isinstance(state, State) and state.reading == reading else State(reading=reading)


def save_state(cache: Path, state: State) -> None:
    """Write the state atomically; a folder that cannot be written to is not an error."""
    _save(cache / "state", state)


def load_facts(cache: Path, reading: str, folders: Iterable[str]) -> dict[str, Known]:
    """What is known of the issues in `folders`, by folder."""
    found: dict[str, Known] = {}
    for shard in sorted({_shard(folder) for folder in folders}):
        value = _load(cache / "facts" / shard)
        if isinstance(value, _Shard) and value.reading == reading:
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
            _save(cache / "facts" / shard, _Shard(reading, issues))
        else:
            (cache / "facts" / shard).unlink(missing_ok=True)


def _shard(folder: str) -> str:
    """The year of `content/issues/2020-03`; a folder of another form has a shard of its own."""
    return folder.rsplit("/", 1)[-1].split("-")[0]


def _load(path: Path) -> Any:
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        return _Unpickler(io.BytesIO(data[32:])).load()
    except Exception:  # any damage at all means the same: nothing
        return None


def _save(path: Path, value: object) -> None:
    data = pickle.dumps(value, protocol=5)
    partial = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(data).digest() + data)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
