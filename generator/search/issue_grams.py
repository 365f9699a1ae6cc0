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
from operator import add
from pathlib import Path
from typing import Any

from .grams import OFTEN, PARTS, count_grams, part_of
from .keys import number_key, number_token, title_key, title_token
from .normalise import normalise, normalise_block
from .units import Piece

Values = dict[str, list[int]]
"""Gram -> ascending values: `unit * 2 + often` in texts, the document's position in titles."""


@dataclass
class Part:
    """One of the `PARTS` of an issue's grams; units and documents are counted within the issue."""

    texts: Values = field(default_factory=dict)
    titles: Values = field(default_factory=dict)


def grams_of(documents: Sequence[tuple[str, str, Sequence[Sequence[Piece]]]]) -> list[Part]:
    """Grams of an issue's documents, each its title, its number and its units."""
    texts: Values = {}
    titles: Values = {}
    unit = 0
    for position, (title, number, units) in enumerate(documents):
        for gram in _title_grams(title, number):
            titles.setdefault(gram, []).append(position)
        for pieces in units:
            text = "\n".join(normalise_block(piece.text) for piece in pieces)
            for gram, count in count_grams(text).items():
                value = unit * 2 + (count >= OFTEN)
                if gram in texts:
                    texts[gram].append(value)
                else:
                    texts[gram] = [value]
            unit += 1
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


def _pack(values: Mapping[str, list[int]]) -> list[Any]:
    """Lists of strings by length and of numbers without a gap between: quick to read, small to keep."""
    packed: list[Any] = []
    tokens = [gram for gram in values if len(gram) > 2]
    packed.append(("\n".join(tokens), *_numbers([values[gram] for gram in tokens])))
    for length in (1, 2):
        single = [gram for gram, found in values.items() if len(gram) == length and len(found) == 1]
        several = [gram for gram, found in values.items() if len(gram) == length and len(found) > 1]
        packed.append(("".join(single), array("I", [values[gram][0] for gram in single]).tobytes()))
        packed.append(("".join(several), *_numbers([values[gram] for gram in several])))
    return packed


def _numbers(lists: Sequence[Sequence[int]]) -> tuple[bytes, bytes]:
    counts = array("I", map(len, lists)).tobytes()
    return counts, array("I", [value for values in lists for value in values]).tobytes()


def _unpack(packed: Sequence[Any]) -> Iterator[tuple[str, Sequence[int]]]:
    tokens, counts, values = packed[0]
    yield from _several(tokens.split("\n") if tokens else [], counts, values)
    for length, single, several in ((1, *packed[1:3]), (2, *packed[3:5])):
        grams, numbers = single
        for gram, value in zip(_cut(grams, length), array("I", numbers), strict=True):
            yield gram, (value,)
        yield from _several(_cut(several[0], length), several[1], several[2])


def _cut(text: str, length: int) -> Any:
    return text if length == 1 else map(add, text[::2], text[1::2])


def _several(grams: Any, counts: bytes, values: bytes) -> Iterator[tuple[str, Sequence[int]]]:
    numbers, at = array("I", values), 0
    for gram, count in zip(grams, array("I", counts), strict=True):
        yield gram, numbers[at : at + count]
        at += count


def write_grams(path: Path, key: str, parts: Sequence[Part]) -> None:
    """Keep an issue's parts under `key`, a digest of what they were made from. An unwritable folder is no error."""
    blobs = [marshal.dumps((_pack(part.texts), _pack(part.titles))) for part in parts]
    digests = b"".join(hashlib.blake2b(blob, digest_size=16).digest() for blob in blobs)
    sizes = array("I", map(len, blobs)).tobytes()
    partial = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_head(key) + sizes + digests + b"".join(blobs))
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)


def read_grams(
    path: Path, key: str, part: int
) -> tuple[Iterator[tuple[str, Sequence[int]]], Iterator[tuple[str, Sequence[int]]]] | None:
    """Grams in texts and in titles of one part; None if the file is not there, damaged, or of another content."""
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
    texts, titles = marshal.loads(blob)
    return _unpack(texts), _unpack(titles)


def _head(key: str) -> bytes:
    """marshal and arrays differ between versions and machines."""
    mark = f"{key} {sys.version} {sys.byteorder}"
    return hashlib.blake2b(mark.encode(), digest_size=32).digest()
