"""The doors of this room. Each gives pages; none writes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from ..model.archive import Entry
from ..model.page import Page, PlannedPage
from .citations import not_held_pages
from .context import Site, Whole
from .datasets import datasets_pages
from .document import document_page
from .indexes import INDEXES, index_pages
from .instruments import instrument_pages
from .mentions import mention_pages
from .site_pages import moved_pages, site_pages
from .surroundings import NOTHING, Surroundings

LISTS: dict[str, Callable[[Whole], Iterator[PlannedPage]]] = {
    "mentions": mention_pages,
    "instruments": instrument_pages,
    "site": site_pages,
    "not-held": not_held_pages,
    **{index.name: partial(index_pages, index=index) for index in INDEXES},
    "datasets": datasets_pages,
    "moved": moved_pages,
}
"""The pages of the whole archive, in parts that are planned and made apart, by name; those that take longest first."""


def document_pages(site: Site, entries: Iterable[Entry], around: Mapping[str, Surroundings]) -> Iterator[Page]:
    """The pages of documents. `entries` hold the texts; `around` is by entry key."""
    for entry in entries:
        yield document_page(site, entry, around.get(entry.key, NOTHING))
