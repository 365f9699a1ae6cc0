"""Citations on pages: links in the text, 引用 and 被引用 with their sentences, and what is cited but not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape as html

from ..citations.web import Cited, Resolved
from ..messages import message
from ..model.archive import Archive
from ..model.page import Page, PlannedPage
from ..model.text import comparable
from .context import Site
from .head import common
from .markup import Link, root_of
from .surroundings import NOTHING, Related, Surroundings

ON_A_PAGE = 100
_ROWS = 60
_PLACES = 10

Pair = tuple[Cited, Resolved]


class Web:
    """Who cites whom in an archive, in both directions; a document that cites itself is left out."""

    def __init__(self, archive: Archive, pairs: Iterable[Pair]) -> None:
        self.archive = archive
        self.outgoing: dict[str, list[Pair]] = {}
        self.incoming: dict[str, dict[str, Cited]] = {}
        self.not_held: list[Pair] = []
        for cited, resolved in pairs:
            if resolved.entry == cited.entry:
                continue
            self.outgoing.setdefault(cited.entry, []).append((cited, resolved))
            if resolved.entry:
                self.incoming.setdefault(resolved.entry, {}).setdefault(cited.entry, cited)
            elif not resolved.ambiguous:
                self.not_held.append((cited, resolved))

    def says(self, key: str) -> str:
        """Everything that the page of entry `key` shows of citations and that is not in its own text."""
        parts = []
        for _, resolved in self.outgoing.get(key, ()):
            if resolved.entry:
                document = self.archive.by_key[resolved.entry].document
                parts += [self.archive.addresses[resolved.entry], document.document_number, document.title]
            else:
                parts.append(str(resolved.instrument))
        for source, cited in self.incoming.get(key, {}).items():
            document = self.archive.by_key[source].document
            address = self.archive.addresses[source]
            parts += [address, cited.anchor, document.document_number, document.title, cited.sentence]
        return "\n".join(parts)

    def around(self, key: str, base: Surroundings = NOTHING) -> Surroundings:
        """`base` with the links and the rows of citations added."""
        archive = self.archive
        links: dict[str, list[Link]] = {}
        rows: dict[str, Related] = {}
        for cited, resolved in self.outgoing.get(key, ()):
            row = self._row(cited, resolved)
            rows.setdefault(row.address + row.name, row)
            if row.address:
                href = root_of(archive.addresses[key]) + row.address
                links.setdefault(cited.anchor, []).append(Link(cited.start, cited.end, href, row.title))
        sources = [self._source(cited) for cited in self.incoming.get(key, {}).values()]
        # Held documents first, each once; a long list ends after so many and says how many there are.
        cites = sorted(rows.values(), key=lambda row: not row.address)
        if not cites and not sources:
            return base
        more = {kind: len(found) - _ROWS for kind, found in (("cites", cites), ("cites.by", sources))}
        return replace(base, links=links, related=(*base.related, *cites[:_ROWS], *sources[:_ROWS]), more=more)

    def _row(self, cited: Cited, resolved: Resolved) -> Related:
        if resolved.entry:
            document = self.archive.by_key[resolved.entry].document
            name = document.document_number or document.title
            title = document.title if document.document_number else ""
            return Related("cites", self.archive.addresses[resolved.entry], name, title, sentence=_quoted(cited))
        outside = self.archive.instruments[resolved.instrument].address if resolved.instrument >= 0 else ""
        return Related("cites", "", _name(cited), sentence=_quoted(cited), outside=outside)

    def _source(self, cited: Cited) -> Related:
        document = self.archive.by_key[cited.entry].document
        address = f"{self.archive.addresses[cited.entry]}#{cited.anchor}"
        name = document.document_number or document.title
        title = document.title if document.document_number else ""
        return Related("cites.by", address, name, title, sentence=cited.sentence)


def _quoted(cited: Cited) -> str:
    """The sentence that cites, on its own page. A table row is none, and stands above: it is not repeated."""
    return "" if "-r" in cited.anchor else cited.sentence


def _name(cited: Cited) -> str:
    title, text = cited.citation.title, cited.citation.text
    return text if "《" in text or not title else f"《{title}》"


@dataclass(frozen=True)
class Cites:
    """An instrument that is cited: how it is named, where it is (`address` if held, `outside` if an editor gave an
    official address), and every place that cites it. `kind` and `prefix` are those of the citations."""

    name: str
    outside: str
    places: tuple[Cited, ...]
    address: str = ""
    kind: str = ""
    prefix: str = ""


def lacking(web: Web) -> list[Cites]:
    """What is cited and not held, most cited first."""
    return sorted(_grouped(web.archive, web.not_held), key=lambda row: (-len(row.places), row.name))


def instruments_cited(web: Web) -> list[Cites]:
    """Everything that is cited, held or not, by kind, then by name."""
    pairs = (pair for found in web.outgoing.values() for pair in found if not pair[1].ambiguous)
    return sorted(_grouped(web.archive, pairs), key=lambda row: (row.kind, row.name))


def _grouped(archive: Archive, pairs: Iterable[Pair]) -> list[Cites]:
    found: dict[str, list[Pair]] = {}
    for cited, resolved in pairs:
        found.setdefault(_identity(cited, resolved), []).append((cited, resolved))
    return [_cites(archive, items) for items in found.values()]


def _identity(cited: Cited, resolved: Resolved) -> str:
    """Two citations mean the same if they mean the same document, instrument, number, or title."""
    citation = cited.citation
    if resolved.entry:
        return f"e{resolved.entry}"
    if resolved.instrument >= 0:
        return f"i{resolved.instrument}"
    if cited.lookup.number is not None:
        return f"n{cited.lookup.number}"
    return f"t{comparable(citation.title or citation.text)}"


def _cites(archive: Archive, items: Sequence[Pair]) -> Cites:
    cited, resolved = items[0]
    # A document is cited now with its number, now by title alone: the number says more.
    numbered = next((c for c, _ in items if c.citation.sequence is not None), cited).citation
    name, outside, address = _name(cited), "", ""
    if resolved.entry:
        document = archive.by_key[resolved.entry].document
        address = archive.addresses[resolved.entry]
        name = f"《{document.title}》" + (f"（{document.document_number}）" if document.document_number else "")
    elif resolved.instrument >= 0:
        instrument = archive.instruments[resolved.instrument]
        name = f"《{instrument.title}》" + (f"（{instrument.number}）" if instrument.number else "")
        outside = instrument.address
    places = tuple(item for item, _ in items)
    return Cites(name, outside, places, address, numbered.kind, numbered.prefix)


def not_held_pages(site: Site, web: Web) -> Iterator[PlannedPage]:
    """cited-not-held.html in every language with the most cited, and cited-not-held/2.html … with the others."""
    chunks = list(chunked(lacking(web), ON_A_PAGE)) or [[]]
    for number, rows in enumerate(chunks, 1):
        for language in site.config.languages if number == 1 else site.config.languages[:1]:
            prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
            address = f"{prefix}{page_address('cited-not-held', number)}"
            inputs = f"{number} {len(chunks)}\n{says(site, rows)}"
            make = partial(_not_held, site, address, rows, number, len(chunks), language)
            yield PlannedPage(address, inputs, make)


def chunked(rows: Sequence[Cites], size: int) -> Iterator[Sequence[Cites]]:
    """The rows in lots of `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def page_address(name: str, number: int) -> str:
    """`name.html` for the first page, `name/2.html` for the second."""
    return f"{name}.html" if number == 1 else f"{name}/{number}.html"


def says(site: Site, rows: Iterable[Cites]) -> str:
    """Everything that a list of these rows shows, in one text."""
    return "\n".join(
        f"{row.name} {row.outside} {row.address} {len(row.places)} {more} "
        f"{[(site.archive.addresses[c.entry], c.anchor, _title(site.archive, c.entry), c.sentence) for c in shown]}"
        for row, shown, more in map(_first_places, rows)
    )


def _first_places(row: Cites) -> tuple[Cites, Sequence[Cited], int]:
    """The row, a place in each of the first documents that cite it, and how many more documents do."""
    by_entry: dict[str, Cited] = {}
    for cited in row.places:
        by_entry.setdefault(cited.entry, cited)
    return row, list(by_entry.values())[:_PLACES], max(len(by_entry) - _PLACES, 0)


def listed(site: Site, rows: Iterable[Cites], root: str, language: str) -> list[dict[str, object]]:
    """Values of each row for a template: name, address, times, the first places with their sentences."""
    return [
        {
            "name": html(row.name),
            "href": f"{root}{html(row.address)}" if row.address else "",
            "outside": html(row.outside),
            "times": message("pages.cited-times", language, count=len(row.places)),
            "places": [
                (f"{root}{site.archive.addresses[c.entry]}#{c.anchor}", _title(site.archive, c.entry), html(c.sentence))
                for c in shown
            ],
            "more": message("pages.more-places", language, count=more) if more else "",
        }
        for row, shown, more in map(_first_places, rows)
    ]


def _not_held(site: Site, address: str, rows: Sequence[Cites], number: int, total: int, language: str) -> Page:
    root = root_of(address)
    name = message("pages.cited-not-held", language)
    values = {
        "name": name,
        "rows": listed(site, rows, root, language),
        "parts": [(root + page_address("cited-not-held", n), str(n), n == number) for n in range(1, total + 1)],
    }
    title = f"{name} — {site.config.short}"
    return site.page("cited-not-held", address, title, common(site.config, address, title, name), values, language)


def _title(archive: Archive, key: str) -> str:
    document = archive.by_key[key].document
    return html(document.document_number or document.title)
