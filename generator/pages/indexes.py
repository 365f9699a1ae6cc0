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
from typing import TypeVar

from ..messages import message
from ..model.archive import Archive, Entry
from ..model.page import Page, PlannedPage, planned
from ..model.terms import Term
from .context import Site
from .head import column_head, common
from .markup import root_of
from .rows import rows_html

ROWS_ON_A_PAGE = 60
NEAR = 2


@dataclass(frozen=True)
class Group:
    """Documents that share one page of an index. `path` is the page below the index (`xzf/2020`); `heading` the larger
    group that it belongs to (孝政发) and `label` its own name (2020年)."""

    path: str
    heading: str
    label: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True)
class Index:
    """One index. `groups` sorts the archive into pages, in the order in which they are listed."""

    name: str
    groups: Callable[[Archive, str], Iterable[Group]]
    calendar: bool = False


def _year(year: int, language: str) -> str:
    return message("pages.year-name", language, year=year)


Key = TypeVar("Key")


def _sort(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
    found: dict[Key, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _year_of(entry: Entry) -> int:
    return (entry.document.date_of_issue or entry.issue.date_published).year


def by_number(archive: Archive, language: str) -> Iterator[Group]:
    """Series -> year -> sequence, with the gaps of each year; documents without a known number last."""
    numbered: dict[tuple[str, int], list[tuple[int, Entry]]] = {}
    others: list[Entry] = []
    for entry in archive.newest_first:
        number = entry.document.number
        if number is None or number.agency_code not in archive.series:
            others.append(entry)
        else:
            key = (number.agency_code, number.year or _year_of(entry))
            numbered.setdefault(key, []).append((number.sequence, entry))
    order = {code: position for position, code in enumerate(archive.series)}
    for code, year in sorted(numbered, key=lambda key: (order[key[0]], -key[1])):
        rows = sorted(numbered[code, year], key=lambda item: item[0])
        slug = archive.series[code][0].slug
        note = _gaps([sequence for sequence, _ in rows], language)
        yield Group(f"{slug}/{year}", code, _year(year, language), tuple(entry for _, entry in rows), note)
    if others:
        label = message("pages.no-number", language)
        yield Group("none", label, label, tuple(others))


def _gaps(sequences: list[int], language: str) -> str:
    """Which numbers between the first and the last are in no issue held. Absence is stated, never judged."""
    missing = sorted(set(range(sequences[0], sequences[-1])) - set(sequences))
    if not missing:
        return ""
    runs: list[list[int]] = []
    for number in missing:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    text = "、".join(str(a) if a == b else f"{a}—{b}" for a, b in runs)
    return message("pages.gap", language, numbers=text)


def by_office(archive: Archive, language: str) -> Iterator[Group]:
    """Office -> year; a joint document stands under each of its offices."""
    found: dict[str, dict[int, list[Entry]]] = {}
    for entry in archive.newest_first:
        for slug in dict.fromkeys(_office_slug(archive, name) for name in entry.document.issuing_offices):
            found.setdefault(slug, {}).setdefault(_year_of(entry), []).append(entry)
    names = {office.slug: office.name for office in archive.offices}
    for slug in [office.slug for office in archive.offices] + ["other"]:
        heading = names.get(slug) or message("pages.unknown-office", language)
        for year in sorted(found.get(slug, {}), reverse=True):
            yield Group(f"{slug}/{year}", heading, _year(year, language), tuple(found[slug][year]))


def _office_slug(archive: Archive, name: str) -> str:
    office = archive.office_by_name.get(name)
    return office.slug if office else "other"


def _month_of(entry: Entry) -> tuple[int, int]:
    date = entry.document.date_of_issue
    return (date.year, date.month) if date else (0, 0)


def by_date(archive: Archive, language: str) -> Iterator[Group]:
    """Year -> month of issue; documents without a date last."""
    months = _sort(archive.newest_first, _month_of)
    undated = months.pop((0, 0), [])
    for year, month in sorted(months, reverse=True):
        rows = tuple(months[year, month])
        label = message("pages.month", language, month=month)
        yield Group(f"{year}/{month:02d}", _year(year, language), label, rows)
    if undated:
        label = message("pages.no-date", language)
        yield Group("none", label, label, tuple(undated))


KINDS = {
    "决议": "resolution", "决定": "decision", "命令": "order", "令": "order", "公报": "communique",
    "公告": "announcement", "通告": "public-notice", "意见": "opinion", "通知": "notice", "通报": "circular",
    "报告": "report", "请示": "request", "批复": "reply", "议案": "motion", "函": "letter", "纪要": "minutes",
    "办法": "measures", "规定": "provisions", "方案": "plan", "批示": "instruction",
}  # fmt: skip


def by_kind(archive: Archive, language: str) -> Iterator[Group]:
    """Kind 文种 -> year."""
    found = _sort((e for e in archive.newest_first if e.document.kind), lambda e: (e.document.kind, _year_of(e)))
    order = {kind: position for position, kind in enumerate(KINDS)}
    for kind, year in sorted(found, key=lambda key: (order.get(key[0], 99), key[0], -key[1])):
        slug = KINDS.get(kind) or "other"
        yield Group(f"{slug}/{year}", kind, _year(year, language), tuple(found[kind, year]))


def by_section(archive: Archive, language: str) -> Iterator[Group]:
    """Section 栏目 -> year."""
    return _by_term(archive.sections, archive.newest_first, lambda entry: (entry.document.section,), language)


def by_subject(archive: Archive, language: str) -> Iterator[Group]:
    """Subject 主题 -> year; a document stands under each of its subjects."""
    return _by_term(archive.subjects, archive.newest_first, lambda entry: entry.document.subjects, language)


def _by_term(
    terms: Sequence[Term], entries: Iterable[Entry], names: Callable[[Entry], Iterable[str]], language: str
) -> Iterator[Group]:
    """Term -> year, in the order of the terms' file; what is in no file stands under `other`."""
    known = {name: term for term in reversed(terms) for name in term.names}
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in entries:
        slugs = (known[name].slug if name in known else "other" for name in names(entry) if name)
        for slug in dict.fromkeys(slugs):
            found.setdefault((slug, _year_of(entry)), []).append(entry)
    order = {term.slug: position for position, term in enumerate(terms)}
    headings = {term.slug: term.name for term in terms}
    for slug, year in sorted(found, key=lambda key: (order.get(key[0], len(order)), -key[1])):
        heading = headings.get(slug) or message("pages.unknown-term", language)
        yield Group(f"{slug}/{year}", heading, _year(year, language), tuple(found[slug, year]))


INDEXES: tuple[Index, ...] = (
    Index("numbers", by_number),
    Index("offices", by_office),
    Index("dates", by_date, calendar=True),
    Index("kinds", by_kind),
    Index("sections", by_section),
    Index("subjects", by_subject),
)


def index_pages(site: Site, index: Index) -> Iterator[PlannedPage]:
    """The first page of an index, one page per larger group, and the pages of its groups."""
    groups = _merged(index.groups(site.archive, "zh-CN"))
    by_heading: dict[str, list[Group]] = {}
    for group in groups:
        by_heading.setdefault(group.heading, []).append(group)
    for language in site.config.languages:
        listed = groups if language == "zh-CN" else _merged(index.groups(site.archive, language))
        yield planned(_first_page(site, index, listed, language))
    for heading, members in by_heading.items():
        if "/" in members[0].path:
            counts = [f"{group.path} {group.label} {len(group.entries)}" for group in members]
            shown = "\n".join((heading, *counts, *_says(site, _newest(members))))
            address = f"{index.name}/{members[0].path.split('/', maxsplit=1)[0]}.html"
            yield PlannedPage(address, shown, partial(_heading_page, site, index, heading, members))
        for position, group in enumerate(members):
            near = members[max(0, position - NEAR) : position + NEAR + 1]
            address = f"{index.name}/{group.path}.html"
            paths = [f"{other.path} {other.label}" for other in near]
            shown = "\n".join((heading, *paths, *_says(site, (group,))))
            yield PlannedPage(address, shown, partial(_group_page, site, index, group, near))


def _says(site: Site, groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield group.label + group.note
        yield from map(site.marks.__getitem__, (entry.key for entry in group.entries))


def _merged(groups: Iterable[Group]) -> list[Group]:
    """Groups that would share one page become one."""
    found: dict[str, Group] = {}
    for group in groups:
        other = found.get(group.path)
        if other is None:
            found[group.path] = group
        else:
            entries = (*other.entries, *group.entries)
            found[group.path] = Group(group.path, other.heading, other.label, entries, other.note)
    return list(found.values())


def _name(index: Index, language: str) -> str:
    name = message(f"pages.{index.name}", language)
    return message("pages.index-of", language, index=name)


def _first_page(site: Site, index: Index, groups: Sequence[Group], language: str) -> Page:
    prefix = "en/" if language == "en" and site.config.languages[0] != "en" else ""
    address = f"{prefix}{index.name}/index.html"
    root = root_of(address)
    headings: dict[str, list[tuple[str, str, int]]] = {}
    for group in groups:
        href = f"{root}{index.name}/{group.path}.html"
        headings.setdefault(group.heading, []).append((href, group.label, len(group.entries)))
    hint = message(f"pages.{index.name}.hint", language)
    values = {
        "name": _name(index, language),
        "hint": hint,
        "headings": headings,
        "calendar": calendar(groups, f"{root}{index.name}/", language) if index.calendar else "",
        "index": index.name,
    }
    title = f"{_name(index, language)} — {site.config.short}"
    head = column_head(site.config, address, title, _name(index, language), hint)
    return site.page("index-first", address, title, head, values, language, "index")


def _heading_page(site: Site, index: Index, heading: str, members: Sequence[Group]) -> Page:
    """A larger group: its parts with counts, and the rows of the newest of them."""
    address = f"{index.name}/{members[0].path.split('/', maxsplit=1)[0]}.html"
    root = root_of(address)
    values = {
        "heading": heading,
        "index_name": _name(index, "zh-CN"),
        "index_href": f"{root}{index.name}/index.html",
        "parts": [(f"{root}{index.name}/{g.path}.html", g.label, len(g.entries)) for g in members],
        "current": "",
        "groups": [(g.label, g.note, rows_html(site, g.entries, root, "zh-CN")) for g in _newest(members)],
    }
    title = f"{heading} — {_name(index, 'zh-CN')} — {site.config.short}"
    return site.page("index-group", address, title, common(site.config, address, title, heading), values, kind="index")


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
    larger = [(f"{root}{index.name}/{slug}.html", group.heading, 0)] if within else []
    values = {
        "heading": group.heading,
        "index_name": _name(index, "zh-CN"),
        "index_href": f"{root}{index.name}/index.html",
        "parts": larger + [(f"{root}{index.name}/{g.path}.html", g.label, 0) for g in near],
        "current": group.label,
        "groups": [(group.label, group.note, rows_html(site, group.entries, root, "zh-CN"))],
    }
    name = group.heading if group.label == group.heading else f"{group.heading} {group.label}"
    title = f"{name} — {_name(index, 'zh-CN')} — {site.config.short}"
    return site.page("index-group", address, title, common(site.config, address, title, name), values, kind="index")


def calendar(groups: Sequence[Group], prefix: str, language: str) -> str:
    """Years by months with the count of documents in each cell: darker means more."""
    counts: Counter[tuple[int, int]] = Counter()
    for group in groups:
        if "/" in group.path:
            year_text, month_text = group.path.split("/")
            counts[int(year_text), int(month_text)] = len(group.entries)
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
