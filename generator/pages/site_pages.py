"""Pages of the whole site: home, list of issues, about, search, page not found; the English shell of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape as html

from ..messages import catalogue, message
from ..model.archive import Archive, issue_address
from ..model.dates import print_date
from ..model.issue import GazetteIssue
from ..model.listed import ListedIssue
from ..model.page import Page, PlannedPage, planned
from .charts import charts
from .completeness import completeness_page
from .context import Site, Whole
from .datasets import has_datasets
from .head import column_head, common
from .indexes import INDEXES
from .issue import colophon, printed_contents
from .markup import root_of
from .mentions import names_some
from .rows import issue_name, printed_date

OTHERS: dict[str, Callable[[Whole], bool]] = {
    "places/index": lambda whole: names_some(whole, "places"),
    "units/index": lambda whole: names_some(whole, "units"),
    "persons/index": lambda whole: names_some(whole, "persons"),
    "instruments/index": lambda whole: whole.web.cites_some,
    "datasets/index": has_datasets,
    "completeness": lambda whole: True,
    "cited-not-held": lambda whole: True,
}
"""The ways in beside the indexes, and whether an archive has them."""
_RECENT = 8
_ISSUES = 60


def site_pages(whole: Whole) -> Iterator[PlannedPage]:
    """Home, list of issues, about, search, completeness, in every language; page not found."""
    site = whole.site
    others = [name for name, there in OTHERS.items() if there(whole)]

    def of_all(make: Callable[..., Page], address: str, *arguments: object) -> PlannedPage:
        return PlannedPage(address, site.version, partial(make, site, address, *arguments))

    for language in site.config.languages:
        prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
        yield of_all(_home, f"{prefix}index.html", language, others)
        yield of_all(_issues, f"{prefix}issues/index.html", language)
        yield of_all(_simple, f"{prefix}about.html", "about", language)
        yield of_all(_simple, f"{prefix}search.html", "search", language)
        yield of_all(completeness_page, f"{prefix}completeness.html", language)
    yield of_all(_simple, "404.html", "404", site.config.languages[0])


def moved_pages(whole: Whole) -> Iterator[PlannedPage]:
    """What stands at the addresses whose documents have moved."""
    for address, successor in whole.moved.items():
        yield planned(_moved_page(whole.site, address, successor))


def _moved_page(site: Site, address: str, successor: str) -> Page:
    """What stands at an address whose document has moved: a way to its successor, taken at once."""
    root = root_of(address)
    name = message("pages.moved", site.config.languages[0])
    head = f'<meta http-equiv="refresh" content="0; url={html(root + successor)}">\n'
    head += common(site.config, successor, name, name)
    values = {"name": name, "href": root + successor}
    return site.page("moved", address, f"{name} — {site.config.short}", head, values, site.config.languages[0])


def _issue_rows(issues: Sequence[ListedIssue], root: str, language: str) -> list[tuple[str, str, str, int]]:
    """Address, name, date and number of documents of each issue."""
    return [
        (root + issue_address(issue), issue_name(issue, language), _date(issue, language), len(issue.documents))
        for issue in issues
    ]


def _date(issue: ListedIssue, language: str) -> str:
    day = issue.date_published
    return message("pages.published-on", language, date=print_date(day) if language == "zh-CN" else day.isoformat())


def _years(archive: Archive) -> dict[int, list[ListedIssue]]:
    """The issues of each year, the newest year first."""
    years: dict[int, list[ListedIssue]] = {}
    for issue in archive.issues:
        years.setdefault(issue.year, []).append(issue)
    return {year: years[year] for year in sorted(years, reverse=True)}


def _home(site: Site, address: str, language: str, others: Sequence[str]) -> Page:
    archive, root = site.archive, root_of(address)
    latest = site.latest
    shell = "en/" if address.startswith("en/") else ""
    more = [*(f"{index.name}/index" for index in INDEXES[3:]), *others]
    title = site.config.title if language == "zh-CN" else site.config.title_en or site.config.title
    newest = _newest(archive, root, language)
    values = {
        "latest": latest,
        "latest_href": root + issue_address(latest) if latest else "",
        "latest_name": issue_name(latest, language) if latest else "",
        "latest_date": _date(latest, language) if latest else "",
        "sections": printed_contents(site, latest, root) if latest else [],
        "entrances": [(f"{root}{shell}{index.name}/index.html", index.name) for index in INDEXES[:3]],
        "more": [(f"{root}{shell}{name}.html", name.removesuffix("/index")) for name in more],
        "years": newest,
        "earlier": [year for year in _years(archive) if year not in newest],
        "issues_href": f"{root}{shell}issues/index.html",
        "recent": _recent(site, latest, root, language) if latest else [],
        "charts": charts(archive.entries, language),
        "publisher": _publisher(site, latest, language),
        "title": title,
        "latin": (site.config.title_en if language == "zh-CN" else site.config.title) if site.config.title_en else "",
    }
    description = site.config.description if language == "zh-CN" else site.config.description_en
    head = common(site.config, address, site.config.title, description)
    return site.page("home", address, title, head, values, language)


def _newest(archive: Archive, root: str, language: str) -> dict[int, list[tuple[str, str, str]]]:
    """Address, name and short name of each issue of the newest years, as many years as can be scanned."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for year, issues in _years(archive).items():
        if found and sum(map(len, found.values())) + len(issues) > _ISSUES:
            break
        found[year] = []
        for issue in issues:
            short = message("pages.issue-short", language, number=issue.number)
            row = (root + issue_address(issue), issue_name(issue, language), f"{short} {issue.title}".rstrip())
            found[year].append(row)
    return found


