"""Citations on pages: links in the text, 引用 and 被引用 with their sentences, and what is cited but not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape as html

from ..citations.resolve import Target
from ..citations.web import Cited
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


def with_citations(
    archive: Archive, around: dict[str, Surroundings], resolved: Sequence[tuple[Cited, Target]]
) -> dict[str, Surroundings]:
    """`around` with the links and the rows of citations added."""
    links: dict[str, dict[str, list[Link]]] = {}
    outgoing: dict[str, dict[str, Related]] = {}
    incoming: dict[str, dict[str, Related]] = {}
    for cited, target in resolved:
        if target.entry is not None and target.entry.key == cited.entry:
            continue
        row = _row(archive, cited, target)
        outgoing.setdefault(cited.entry, {}).setdefault(row.address + row.name, row)
        if row.address:
            href = archive.addresses[cited.entry].count("/") * "../" + row.address
            link = Link(cited.start, cited.end, href, row.title)
            links.setdefault(cited.entry, {}).setdefault(cited.anchor, []).append(link)
        if target.entry is not None:
            source = _source(archive, cited)
            incoming.setdefault(target.entry.key, {}).setdefault(cited.entry, source)
    found = dict(around)
    for key in {*outgoing, *incoming}:
        base = found.get(key, NOTHING)
        rows = (*base.related, *_limited(outgoing.get(key, {})), *_limited(incoming.get(key, {})))
        found[key] = replace(base, links=links.get(key, {}), related=rows)
    return found


def _limited(rows: dict[str, Related]) -> Iterator[Related]:
    """Held documents first, each once; a long list ends after so many."""
    ordered = sorted(rows.values(), key=lambda row: not row.address)
    yield from ordered[:_ROWS]


def _row(archive: Archive, cited: Cited, target: Target) -> Related:
    citation = cited.citation
    if target.entry is not None:
        document = target.entry.document
        name = document.document_number or document.title
        title = document.title if document.document_number else ""
        return Related("cites", archive.addresses[target.entry.key], name, title, sentence=cited.sentence)
    outside = target.instrument.address if target.instrument is not None else ""
    return Related("cites", "", _name(citation.title, citation.text), sentence=cited.sentence, outside=outside)


def _source(archive: Archive, cited: Cited) -> Related:
    document = archive.by_key[cited.entry].document
    address = f"{archive.addresses[cited.entry]}#{cited.anchor}"
    name = document.document_number or document.title
    title = document.title if document.document_number else ""
    return Related("cites.by", address, name, title, sentence=cited.sentence)


def _name(title: str, text: str) -> str:
    return text if "《" in text or not title else f"《{title}》"


@dataclass(frozen=True)
class Lacking:
    """Something cited and not held: how it is cited, its official address if an editor gave one, and where."""

    name: str
    outside: str
    places: tuple[Cited, ...]


def lacking(resolved: Iterable[tuple[Cited, Target]]) -> list[Lacking]:
    """What is cited and not held, most cited first."""
    found: dict[str, list[tuple[Cited, Target]]] = {}
    for cited, target in resolved:
        if target.entry is None and target.state != "ambiguous":
            found.setdefault(_identity(cited, target), []).append((cited, target))
    rows = [_lacking(items) for items in found.values()]
    return sorted(rows, key=lambda row: (-len(row.places), row.name))


def _identity(cited: Cited, target: Target) -> str:
    """Two citations mean the same if they mean the same instrument, number, or title."""
    citation = cited.citation
    if target.instrument is not None:
        return f"i{target.instrument.number}{comparable(target.instrument.title)}"
    if citation.sequence is not None:
        return f"n{comparable(citation.prefix)}|{citation.year}|{citation.sequence}"
    return f"t{comparable(citation.title)}"


def _lacking(items: Sequence[tuple[Cited, Target]]) -> Lacking:
    cited, target = items[0]
    name, outside = _name(cited.citation.title, cited.citation.text), ""
    if target.instrument is not None:
        number = f"（{target.instrument.number}）" if target.instrument.number else ""
        name, outside = f"《{target.instrument.title}》{number}", target.instrument.address
    return Lacking(name, outside, tuple(item for item, _ in items))


def not_held_pages(site: Site, resolved: Sequence[tuple[Cited, Target]]) -> Iterator[Page]:
    """cited-not-held.html in every language."""
    rows = lacking(resolved)
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
