"""The grams of one issue, kept beside the site in the cache until segments are made of them.

Losing the file costs time, never correctness: it holds a digest of itself and of what it was made from.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .grams import OFTEN, PARTS, count_grams, part_of
from .keys import number_key, number_token, title_key, title_token
from .normalise import normalise, normalise_blocks
from .units import Piece

_WITHOUT_REFERENCES = 2

Values = dict[str, Any]
"""Gram -> ascending numbers, a list or bytes: `unit * 2 + often` in texts, the document's position in titles."""


@dataclass
class Part:
    """One of the `PARTS` of an issue's grams; units and documents are counted within the issue."""

    texts: Values = field(default_factory=dict)
    titles: Values = field(default_factory=dict)


def grams_of(documents: Sequence[tuple[str, str, Sequence[Sequence[Piece]]]]) -> list[Part]:
    """Grams of an issue's documents, each its title, its number and its units."""
    # A value fits into a byte nearly always; marshal writes bytes many times faster than numbers.
    count_all = sum(len(units) for *_, units in documents)
    several: Callable[[Sequence[int]], Any] = bytearray if count_all < 128 else list
    texts: Values = {}
    titles: Values = {}
    unit = 0
    for position, (title, number, units) in enumerate(documents):
        for gram in _title_grams(title, number):
            titles.setdefault(gram, []).append(position)
        for pieces in units:
            text = normalise_blocks(piece.text for piece in pieces)
            for gram, count in count_grams(text).items():
                value = unit + 1 if count >= OFTEN else unit
                if gram in texts:
                    texts[gram].append(value)
                else:
                    texts[gram] = several((value,))
            unit += 2
    parts = [Part() for _ in range(PARTS)]
    for gram, values in texts.items():
        parts[part_of(gram)].texts[gram] = values
    for gram, values in titles.items():
        parts[part_of(gram)].titles[gram] = values
    return parts


def _title_grams(title: str, number: str) -> Iterator[str]:
    key = number_key(number)
    grams = count_grams("\n".join((normalise(title), normalise(number), key)))
    yield from grams
    if key:
        yield number_token(key)
    if whole := title_key(title):
        yield title_token(whole)


def write_grams(path: Path, key: str, parts: Sequence[Part]) -> None:
    """Keep an issue's parts under `key`, a digest of what they were made from. An unwritable folder is no error."""
    blobs = [marshal.dumps((part.texts, part.titles), _WITHOUT_REFERENCES) for part in parts]
    digests = b"".join(hashlib.blake2b(blob, digest_size=16).digest() for blob in blobs)
    sizes = array("I", map(len, blobs)).tobytes()
    partial = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_head(key) + sizes + digests + b"".join(blobs))
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)


def read_grams(path: Path, key: str, part: int) -> Part | None:
    """One part of an issue's grams; None if the file is not there, damaged, or of another content."""
    head = _head(key)
    try:
        with path.open("rb") as file:
            start = file.read(len(head) + PARTS * 20)
            if len(start) != len(head) + PARTS * 20 or start[: len(head)] != head:
                return None
            sizes = array("I", start[len(head) : len(head) + PARTS * 4])
            file.seek(sum(sizes[:part]), 1)
            blob = file.read(sizes[part])
    except OSError:
        return None
    at = len(head) + PARTS * 4 + part * 16
    if hashlib.blake2b(blob, digest_size=16).digest() != start[at : at + 16]:
        return None
    return Part(*marshal.loads(blob))


def _head(key: str) -> bytes:
    """marshal and arrays differ between versions and machines."""
    mark = f"{key} {sys.version} {sys.byteorder}"
    return hashlib.blake2b(mark.encode(), digest_size=32).digest()
