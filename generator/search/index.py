"""What the build does for search: an issue's texts and grams, which segments to make again, their files, the head.

Everything is below `search/` of the site: `head.js`, `t/<issue>/<n>.js` (the texts of some units), `<segment>/…`,
`variants.js`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.archive import Archive, Entry
from ..model.listed import ListedEntry
from .codec import bundle, script_json
from .grams import COMMON, PARTS
from .issue_grams import Part, grams_of, read_grams, write_grams
from .layout import segment_names
from .segment import columns, rows, shards
from .units import BUNDLE, Piece, units_of
from .variants import also, variants

FORMAT = 3
_SMALL = 256
"""Documents of a segment that is made in one task; a larger one is made part by part, on all processors."""


@dataclass(frozen=True)
class IndexedIssue:
    """An issue as the index needs it: `digest` of its files, its documents (without texts), and how many units each
    has."""

    folder: str
    digest: str
    entries: tuple[ListedEntry, ...]
    units: tuple[int, ...]


@dataclass(frozen=True)
class SegmentPlan:
    """A segment's issues: `key` is a digest of all that its shards are made from, `shown` of what its rows add."""

    key: str
    shown: str
    issues: tuple[IndexedIssue, ...]

    @property
    def documents(self) -> int:
        """How many documents it has."""
        return sum(len(issue.entries) for issue in self.issues)


@dataclass(frozen=True)
class SegmentState:
    """What the last build made, under the plan's digests: `bits` that number the shards of each part, `version` a
    digest of the files' bytes."""

    key: str
    shown: str
    bits: tuple[int, ...]
    version: str
    outputs: tuple[str, ...]


def count_units(entries: Sequence[Entry]) -> tuple[int, ...]:
    """How many units each document has; `entries` hold their texts."""
    return tuple(len(units_of(entry)) for entry in entries)


def text_files(entries: Sequence[Entry]) -> dict[str, bytes]:
    """The texts of an issue's units, `BUNDLE` of them in a file: each a list of anchor, kind and text."""
    units = [unit for entry in entries for unit in units_of(entry)]
    files: dict[str, bytes] = {}
    for start in range(0, len(units), BUNDLE):
        name = f"search/t/{entries[0].issue.id}/{start // BUNDLE}"
        files[f"{name}.js"] = bundle(name, units[start : start + BUNDLE])
    return files


def keep_grams(cache: Path, folder: str, key: str, entries: Sequence[Entry]) -> tuple[int, ...]:
    """Find the grams of an issue, whose entries hold their texts, and keep them in the cache: how many units each
    document has."""
    units = [units_of(entry) for entry in entries]
    write_grams(_path(cache, folder), key, _grams(entries, units))
    return tuple(map(len, units))


def _grams(entries: Sequence[Entry], units: Iterable[Sequence[Sequence[Piece]]]) -> list[Part]:
    documents = (entry.document for entry in entries)
    return grams_of([(d.title, d.document_number, found) for d, found in zip(documents, units, strict=True)])


def _path(cache: Path, folder: str) -> Path:
    return cache / "search" / folder.rsplit("/", 1)[-1]


def plan_segments(issues: Sequence[IndexedIssue], reading: str, statuses: Mapping[str, str]) -> dict[str, SegmentPlan]:
    """Every segment by name, oldest first. `reading` is a digest of the program and the authorities."""
    grouped: dict[str, list[IndexedIssue]] = {}
    for name, issue in zip(segment_names([len(issue.entries) for issue in issues]), issues, strict=True):
        grouped.setdefault(name, []).append(issue)
    plans = {}
    for name, members in grouped.items():
        found = hashlib.blake2b(f"{FORMAT} {reading}".encode(), digest_size=20)
        for issue in members:
            found.update(f"\n{issue.folder} {issue.digest}".encode("utf-8", "surrogateescape"))
        # A document that is repealed in a later issue leaves the shards as they are.
        ended = (f"{e.key} {statuses[e.key]}\n" for issue in members for e in issue.entries if e.key in statuses)
        shown = hashlib.blake2b("".join(ended).encode(), digest_size=20).hexdigest()
        plans[name] = SegmentPlan(found.hexdigest(), shown, tuple(members))
    return plans


