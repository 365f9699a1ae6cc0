"""Indexes of places, units and persons: the documents, and the very paragraphs and table rows, that name them.

A topic that few documents name has one page; another shows the newest years and links to a page for each year, so that
one new issue touches few pages and none grows without end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape as html

from ..mentions import Mention
from ..messages import message
from ..model.page import Page, PlannedPage, planned
from ..model.terms import Term
from .context import Site
from .head import common
from .indexes import NEAR
from .markup import root_of
from .rows import printed_date

_ROWS_SHOWN = 50
DOCUMENTS_ON_A_PAGE = 60


@dataclass(frozen=True)
class Topic:
    """One place or unit: `slug` for its address, its name, the name of what it lies within, its mentions."""

    slug: str
    name: str
    within: str
    mentions: tuple[Mention, ...]


def mention_pages(site: Site, found: Sequence[Mention], versions: Mapping[str, str]) -> Iterator[PlannedPage]:
    """Pages of every index; none for an index without entries. `versions` are the digests of the files of each entry's
    issue, by entry key: what an entry mentions is a function of them."""
    indexes = (
        ("places", _named(site.archive.places, found, "place")),
        ("units", _units(found)),
        ("persons", _named(site.archive.persons, found, "person")),
    )
    for name, topics in indexes:
        listed = list(topics)
        if not listed:
            continue
        for language in site.config.languages:
            prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
            yield planned(_first(site, name, f"{prefix}{name}/index.html", listed, language))
        for topic in listed:
            yield from _topic_pages(site, name, topic, versions)


def _topic_pages(site: Site, index: str, topic: Topic, versions: Mapping[str, str]) -> Iterator[PlannedPage]:
    years: dict[int, list[Mention]] = {}
    for mention in topic.mentions:
        years.setdefault(site.archive.by_key[mention.entry].issue.year, []).append(mention)
    if len({mention.entry for mention in topic.mentions}) <= DOCUMENTS_ON_A_PAGE:
        years = {}
    ordered = sorted(years)
    for place, year in enumerate(ordered):
        # The years beside it only, so that a new year changes no page but that of the year before.
        beside = ordered[max(place - 1, 0) : place + 2]
        yield _planned(site, index, topic, f"{index}/{topic.slug}/{year}.html", years[year], year, beside, versions)
    newest: list[Mention] = []
    for year in reversed(ordered):
        if newest and len({mention.entry for mention in (*newest, *years[year])}) > DOCUMENTS_ON_A_PAGE:
            break
        newest += years[year]
    yield _planned(site, index, topic, f"{index}/{topic.slug}.html", newest or topic.mentions, 0, ordered, versions)


def _planned(
    site: Site,
    index: str,
    topic: Topic,
    address: str,
    found: Sequence[Mention],
    year: int,
    years: Sequence[int],
    versions: Mapping[str, str],
) -> PlannedPage:
    if year:
        # Ways to all years would make every page of the topic anew with each new year.
        place = years.index(year)
        years = years[max(0, place - NEAR) : place + NEAR + 1]
    entries = dict.fromkeys(mention.entry for mention in found)
    shown = [topic.name, str(years), *(f"{versions[entry]} {site.marks[entry]}" for entry in entries)]
    return PlannedPage(address, "\n".join(shown), partial(_topic, site, index, topic, address, found, year, years))


def _named(terms: Sequence[Term], found: Iterable[Mention], kind: str) -> Iterator[Topic]:
    by_slug: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.kind == kind:
            by_slug.setdefault(mention.name, []).append(mention)
    names = {term.slug: term.name for term in terms}
    for term in terms:
        if term.slug in by_slug:
            yield Topic(term.slug, term.name, names.get(term.within, ""), tuple(by_slug[term.slug]))


def _units(found: Iterable[Mention]) -> Iterator[Topic]:
    by_name: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.kind == "unit":
            by_name.setdefault(mention.name, []).append(mention)
    for name in sorted(by_name, key=lambda name: (-len(by_name[name]), name)):
        yield Topic(unit_slug(name), name, "", tuple(by_name[name]))


def unit_slug(name: str) -> str:
    """A unit has no code of its own: its address is a digest of its name, the same in every build."""
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def _first(site: Site, index: str, address: str, topics: Sequence[Topic], language: str) -> Page:
    root = root_of(address)
    groups: dict[str, list[tuple[str, str, int]]] = {}
    for topic in topics:
        href = f"{root}{index}/{topic.slug}.html"
        groups.setdefault(topic.within, []).append((href, topic.name, len(topic.mentions)))
    name = message("pages.index-of", language, index=message(f"pages.{index}", language))
    hint = message(f"pages.{index}.hint", language)
    title = f"{name} — {site.config.short}"
    values = {
        "name": name,
        "hint": hint,
        "headings": groups,
        "calendar": "",
        "index": index,
        "counted": "places-counted",
    }
    head = common(site.config, address, title, hint)
    return site.page("index-first", address, title, head, values, language, "index")


def _topic(
    site: Site,
    index: str,
    topic: Topic,
    address: str,
    found: Sequence[Mention],
    year: int,
    years: Sequence[int],
) -> Page:
    root = root_of(address)
    by_entry: dict[str, list[Mention]] = {}
    for mention in found:
        by_entry.setdefault(mention.entry, []).append(mention)
    index_name = message("pages.index-of", index=message(f"pages.{index}"))
    values = {
        "name": topic.name,
        "index_name": index_name,
        "index_href": f"{root}{index}/index.html",
        "topic_href": f"{root}{index}/{topic.slug}.html" if year else "",
        "year": message("pages.year-name", year=year) if year else "",
        "parts": [
            (f"{root}{index}/{topic.slug}/{other}.html", message("pages.year-name", year=other), other == year)
            for other in reversed(years)
        ],
        "documents": [_document(site, key, by_entry[key], root) for key in sorted(by_entry, reverse=True)],
    }
    name = f"{topic.name} {message('pages.year-name', year=year)}" if year else topic.name
    title = f"{name} — {index_name} — {site.config.short}"
    return site.page("mentions", address, title, common(site.config, address, title, name), values, kind="index")


def _document(site: Site, key: str, mentions: Sequence[Mention], root: str) -> dict[str, object]:
    entry = site.archive.by_key[key]
    href = root + site.archive.addresses[key]
    shown = mentions[:_ROWS_SHOWN]
    more = len(mentions) - len(shown)
    return {
        "href": href,
        "title": entry.document.title,
        "number": entry.document.document_number,
        "date": printed_date(entry, "zh-CN"),
        "places": "".join(
            f'<li><a href="{href}#{mention.anchor}">{html(mention.text)}</a></li>\n' for mention in shown
        ),
        "more": message("pages.more-places", count=more) if more else "",
    }
