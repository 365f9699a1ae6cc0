"""What an import understood, before it becomes files."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.body import Block
from ..model.issue import Attachment, Masthead, Review
from ..model.table import Grid


class Doubt(NamedTuple):
    """Something inferred: kind, line of the source, what was chosen and what else it may be."""

    code: str
    line: int
    chosen: str
    alternative: str = ""


@dataclass
class ImportedTable:
    """A logical table. `grid` has merge marks; `part` is where it stands (`attachment:1`); `caption` says that its
    title is printed for itself, `lines` has the source line of each row of the grid (0 where there is none)."""

    title: str
    part: str
    grid: Grid
    header_rows: int = 1
    totals_rows: int = 0
    caption: bool = False
    lines: tuple[int, ...] = ()


@dataclass
class ContentsLine:
    """An entry of the contents list, as printed."""

    section: str
    title: str
    document_number: str
    page: int


@dataclass
class ImportedDocument:
    """A document as understood. A block of kind `table` has in `file` the index of its table as text. `printed_*` are
    texts that stand in the result as values; `attachment_list` is what the list after the text prints. A
    number may stand in the title; an order has the title of the text that it issues, which is printed there
    (`title_printed` False)."""

    title: str = ""
    document_number: str = ""
    issuing_offices: list[str] = field(default_factory=list)
    section: str = ""
    page: int | None = None
    addressees: str = ""
    signatories: list[str] = field(default_factory=list)
    date_of_issue: datetime.date | None = None
    disclosure: str = ""
    instrument: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    attachment_list: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[ImportedTable] = field(default_factory=list)
    line: int = 0
    printed_date: str = ""
    number_in_title: bool = False
    title_printed: bool = True


@dataclass
class Ledger:
    """Where every non-blank character of the source went. `kept` counts characters in the result, `left_out` has
    (line, reason, characters) for the rest, `added` counts characters put in the place of markup."""

    source: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)

    def difference(self) -> Counter[str]:
        """Characters of the source that are nowhere (positive) or that came from nowhere (negative); empty if whole."""
        total: Counter[str] = Counter(self.source)
        total.update(self.added)
        total.subtract(self.kept)
        total.subtract(count("".join(text for _, _, text in self.left_out)))
        return Counter({character: number for character, number in total.items() if number})


def count(text: str) -> Counter[str]:
    """Non-blank characters of a text."""
    return Counter("".join(text.split()))


@dataclass
class Imported:
    """One issue, or a single document (`contents` and masthead then empty). `printed` are texts of the masthead that
    stand in the result as values: the line of the issue, of its date, the sections of the contents list. `files` has
    (lines before it, name) of each file: line numbers count through all of them."""

    publication: str = ""
    year: int | None = None
    number: int | None = None
    overall_number: int | None = None
    date_published: datetime.date | None = None
    frequency: str = ""
    masthead: Masthead = field(default_factory=Masthead)
    contents: list[ContentsLine] = field(default_factory=list)
    documents: list[ImportedDocument] = field(default_factory=list)
    doubts: list[Review] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    printed: list[str] = field(default_factory=list)
    files: list[tuple[int, str]] = field(default_factory=list)

    def place(self, line: int) -> tuple[str, int]:
        """File and its own line number of a line of the stream; ("", 0) for line 0, which no line has."""
        offset, name = next(((o, n) for o, n in reversed(self.files) if o < line), (0, ""))
        return name, max(line - offset, 0)
