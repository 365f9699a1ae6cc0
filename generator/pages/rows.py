"""Rows of indexes: date, number, title, office, issue and page of a document, and the table that lists them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..messages import message
from ..model.archive import issue_address
from ..model.dates import print_date
from ..model.listed import ListedEntry, ListedIssue
from .markup import html

if TYPE_CHECKING:
    from .context import Site


def issue_name(issue: ListedIssue, language: str = "zh-CN") -> str:
    """`2020年第3期`."""
    name = _issue_name(issue.year, issue.number, language)
    return f"{name} {issue.title}" if issue.title else name


# An issue is named on the pages of all its documents, several times on each.
@lru_cache(maxsize=4096)
def _issue_name(year: int, number: int, language: str) -> str:
    return message("pages.issue-name", language, year=year, number=number)


def printed_date(entry: ListedEntry, language: str) -> str:
    """Date of issue as the page shows it; a dash where the document has none."""
    day = entry.document.date_of_issue
    return _printed(day, language) if day else "—"


def _printed(day: datetime.date, language: str) -> str:
    return print_date(day) if language == "zh-CN" else day.isoformat()


def rows_html(site: Site, entries: Sequence[ListedEntry], root: str, language: str) -> str:
    """The table of an index."""
    names = ("date", "number", "title", "office", "printed")
    labels = [html(message(f"pages.column.{name}", language)) for name in names]
    head = "".join(f'<th scope="col">{label}</th>' for label in labels)
    openings = [f'<td data-label="{label}">' for label in labels]
    body = "\n".join(_row(site, entry, root, language, openings) for entry in entries)
    return f'<table class="index"><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>'


def _row(site: Site, entry: ListedEntry, root: str, language: str, openings: Sequence[str]) -> str:
    """A row; `openings` are the opening tags of its cells."""
    document, key = entry.document, entry.key
    status = site.statuses.get(key)
    badge = f' <small class="badge">{message(f"pages.validity.{status}", language)}</small>' if status else ""
    number = html(document.document_number) or message("pages.no-number", language)
    place = issue_name(entry.issue, language)
    if document.page:
        place += _on_page(document.page, language)
    of_date, of_number, of_title, of_office, of_place = openings
    return (
        f"<tr>{of_date}{_date(document.date_of_issue, language)}</td>{of_number}{number}</td>"
        f'{of_title}<a href="{root}{site.archive.addresses[key]}">{html(document.title)}</a>{badge}</td>'
        f"{of_office}{html('、'.join(document.issuing_offices))}</td>"
        f'{of_place}<a href="{root}{issue_address(entry.issue)}">{html(place)}</a></td></tr>'
    )


# A document stands in half a dozen lists.
@lru_cache(maxsize=4096)
def _date(day: datetime.date | None, language: str) -> str:
    return f'<time datetime="{day.isoformat()}">{_printed(day, language)}</time>' if day else "—"


@lru_cache(maxsize=1024)
def _on_page(page: int, language: str) -> str:
    return " " + message("pages.page", language, page=page)
