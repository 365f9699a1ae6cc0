"""Citations of a whole archive: found in each document's text with their sentences, then resolved against all others.

Finding depends on an issue and the authorities alone, so it is kept; what a citation refers to is kept too, until a
name that it looks for appears or goes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from sys import intern
from typing import NamedTuple
from zlib import crc32

from ..model.archive import Archive, Entry
from ..model.listed import ListedEntry
from ..model.table import ABOVE, LEFT
from ..model.text import comparable
from .citation import Citation, Known
from .find import find_citations
from .resolve import Lookup, Resolver, lookup_of, names_of

_SENTENCE_END = re.compile(r"[。；！？\n]")
_LONGEST_SENTENCE = 120
_CITING = ("paragraph", "item", "lines")
_GAP = "\n\n"
# Most rows of most tables hold none of these, and no citation is without one.
_MAY_CITE = re.compile(r"[号號》]|[〔［\[【﹝（(][ ]?\d{2,4}[ ]?[〕］\]】﹞）)]|[A-Z]/?[A-Z]?[ ]?\d{3}")


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


class Meant(NamedTuple):
    """What a citation means, as lists of instruments name it. Two mean the same if their `identity` is the same: the
    same document, instrument, number, or title. `numbered` if the citation gives a number, which says more than a
    title; `kind` and `prefix` are those of the citation."""

    identity: str
    name: str
    kind: str
    prefix: str
    numbered: bool


class Reference(NamedTuple):
    """A citation as the whole archive knows it: the citing entry, which of its issue's citations it is, the `anchor`
    where it stands, a digest of its sentence; what it means, and what that is here: the key of an entry (`to`), or a
    place in `Archive.instruments` (-1: none). `ambiguous` if several documents fit and nothing decides."""

    entry: str
    place: int
    anchor: str
    mark: int
    meant: Meant
    to: str = ""
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


def name_keys(entry: ListedEntry) -> bytes:
    """Keys under which citations find the document, for `keys_in`."""
    names = names_of(entry)
    return _packed(Lookup(names.number, names.exact, names.loose))


def sought_keys(cited: Iterable[Cited]) -> bytes:
    """Keys that these citations look for, for `keys_in`."""
    return _packed(*(item.lookup for item in cited))


def _packed(*lookups: Lookup) -> bytes:
    """Checksums of the keys, each once. Two keys may share one: whoever finds one looks at the names themselves."""
    texts = {text for lookup in lookups for text in (*lookup.exact, *lookup.loose)}
    texts |= {f"{lookup.number}" for lookup in lookups if lookup.number}
    return array("I", sorted({crc32(text.encode("utf-8", "surrogatepass")) for text in texts})).tobytes()


def keys_in(packed: bytes) -> memoryview[int]:
    """The keys as numbers."""
    return memoryview(packed).cast("I")


def references_of(archive: Archive, resolver: Resolver, cited: Sequence[Cited]) -> tuple[Reference, ...]:
    """What the citations of one issue refer to."""
    places = {id(instrument): place for place, instrument in enumerate(archive.instruments)}
    found = []
    for place, item in enumerate(cited):
        target = resolver.resolve(item.citation, citing=archive.by_key[item.entry], lookup=item.lookup)
        to = target.entry.key if target.entry is not None else ""
        instrument = places[id(target.instrument)] if target.instrument is not None else -1
        mark = int.from_bytes(blake2b(item.sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        meant = _meant(item, to, instrument)
        found.append(
            Reference(item.entry, place, item.anchor, mark, meant, to, instrument, target.state == "ambiguous")
        )
    return tuple(found)


def share(found: Iterable[Reference], archive: Archive, meanings: dict[Meant, Meant]) -> tuple[Reference, ...]:
    """The same references, holding the archive's own keys, and each meaning once: they come from many processes."""
    return tuple(
        item._replace(
            entry=archive.by_key[item.entry].key,
            anchor=intern(item.anchor),
            meant=meanings.setdefault(item.meant, item.meant),
            to=archive.by_key[item.to].key if item.to else "",
        )
        for item in found
    )


def _meant(cited: Cited, to: str, instrument: int) -> Meant:
    citation = cited.citation
    if to:
        identity = f"e{to}"
    elif instrument >= 0:
        identity = f"i{instrument}"
    elif cited.lookup.number is not None:
        identity = f"n{cited.lookup.number}"
    else:
        identity = f"t{comparable(citation.title or citation.text)}"
    return Meant(identity, name_of(citation), citation.kind, citation.prefix, citation.sequence is not None)


def name_of(citation: Citation) -> str:
    """How lists name what is cited and not held."""
    title, text = citation.title, citation.text
    return text if "《" in text or not title else f"《{title}》"
