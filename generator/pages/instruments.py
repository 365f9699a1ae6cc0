"""The index of instruments cited: laws, orders, standards and documents, held or not, with the places citing them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial

from ..messages import message
from ..model.page import Page, PlannedPage
from .citations import ON_A_PAGE, Cites, chunked, instruments_cited, listed, page_address, says
from .context import Site, Whole
from .head import common
from .markup import root_of

KINDS = ("law_title", "document_number", "order", "announcement", "standard", "gazette_issue", "court_case")
Group = tuple[str, str]


def instrument_pages(whole: Whole) -> Iterator[PlannedPage]:
    """The list of groups in every language, and the pages of each group; none if nothing is cited."""
    site = whole.site
    groups: dict[Group, list[Cites]] = {}
    for row in instruments_cited(whole.web):
        # Documents stand under their agency code, everything else under its kind.
        groups.setdefault((row.kind, row.prefix if row.kind == "document_number" else ""), []).append(row)
    if not groups:
        return
    ordered = sorted(groups, key=lambda group: (KINDS.index(group[0]), -len(groups[group]), group[1]))
    for language in site.config.languages:
        prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
        counts = {group: len(groups[group]) for group in ordered}
        address = f"{prefix}instruments/index.html"
        yield PlannedPage(address, site.version, partial(_first, site, counts, address, language))
    for group in ordered:
        chunks = list(chunked(groups[group], ON_A_PAGE))
        for number, rows in enumerate(chunks, 1):
            address = page_address(f"instruments/{_slug(site, group)}", number)
            inputs = f"{group} {number} {len(chunks)}\n{says(site, rows)}"
            yield PlannedPage(address, inputs, partial(_page, site, group, address, rows, number, len(chunks)))


def _slug(site: Site, group: Group) -> str:
    """A code of others has no name in ASCII that is known everywhere: a digest of it, the same in every build."""
    kind, code = group
    if kind != "document_number":
        return kind.replace("_", "-")
    if code in site.archive.series:
        return site.archive.series[code][0].slug
    return "n-" + hashlib.sha256(code.encode()).hexdigest()[:8] if code else "numbers"


def _label(group: Group, language: str) -> str:
    return group[1] or message(f"pages.instruments.{group[0]}", language)


def _first(site: Site, counts: dict[Group, int], address: str, language: str) -> Page:
    root = root_of(address)
    headings: dict[str, list[tuple[str, str, int]]] = {}
    for group, count in counts.items():
        heading = message(f"pages.instruments.{group[0]}", language)
        href = f"{root}instruments/{_slug(site, group)}.html"
        headings.setdefault(heading, []).append((href, _label(group, language), count))
    name, hint = message("pages.instruments", language), message("pages.instruments.hint", language)
    values = {
        "name": name,
        "hint": hint,
        "headings": headings,
        "calendar": "",
        "index": "instruments",
        "counted": "instruments-counted",
    }
    title = f"{name} — {site.config.short}"
    return site.page(
        "index-first", address, title, common(site.config, address, title, hint), values, language, "index"
    )


def _page(site: Site, group: Group, address: str, rows: Sequence[Cites], number: int, total: int) -> Page:
    root = root_of(address)
    name, index_name = _label(group, "zh-CN"), message("pages.instruments")
    base = f"instruments/{_slug(site, group)}"
    values = {
        "name": name,
        "index_name": index_name,
        "index_href": f"{root}instruments/index.html",
        "rows": listed(site, rows, root, "zh-CN"),
        "parts": [(root + page_address(base, n), str(n), n == number) for n in range(1, total + 1)],
    }
    title = f"{name} — {index_name} — {site.config.short}"
    return site.page("instruments", address, title, common(site.config, address, title, name), values, kind="index")
