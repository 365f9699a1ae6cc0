"""The page of an issue: masthead as printed, contents with sections and page numbers, statement of effect."""

from __future__ import annotations

from typing import NamedTuple

from ..messages import message
from ..model.archive import issue_address
from ..model.dates import print_date
from ..model.issue import GazetteIssue, Masthead
from ..model.page import Page
from .context import Site
from .head import issue_head
from .markup import root_of
from .rows import issue_name
from .surroundings import correction_text


class ContentsRow(NamedTuple):
    """One document in the contents; `first` if no row before it names the same page."""

    href: str
    title: str
    number: str
    page: int
    first: bool


def issue_page(site: Site, issue: GazetteIssue) -> Page:
    """`issues/2020/3.html`."""
    address = issue_address(issue)
    root = root_of(address)
    before, after = site.neighbours(issue)
    sections = printed_contents(site, issue, root)
    pages = {row.page for _, rows in sections for row in rows}
    values = {
        "issue": issue,
        "name": issue_name(issue),
        "date": message("pages.published-on", date=print_date(issue.date_published)),
        "sections": sections,
        "colophon": colophon(issue.masthead),
        "corrections": _corrections(site, issue, root, pages),
        "before": (root + issue_address(before), issue_name(before)) if before else None,
        "after": (root + issue_address(after), issue_name(after)) if after else None,
        "json_href": root + address.removesuffix(".html") + ".json",
    }
    title = f"{site.config.title} {issue_name(issue)}"
    description = "；".join(document.title for document in issue.documents)[:300]
    return site.page("issue", address, title, issue_head(site.archive, site.config, issue, description), values)


def _corrections(site: Site, issue: GazetteIssue, root: str, anchors: set[int]) -> list[tuple[str, str, str, int]]:
    """Address, name and HTML of each 更正 of this issue, and its page where that has no anchor yet."""
    rows = []
    for address, name, correction in site.corrections.get(issue.id, ()):
        page = correction.page if correction.page and correction.page not in anchors else 0
        anchors.add(page)
        rows.append((root + address if address else "", name, correction_text(correction), page))
    return rows


def printed_contents(site: Site, issue: GazetteIssue, root: str) -> list[tuple[str, list[ContentsRow]]]:
    """The sections of the contents in the order of print, each with its rows."""
    by_id = {document.id: document for document in issue.documents}
    pages: set[int] = set()
    sections: list[tuple[str, list[ContentsRow]]] = []
    for section in issue.contents:
        rows: list[ContentsRow] = []
        for entry in section.entries:
            document = by_id.get(entry.document)
            if document is None:
                continue
            href = root + site.archive.address_of(issue, document)
            number = entry.document_number or document.document_number
            # Two documents may begin on one page; an anchor stands once.
            rows.append(ContentsRow(href, entry.title or document.title, number, entry.page, entry.page not in pages))
            pages.add(entry.page)
        sections.append((section.section, rows))
    return sections


def colophon(masthead: Masthead, language: str = "zh-CN") -> list[tuple[str, str]]:
    """Label and text of everything that the masthead and the colophon say, in the order of print."""
    committee, office = masthead.editorial_committee, masthead.editorial_office

    def label(name: str) -> str:
        return message(f"pages.{name}", language)

    def of(body: str, name: str) -> str:
        return f"{body} {label(name)}" if body else label(name)

    rows = [
        (of(committee.name, "chair"), committee.chair),
        (of(committee.name, "members"), "　".join(committee.members)),
        (of(office.name, "director"), office.director),
        (label("deputy-editor"), office.deputy_editor),
        (label("responsible-editor"), office.responsible_editor),
        (label("sponsor"), masthead.sponsor),
        (label("publisher"), masthead.publisher),
        (label("email"), masthead.email),
        (label("phone"), masthead.phone),
        (label("postcode"), masthead.postcode),
        (label("distribution"), masthead.distribution),
    ]
    return [(name, text) for name, text in rows if text]
