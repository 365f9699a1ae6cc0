"""Staged site -> published site, at once or not at all.

The next generation is made in a second tree, `.cache/site.next`: the generation before the published one, brought up
to date. What did not change is there already or is a hard link to the published file (a copy where the file system has
no links), so that publishing costs what changed, not what there is. Then the two trees change places in one step
(`renameat2` with RENAME_EXCHANGE on Linux; elsewhere renames, mended at the next start if cut between them). A file is
never written to where it stands, only replaced, so a link never lets another generation change.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from .exchange import exchange
from .manifest import MANIFEST, print_manifest, read_manifest, sha256
from .parallel import begin

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class SiteDamagedError(Exception):
    """The published site lacks a file that its manifest names: the next generation cannot be linked from it."""


class SiteTakenError(Exception):
    """Where the site is to stand is something else, which publishing would take away."""


class SiteBusyError(Exception):
    """Another build works in this folder."""


class Staging:
    """The tree of the next generation. Any process may put files into it; `held` is what it held at the start."""

    def __init__(self, tree: Path, held: Mapping[str, str]) -> None:
        self.tree = tree
        self.held = held
        self._folders: set[str] = set()

    def put(self, address: str, data: bytes) -> str:
        """Bring one file up to date; gives its SHA-256."""
        found = hashlib.sha256(data).hexdigest()
        if self.held.get(address) != found:
            path = self.place(address)
            try:
                file = os.open(path, _NEW_FILE, 0o666)
            except FileExistsError:
                Path(path).unlink()
                file = os.open(path, _NEW_FILE, 0o666)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(file, rest) :]
            finally:
                os.close(file)
        return found

    def place(self, address: str) -> str:
        """Where a file is to stand, its folder made."""
        folder = address.rpartition("/")[0]
        if folder not in self._folders:
            (self.tree / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.tree}/{address}"


class Publication:
    """The published site of one archive. `hashes` is what its manifest says: address -> SHA-256 in hexadecimal."""

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site
        self.hashes: dict[str, str] = {}
        # Links and exchanges do not reach over file systems.
        beside = site.parent if site.parent.is_dir() and site.parent.stat().st_dev != cache.stat().st_dev else cache
        self.next = beside / f"{site.name}.next"
        self.old = beside / f"{site.name}.old"
        self._find_damage: Callable[[], tuple[str, ...]] = partial(_damaged, site)
        self._next_is_whole: Callable[[], bool] = partial(_is_whole, self.next)

    @classmethod
    @contextlib.contextmanager
    def open(cls, site: Path, cache: Path) -> Iterator[Publication]:
        """Hold the archive's lock; mend what a cut build left behind.

        Raises SiteBusyError if another holds it, SiteTakenError if the site were to take the place of the archive.
        """
        if cache.resolve().is_relative_to(site.resolve()):
            raise SiteTakenError(str(site))
        cache.mkdir(parents=True, exist_ok=True)
        with _locked(cache / "lock"):
            publication = cls(site, cache)
            publication._recover()
            publication.hashes = read_manifest(site)
            yield publication

    @property
    def generation(self) -> str:
        """Digest of the manifest: names the generation; empty if there is none."""
        try:
            return hashlib.sha256((self.site / MANIFEST).read_bytes()).hexdigest()
        except OSError:
            return ""

    def look_at_site(self) -> None:
        """Begin to look the published files through in another process: `damage` and `stage` need to know."""
        self._find_damage = begin(_damaged, self.site)

    def look_at_next(self) -> None:
        """Begin to look through the tree that the next generation begins with: `stage` needs to know."""
        self._next_is_whole = begin(_is_whole, self.next)

    @cached_property
    def damage(self) -> tuple[str, ...]:
        """Addresses of published files that somebody changed or took away."""
        return self._find_damage()

    def stage(self) -> Staging:
        """Begin the next generation from the one before the published one, if it is whole, else from nothing."""
        held = read_manifest(self.next) if self._next_is_whole() else {}
        self._next_is_whole = partial(_is_whole, self.next)
        if not held:
            shutil.rmtree(self.next, ignore_errors=True)
        # What somebody changed in the published tree, or took away, is made again, not linked.
        for address in self.damage:
            self.hashes.pop(address, None)
        # Without its manifest a tree is unfinished: whatever cuts us from here on, it is not trusted again.
        (self.next / MANIFEST).unlink(missing_ok=True)
        self.next.mkdir(parents=True, exist_ok=True)
        return Staging(self.next, held)

    def publish(self, staging: Staging, wanted: Mapping[str, str], made: Mapping[str, str]) -> int:
        """Publish exactly the files in `wanted` (address -> SHA-256); those in `made` were put into `staging`.

        Returns how many files changed or went; 0 leaves the site untouched. Raises SiteDamagedError if a file to be
        kept is not there, SiteTakenError if the site's folder holds something that never was of a site, OSError if the
        disk is full; what stands there is untouched in each case.
        """
        if strange := self._strange(wanted):
            raise SiteTakenError(strange)
        present = {**staging.held, **made}
        for address in present.keys() - wanted.keys():
            (self.next / address).unlink()
            del present[address]
            _remove_empty(self.next, address)
        for address, found in wanted.items():
            if present.get(address) != found:
                self._keep(staging, address, found)
                present[address] = found
        changed = sum(self.hashes.get(address) != found for address, found in wanted.items())
        changed += len(self.hashes.keys() - wanted.keys())
        (self.next / MANIFEST).write_bytes(print_manifest(wanted))
        if changed:
            exchange(self.next, self.site, self.old)
            self.hashes = dict(wanted)
        return changed

    def _strange(self, wanted: Mapping[str, str]) -> str:
        """What stands in the site's place and cannot be of a site; a manifest proves one. "" if there is nothing."""
        if (self.site / MANIFEST).is_file() or not self.site.exists():
            return ""
        if not self.site.is_dir():
            return str(self.site)
        ours = {address.partition("/")[0] for address in wanted}
        return next((str(path) for path in sorted(self.site.iterdir()) if path.name not in ours), "")

    def _keep(self, staging: Staging, address: str, found: str) -> None:
        if self.hashes.get(address) != found:
            raise SiteDamagedError(address)
        target = staging.place(address)
        if address in staging.held:
            Path(target).unlink()
        try:
            _link(f"{self.site}/{address}", target)
        except FileNotFoundError as error:
            raise SiteDamagedError(address) from error

    def _recover(self) -> None:
        if not self.site.exists():
            for candidate in (self.next, self.old):
                if (candidate / MANIFEST).is_file():
                    candidate.rename(self.site)
                    break
        shutil.rmtree(self.old, ignore_errors=True)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        shutil.copyfile(source, target)


