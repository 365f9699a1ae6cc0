"""What the finder gives: one `Citation` for each place where a text cites a document, and what the finder may know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.text import comparable

Kind = Literal[
    "document_number", "order", "announcement", "own_number", "law_title", "standard", "court_case", "gazette_issue"
]
Span = tuple[int, int]


class Citation(NamedTuple):
    """One citation. `text` is exactly what stands at `span` of the text searched.

    `prefix` is the agency code (样政发), the issuer with 令, 公告 or 通告 (财政部令), or the code of a standard (GB/T);
    `sequence` is a whole number, or text where a standard's number has parts (20001.1). `title` is printed without its
    outer marks, line breaks dropped. `title_span` and `number_span` are the parts of `span` that hold the title (with
    its marks) and the number; a second number of one title has its own citation within the first one's span.
    `issuer` is the office named right before a title, `article` what of the document is meant (第三条第二款),
    `short_name` the name that the text gives the document from here on (以下简称), and `bound` is true where such
    a short name stands for the document; its parts are then those of the citation that gave the name.
    `page` is the page of a gazette issue.
    """

    span: Span
    text: str
    kind: Kind
    prefix: str = ""
    year: int | None = None
    sequence: int | str | None = None
    title: str = ""
    issuer: str = ""
    article: str = ""
    short_name: str = ""
    bound: bool = False
    page: int | None = None
    title_span: Span | None = None
    number_span: Span | None = None

    def as_json(self) -> dict[str, Any]:
        """`{span, text, kind, prefix, year, sequence, title}`; what is not there is null."""
        return {
            "span": list(self.span),
            "text": self.text,
            "kind": self.kind,
            "prefix": self.prefix or None,
            "year": self.year,
            "sequence": self.sequence,
            "title": self.title or None,
        }


@dataclass(frozen=True)
class Known:
    """What an archive knows: agency codes, names of offices, titles in comparable form, the name of its gazette."""

    codes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    titles: frozenset[str] = field(default=frozenset(), repr=False)
    gazette: str = ""

    @classmethod
    def of(cls, archive: Archive, gazette: str = "") -> Known:
        """From offices.yml, instruments.yml and the documents of `archive`; `gazette` is the gazette's own name."""
        codes = set(archive.series)
        titles: set[str] = set()
        for instrument in archive.instruments:
            number = DocumentNumber.parse(instrument.number) if instrument.number else None
            if number is not None and number.form == "standard" and number.agency_code:
                codes.add(number.agency_code)
            titles.add(comparable(instrument.title))
        for entry in archive.entries:
            titles.add(comparable(entry.document.title))
            if entry.document.instrument:
                titles.add(comparable(entry.document.instrument))
        names = {name for office in archive.offices for name in office.names}
        return cls(frozenset(codes), frozenset(names), frozenset(titles), gazette)
