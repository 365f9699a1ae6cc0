"""content/permalinks.txt: every address of an issue or document that was ever published, one a line, sorted.

`old -> new` names the successor of an address that is no more. A build adds new addresses; it never takes one away.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..model.archive import Archive, issue_address

FILE = "content/permalinks.txt"
ARROW = " -> "


def read_permalinks(root: Path) -> dict[str, tuple[int, str]]:
    """Address -> line number and successor (empty if it is to be there itself)."""
    try:
        lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        address, _, successor = line.partition(ARROW)
        if address.strip() and not address.startswith("#"):
            found.setdefault(address.strip(), (number, successor.strip()))
    return found


def addresses(archive: Archive) -> set[str]:
    """Addresses that are promised to stay: issues and documents."""
    return {issue_address(issue) for issue in archive.issues} | set(archive.addresses.values())


def add_permalinks(root: Path, new: Iterable[str]) -> None:
    """Write addresses that the ledger does not have yet; the file is touched only if there are any."""
    known = read_permalinks(root)
    added = set(new) - known.keys()
    if not added:
        return
    lines = [address + (ARROW + successor if successor else "") for address, (_, successor) in known.items()]
    text = "".join(f"{line}\n" for line in sorted([*lines, *added]))
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")
