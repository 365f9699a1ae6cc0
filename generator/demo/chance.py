"""Choices that are the same on every Python and machine: `random()` of a seeded generator, and arithmetic on it.

`random.Random.random` with a text seed is the one sequence that Python promises to keep (library reference, random,
"Notes on Reproducibility"); `choice`, `shuffle` and the like may change and are not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """A stream of choices named by its seed: `Chance(1, "2020-03/yzf-2020-10")`."""

    __slots__ = ("random",)

    def __init__(self, *seed: object) -> None:
        self.random = Random("/".join(map(str, seed))).random

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        return int(self.random() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inclusive."""
        return low + int(self.random() * (high - low + 1))

    def choose(self, items: Sequence[Item]) -> Item:
        """One of `items`."""
        return items[int(self.random() * len(items))]

    def often(self, share: float) -> bool:
        """True in `share` of all cases."""
        return self.random() < share

    def in_order(self, items: Sequence[Item]) -> list[Item]:
        """`items` in an order of its own (Fisher-Yates)."""
        found = list(items)
        for last in range(len(found) - 1, 0, -1):
            other = self.below(last + 1)
            found[last], found[other] = found[other], found[last]
        return found