def tasks(name: str, plan: SegmentPlan) -> list[str]:
    """Names of the tasks that make a segment's shards: `b0/0` to `b0/15`, or `l/*` for all parts at once."""
    return [f"{name}/*"] if plan.documents < _SMALL else [f"{name}/{part}" for part in range(PARTS)]


def make_shards(
    task: str, plan: SegmentPlan, cache: Path, key_of: Mapping[str, str], again: Any
) -> tuple[dict[int, int], dict[str, bytes]]:
    """Do one task: bits of each part made, and the files. `key_of` gives the key of each issue's kept grams;
    `again(folder)` gives its entries with texts where they are not kept any more."""
    name, wanted = task.split("/")
    bits: dict[int, int] = {}
    files: dict[str, bytes] = {}
    parts = range(PARTS) if wanted == "*" else range(int(wanted), int(wanted) + 1)
    sources = list(_sources(plan, parts, cache, key_of, again))
    for n, part in enumerate(parts):
        bits[part], made = shards(f"search/{name}", part, ((*counted, found[n]) for counted, found in sources))
        files |= made
    return bits, files


def _sources(
    plan: SegmentPlan, parts: range, cache: Path, key_of: Mapping[str, str], again: Any
) -> Iterator[tuple[tuple[int, int], list[Part]]]:
    """Of each issue how many units and documents stand before it, and these parts of its grams."""
    units = documents = 0
    for issue in plan.issues:
        key = key_of[issue.folder]
        found = read_grams(_path(cache, issue.folder), key, parts)
        if found is None:
            entries = again(issue.folder)
            everything = _grams(entries, map(units_of, entries))
            write_grams(_path(cache, issue.folder), key, everything)
            found = everything[parts.start : parts.stop]
        yield (units, documents), found
        units += sum(issue.units)
        documents += len(issue.entries)


def segment_files(
    name: str, plan: SegmentPlan, archive: Archive, places: Mapping[str, Sequence[str]], statuses: Mapping[str, str]
) -> dict[str, bytes]:
    """A segment's files beside its shards: rows and columns. `places` are the names that an entry's text names."""
    entries = [entry for issue in plan.issues for entry in issue.entries]
    folder = f"search/{name}"
    found = rows(folder, archive, entries, statuses) | columns(folder, entries, places, statuses)
    issues = [[issue.entries[0].issue.id, *issue.units] for issue in plan.issues if issue.entries]
    return found | {f"{folder}/units.js": script_json(f"{folder}/units", issues)}


def places_named(archive: Archive, found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Entry key -> names of the places that its text names; `found` are pairs of entry key and a place's slug."""
    names = {term.slug: term.name for term in archive.places}
    places: dict[str, list[str]] = {}
    for key, slug in sorted(set(found)):
        if slug in names:
            places.setdefault(key, []).append(names[slug])
    return places


def filters_of(archive: Archive, places: bool, statuses: bool) -> set[str]:
    """The filters for which documents have labels."""
    documents = [entry.document for entry in archive.entries]
    found = {"place": places, "validity": statuses, "office": True, "year": True}
    found["kind"] = any(document.kind for document in documents)
    found["subject"] = any(document.subjects for document in documents)
    found["section"] = any(document.section for document in documents)
    return {name for name, there in found.items() if there}


def version_of(made: Mapping[str, str]) -> str:
    """Digest of a segment's files, given their SHA-256: a browser's cache never mixes two generations."""
    lines = "".join(f"{address} {made[address]}\n" for address in sorted(made))
    return hashlib.blake2b(lines.encode(), digest_size=4).hexdigest()


def whole_files(
    archive: Archive, documents: Mapping[str, int], states: Mapping[str, SegmentState], filters: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """What search begins with, and the table of traditional characters; `documents` counts those of each segment,
    `filters` are those for which documents have labels."""
    segments = [
        {
            "name": name,
            "version": states[name].version,
            "documents": count,
            "bits": states[name].bits,
        }
        for name, count in documents.items()
    ]
    offices = [[office.slug, *office.names] for office in archive.offices]
    value = {
        "format": FORMAT,
        "segments": segments,
        "offices": offices,
        "common": COMMON,
        "filters": sorted(filters),
        "also": also(),
    }
    yield "search/head.js", script_json("search/head", value)
    table = sorted(variants().items())
    pair = ["".join(old for old, _ in table), "".join(new for _, new in table)]
    yield "search/variants.js", script_json("search/variants", pair)
