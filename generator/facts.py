"""What the build knows of each issue without its texts: enough for checks, indexes and relations of the whole archive.

Reading an issue's folder is a pure function of its files, so facts are kept under the digest of those files.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .citations.resolve import Names
from .citations.web import Cited
from .mentions import Mention
from .model.archive import Entry
from .model.issue import GazetteIssue
from .problems import Problem

# A file changed within this many seconds before it was read may change again within the same clock tick.
_SETTLED = 2.0


@dataclass(frozen=True)
class IssueFacts:
    """One issue's folder as read: its metadata, its own problems, and what other rooms found in its texts.

    `entries` have no blocks and no grids. `names` are the keys under which citations find the issue's documents.
    `units` is how many units each document has in the search index.
    """

    folder: str
    issue: GazetteIssue | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Cited, ...] = ()
    names: tuple[Names, ...] = ()
    units: tuple[int, ...] = ()


def without_texts(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same entries with neither blocks nor grids."""
    return tuple(replace(entry, blocks=(), grids={}) for entry in entries)


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
