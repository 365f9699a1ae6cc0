"""Citations on pages: links in the text, 引用 and 被引用 with their sentences, and what is cited but not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape as html

from ..citations.web import Cited, Resolved
from ..messages import message
from ..model.archive import Archive
from ..model.page import Page
from ..model.text import comparable
from .context import Site
from .head import common
from .markup import Link, root_of
from .surroundings import NOTHING, Related, Surroundings

_ROWS = 30
_PLACES = 20

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
        # Held documents first, each once; a long list ends after so many.
        cites = sorted(rows.values(), key=lambda row: not row.address)[:_ROWS]
        if not cites and not sources:
            return base
        return replace(base, links=links, related=(*base.related, *cites, *sources[:_ROWS]))

    def _row(self, cited: Cited, resolved: Resolved) -> Related:
        if resolved.entry:
            document = self.archive.by_key[resolved.entry].document
            name = document.document_number or document.title
            title = document.title if document.document_number else ""
            return Related("cites", self.archive.addresses[resolved.entry], name, title, sentence=cited.sentence)
        outside = self.archive.instruments[resolved.instrument].address if resolved.instrument >= 0 else ""
        return Related("cites", "", _name(cited), sentence=cited.sentence, outside=outside)

    def _source(self, cited: Cited) -> Related:
        document = self.archive.by_key[cited.entry].document
        address = f"{self.archive.addresses[cited.entry]}#{cited.anchor}"
        name = document.document_number or document.title
        title = document.title if document.document_number else ""
        return Related("cites.by", address, name, title, sentence=cited.sentence)


def _name(cited: Cited) -> str:
    title, text = cited.citation.title, cited.citation.text
    return text if "《" in text or not title else f"《{title}》"


@dataclass(frozen=True)
class Lacking:
    """Something cited and not held: how it is cited, its official address if an editor gave one, and where."""

    name: str
    outside: str
    places: tuple[Cited, ...]


def lacking(web: Web) -> list[Lacking]:
    """What is cited and not held, most cited first."""
    found: dict[str, list[Pair]] = {}
    for cited, resolved in web.not_held:
        found.setdefault(_identity(cited, resolved), []).append((cited, resolved))
    rows = [_lacking(web.archive, items) for items in found.values()]
    return sorted(rows, key=lambda row: (-len(row.places), row.name))


def _identity(cited: Cited, resolved: Resolved) -> str:
    """Two citations mean the same if they mean the same instrument, number, or title."""
    citation = cited.citation
    if resolved.instrument >= 0:
        return f"i{resolved.instrument}"
    if cited.lookup.number is not None:
        return f"n{cited.lookup.number}"
    return f"t{comparable(citation.title or citation.text)}"


def _lacking(archive: Archive, items: Sequence[Pair]) -> Lacking:
    cited, resolved = items[0]
    name, outside = _name(cited), ""
    if resolved.instrument >= 0:
        instrument = archive.instruments[resolved.instrument]
        name = f"《{instrument.title}》" + (f"（{instrument.number}）" if instrument.number else "")
        outside = instrument.address
    return Lacking(name, outside, tuple(item for item, _ in items))


def not_held_pages(site: Site, web: Web) -> Iterator[Page]:
    """cited-not-held.html in every language."""
    rows = lacking(web)
    for language in site.config.languages:
        prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
        yield _not_held(site, f"{prefix}cited-not-held.html", rows, language)


def _not_held(site: Site, address: str, lacking_rows: Sequence[Lacking], language: str) -> Page:
    root = root_of(address)
    rows = []
    for row in lacking_rows:
        by_entry: dict[str, Cited] = {}
        for cited in row.places:
            by_entry.setdefault(cited.entry, cited)
        places = [
            (f"{root}{site.archive.addresses[key]}#{cited.anchor}", _title(site.archive, key), html(cited.sentence))
            for key, cited in list(by_entry.items())[:_PLACES]
        ]
        times = message("pages.cited-times", language, count=len(row.places))
        rows.append({"name": html(row.name), "outside": html(row.outside), "times": times, "places": places})
    name = message("pages.cited-not-held", language)
    title = f"{name} — {site.config.short}"
    head = common(site.config, address, title, name)
    return site.page("cited-not-held", address, title, head, {"name": name, "rows": rows}, language)


def _title(archive: Archive, key: str) -> str:
    document = archive.by_key[key].document
    return html(document.document_number or document.title)
