"""One segment of the index: what its issues' grams, metadata and texts become as files.

Units and documents are counted through the segment, oldest first. Files, below `search/<segment>/`:

    <part><bucket>.js   shards of postings, part and bucket in hexadecimal
    rows-<n>.js         rows of 32 documents
    units.js            of each issue its name, and how many units each of its documents has
    dates.js office.js  … columns of the whole segment, by which results are sorted, filtered and counted
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..model.archive import Archive
from ..model.listed import ListedEntry
from .codec import Entry as Postings
from .codec import encode_postings, encode_shard, script, script_json
from .grams import bucket_of, gram_of
from .issue_grams import Part

ROWS = 32
SHARD = 6000
"""Bytes of a shard before it is compressed, on the average between half of this and this."""

Source = tuple[int, int, Part]
"""Of an issue: how many units and documents stand before it in the segment, and one part of its grams."""


def shards(folder: str, part: int, sources: Iterable[Source]) -> tuple[int, dict[str, bytes]]:
    """The shards of one part: how many bits number them, and their files. `folder` is `search/<segment>`."""
    texts, titles = _collect(sources)
    entries = {gram: (encode_postings(values), b"") for gram, values in texts.items()}
    for gram, values in titles.items():
        entries[gram] = entries[gram][0] if gram in entries else b"", encode_postings(values)
    size = sum(len(found) + len(titled) for found, titled in entries.values()) + 8 * len(entries)
    bits = max(0, (size // SHARD).bit_length())
    # A bucket without a gram has its file too: one that is not there is missing.
    buckets: list[dict[str, Postings]] = [{} for _ in range(1 << bits)]
    for gram, entry in entries.items():
        buckets[bucket_of(gram, bits)][gram] = entry
    files = {}
    for bucket, found in enumerate(buckets):
        name = shard_name(folder, part, bucket, bits)
        files[f"{name}.js"] = script(name, encode_shard(found))
    return bits, files


def _collect(sources: Iterable[Source]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Gram -> ascending values in the segment, in texts and in titles."""
    codes: defaultdict[int, list[int]] = defaultdict(list)
    wide: defaultdict[str, list[int]] = defaultdict(list)
    titles: defaultdict[str, list[int]] = defaultdict(list)
    for units, documents, part in sources:
        for kind, packed in (("I", part.codes), ("Q", part.longer)):
            for value, numbers in packed:
                whole = value + 2 * units
                for code in array(kind, numbers):
                    codes[code].append(whole)
        for gram, values in part.wide.items():
            wide[gram] += [value + 2 * units for value in values]
        for gram, positions in part.titles.items():
            titles[gram] += [2 * (position + documents) for position in positions]
    return {gram_of(code): values for code, values in codes.items()} | wide, titles


def shard_name(folder: str, part: int, bucket: int, bits: int) -> str:
    """`search/b0/a03f`: the part is one figure, the bucket as many as its bits need."""
    return f"{folder}/{part:x}{bucket:0{(bits + 3) // 4}x}" if bits else f"{folder}/{part:x}"


def rows(
    folder: str, archive: Archive, entries: Sequence[ListedEntry], statuses: Mapping[str, str]
) -> dict[str, bytes]:
    """Files with the documents' rows."""
    files: dict[str, bytes] = {}
    for start in range(0, len(entries), ROWS):
        name = f"{folder}/rows-{start // ROWS}"
        found = [_row(archive, entry, statuses) for entry in entries[start : start + ROWS]]
        files[f"{name}.js"] = script_json(name, found)
    return files


def _row(archive: Archive, entry: ListedEntry, statuses: Mapping[str, str]) -> list[Any]:
    document = entry.document
    return [
        archive.address_of(entry.issue, document),
        document.title,
        document.document_number,
        "、".join(document.issuing_offices),
        document.date_of_issue.isoformat() if document.date_of_issue else "",
        statuses.get(entry.key, ""),
    ]


def columns(
    folder: str,
    entries: Sequence[ListedEntry],
    places: Mapping[str, Sequence[str]],
    statuses: Mapping[str, str],
) -> dict[str, bytes]:
    """The segment's columns, a file each, so that a reader loads those in use: `dates` of the documents, and for
    each filter the labels that occur and which of them each document has. `places` are the names of the places that an
    entry's text names."""
    labels: dict[str, list[Sequence[str]]] = {
        "office": [entry.document.issuing_offices for entry in entries],
        "kind": [_one(entry.document.kind) for entry in entries],
        "subject": [entry.document.subjects for entry in entries],
        "place": [places.get(entry.key, ()) for entry in entries],
        "validity": [_one(statuses.get(entry.key, "")) for entry in entries],
        "section": [_one(entry.document.section) for entry in entries],
    }
    values: dict[str, Any] = {"dates": _days(entries)}
    values |= {name: _column(column) for name, column in labels.items()}
    return {f"{folder}/{name}.js": script_json(f"{folder}/{name}", value) for name, value in values.items()}


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _days(entries: Sequence[ListedEntry]) -> list[int]:
    """Days from the date of the document before (the first: from 1 January of the year 1); a document without a date
    has the one before its own, marked by half a day: no distance is odd but theirs."""
    found: list[int] = []
    last = 0
    for entry in entries:
        day = entry.document.date_of_issue
        if day is None:
            found.append(1)
            continue
        found.append((day.toordinal() - last) * 2)
        last = day.toordinal()
    return found


def _column(column: Sequence[Sequence[str]]) -> list[Any]:
    """Labels in order, and for each document the position of its label, or a list of them."""
    labels = sorted({label for values in column for label in values})
    position = {label: n for n, label in enumerate(labels)}
    cells: list[Any] = []
    for values in column:
        found = sorted({position[label] for label in values})
        cells.append(found[0] if len(found) == 1 else found or -1)
    return [labels, cells]
