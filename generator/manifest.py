"""The manifest of a site: every file with its SHA-256, as `sha256sum -c` reads it; and the proof of a copy."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest-sha256.txt"


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
    altered = [a for a in hashes.keys() & found if sha256(site / a) != hashes[a]]
    extra = found - hashes.keys() - {MANIFEST}
    return Difference(tuple(sorted(hashes.keys() - found)), tuple(sorted(altered)), tuple(sorted(extra)), len(hashes))


def sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal; "" if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
