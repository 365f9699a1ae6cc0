"""The doors of this room. Each gives pages; none writes a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.archive import Entry
from ..model.issue import GazetteIssue
from ..model.page import Page
from .context import Site
from .document import document_page
from .indexes import INDEXES, index_pages
from .issue import issue_page
from .site_pages import moved_page, site_pages
from .surroundings import NOTHING, Surroundings


def issue_and_documents(
    site: Site, issue: GazetteIssue, entries: Iterable[Entry], around: Mapping[str, Surroundings]
) -> Iterator[Page]:
    """The page of an issue and those of its documents. `entries` hold the texts; `around` is by entry key."""
    yield issue_page(site, issue)
    for entry in entries:
        yield document_page(site, entry, around.get(entry.key, NOTHING))


def whole_archive(site: Site, moved: Mapping[str, str]) -> Iterator[Page]:
    """Pages that list documents of the whole archive: home, indexes, about. They need no texts.

    `moved` maps addresses of old to their successors.
    """
    for address, successor in moved.items():
        yield moved_page(site, address, successor)
    yield from site_pages(site)
    for index in INDEXES:
        yield from index_pages(site, index)
