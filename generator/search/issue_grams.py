"""The grams of one issue, kept beside the site in the cache until segments are made of them.

Losing the file costs time, never correctness: it holds a digest of itself and of what it was made from.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .grams import OFTEN, PARTS, counts_of, part_of, title_grams, title_token, wide_grams
from .keys import number_key, number_token, title_key
from .normalise import normalise, normalise_blocks
from .units import Piece

_WITHOUT_REFERENCES = 2
_FIRST = PARTS - 1


@dataclass
class Part:
    """One of the `PARTS` of an issue's grams; units and documents are counted within the issue.

    `codes` are pairs of `unit * 2 + often` and the grams of that value as an array of 32-bit numbers (`gram_of`),
    `longer` such pairs with 64-bit numbers; `wide` maps grams that are no such numbers to such values, ascending;
    `titles` maps a gram to ascending documents.
    """

    codes: list[tuple[int, bytes]] = field(default_factory=list)
    longer: list[tuple[int, bytes]] = field(default_factory=list)
    wide: dict[str, list[int]] = field(default_factory=dict)
    titles: dict[str, list[int]] = field(default_factory=dict)


def grams_of(documents: Sequence[tuple[str, str, Sequence[Sequence[Piece]]]]) -> list[Part]:
    """Grams of an issue's documents, each its title, its number and its units."""
    parts = [Part() for _ in range(PARTS)]
    unit = 0
    for position, (title, number, units) in enumerate(documents):
        for gram in _title_grams(title, number):
            parts[part_of(gram)].titles.setdefault(gram, []).append(position)
        for pieces in units:
            text = normalise_blocks(piece.text for piece in pieces)
            _add_unit(parts, unit, text)
            unit += 2
    return parts


def _add_unit(parts: Sequence[Part], value: int, text: str) -> None:
    """Add the grams of one unit, `value` being twice its number."""
    counts, longer = counts_of(text)
    for n, codes in enumerate(_split(counts)):
        if codes:
            parts[n & _FIRST].codes.append((value + n // PARTS, array("I", codes).tobytes()))
    for n, codes in enumerate(_split(longer)):
        if codes:
            parts[n & _FIRST].longer.append((value + n // PARTS, array("Q", codes).tobytes()))
    for gram, count in wide_grams(text).items():
        parts[part_of(gram)].wide.setdefault(gram, []).append(value + (count >= OFTEN))


def _split(counts: Mapping[int, int]) -> list[list[int]]:
    """Grams of each part that occur seldom, then those of each part that occur often."""
    lists: list[list[int]] = [[] for _ in range(2 * PARTS)]
    adders = [one.append for one in lists]
    for code, count in counts.items():
        adders[code & _FIRST if count < OFTEN else code & _FIRST | PARTS](code)
    return lists


def _title_grams(title: str, number: str) -> Iterator[str]:
    key = number_key(number)
    yield from title_grams("\n".join((normalise(title), normalise(number), key)))
    if key:
        yield number_token(key)
    if whole := title_key(title):
        yield title_token(whole)


def write_grams(path: Path, key: str, parts: Sequence[Part]) -> None:
    """Keep an issue's parts under `key`, a digest of what they were made from. An unwritable folder is no error."""
    blobs = [marshal.dumps((part.codes, part.longer, part.wide, part.titles), _WITHOUT_REFERENCES) for part in parts]
    digests = b"".join(hashlib.blake2b(blob, digest_size=16).digest() for blob in blobs)
    sizes = array("I", map(len, blobs)).tobytes()
    partial = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_head(key) + sizes + digests + b"".join(blobs))
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)


def read_grams(path: Path, key: str, wanted: range) -> list[Part] | None:
    """Some parts of an issue's grams, one after the other; None if the file is not there, damaged, or of another
    content."""
    head = _head(key)
    try:
        with path.open("rb") as file:
            start = file.read(len(head) + PARTS * 20)
            if len(start) != len(head) + PARTS * 20 or start[: len(head)] != head:
                return None
            sizes = array("I", start[len(head) : len(head) + PARTS * 4])
            file.seek(sum(sizes[: wanted.start]), 1)
            blobs = [file.read(sizes[part]) for part in wanted]
    except OSError:
        return None
    for part, blob in zip(wanted, blobs, strict=True):
        at = len(head) + PARTS * 4 + part * 16
        if hashlib.blake2b(blob, digest_size=16).digest() != start[at : at + 16]:
            return None
    return [Part(*marshal.loads(blob)) for blob in blobs]


def _head(key: str) -> bytes:
    """marshal and arrays differ between versions and machines."""
    mark = f"{key} {sys.version} {sys.byteorder}"
    return hashlib.blake2b(mark.encode(), digest_size=32).digest()
