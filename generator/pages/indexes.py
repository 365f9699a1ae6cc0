"""The indexes: by document number, issuing office, date, kind. A new index is a row in INDEXES.

An index sorts documents into groups (a series, an office, a year) and each group into pages by year or month, so that
one new issue touches few pages. Its first page lists the groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape as html

from ..messages import message
from ..model.archive import Archive
from ..model.page import Page, PlannedPage
from .context import Site, Whole
from .groups import Group, Label, by_date, by_kind, by_number, by_office, by_section, by_subject, merged
from .head import column_head, common
from .markup import root_of
from .rows import rows_html

Count = tuple[str, Label, Label, int]
"""Path, heading and label of a group, and how many documents it has."""
ROWS_ON_A_PAGE = 60
NEAR = 2


@dataclass(frozen=True)
class Index:
    """One index. `groups` sorts the archive into pages, in the order in which they are listed."""

    name: str
    groups: Callable[[Archive], Iterable[Group]]
    calendar: bool = False


INDEXES: tuple[Index, ...] = (
    Index("numbers", by_number),
    Index("offices", by_office),
    Index("dates", by_date, calendar=True),
    Index("kinds", by_kind),
    Index("sections", by_section),
    Index("subjects", by_subject),
)


def index_pages(whole: Whole, index: Index) -> Iterator[PlannedPage]:
    """The first page of an index, one page per larger group, and the pages of its groups."""
    site = whole.site
    groups = merged(index.groups(site.archive))
    by_heading: dict[Label, list[Group]] = {}
    for group in groups:
        by_heading.setdefault(group.heading, []).append(group)
    counts = [(group.path, group.heading, group.label, len(group.entries)) for group in groups]
    for language in site.config.languages:
        prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
        address = f"{prefix}{index.name}/index.html"
        yield PlannedPage(address, site.version, partial(_first_page, site, index, address, counts, language))
    for heading, members in by_heading.items():
        if "/" in members[0].path:
            parts = [f"{group.path} {group.label} {len(group.entries)}" for group in members]
            shown = "\n".join((str(heading), *parts, *_says(site, _newest(members))))
            address = f"{index.name}/{members[0].path.split('/', maxsplit=1)[0]}.html"
            yield PlannedPage(address, shown, partial(_heading_page, site, index, heading, members))
        for position, group in enumerate(members):
            near = members[max(0, position - NEAR) : position + NEAR + 1]
            address = f"{index.name}/{group.path}.html"
            paths = [f"{other.path} {other.label}" for other in near]
            shown = "\n".join((str(heading), *paths, *_says(site, (group,))))
            yield PlannedPage(address, shown, partial(_group_page, site, index, group, near))


def _says(site: Site, groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield f"{group.label}{group.note}"
        yield from map(site.marks.__getitem__, (entry.key for entry in group.entries))


def _name(index: Index, language: str) -> str:
    name = message(f"pages.{index.name}", language)
    return message("pages.index-of", language, index=name)


def _first_page(site: Site, index: Index, address: str, counts: Sequence[Count], language: str) -> Page:
    root = root_of(address)
    headings: dict[str, list[tuple[str, str, int]]] = {}
    for path, heading, label, count in counts:
        href = f"{root}{index.name}/{path}.html"
        headings.setdefault(heading.to(language), []).append((href, label.to(language), count))
    hint = message(f"pages.{index.name}.hint", language)
    values = {
        "name": _name(index, language),
        "hint": hint,
        "headings": headings,
        "calendar": calendar(counts, f"{root}{index.name}/", language) if index.calendar else "",
        "index": index.name,
    }
    title = f"{_name(index, language)} — {site.config.short}"
    head = column_head(site.config, address, title, _name(index, language), hint)
    return site.page("index-first", address, title, head, values, language, "index")


def _heading_page(site: Site, index: Index, heading: Label, members: Sequence[Group]) -> Page:
    """A larger group: its parts with counts, and the rows of the newest of them."""
    address = f"{index.name}/{members[0].path.split('/', maxsplit=1)[0]}.html"
    root, name = root_of(address), heading.to("zh-CN")
    values = {
        "heading": name,
        "index_name": _name(index, "zh-CN"),
        "index_href": f"{root}{index.name}/index.html",
        "parts": [(f"{root}{index.name}/{g.path}.html", g.label.to("zh-CN"), len(g.entries)) for g in members],
        "current": "",
        "groups": [(g.label.to("zh-CN"), g.note, rows_html(site, g.entries, root, "zh-CN")) for g in _newest(members)],
    }
    title = f"{name} — {_name(index, 'zh-CN')} — {site.config.short}"
    return site.page("index-group", address, title, common(site.config, address, title, name), values, kind="index")


def _newest(members: Sequence[Group]) -> Iterator[Group]:
    """The first groups, as many as make a page that can be scanned; at least one."""
    shown = 0
    for group in members:
        if shown and shown + len(group.entries) > ROWS_ON_A_PAGE:
            return
        shown += len(group.entries)
        yield group


def _group_page(site: Site, index: Index, group: Group, near: Sequence[Group]) -> Page:
    """The documents of a group, with ways to the larger group and to those beside it. Ways to all of them, or counts,
    would make every page of the larger group anew with each new year, or each new document."""
    address = f"{index.name}/{group.path}.html"
    root = root_of(address)
    slug, _, within = group.path.partition("/")
    heading, label = group.heading.to("zh-CN"), group.label.to("zh-CN")
    larger = [(f"{root}{index.name}/{slug}.html", heading, 0)] if within else []
    values = {
        "heading": heading,
        "index_name": _name(index, "zh-CN"),
        "index_href": f"{root}{index.name}/index.html",
        "parts": larger + [(f"{root}{index.name}/{g.path}.html", g.label.to("zh-CN"), 0) for g in near],
        "current": label,
        "groups": [(label, group.note, rows_html(site, group.entries, root, "zh-CN"))],
    }
    name = heading if label == heading else f"{heading} {label}"
    title = f"{name} — {_name(index, 'zh-CN')} — {site.config.short}"
    return site.page("index-group", address, title, common(site.config, address, title, name), values, kind="index")


def calendar(listed: Sequence[Count], prefix: str, language: str) -> str:
    """Years by months with the count of documents in each cell: darker means more."""
    counts: Counter[tuple[int, int]] = Counter()
    for path, _, _, count in listed:
        if "/" in path:
            year_text, month_text = path.split("/")
            counts[int(year_text), int(month_text)] = count
    if not counts:
        return ""
    most = max(counts.values())
    head = "".join(f'<th scope="col">{month}</th>' for month in range(1, 13))
    rows = []
    years = [year for year, _ in counts]
    # Years without a document keep their row: a gap is to be seen.
    for year in range(max(years), min(years) - 1, -1):
        cells = "".join(_calendar_cell(year, month, counts[year, month], most, prefix) for month in range(1, 13))
        rows.append(f'<tr><th scope="row">{year}</th>{cells}</tr>')
    caption = html(message("pages.calendar", language))
    year_label = html(message("pages.year", language))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table class="calendar">'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{year_label}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _calendar_cell(year: int, month: int, count: int, most: int, prefix: str) -> str:
    if not count:
        return "<td></td>"
    heat = 1 + 4 * count // (most + 1)
    return f'<td class="heat-{heat}"><a href="{prefix}{year}/{month:02d}.html">{count}</a></td>'
