"""A candidate against its text: what is shown really holds what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import IN_TEXT, NUMBER, TITLE, Candidate
from .keys import number_key, title_key
from .normalise import normalise
from .query import Query, find
from .store import Row
from .units import Piece

MOST_PLACES = 3
_FAR = 9999


@dataclass(frozen=True)
class Place:
    """A paragraph or table row in which a term occurs."""

    anchor: str
    kind: str
    text: str


@dataclass(frozen=True)
class Result:
    """A document that matches: its row, the tier that it is in, the best places in its text."""

    row: Row
    tier: int
    places: tuple[Place, ...]
    rank: tuple[int, ...]


def verify(candidate: Candidate, query: Query) -> Result | None:
    """The result, or None if the document does not hold what was asked or cannot be read."""
    segment = candidate.segment
    row = segment.row(candidate.document)
    if row is None:
        return None
    heads = normalise(row.title), normalise(row.number)
    tier = candidate.tier
    if (tier == NUMBER and number_key(row.number) != query.number) or (
        tier == TITLE and title_key(row.title) != query.title
    ):
        tier = IN_TEXT
    texts = _Texts(candidate)
    for spellings, hit in zip(query.without, candidate.without, strict=True):
        if _in_heads(heads, spellings) or (hit and any(texts.holds(unit, spellings) for unit in hit.units)):
            return None
    titles = [_in_heads(heads, spellings) for spellings in query.terms]
    if tier > TITLE:
        for spellings, hit, there in zip(query.terms, candidate.hits, titles, strict=True):
            if not there and not any(texts.holds(unit, spellings) for unit in hit.units):
                return None
    places = texts.places(query.terms)
    rank = (tier, -sum(titles), *texts.closeness(query.terms), -candidate.order)
    return Result(row, tier, tuple(places[:MOST_PLACES]), rank)


def _in_heads(heads: Sequence[str], spellings: Sequence[str]) -> bool:
    return any(find(head, spelling) for head in heads for spelling in spellings)


class _Texts:
    """The units of a document that were looked at, in the order of the text."""

    def __init__(self, candidate: Candidate) -> None:
        self._segment = candidate.segment
        self._units: dict[int, list[tuple[Piece, str]]] = {}

    def holds(self, unit: int, spellings: Sequence[str]) -> bool:
        """Whether one of the spellings occurs in the unit."""
        if unit not in self._units:
            self._units[unit] = self._segment.text(unit)
        text = "\n".join(plain for _, plain in self._units[unit])
        return any(find(text, spelling) for spelling in spellings)

    def _pieces(self) -> list[tuple[Piece, str]]:
        return [piece for unit in sorted(self._units) for piece in self._units[unit]]

    def places(self, terms: Sequence[Sequence[str]]) -> list[Place]:
        """Pieces with a term, those with the most terms first; the title is no place, it is shown anyway."""
        found = []
        for number, (piece, text) in enumerate(self._pieces()):
            count = sum(any(find(text, spelling) for spelling in spellings) for spellings in terms)
            if count and (piece.kind != "f" or piece.anchor != "title"):
                found.append((-count, number, Place(*piece)))
        return [place for *_, place in sorted(found)]

    def closeness(self, terms: Sequence[Sequence[str]]) -> tuple[int, int, int]:
        """How far apart the terms stand where they are nearest, in steps of 16 characters; whether in a heading (as 0
        or -1); how often the first occurs, counted to 9, as a negative number."""
        near, heading, often = _FAR, 0, 0
        for piece, text in self._pieces():
            spans = [next((s for spelling in spellings if (s := find(text, spelling))), None) for spellings in terms]
            there = [span for span in spans if span]
            if there and len(there) == len(terms):
                near = min(near, (max(end for _, end in there) - min(start for start, _ in there)) // 16)
                heading = min(heading, -(piece.kind == "h"))
            often += sum(text.count(spelling) for spelling in terms[0])
        return near if len(terms) > 1 else 0, heading, -min(often, 9)
