"""An address once published never goes away (content/permalinks.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.archive import Archive
from ..problems import Problem
from ..source.permalinks import FILE, addresses, read_permalinks
from ..source.read import read_text


def check(archive: Archive, root: Path, whole: bool) -> Iterator[Problem]:
    """permalink-lost: neither there nor succeeded; permalink-successor: the successor is not there.

    `whole` is False if an issue or the offices did not load: what is not there then has a cause that is reported.
    """
    if (root / FILE).exists():
        yield from read_text(root, FILE)[1]
    if not whole:
        return
    there = addresses(archive)
    for address, (line, successor) in read_permalinks(root).items():
        if successor and successor not in there:
            values = {"address": address, "successor": successor}
            yield Problem("error", "permalink-successor", FILE, line, 1, values=values)
        elif not successor and address not in there:
            yield Problem("error", "permalink-lost", FILE, line, 1, values={"address": address})