def _recent(site: Site, latest: GazetteIssue, root: str, language: str) -> list[tuple[str, str, str]]:
    """Address, title, number and date of the newest documents beside those of the latest issue, which stand above."""
    newest = site.archive.newest_first
    entries = [entry for entry in newest if entry.issue.id != latest.id] or newest
    rows = []
    for entry in entries[:_RECENT]:
        facts = (entry.document.document_number, printed_date(entry, language).strip("—"))
        address = root + site.archive.addresses[entry.key]
        rows.append((address, entry.document.title, "　".join(filter(None, facts))))
    return rows


def _publisher(site: Site, latest: GazetteIssue | None, language: str) -> list[tuple[str, str]]:
    publisher = site.config.publisher
    rows = [
        ("sponsor", publisher.name),
        ("publisher", publisher.editorial_office),
        ("email", publisher.email),
        ("phone", publisher.phone),
        ("postcode", publisher.postcode),
    ]
    found = [(message(f"pages.{name}", language), text) for name, text in rows if text]
    return found or (colophon(latest.masthead, language) if latest else [])


def _issues(site: Site, address: str, language: str) -> Page:
    name = message("pages.issues", language)
    title = f"{name} — {site.config.short}"
    root = root_of(address)
    years = {year: _issue_rows(issues, root, language) for year, issues in _years(site.archive).items()}
    values = {"name": name, "years": years}
    return site.page("issues", address, title, column_head(site.config, address, title, name, name), values, language)


def _simple(site: Site, address: str, template: str, language: str) -> Page:
    root = root_of(address)
    shell = "en/" if address.startswith("en/") else ""
    latest = site.latest
    names = {"about": "about-archive", "search": "search", "404": "not-found"}
    name = message(f"pages.{names[template]}", language)
    values = {
        "name": name,
        "latest": latest,
        "colophon": colophon(latest.masthead, language) if latest else [],
        "entrances": [(f"{root}{shell}{index.name}/index.html", index.name) for index in INDEXES],
        "words": catalogue("search.ui.", language),
    }
    title = f"{name} — {site.config.short}"
    return site.page(template, address, title, common(site.config, address, title, name), values, language)
