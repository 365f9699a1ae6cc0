"""Indexes of places and units: the documents, and the very paragraphs and table rows, that name them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape as html

from ..mentions import Mention
from ..messages import message
from ..model.page import Page, PlannedPage, planned
from .context import Site
from .head import common
from .markup import root_of
from .rows import printed_date

_ROWS_SHOWN = 50


@dataclass(frozen=True)
class Topic:
    """One place or unit: `slug` for its address, its name, the name of what it lies within, its mentions."""

    slug: str
    name: str
    within: str
    mentions: tuple[Mention, ...]


def mention_pages(site: Site, found: Sequence[Mention]) -> Iterator[PlannedPage]:
    """Pages of both indexes; none for an index without entries."""
    for name, topics in (("places", _places(site, found)), ("units", _units(found))):
        listed = list(topics)
        if not listed:
            continue
        for language in site.config.languages:
            prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
            yield planned(_first(site, name, f"{prefix}{name}/index.html", listed, language))
        for topic in listed:
            shown = [topic.name, *(f"{mention} {site.rows[mention.entry]}" for mention in topic.mentions)]
            yield PlannedPage(f"{name}/{topic.slug}.html", "\n".join(shown), partial(_topic, site, name, topic))


def _places(site: Site, found: Iterable[Mention]) -> Iterator[Topic]:
    by_slug: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.kind == "place":
            by_slug.setdefault(mention.name, []).append(mention)
    names = {term.slug: term.name for term in site.archive.places}
    for term in site.archive.places:
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


def _topic(site: Site, index: str, topic: Topic) -> Page:
    address = f"{index}/{topic.slug}.html"
    root = root_of(address)
    by_entry: dict[str, list[Mention]] = {}
    for mention in topic.mentions:
        by_entry.setdefault(mention.entry, []).append(mention)
    documents = []
    for key in sorted(by_entry, reverse=True):
        entry = site.archive.by_key[key]
        href = root + site.archive.addresses[key]
        shown = by_entry[key][:_ROWS_SHOWN]
        more = len(by_entry[key]) - len(shown)
        documents.append(
            {
                "href": href,
                "title": entry.document.title,
                "number": entry.document.document_number,
                "date": printed_date(entry, "zh-CN"),
                "places": [(f"{href}#{mention.anchor}", html(mention.text)) for mention in shown],
                "more": message("pages.more-places", count=more) if more else "",
            }
        )
    index_name = message("pages.index-of", index=message(f"pages.{index}"))
    values = {"name": topic.name, "index_name": index_name, "index_href": "index.html", "documents": documents}
    title = f"{topic.name} — {index_name} — {site.config.short}"
    return site.page("mentions", address, title, common(site.config, address, title, topic.name), values, kind="index")
