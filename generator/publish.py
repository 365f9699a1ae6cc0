"""Staged site -> published site, at once or not at all; the manifest; `verify`.

The next generation is assembled beside `site/` (`site.next`): files that did not change are hard links to the published
ones (copies where the file system has no links), the rest is written. Then the two folders change places in one step
(`renameat2` with RENAME_EXCHANGE on Linux; elsewhere two renames, mended at the next start if cut between them).
A published file is never written to, so a link never lets an old generation change.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest-sha256.txt"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class SiteDamagedError(Exception):
    """The published site lacks a file that its manifest names: the next generation cannot be linked from it."""


class SiteBusyError(Exception):
    """Another build works in this folder."""


@dataclass(frozen=True)
class Difference:
    """How a copy differs from its manifest: names of files, sorted."""

    missing: tuple[str, ...]
    altered: tuple[str, ...]
    extra: tuple[str, ...]
    count: int

    @property
    def whole(self) -> bool:
        """True if nothing differs."""
        return not (self.missing or self.altered or self.extra)


class Publication:
    """The published site of one archive. `hashes` is what its manifest says: address -> SHA-256 in hexadecimal."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.next = site.with_name(site.name + ".next")
        self.old = site.with_name(site.name + ".old")
        self.hashes: dict[str, str] = {}

    @classmethod
    @contextlib.contextmanager
    def open(cls, site: Path, lock: Path) -> Iterator[Publication]:
        """Hold the archive's lock; mend what a cut build left behind. Raises SiteBusyError if another holds it."""
        with _locked(lock):
            publication = cls(site)
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

    def publish(self, files: Mapping[str, bytes], keep: Collection[str]) -> int:
        """Publish `files` and, of the present generation, those named in `keep`; all else goes.

        Returns how many files were written or removed; 0 leaves the site untouched. Raises SiteDamagedError if a file
        to be kept is not there, OSError if the disk is full; the published site is untouched in either case.
        """
        hashes = {address: hashlib.sha256(data).hexdigest() for address, data in files.items()}
        written = [a for a in files if self.hashes.get(a) != hashes[a]]
        kept = [a for a in keep if a not in files]
        kept += [a for a in files if self.hashes.get(a) == hashes[a]]
        wanted = hashes | {address: self.hashes.get(address, "") for address in kept}
        removed = self.hashes.keys() - wanted.keys()
        if not written and not removed:
            return 0
        try:
            self._stage(files, written, kept)
            manifest = print_manifest(wanted)
            (self.next / MANIFEST).write_bytes(manifest)
            exchange(self.next, self.site, self.old)
        finally:
            for leftover in (self.next, self.old):
                shutil.rmtree(leftover, ignore_errors=True)
        self.hashes = wanted
        return len(written) + len(removed)

    def _stage(self, files: Mapping[str, bytes], written: list[str], kept: list[str]) -> None:
        made: set[Path] = set()

        def place(address: str) -> Path:
            path = self.next / address
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            return path

        self.next.mkdir(parents=True)
        for address in written:
            place(address).write_bytes(files[address])
        for address in kept:
            if not self.hashes.get(address):
                raise SiteDamagedError(address)
            try:
                _link(self.site / address, place(address))
            except FileNotFoundError as error:
                raise SiteDamagedError(address) from error

    def _recover(self) -> None:
        if not self.site.exists():
            for candidate in (self.next, self.old):
                if (candidate / MANIFEST).is_file():
                    candidate.rename(self.site)
                    break
        for leftover in (self.next, self.old):
            shutil.rmtree(leftover, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def exchange(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`; what was there ends up at `new` or at `old`."""
    if not site.exists():
        new.rename(site)
        return
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        rename = getattr(library, "renameat2", None)
        if rename is not None:
            result = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE)
            if result == 0:
                return
    site.rename(old)
    new.rename(site)


def read_manifest(site: Path) -> dict[str, str]:
    """`{address: SHA-256}` of a site's manifest; empty if it has none."""
    try:
        lines = (site / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {line[66:]: line[:64] for line in lines if line[64:66] == "  "}


def print_manifest(hashes: Mapping[str, str]) -> bytes:
    """Lines that `sha256sum -c` reads, sorted by address."""
    return "".join(f"{hashes[address]}  {address}\n" for address in sorted(hashes)).encode()


def verify(site: Path) -> Difference | None:
    """Compare a copy of the site with its own manifest; None if it has none."""
    hashes = read_manifest(site)
    if not hashes:
        return None
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() or path.is_symlink()}
    altered = [a for a in hashes.keys() & found if _sha256(site / a) != hashes[a]]
    extra = found - hashes.keys() - {MANIFEST}
    return Difference(tuple(sorted(hashes.keys() - found)), tuple(sorted(altered)), tuple(sorted(extra)), len(hashes))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
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
