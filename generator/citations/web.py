"""Citations of a whole archive: found in each document's text with their sentences, then resolved against all others.

Finding depends on an issue and the authorities alone, so it is kept with the facts of the issue; resolving sees the
archive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.archive import Archive, Entry
from .citation import Citation, Known
from .find import find_citations
from .resolve import Resolver, Target

_SENTENCE_END = re.compile(r"[。；！？\n]")
_LONGEST_SENTENCE = 120
_CITING = ("paragraph", "item", "lines")
_GAP = "\n\n"


class Cited(NamedTuple):
    """A citation where it stands: `start` and `end` count characters of the text of the block at `anchor`."""

    entry: str
    anchor: str
    start: int
    end: int
    citation: Citation
    sentence: str


def cited_in(entries: Iterable[Entry], known: Known) -> tuple[Cited, ...]:
    """Citations in the paragraphs of these documents, in reading order; not those of a document's own number."""
    return tuple(cited for entry in entries for cited in _of_entry(entry, known))


def _of_entry(entry: Entry, known: Known) -> Iterator[Cited]:
    """The text is searched as a whole, since a short name (以下简称) holds from one paragraph to the next."""
    blocks = [block for block in entry.blocks if block.kind in _CITING]
    starts: list[int] = []
    position = 0
    for block in blocks:
        starts.append(position)
        position += len(block.text) + len(_GAP)
    own = entry.document.number
    for citation in find_citations(_GAP.join(block.text for block in blocks), known):
        if citation.kind == "own_number":
            continue
        at = bisect_right(starts, citation.span[0]) - 1
        start, end = citation.span[0] - starts[at], citation.span[1] - starts[at]
        if end > len(blocks[at].text):
            continue
        same = own is not None and (citation.prefix, citation.year, citation.sequence) == (
            own.agency_code,
            own.year,
            own.sequence,
        )
        if not same:
            yield Cited(entry.key, blocks[at].anchor, start, end, citation, sentence_at(blocks[at].text, start, end))


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a citation, cut with … where it is long."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    first = before[-1] if before else 0
    after = _SENTENCE_END.search(text, end)
    last = after.end() if after else len(text)
    if last - first <= _LONGEST_SENTENCE:
        return text[first:last].strip()
    room = max((_LONGEST_SENTENCE - (end - start)) // 2, 0)
    left, right = max(first, start - room), min(last, end + room)
    return ("…" if left > first else "") + text[left:right].strip() + ("…" if right < last else "")


def resolve_all(archive: Archive, cited: Iterable[Cited]) -> list[tuple[Cited, Target]]:
    """What each citation refers to."""
    resolver = Resolver(archive)
    return [(item, resolver.resolve(item.citation, citing=archive.by_key[item.entry])) for item in cited]
