"""Which issues share a segment of the index: a function of how many documents each has, so that the same content gives
the same index however it came about.

Segments get smaller towards the newest issue. Adding an issue makes the last one again (under 256 documents); the
larger ones only when the count of documents passes a multiple of their size.
"""

from __future__ import annotations

from collections.abc import Sequence

SIZES = ((8192, "b"), (2048, "m"), (256, "s"))
LAST = "l"


def segment_names(counts: Sequence[int]) -> list[str]:
    """The segment of each issue, given how many documents each has in their order: `b0`, `b1`, `m`, `s`, `l`."""
    total = sum(counts)
    names: list[str] = []
    start = 0
    for count in counts:
        names.append(_name(start, total))
        start += count
    return names


def _name(start: int, total: int) -> str:
    for size, letter in SIZES:
        if start // size < total // size:
            return f"{letter}{start // size}" if letter == "b" else letter
    return LAST
