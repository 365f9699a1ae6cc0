"""Find places and persons by their names in authorities, longest first, and units in declared columns of tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..model.archive import Entry
from ..model.body import Block
from ..model.issue import Table
from ..model.table import Grid
from ..model.terms import Term

_SNIPPET = 60
# A paragraph or a table row: anchor, text, and of a row its cells with merged cells filled in, and its table.
_Passage = tuple[str, str, tuple[str, ...], Table | None]
# 发展和改革局主办 行政审批局、司法局协办: the part that a unit takes is no part of its name.
_UNIT_BREAKS = re.compile(r"[\s、，,；;]+")
_UNIT_PART = re.compile(r"(?:[（(]?(?:共同)?(?:主办|协办|牵头|配合|负责)[）)]?)$|^(?:主办|协办|牵头|配合)[：:]")


class Mention(NamedTuple):
    """`kind` is `place`, `person` or `unit`; `name` the slug of the first two or the unit's name; `entry` the entry's
    key; `anchor` the paragraph or row (`title` for a signature); `text` its beginning, for lists."""

    kind: str
    name: str
    entry: str
    anchor: str
    text: str


class Named(NamedTuple):
    """A place, unit or person, as in `Mention`: in how many passages (`times`) the document `entry` names it."""

    kind: str
    name: str
    entry: str
    times: int


def mentions(entries: Iterable[Entry], places: Sequence[Term], persons: Sequence[Term] = ()) -> tuple[Mention, ...]:
    """Every mention, in the order of the texts; a name counts once in a paragraph or row."""
    kinds = (("place", *_pattern(tuple(places))), ("person", *_pattern(tuple(persons))))
    return tuple(mention for entry in entries for mention in _of_entry(entry, kinds))


def _of_entry(entry: Entry, kinds: Sequence[tuple[str, re.Pattern[str] | None, dict[str, str]]]) -> Iterator[Mention]:
    tables = {table.file: table for table in entry.document.tables}
    key = entry.key
    for kind, find, slugs in kinds:
        if kind == "person" and find is not None:
            for signatory in entry.document.signatories:
                for slug in dict.fromkeys(slugs[name] for name in find.findall(signatory)):
                    yield Mention(kind, slug, key, "title", signatory)
    passages = _passages(entry.blocks, entry.grids, tables)
    named = [(kind, _named(find, slugs, passages)) for kind, find, slugs in kinds if find is not None]
    for number, (anchor, text, row, table) in enumerate(passages):
        for kind, found in named:
            for slug in found.get(number, ()):
                yield Mention(kind, slug, key, anchor, text[:_SNIPPET])
        if table is not None and table.unit_column:
            for unit in units(row[table.unit_column - 1]):
                yield Mention("unit", unit, key, anchor, text[:_SNIPPET])


def _named(find: re.Pattern[str], slugs: dict[str, str], passages: Sequence[_Passage]) -> dict[int, dict[str, None]]:
    """Number of a passage -> slugs of what it names. All are searched as one text, parted by what no name holds."""
    texts = [text for _, text, _, _ in passages]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found: dict[int, dict[str, None]] = {}
    for name in find.finditer("\0".join(texts)):
        found.setdefault(bisect_right(starts, name.start()) - 1, {})[slugs[name.group()]] = None
    return found


# The same few units do most of the tasks of a table.
@lru_cache(maxsize=4096)
def units(cell: str) -> tuple[str, ...]:
    """Names of the units in a cell."""
    found = (_UNIT_PART.sub("", part) for part in _UNIT_BREAKS.split(cell))
    return tuple(dict.fromkeys(name for name in found if name))


@lru_cache(maxsize=4)
def _pattern(places: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    slugs = {name: term.slug for term in reversed(places) for name in term.names}
    names = sorted(slugs, key=lambda name: (-len(name), name))
    # By their first characters: hundreds of names are then told apart sooner.
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    parts = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()]
    return re.compile("|".join(parts)) if names else None, slugs


def _passages(blocks: Iterable[Block], grids: dict[str, Grid], tables: dict[str, Table]) -> list[_Passage]:
    found: list[_Passage] = []
    for block in blocks:
        grid = grids.get(block.file) if block.kind == "table" else None
        if grid is None:
            found.append((block.anchor, block.text, (), None))
            continue
        table = tables.get(block.file) or Table(file=block.file)
        for number, cells in enumerate(grid.filled()[table.header_rows :], 1):
            found.append((f"{block.anchor}-r{number}", " ".join(filter(None, cells)), cells, table))
    return found
