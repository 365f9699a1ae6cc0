"""The doors of this room. Each gives pages; none writes a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..mentions import Named
from ..model.archive import Entry
from ..model.page import Page, PlannedPage, planned
from .citations import Web, not_held_pages
from .context import Site
from .datasets import datasets_pages
from .document import document_page
from .indexes import INDEXES, index_pages
from .instruments import instrument_pages
from .mentions import mention_pages
from .site_pages import moved_page, site_pages
from .surroundings import NOTHING, Surroundings

OTHERS = ("places/index", "units/index", "persons/index", "instruments/index", "datasets/index", "completeness",
          "cited-not-held")  # fmt: skip


def document_pages(site: Site, entries: Iterable[Entry], around: Mapping[str, Surroundings]) -> Iterator[Page]:
    """The pages of documents. `entries` hold the texts; `around` is by entry key."""
    for entry in entries:
        yield document_page(site, entry, around.get(entry.key, NOTHING))


def whole_archive(
    site: Site, moved: Mapping[str, str], found: Iterable[Named], versions: Mapping[str, str], web: Web
) -> Iterator[PlannedPage]:
    """Pages that list documents of the whole archive: home, indexes, about. They need no texts.

    `moved` maps addresses of old to their successors; `found` says which documents name which places and units,
    `versions` says of each entry what lists show and which files it was read from, `web` who cites whom.
    """
    for address, successor in moved.items():
        yield planned(moved_page(site, address, successor))
    pages = [
        *mention_pages(site, found, versions),
        *instrument_pages(site, web),
        *datasets_pages(site, versions),
        *not_held_pages(site, web),
    ]
    there = {page.address for page in pages} | {"completeness.html"}
    others = [name for name in OTHERS if f"{name}.html" in there]
    yield from site_pages(site, others)
    yield from pages
    for index in INDEXES:
        yield from index_pages(site, index)
