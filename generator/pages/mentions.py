"""Indexes of places, units and persons: the documents, and the very paragraphs and table rows, that name them.

A topic that few documents name has one page; another shows the newest years and links to a page for each year, so that
one new issue touches few pages and none grows without end.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape as html
from itertools import groupby
from operator import itemgetter

from ..mentions import Mention
from ..messages import message
from ..model.page import Page, PlannedPage
from ..model.terms import Term
from .context import Site, Whole
from .head import common
from .indexes import NEAR
from .markup import root_of
from .rows import printed_date

_ROWS_SHOWN = 50
DOCUMENTS_ON_A_PAGE = 60
_KINDS = {"places": "place", "units": "unit", "persons": "person"}


Topics = dict[tuple[str, str], list[str]]
"""Kind and name -> keys of the entries that name it."""


@dataclass(frozen=True)
class Topic:
    """One place, person or unit: `kind` and `key` are those of its mentions, `slug` is for its address; its name, the
    name of what it lies within; the entries that name it, by key, and in how many passages."""

    kind: str
    key: str
    slug: str
    name: str
    within: str
    entries: Sequence[str]
    times: int


def mention_pages(whole: Whole) -> Iterator[PlannedPage]:
    """Pages of every index; none for an index without entries."""
    site = whole.site
    topics: Topics = defaultdict(list)
    times: Counter[tuple[str, str]] = Counter()
    for named in whole.named:
        key = named.kind, named.name
        topics[key].append(named.entry)
        times[key] += named.times
    indexes = (
        ("places", _of_terms(site.archive.places, topics, times, "place")),
        ("units", _units(topics, times)),
        ("persons", _of_terms(site.archive.persons, topics, times, "person")),
    )
    for name, topics_listed in indexes:
        listed = list(topics_listed)
        if not listed:
            continue
        counts = [(topic.slug, topic.name, topic.within, topic.times) for topic in listed]
        for language in site.config.languages:
            prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
            address = f"{prefix}{name}/index.html"
            yield PlannedPage(address, site.version, partial(_first, site, name, address, counts, language))
        # By year, since the passages quoted are kept by issue: those of all topics are asked for at one time.
        pages = (page for topic in listed for page in _topic_pages(site, name, topic))
        yield from (page for _, page in sorted(pages, key=itemgetter(0)))


def names_some(whole: Whole, index: str) -> bool:
    """Whether one of the indexes has entries: the first one found decides."""
    kind = _KINDS[index]
    if kind == "unit":
        return any(named.kind == kind for named in whole.named)
    archive = whole.site.archive
    slugs = {term.slug for term in (archive.places if kind == "place" else archive.persons)}
    return bool(slugs) and any(named.kind == kind and named.name in slugs for named in whole.named)


def _topic_pages(site: Site, index: str, topic: Topic) -> Iterator[tuple[int, PlannedPage]]:
    """The pages of a topic, each with the newest year that it shows."""
    years: dict[int, list[str]] = {}
    if len(topic.entries) > DOCUMENTS_ON_A_PAGE:
        for key in topic.entries:
            years.setdefault(site.archive.by_key[key].issue.year, []).append(key)
    ordered = sorted(years)
    for year in ordered:
        address = f"{index}/{topic.slug}/{year}.html"
        yield year, _planned(site, index, topic, address, years[year], year, ordered)
    newest: list[str] = []
    for year in reversed(ordered):
        if newest and len(newest) + len(years[year]) > DOCUMENTS_ON_A_PAGE:
            break
        newest += years[year]
    shown = newest or topic.entries
    newest_year = max(site.archive.by_key[key].issue.year for key in shown)
    yield newest_year, _planned(site, index, topic, f"{index}/{topic.slug}.html", shown, 0, ordered)


def _planned(
    site: Site,
    index: str,
    topic: Topic,
    address: str,
    entries: Sequence[str],
    year: int,
    years: Sequence[int],
) -> PlannedPage:
    if year:
        # Ways to all years would make every page of the topic anew with each new year.
        place = years.index(year)
        years = years[max(0, place - NEAR) : place + NEAR + 1]
    shown = [topic.name, str(years), *map(site.version_of, entries)]
    named = topic.kind, topic.key, topic.slug, topic.name
    return PlannedPage(
        address, "\n".join(shown), partial(_topic, site, index, named, address, tuple(entries), year, years)
    )


def _of_terms(
    terms: Sequence[Term], topics: Topics, times: Mapping[tuple[str, str], int], kind: str
) -> Iterator[Topic]:
    names = {term.slug: term.name for term in terms}
    for term in terms:
        topic = kind, term.slug
        if topic in topics:
            yield Topic(*topic, term.slug, term.name, names.get(term.within, ""), topics[topic], times[topic])


def _units(topics: Topics, times: Mapping[tuple[str, str], int]) -> list[Topic]:
    """The most named first."""
    units = [
        Topic("unit", name, unit_slug(name), name, "", entries, times["unit", name])
        for (kind, name), entries in topics.items()
        if kind == "unit"
    ]
    return sorted(units, key=lambda topic: (-topic.times, topic.name))


def unit_slug(name: str) -> str:
    """A unit has no code of its own: its address is a digest of its name, the same in every build."""
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def _first(site: Site, index: str, address: str, topics: Sequence[tuple[str, str, str, int]], language: str) -> Page:
    """The list of an index: slug and name of each topic, what it lies within, how many passages name it."""
    root = root_of(address)
    groups: dict[str, list[tuple[str, str, int]]] = {}
    for slug, topic, within, times in topics:
        groups.setdefault(within, []).append((f"{root}{index}/{slug}.html", topic, times))
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
    topic: tuple[str, str, str, str],
    address: str,
    entries: Sequence[str],
    year: int,
    years: Sequence[int],
) -> Page:
    """One page of a topic; `topic` is its kind, key, slug and name."""
    root = root_of(address)
    kind, key, slug, topic_name = topic
    index_name = message("pages.index-of", index=message(f"pages.{index}"))
    values = {
        "name": topic_name,
        "index_name": index_name,
        "index_href": f"{root}{index}/index.html",
        "topic_href": f"{root}{index}/{slug}.html" if year else "",
        "year": message("pages.year-name", year=year) if year else "",
        "parts": [
            (f"{root}{index}/{slug}/{other}.html", message("pages.year-name", year=other), other == year)
            for other in reversed(years)
        ],
        "documents": [
            _document(site, entry, mentions, root)
            for entry, mentions in _mentions(site, kind, key, sorted(entries, reverse=True))
        ],
    }
    name = f"{topic_name} {message('pages.year-name', year=year)}" if year else topic_name
    title = f"{name} — {index_name} — {site.config.short}"
    return site.page("mentions", address, title, common(site.config, address, title, name), values, kind="index")


def _mentions(site: Site, kind: str, name: str, entries: Sequence[str]) -> Iterator[tuple[str, list[Mention]]]:
    """Each entry with its mentions of a topic; those of one issue are unpacked together."""
    for issue, keys in groupby(entries, lambda key: key.partition("/")[0]):
        found: dict[str, list[Mention]] = {}
        for mention in site.findings(issue).mentions(kind, name):
            found.setdefault(mention.entry, []).append(mention)
        yield from ((key, found[key]) for key in keys)


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
