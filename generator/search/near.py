"""The nearest string that does occur: one character replaced, left out or put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .grams import chosen
from .normalise import SEPARATOR
from .query import Query
from .store import Index

SHORTEST, LONGEST = 3, 30
MOST_UNITS = 12


def nearest(index: Index, query: Query) -> str:
    """The query with its first term that is nowhere replaced by the nearest string that is; empty if there is none."""
    for number, spellings in enumerate(query.terms):
        literal = spellings[0]
        if SEPARATOR in literal or not SHORTEST <= len(literal) <= LONGEST:
            continue
        if found := _near(index, literal):
            words = [found if n == number else term[0] for n, term in enumerate(query.terms)]
            return " ".join(words)
    return ""


def _near(index: Index, literal: str) -> str:
    """Every gram is looked up once; a wrong character spoils two of them, the others still agree."""
    left_to_load = MOST_UNITS
    for position in range(len(literal)):
        grams = [g for g in chosen(literal[:position]) + chosen(literal[position + 1 :]) if len(g) > 1]
        if not grams:
            continue
        for segment in reversed(index.segments):
            lists = [segment.postings(gram)[0] for gram in grams]
            units = set.intersection(*({value >> 1 for value in values} for values in lists))
            for unit in sorted(units, reverse=True)[:left_to_load]:
                left_to_load -= 1
                found = next((s for _, plain in segment.text(unit) for s in _variants(plain, literal, position)), "")
                if found:
                    return found
            if not left_to_load:
                return ""
    return ""


def _variants(text: str, literal: str, position: int) -> Iterator[str]:
    """Strings of `text` that are `literal` but for one character at `position`."""
    before, after = literal[:position], literal[position + 1 :]
    yield from _joined(text, before, after, 1)
    yield from _joined(text, before, after, 0)
    yield from _joined(text, literal[: position + 1], after, 1)


def _joined(text: str, before: str, after: str, between: int) -> Iterator[str]:
    """`before` and `after` with so many characters between them. One of the two may be empty."""
    at = text.find(before)
    while at >= 0 and before:
        middle = at + len(before) + between
        if text.startswith(after, middle) and middle <= len(text):
            yield from _whole(text[at : middle + len(after)])
        at = text.find(before, at + 1)
    if not before:
        at = text.find(after, between)
        while at >= 0:
            yield from _whole(text[at - between : at + len(after)])
            at = text.find(after, at + 1)


def _whole(found: str) -> Sequence[str]:
    return [found] if SEPARATOR not in found and len(found) > 1 else []
