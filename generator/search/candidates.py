"""Documents that may hold what was asked, from the postings alone: every one that does is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .grams import chosen, title_token
from .keys import number_token
from .query import LONGEST_TERM, Query
from .store import Index, Segment

ROUND = 3
MOST_GRAMS = 6
ENOUGH = 8
"""Grams of a spelling looked up at once; at most, unless a search has to be thorough; how few candidates make more of
them not worth it."""

NUMBER, TITLE, IN_TITLE, IN_TEXT = range(4)
"""Tiers, the best first: the number typed, the whole title, every term in the title or number, anywhere."""


@dataclass
class Hit:
    """Where a term may occur in a document: `units` of the segment, its `title` or number; `often` in one of them."""

    units: list[int] = field(default_factory=list)
    title: bool = False
    often: bool = False


@dataclass
class Candidate:
    """A document that may match. `segment` and `document` are its place; `order` grows from old to new."""

    segment: Segment
    document: int
    tier: int
    hits: list[Hit]
    without: list[Hit | None]

    @property
    def order(self) -> int:
        """Position in the whole archive, oldest first."""
        return self.segment.base + self.document

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Sorts by relevance as far as the postings tell it."""
        titles = sum(hit.title for hit in self.hits)
        often = bool(self.hits) and all(hit.often for hit in self.hits)
        return self.tier, -titles, -often, -self.order


@dataclass(frozen=True)
class Found:
    """Candidates, and whether each of them is sure to match without a look at its text."""

    candidates: list[Candidate]
    sure: bool


def find_candidates(index: Index, query: Query, thorough: bool = False) -> Found:
    """Every document that can match, in no order. `thorough` looks up every gram: fewer that do not match after all."""
    if not query.terms:
        return Found([], True)
    most = 2 * LONGEST_TERM if thorough else MOST_GRAMS
    sets = [_term(index, spellings, most) for spellings in query.terms]
    refused = [_term(index, spellings, most) for spellings in query.without]
    tiers = _special(index, query)
    candidates = []
    for number, segment in enumerate(index.segments):
        common = set(sets[0][number]).intersection(*(found[number] for found in sets[1:]))
        for document in common | {d for s, d in tiers if s == number}:
            hits = [found[number].get(document, Hit()) for found in sets]
            tier = tiers.get((number, document))
            if tier is None:
                tier = IN_TITLE if all(hit.title for hit in hits) else IN_TEXT
            without = [found[number].get(document) for found in refused]
            if not any(hit and _is_sure(spellings) for hit, spellings in zip(without, query.without, strict=True)):
                candidates.append(Candidate(segment, document, tier, hits, without))
    sure = all(map(_is_sure, (*query.terms, *query.without))) and not tiers
    return Found(candidates, sure)


def is_long(query: Query) -> bool:
    """Whether some spelling has more grams than are looked up at first."""
    return any(len(chosen(spelling)) > MOST_GRAMS for spellings in query.terms for spelling in spellings)


def _is_sure(spellings: Sequence[str]) -> bool:
    """A spelling that is a gram itself: its postings are the answer."""
    return all(chosen(spelling) == [spelling] for spelling in spellings)


def _special(index: Index, query: Query) -> dict[tuple[int, int], int]:
    """Documents whose number or whole title was typed: segment and document -> tier."""
    tiers: dict[tuple[int, int], int] = {}
    tokens = [(TITLE, title_token(query.title))] if query.title else []
    tokens += [(NUMBER, number_token(query.number))] if query.number else []
    for tier, token in tokens:
        for number, segment in enumerate(index.segments):
            for value in segment.postings(token)[1]:
                tiers[number, value >> 1] = tier
    return tiers


def _term(index: Index, spellings: Sequence[str], most: int) -> list[dict[int, Hit]]:
    """For each segment, document -> where any of the spellings may occur."""
    found: list[dict[int, Hit]] = [{} for _ in index.segments]
    for spelling in spellings:
        for number, (units, titles) in enumerate(_spelling(index, spelling, most)):
            segment, hits = index.segments[number], found[number]
            for value in titles:
                hits.setdefault(value >> 1, Hit()).title = True
            for value in units:
                document = segment.document_of(value >> 1)
                if document < 0:
                    continue
                hit = hits.setdefault(document, Hit())
                if value >> 1 not in hit.units:
                    hit.units.append(value >> 1)
                hit.often |= bool(value & 1)
    return found


def _spelling(index: Index, spelling: str, most: int) -> list[tuple[list[int], list[int]]]:
    """For each segment the units and the titles that hold the spelling's grams, as far as they were looked up."""
    grams = chosen(spelling)[:most]
    found: list[tuple[list[int], list[int]]] = []
    for start in range(0, len(grams), ROUND):
        for gram in grams[start : start + ROUND]:
            postings = [segment.postings(gram) for segment in index.segments]
            if not found:
                found = postings
            else:
                found = [
                    (_both(units, more[0]), _both(titles, more[1]))
                    for (units, titles), more in zip(found, postings, strict=True)
                ]
        if sum(len(units) + len(titles) for units, titles in found) <= ENOUGH:
            break
    return found


def _both(left: Sequence[int], right: Sequence[int]) -> list[int]:
    """Values of units that are in both lists; marked as often where both are."""
    marks = {value >> 1: value & 1 for value in right}
    return [value & ~1 | (value & marks[value >> 1]) for value in left if value >> 1 in marks]
