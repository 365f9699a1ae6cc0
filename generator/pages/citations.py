"""Citations on pages: links in the text, 引用 and 被引用 with their sentences, and what is cited but not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from html import escape as html
from zlib import crc32

from ..citations.web import Cited, Reference
from ..messages import message
from ..model.archive import Archive
from ..model.page import Page, PlannedPage
from .context import Site, Whole
from .head import common
from .markup import Link, root_of
from .surroundings import Related, Surroundings

ON_A_PAGE = 100
_ROWS = 60
_PLACES = 10


class Web:
    """Who cites whom in an archive, in both directions; a document that cites itself is left out."""

    def __init__(self, site: Site, references: Iterable[Reference]) -> None:
        self.site, self.archive = site, site.archive
        self.outgoing: dict[str, list[Reference]] = {}
        self.incoming: dict[str, list[Reference]] = {}
        for reference in references:
            if reference.to == reference.entry:
                continue
            self.outgoing.setdefault(reference.entry, []).append(reference)
            if reference.to:
                found = self.incoming.setdefault(reference.to, [])
                # Those of one document stand together: its first one counts.
                if not found or found[-1].entry != reference.entry:
                    found.append(reference)

    @cached_property
    def cited(self) -> list[Cites]:
        """Everything that is cited, with all places that cite it."""
        found: dict[str, list[Reference]] = {}
        for items in self.outgoing.values():
            for reference in items:
                if not reference.ambiguous:
                    found.setdefault(reference.meant.identity, []).append(reference)
        return [_cites(self.archive, items) for items in found.values()]

    @property
    def cites_some(self) -> bool:
        """Whether anything is cited."""
        return any(not reference.ambiguous for items in self.outgoing.values() for reference in items)

    def labels(self) -> dict[str, str]:
        """How others show each document, by entry key."""
        addresses = self.archive.addresses
        return {
            entry.key: f"{addresses[entry.key]}\n{entry.document.document_number}\n{entry.document.title}"
            for entry in self.archive.entries
        }

    def says(self, key: str, labels: Mapping[str, str]) -> str:
        """Everything that the page of entry `key` shows of citations and that is not in its own text."""
        parts = [labels[item.to] if item.to else str(item.instrument) for item in self.outgoing.get(key, ())]
        for reference in self.incoming.get(key, ()):
            parts.append(f"{labels[reference.entry]}\n{reference.anchor}\n{reference.mark}")
        return "\n".join(parts)

    def around(self, issue: str, stated: Mapping[str, Surroundings]) -> dict[str, Surroundings]:
        """By entry key, of documents of one issue: what editors stated, with the links and the rows of citations."""
        own = self.site.findings(issue).citations if not self.outgoing.keys().isdisjoint(stated) else ()
        return {key: self._around(key, base, own) for key, base in stated.items()}

    def _around(self, key: str, base: Surroundings, own: Sequence[Cited]) -> Surroundings:
        archive = self.archive
        links: dict[str, list[Link]] = {}
        rows: dict[str, Related] = {}
        for reference in self.outgoing.get(key, ()):
            cited = own[reference.place]
            row = self._row(cited, reference)
            rows.setdefault(row.address + row.name, row)
            if row.address:
                href = root_of(archive.addresses[key]) + row.address
                links.setdefault(cited.anchor, []).append(Link(cited.start, cited.end, href, row.title))
        incoming = self.incoming.get(key, [])
        # Held documents first, each once; a long list ends after so many and says how many there are.
        cites = sorted(rows.values(), key=lambda row: not row.address)
        if not cites and not incoming:
            return base
        sources = map(self._source, incoming[:_ROWS])
        more = {kind: count - _ROWS for kind, count in (("cites", len(cites)), ("cites.by", len(incoming)))}
        return replace(base, links=links, related=(*base.related, *cites[:_ROWS], *sources), more=more)

    def _row(self, cited: Cited, reference: Reference) -> Related:
        if reference.to:
            document = self.archive.by_key[reference.to].document
            name = document.document_number or document.title
            title = document.title if document.document_number else ""
            return Related("cites", self.archive.addresses[reference.to], name, title, sentence=_quoted(cited))
        outside = self.archive.instruments[reference.instrument].address if reference.instrument >= 0 else ""
        return Related("cites", "", reference.meant.name, sentence=_quoted(cited), outside=outside)

    def _source(self, reference: Reference) -> Related:
        document = self.archive.by_key[reference.entry].document
        address = f"{self.archive.addresses[reference.entry]}#{reference.anchor}"
        name = document.document_number or document.title
        title = document.title if document.document_number else ""
        return Related("cites.by", address, name, title, sentence=self.site.sentence(reference))


def _quoted(cited: Cited) -> str:
    """The sentence that cites, on its own page. A table row is none, and stands above: it is not repeated."""
    return "" if "-r" in cited.anchor else cited.sentence


@dataclass(frozen=True)
class Cites:
    """An instrument that is cited: how it is named, where it is (`address` if held, `outside` if an editor gave an
    official address), and every place that cites it. `kind` and `prefix` are those of the citations."""

    name: str
    outside: str
    places: tuple[Reference, ...]
    address: str = ""
    kind: str = ""
    prefix: str = ""


def lacking(web: Web) -> list[Cites]:
    """What is cited and not held, most cited first."""
    rows = (row for row in web.cited if not row.address)
    return sorted(rows, key=lambda row: (-len(row.places), row.name))


def instruments_cited(web: Web) -> list[Cites]:
    """Everything that is cited, held or not, by kind, then by name."""
    return sorted(web.cited, key=lambda row: (row.kind, row.name))


def _cites(archive: Archive, items: Sequence[Reference]) -> Cites:
    first = items[0]
    # A document is cited now with its number, now by title alone: the number says more.
    numbered = next((item for item in items if item.meant.numbered), first).meant
    name, outside, address = first.meant.name, "", ""
    if first.to:
        document = archive.by_key[first.to].document
        address = archive.addresses[first.to]
        name = f"《{document.title}》" + (f"（{document.document_number}）" if document.document_number else "")
    elif first.instrument >= 0:
        instrument = archive.instruments[first.instrument]
        name = f"《{instrument.title}》" + (f"（{instrument.number}）" if instrument.number else "")
        outside = instrument.address
    return Cites(name, outside, tuple(items), address, numbered.kind, numbered.prefix)


def not_held_pages(whole: Whole) -> Iterator[PlannedPage]:
    """cited-not-held.html in every language with the most cited, and cited-not-held/2.html … with the others."""
    site = whole.site
    chunks = list(chunked(lacking(whole.web), ON_A_PAGE)) or [[]]
    for number, rows in enumerate(chunks, 1):
        for language in site.config.languages if number == 1 else site.config.languages[:1]:
            prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
            address = f"{prefix}{page_address('cited-not-held', number)}"
            inputs = f"{number} {len(chunks)}\n{says(site, rows)}"
            make = partial(_not_held, site, address, rows, number, len(chunks), language)
            yield PlannedPage(address, inputs, make)


def chunked(rows: Sequence[Cites], size: int) -> Iterator[Sequence[Cites]]:
    """The rows in lots of about `size`. From half of that on a lot ends where a checksum of a name says so, and not by
    counting alone: one row more does not move all the rows after it to other pages."""
    start = 0
    for end in range(1, len(rows)):
        length = end - start
        if len(rows) > size and length >= size // 2 and (length == 2 * size or _ends(rows[end - 1], size)):
            yield rows[start:end]
            start = end
    if rows:
        yield rows[start:]


def _ends(row: Cites, size: int) -> bool:
    return crc32(row.name.encode("utf-8", "surrogatepass")) % (size // 2) == 0


def page_address(name: str, number: int) -> str:
    """`name.html` for the first page, `name/2.html` for the second."""
    return f"{name}.html" if number == 1 else f"{name}/{number}.html"


def says(site: Site, rows: Iterable[Cites]) -> str:
    """Everything that a list of these rows shows, in one text."""
    return "\n".join(
        f"{row.name} {row.outside} {row.address} {len(row.places)} {more} "
        + " ".join(f"{site.marks[c.entry]} {c.anchor} {c.mark}" for c in shown)
        for row, shown, more in map(_first_places, rows)
    )


def _first_places(row: Cites) -> tuple[Cites, Sequence[Reference], int]:
    """The row, a place in each of the first documents that cite it, and how many more documents do."""
    if len(row.places) == 1:
        return row, row.places, 0
    shown: dict[str, Reference] = {}
    for reference in row.places:
        shown.setdefault(reference.entry, reference)
        if len(shown) == _PLACES:
            break
    documents = len({reference.entry for reference in row.places})
    return row, list(shown.values()), documents - len(shown)


def listed(site: Site, rows: Iterable[Cites], root: str, language: str) -> list[dict[str, object]]:
    """Values of each row for a template: name, address, times, the first places with their sentences."""
    return [
        {
            "name": html(row.name),
            "href": f"{root}{html(row.address)}" if row.address else "",
            "outside": html(row.outside),
            "times": message("pages.cited-times", language, count=len(row.places)),
            "places": [
                (
                    f"{root}{site.archive.addresses[c.entry]}#{c.anchor}",
                    _title(site.archive, c.entry),
                    html(site.sentence(c)),
                )
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
