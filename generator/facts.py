"""What the build knows of each issue without its texts: enough for checks, indexes and relations of the whole archive,
and small, since it knows that of all issues at once.

Reading an issue's folder is a pure function of its files, so facts are kept under the digest of those files.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .citations.web import keys_in, name_keys, sought_keys
from .findings import Findings
from .kept import pack, unpack
from .mentions import Named
from .model.listed import EntryRow, IssueRow, entry_rows, issue_row
from .problems import Problem
from .source import LoadedIssue

# A file changed within this many seconds before it was read may change again within the same clock tick.
_SETTLED = 2.0


@dataclass(frozen=True)
class IssueFacts:
    """One issue's folder as read: what lists show, its own problems, and in short what was found in its texts.

    `names` are, for each document, the keys under which citations find it; `sought` those that its citations look for
    (see `citations.web`). `units` is how many units each document has in the search index. `topics` is packed, since it
    is read once in a build: what the documents name.
    """

    folder: str
    issue: IssueRow | None
    entries: tuple[EntryRow, ...]
    problems: tuple[Problem, ...]
    names: tuple[bytes, ...] = ()
    sought: bytes = b""
    units: tuple[int, ...] = ()
    topics: bytes = b""

    def found_by(self, keys: set[int]) -> Iterator[EntryRow]:
        """The documents that a citation finds which looks for any of these keys; others may be among them."""
        for entry, names in zip(self.entries, self.names, strict=True):
            if not keys.isdisjoint(keys_in(names)):
                yield entry

    @property
    def named(self) -> Iterator[Named]:
        """What the documents name, in the order of their texts."""
        if self.topics:
            keys = [entry.key for entry in self.entries]
            for kind, name, position, count in unpack(self.topics):
                yield Named(kind, name, keys[position], count)


def facts_of(loaded: LoadedIssue, problems: Iterable[Problem], units: tuple[int, ...], found: Findings) -> IssueFacts:
    """The facts of an issue that did load."""
    row = issue_row(found.issue)
    entries = entry_rows(row)
    positions = {entry.key: position for position, entry in enumerate(entries)}
    counts = Counter((m.kind, m.name, positions[m.entry]) for m in found.mentions)
    return IssueFacts(
        loaded.folder,
        row,
        entries,
        tuple(problems),
        tuple(map(name_keys, entries)),
        sought_keys(found.citations),
        units,
        pack([(*named, count) for named, count in counts.items()]),
    )


def fingerprint(root: Path, folder: str) -> str:
    """Changes whenever a file in the folder may have changed (names, sizes, times); empty if too fresh to tell."""
    digest = hashlib.blake2b(digest_size=16)
    newest = 0
    for relative, status in _files(root / folder, ""):
        digest.update(f"{relative}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
        newest = max(newest, status.st_mtime_ns)
    if time.time() - newest / 1e9 < _SETTLED:
        return ""
    return digest.hexdigest()


def content_digest(root: Path, folder: str) -> str:
    """Digest of every file in the folder: names and bytes."""
    digest = hashlib.blake2b(digest_size=20)
    for relative, _ in _files(root / folder, ""):
        path = root / folder / relative
        try:
            data = path.read_bytes()
        except OSError as error:
            data = f"unreadable {error.errno}".encode()
        digest.update(f"{relative}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def folder_files(root: Path, folder: str) -> dict[str, bytes]:
    """Every file in the folder: path relative to the root -> bytes. Raises OSError."""
    return {f"{folder}/{name}": (root / folder / name).read_bytes() for name, _ in _files(root / folder, "")}


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        found = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError:
        return
    for item in found:
        if item.is_dir(follow_symlinks=False):
            yield from _files(folder / item.name, f"{prefix}{item.name}/")
        else:
            yield f"{prefix}{item.name}", item.stat(follow_symlinks=False)
