"""The catalogue of data: every table of the archive with its CSV file, every attachment; a page for each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape as html
from itertools import groupby

from ..messages import message
from ..model.archive import issue_address, table_address
from ..model.issue import Document
from ..model.listed import ListedEntry
from ..model.page import Page, PlannedPage
from .context import Site, Whole
from .head import common
from .markup import root_of
from .rows import issue_name


def datasets_pages(whole: Whole) -> Iterator[PlannedPage]:
    """The list of years in each language, and a page for each year."""
    site = whole.site
    years: dict[int, list[ListedEntry]] = {}
    for entry in site.archive.entries:
        if _has_data(entry):
            years.setdefault(entry.issue.year, []).append(entry)
    newest_first = {year: years[year] for year in sorted(years, reverse=True)}
    if not years:
        return
    for language in site.config.languages:
        prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
        address = f"{prefix}datasets/index.html"
        yield PlannedPage(address, site.version, partial(_first, site, newest_first, address, language))
    for year, entries in newest_first.items():
        shown = [site.version_of(entry.key) for entry in entries]
        yield PlannedPage(f"datasets/{year}.html", "\n".join(shown), partial(_year, site, year, entries))


def has_datasets(whole: Whole) -> bool:
    """Whether any document has a table or an attachment."""
    return any(map(_has_data, whole.site.archive.entries))


def _has_data(entry: ListedEntry) -> bool:
    return bool(entry.document.tables or entry.document.attachments)


def _first(site: Site, years: dict[int, list[ListedEntry]], address: str, language: str) -> Page:
    root = root_of(address)
    counts = {
        year: sum(len(entry.document.tables) + len(entry.document.attachments) for entry in entries)
        for year, entries in years.items()
    }
    name, hint = message("pages.datasets", language), message("pages.datasets.hint", language)
    parts = [
        (f"{root}datasets/{year}.html", message("pages.year-name", language, year=year), count)
        for year, count in counts.items()
    ]
    title = f"{name} — {site.config.short}"
    values = {
        "name": name,
        "hint": hint,
        "headings": {name: parts},
        "calendar": "",
        "index": "datasets",
        "counted": "tables-counted",
    }
    head = common(site.config, address, title, hint)
    return site.page("index-first", address, title, head, values, language, "index")


def _year(site: Site, year: int, entries: list[ListedEntry]) -> Page:
    address = f"datasets/{year}.html"
    root = root_of(address)
    tables: list[tuple[str, str, str, str]] = []
    attachments: list[tuple[str, str, str, str]] = []
    for entry, printed in _printed(site, entries):
        document = site.archive.addresses[entry.key]
        for position, table in enumerate(printed.tables, 1):
            anchor = f"t{position}"
            title = table.title or f"{message('pages.table')} {position}"
            csv = root + table_address(document, anchor)
            tables.append((f"{root}{document}#{anchor}", title, csv, _where(entry, root)))
        shown = printed.text != "none"
        for attachment in printed.attachments:
            kind = message(f"pages.attachment-kind.{attachment.kind}")
            note = kind if attachment.supplied else f"{kind}，{message('pages.not-supplied')}"
            href = f"{root}{document}" + (f"#attachment-{attachment.number}" if shown and attachment.supplied else "")
            attachments.append((href, attachment.title, note, _where(entry, root)))
    index_name = message("pages.datasets")
    name = f"{index_name} {message('pages.year-name', year=year)}"
    title = f"{name} — {site.config.short}"
    values = {
        "name": name,
        "index_name": index_name,
        "index_href": "index.html",
        "tables": tables,
        "attachments": attachments,
    }
    return site.page("datasets", address, title, common(site.config, address, title, name), values, kind="index")


def _printed(site: Site, entries: Iterable[ListedEntry]) -> Iterator[tuple[ListedEntry, Document]]:
    """Each entry with its whole document; those of one issue are unpacked together."""
    for issue, members in groupby(entries, lambda entry: entry.issue.id):
        documents = {document.id: document for document in site.findings(issue).issue.documents}
        yield from ((entry, documents[entry.document.id]) for entry in members)


def _where(entry: ListedEntry, root: str) -> str:
    place = f'<a href="{root}{issue_address(entry.issue)}">{html(issue_name(entry.issue))}</a>'
    return f"{html(entry.document.document_number or entry.document.title)} {place}"
