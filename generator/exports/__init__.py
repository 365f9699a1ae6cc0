"""Archive -> files for machines beside the pages. A new export is a file and a row in the table of its kind.

An export of an issue depends on that issue alone, so that it is made again only when the issue changed; an export of
the archive is made at each build that changes anything. Both give `{address: bytes}`, the same bytes for the same
input.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..config import SiteConfig
from ..model.archive import Archive, Entry
from ..model.issue import GazetteIssue
from . import atom, issue_json, opensearch, sitemap, tables, validity_json

Files = Mapping[str, bytes]

ISSUE_EXPORTS: tuple[Callable[[Archive, GazetteIssue, Sequence[Entry]], Files], ...] = (
    tables.export,
    issue_json.export,
)

ARCHIVE_EXPORTS: tuple[Callable[[Archive, SiteConfig], Files], ...] = (
    sitemap.export,
    atom.export,
    opensearch.export,
    validity_json.export,
)


def issue_exports(archive: Archive, issue: GazetteIssue, entries: Sequence[Entry]) -> dict[str, bytes]:
    """Every export of one issue."""
    files: dict[str, bytes] = {}
    for export in ISSUE_EXPORTS:
        files.update(export(archive, issue, entries))
    return files


def archive_exports(archive: Archive, config: SiteConfig) -> dict[str, bytes]:
    """Every export of the whole archive."""
    files: dict[str, bytes] = {}
    for export in ARCHIVE_EXPORTS:
        files.update(export(archive, config))
    return files
