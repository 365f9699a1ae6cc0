"""The index as files: reads what it is asked for, once, and remembers what could not be read."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from .codec import DamagedError, decode_postings, decode_shard, unbundle, unscript
from .grams import bucket_of, part_of
from .normalise import normalise_block
from .segment import ROWS, shard_name
from .units import BUNDLE, Piece


class Row(NamedTuple):
    """A document as a list shows it."""

    address: str
    title: str
    number: str
    offices: str
    date: str
    status: str


class Index:
    """The index below `site/search`. `damaged` lists files that are missing or cannot be read: the rest still answers.

    Raises DamagedError at the start if there is no head.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.damaged: list[str] = []
        head = self._json("search/head")
        if head is None:
            raise DamagedError("search/head")
        self.segments = [Segment(self, value) for value in head["segments"]]
        self.offices: list[list[str]] = head["offices"]
        for number, segment in enumerate(self.segments):
            segment.base = sum(before.documents for before in self.segments[:number])

    def payload(self, name: str) -> bytes | None:
        """The bytes of one file; None if it is not there or damaged."""
        try:
            return unscript(name, (self.site / f"{name}.js").read_bytes())
        except (OSError, DamagedError):
            self.note(name)
            return None

    def piece(self, name: str, number: int) -> Any:
        """One value of a bundle; None if it is not there or damaged."""
        try:
            return unbundle(name, (self.site / f"{name}.js").read_bytes(), number)
        except (OSError, DamagedError):
            return self.note(name)

    def _json(self, name: str) -> Any:
        data = self.payload(name)
        try:
            return None if data is None else json.loads(data)
        except ValueError:
            return self.note(name)

    def note(self, name: str) -> None:
        """Remember a file that could not be read."""
        if name not in self.damaged:
            self.damaged.append(name)


class Segment:
    """One segment of an index. Documents and units are counted within it."""

    def __init__(self, index: Index, value: dict[str, Any]) -> None:
        self._index = index
        self._folder = f"search/{value['name']}"
        self._bits: list[int] = value["bits"]
        self.documents: int = value["documents"]
        self.base = 0
        self._columns: dict[str, Any] = {}
        self._grams: dict[str, tuple[list[int], list[int]]] = {}
        self._rows: dict[int, list[Row]] = {}
        self._texts: dict[int, list[tuple[Piece, str]]] = {}

    def column(self, name: str) -> Any:
        """One of the segment's columns; None if it cannot be read."""
        if name not in self._columns:
            self._columns[name] = self._index._json(f"{self._folder}/{name}")
        return self._columns[name]

    @cached_property
    def _issues(self) -> list[list[Any]]:
        """Of each issue its name, and how many units each of its documents has."""
        return self.column("units") or []

    @cached_property
    def starts(self) -> list[int]:
        """The first unit of each document."""
        return list(accumulate((count for issue in self._issues for count in issue[1:]), initial=0))[:-1]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first unit of each issue."""
        return list(accumulate((sum(issue[1:]) for issue in self._issues), initial=0))[:-1]

    @cached_property
    def dates(self) -> list[int]:
        """The date of each document as a day's number (`date.toordinal`); 0 without a date."""
        found: list[int] = []
        last = 0
        for step in self.column("dates") or ():
            last += step >> 1
            found.append(0 if step & 1 else last)
        return found

    def document_of(self, unit: int) -> int:
        """Which document a unit belongs to; -1 if that cannot be read."""
        return bisect_right(self.starts, unit) - 1

    def postings(self, gram: str) -> tuple[list[int], list[int]]:
        """Values of a gram in texts and in titles; empty lists where it is not, or where its shard cannot be read."""
        if gram not in self._grams:
            self._grams[gram] = self._load_postings(gram)
        return self._grams[gram]

    def _load_postings(self, gram: str) -> tuple[list[int], list[int]]:
        part = part_of(gram)
        bits = self._bits[part]
        name = shard_name(self._folder, part, bucket_of(gram, bits), bits)
        data = self._index.payload(name)
        try:
            entry = decode_shard(data, (gram,)).get(gram) if data is not None else None
            return (decode_postings(entry[0]), decode_postings(entry[1])) if entry else ([], [])
        except IndexError:
            self._index.note(name)
            return [], []

    def row(self, document: int) -> Row | None:
        """A document's row; None if it cannot be read."""
        number = document // ROWS
        if number not in self._rows:
            found = self._index._json(f"{self._folder}/rows-{number}")
            self._rows[number] = [Row(*row) for row in found] if isinstance(found, list) else []
        rows = self._rows[number]
        return rows[document % ROWS] if document % ROWS < len(rows) else None

    def text(self, unit: int) -> list[tuple[Piece, str]]:
        """Pieces of a unit, each with its normal form; empty if it cannot be read."""
        if unit not in self._texts:
            position = bisect_right(self._firsts, unit) - 1
            issue, number = self._issues[position][0], unit - self._firsts[position]
            found = self._index.piece(f"search/t/{issue}/{number // BUNDLE}", number % BUNDLE)
            pieces = [Piece(*piece) for piece in found] if isinstance(found, list) else []
            self._texts[unit] = [(piece, normalise_block(piece.text)) for piece in pieces]
        return self._texts[unit]
