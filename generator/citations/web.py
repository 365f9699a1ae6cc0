"""Citations of a whole archive: found in each document's text with their sentences, then resolved against all others.

Finding depends on an issue and the authorities alone, so it is kept with the facts of the issue; what a citation was
resolved to is kept too, until a name that it looks for appears or goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.archive import Archive, Entry
from ..model.table import ABOVE, LEFT
from .citation import Citation, Known
from .find import find_citations
from .resolve import Lookup, Names, NumberKey, Resolver, lookup_of

_SENTENCE_END = re.compile(r"[。；！？\n]")
_LONGEST_SENTENCE = 120
_CITING = ("paragraph", "item", "lines")
_GAP = "\n\n"
# Most rows of most tables hold none of these, and no citation is without one.
_MAY_CITE = re.compile(r"[号號》]|[〔［\[【﹝（(][ ]?\d{2,4}[ ]?[〕］\]】﹞）)]|[A-Z]/?[A-Z]?[ ]?\d{3}")

Key = str | NumberKey


class Cited(NamedTuple):
    """A citation where it stands: `start` and `end` count characters of the text of the block at `anchor`, or of the
    row of a table with its cells parted by tabs."""

    entry: str
    anchor: str
    start: int
    end: int
    citation: Citation
    lookup: Lookup
    sentence: str


class Resolved(NamedTuple):
    """What a citation refers to: the key of an entry, or a place in `Archive.instruments` (-1: none).

    `ambiguous` is true where several documents fit and nothing decides.
    """

    entry: str = ""
    instrument: int = -1
    ambiguous: bool = False


def cited_in(entries: Iterable[Entry], known: Known) -> tuple[Cited, ...]:
    """Citations in the paragraphs of these documents in reading order, then those in tables; not of own numbers."""
    return tuple(cited for entry in entries for found in (_of_entry, _of_tables) for cited in found(entry, known))


def _of_entry(entry: Entry, known: Known) -> Iterator[Cited]:
    """The text is searched as a whole, since a short name (以下简称) holds from one paragraph to the next."""
    blocks = [block for block in entry.blocks if block.kind in _CITING]
    starts: list[int] = []
    position = 0
    for block in blocks:
        starts.append(position)
        position += len(block.text) + len(_GAP)
    own, key = entry.document.number, entry.key
    for citation in find_citations(_GAP.join(block.text for block in blocks), known):
        if citation.kind == "own_number":
            continue
        at = bisect_right(starts, citation.span[0]) - 1
        start, end = citation.span[0] - starts[at], citation.span[1] - starts[at]
        text = blocks[at].text
        if end > len(text):
            continue
        number = citation.prefix, citation.year, citation.sequence
        if own is None or number != (own.agency_code, own.year, own.sequence):
            sentence = sentence_at(text, start, end)
            yield Cited(key, blocks[at].anchor, start, end, citation, lookup_of(citation), sentence)


def _of_tables(entry: Entry, known: Known) -> Iterator[Cited]:
    """Numbers and titles in cells: approvals beside parcels of land, the basis of a task. A merged cell counts once."""
    own, key = entry.document.number, entry.key
    headers = {table.file: table.header_rows for table in entry.document.tables}
    for block in entry.blocks:
        grid = entry.grids.get(block.file) if block.kind == "table" else None
        for number, cells in enumerate(grid.rows[headers.get(block.file, 1) :] if grid else (), 1):
            if not _MAY_CITE.search("\t".join(cells)):
                continue
            place = 0
            for cell in cells:
                for citation in find_citations(cell, known) if _MAY_CITE.search(cell) else ():
                    if citation.kind == "own_number":  # at the beginning of a cell is not at the head of a document
                        citation = citation._replace(kind="document_number")
                    parts = citation.prefix, citation.year, citation.sequence
                    if own is None or parts != (own.agency_code, own.year, own.sequence):
                        start, end = citation.span
                        sentence = " ".join(text for text in cells if text and text not in (ABOVE, LEFT))
                        sentence = sentence if len(sentence) <= _LONGEST_SENTENCE else sentence_at(cell, start, end)
                        anchor, low = f"{block.anchor}-r{number}", place + start
                        yield Cited(key, anchor, low, place + end, citation, lookup_of(citation), sentence)
                place += len(cell) + 1


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


def keys_of(names: Iterable[tuple[Names, str]]) -> set[tuple[Key, str, str]]:
    """Every key under which documents are found, with its document and its date, which decides between namesakes."""
    return {
        (key, own.entry, date)
        for own, date in names
        for key in (*own.exact, *own.loose, *((own.number,) if own.number else ()))
    }


def looks_for(cited: Iterable[Cited], keys: Collection[Key]) -> bool:
    """Whether any of these citations looks for one of `keys`."""
    return any(
        item.lookup.number in keys
        or any(key in keys for key in item.lookup.exact)
        or any(key in keys for key in item.lookup.loose)
        for item in cited
    )


def resolve_cited(archive: Archive, resolver: Resolver, cited: Sequence[Cited]) -> tuple[Resolved, ...]:
    """What each citation refers to."""
    places = {id(instrument): place for place, instrument in enumerate(archive.instruments)}
    found = []
    for item in cited:
        target = resolver.resolve(item.citation, citing=archive.by_key[item.entry], lookup=item.lookup)
        if target.entry is not None:
            found.append(Resolved(entry=target.entry.key))
        elif target.instrument is not None:
            found.append(Resolved(instrument=places[id(target.instrument)]))
        else:
            found.append(Resolved(ambiguous=target.state == "ambiguous"))
    return tuple(found)