def _is_whole(tree: Path) -> bool:
    """Whether a tree holds what its manifest says and nothing else."""
    held = read_manifest(tree)
    names, suspect = _look_at(tree)
    return bool(held) and names == held.keys() | {MANIFEST} and not _altered(tree, held, suspect)


def _damaged(site: Path) -> tuple[str, ...]:
    """Addresses of the files in a tree's manifest that are not there or not what it says."""
    held = read_manifest(site)
    names, suspect = _look_at(site)
    return (*sorted(held.keys() - names), *_altered(site, held, suspect))


def _look_at(tree: Path) -> tuple[set[str], list[str]]:
    """Addresses of the files below `tree`, and of those that were written after its manifest, which is written last."""
    found: set[str] = set()
    suspect: list[str] = []
    try:
        finished = (tree / MANIFEST).stat().st_mtime_ns
    except OSError:
        return found, suspect
    waiting = [("", str(tree))]
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                    continue
                found.add(prefix + entry.name)
                if entry.stat(follow_symlinks=False).st_mtime_ns > finished:
                    suspect.append(prefix + entry.name)
    return found, suspect


def _altered(tree: Path, hashes: Mapping[str, str], suspect: list[str]) -> list[str]:
    return [address for address in suspect if address in hashes and sha256(tree / address) != hashes[address]]


def _remove_empty(tree: Path, address: str) -> None:
    """Folders of `address` that no file is left in go."""
    for folder in list(Path(address).parents)[:-1]:
        try:
            (tree / folder).rmdir()
        except OSError:
            return


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SiteBusyError from error
        yield
