"""Search: query -> results in order, total, counts for the filters. theme/assets/search/engine.js gives the same."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .candidates import Candidate, find_candidates, is_long
from .near import nearest
from .normalise import normalise
from .query import Query, parse_query
from .store import Index
from .verify import Result, verify

PAGE = 10
WASTE = 6
"""So many candidates that do not match make it worth to look up every gram."""
FILTERS = ("office", "year", "kind", "subject", "place", "validity", "section")


@dataclass(frozen=True)
class Answer:
    """`results` of one page; `total` documents, at most if not `exact`; `counts` of each filter's labels; `near` is a
    query that would find something where this one finds nothing; `damaged` files could not be read."""

    query: Query
    results: tuple[Result, ...]
    total: int
    exact: bool
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    near: str = ""
    damaged: tuple[str, ...] = ()


def search(
    index: Index, text: str, filters: Mapping[str, str] | None = None, sort: str = "relevance", page: int = 1
) -> Answer:
    """The page `page` (from 1) of what is found. `filters` maps names of `FILTERS` to the label wanted; `sort` is
    `relevance` or `date`."""
    query = parse_query(text, office_names(index))
    chosen = {name: label for name, label in (filters or {}).items() if name in FILTERS and label}
    for thorough in (False, True) if is_long(query) else (True,):
        found = find_candidates(index, query, thorough)
        kept = [candidate for candidate in found.candidates if _passes(candidate, chosen, "")]
        kept.sort(key=_by_date if sort == "date" else lambda candidate: candidate.rank)
        results, looked_at, dropped = _page(kept, query, sort, page, len(kept) if thorough else WASTE)
        if dropped <= WASTE:
            break
    total = len(kept) - dropped
    near = nearest(index, query) if not found.candidates or (not total and not chosen) else ""
    return Answer(
        query,
        tuple(results),
        total,
        found.sure or looked_at == len(kept),
        _counts(found.candidates, chosen),
        near,
        tuple(index.damaged),
    )


def _page(kept: Sequence[Candidate], query: Query, sort: str, page: int, waste: int) -> tuple[list[Result], int, int]:
    """Results of a page, how many candidates were looked at, how many of them do not match; unfinished when those are
    more than `waste`. Pages are filled one after the other, since what does not match leaves no gap; within a page the
    texts refine the order."""
    position = dropped = 0
    results: list[Result] = []
    for _ in range(max(1, page)):
        results = []
        while position < len(kept) and len(results) < PAGE and dropped <= waste:
            result = verify(kept[position], query)
            position += 1
            if result is None:
                dropped += 1
            else:
                results.append(result)
    if sort != "date":
        results.sort(key=lambda result: result.rank)
    return results, position, dropped


def office_names(index: Index) -> dict[str, list[str]]:
    """Every normalised name of every office -> all names of the office."""
    return {normalise(name): office[1:] for office in reversed(index.offices) for name in reversed(office[1:])}


def _by_date(candidate: Candidate) -> tuple[int, int]:
    return -_date(candidate), -candidate.order


def _date(candidate: Candidate) -> int:
    dates = candidate.segment.dates
    return dates[candidate.document] if candidate.document < len(dates) else 0


def labels(candidate: Candidate, name: str) -> list[str]:
    """A document's labels for one filter."""
    if name == "year":
        day = _date(candidate)
        return [str(datetime.date.fromordinal(day).year)] if day else []
    names, cells = candidate.segment.column(name) or ((), ())
    cell = cells[candidate.document] if candidate.document < len(cells) else -1
    return [names[n] for n in (cell if isinstance(cell, list) else [cell]) if n >= 0]


def _passes(candidate: Candidate, chosen: Mapping[str, str], but: str) -> bool:
    return all(label in labels(candidate, name) for name, label in chosen.items() if name != but)


def _counts(candidates: Sequence[Candidate], chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """How many documents each label of a filter would leave, the other filters being as they are."""
    counts = {}
    for name in FILTERS:
        counted = Counter(label for c in candidates if _passes(c, chosen, name) for label in labels(c, name))
        counts[name] = dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return counts
