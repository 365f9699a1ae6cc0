"""How indexes sort documents: by number, office, date, kind, section, subject; each group has a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..messages import message
from ..model.archive import Archive
from ..model.listed import ListedEntry
from ..model.terms import Term


class Label(NamedTuple):
    """A name in any language: `text` as it is, or what the catalogue says under `pages.<key>`, with one number."""

    text: str = ""
    key: str = ""
    name: str = ""
    number: int = 0

    def to(self, language: str) -> str:
        """The name in one language."""
        if not self.key:
            return self.text
        return message(f"pages.{self.key}", language, **({self.name: self.number} if self.name else {}))


@dataclass(frozen=True)
class Group:
    """Documents that share one page of an index. `path` is the page below the index (`xzf/2020`); `heading` the larger
    group that it belongs to (孝政发) and `label` its own name (2020年)."""

    path: str
    heading: Label
    label: Label
    entries: tuple[ListedEntry, ...]
    note: str = ""


def _year(year: int) -> Label:
    return Label(key="year-name", name="year", number=year)


Key = TypeVar("Key")


def _sort(entries: Iterable[ListedEntry], key: Callable[[ListedEntry], Key]) -> dict[Key, list[ListedEntry]]:
    found: dict[Key, list[ListedEntry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _year_of(entry: ListedEntry) -> int:
    return (entry.document.date_of_issue or entry.issue.date_published).year


def by_number(archive: Archive) -> Iterator[Group]:
    """Series -> year -> sequence, with the gaps of each year; documents without a known number last."""
    numbered: dict[tuple[str, int], list[tuple[int, ListedEntry]]] = {}
    others: list[ListedEntry] = []
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
        note = _gaps([sequence for sequence, _ in rows])
        yield Group(f"{slug}/{year}", Label(code), _year(year), tuple(entry for _, entry in rows), note)
    if others:
        label = Label(key="no-number")
        yield Group("none", label, label, tuple(others))


def _gaps(sequences: list[int]) -> str:
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
    return message("pages.gap", numbers=text)


def by_office(archive: Archive) -> Iterator[Group]:
    """Office -> year; a joint document stands under each of its offices."""
    found: dict[str, dict[int, list[ListedEntry]]] = {}
    for entry in archive.newest_first:
        for slug in dict.fromkeys(_office_slug(archive, name) for name in entry.document.issuing_offices):
            found.setdefault(slug, {}).setdefault(_year_of(entry), []).append(entry)
    names = {office.slug: office.name for office in archive.offices}
    for slug in [office.slug for office in archive.offices] + ["other"]:
        heading = Label(names[slug]) if slug in names else Label(key="unknown-office")
        for year in sorted(found.get(slug, {}), reverse=True):
            yield Group(f"{slug}/{year}", heading, _year(year), tuple(found[slug][year]))


def _office_slug(archive: Archive, name: str) -> str:
    office = archive.office_by_name.get(name)
    return office.slug if office else "other"


def _month_of(entry: ListedEntry) -> tuple[int, int]:
    date = entry.document.date_of_issue
    return (date.year, date.month) if date else (0, 0)


def by_date(archive: Archive) -> Iterator[Group]:
    """Year -> month of issue; documents without a date last."""
    months = _sort(archive.newest_first, _month_of)
    undated = months.pop((0, 0), [])
    for year, month in sorted(months, reverse=True):
        rows = tuple(months[year, month])
        label = Label(key="month", name="month", number=month)
        yield Group(f"{year}/{month:02d}", _year(year), label, rows)
    if undated:
        label = Label(key="no-date")
        yield Group("none", label, label, tuple(undated))


KINDS = {
    "决议": "resolution", "决定": "decision", "命令": "order", "令": "order", "公报": "communique",
    "公告": "announcement", "通告": "public-notice", "意见": "opinion", "通知": "notice", "通报": "circular",
    "报告": "report", "请示": "request", "批复": "reply", "议案": "motion", "函": "letter", "纪要": "minutes",
    "办法": "measures", "规定": "provisions", "方案": "plan", "批示": "instruction",
}  # fmt: skip


def by_kind(archive: Archive) -> Iterator[Group]:
    """Kind 文种 -> year. Kinds of one address (命令 and 令, and all that have none of their own) stand together."""
    found = _sort(
        (entry for entry in archive.newest_first if entry.document.kind),
        lambda entry: (KINDS.get(entry.document.kind) or "other", _year_of(entry)),
    )
    order = {slug: position for position, slug in enumerate(dict.fromkeys((*KINDS.values(), "other")))}
    names: dict[str, set[str]] = {}
    for (slug, _), entries in found.items():
        names.setdefault(slug, set()).update(entry.document.kind for entry in entries)
    for slug, year in sorted(found, key=lambda key: (order[key[0]], -key[1])):
        heading = Label("、".join(sorted(names[slug], key=lambda kind: (_KINDS.get(kind, 99), kind))))
        yield Group(f"{slug}/{year}", heading, _year(year), tuple(found[slug, year]))


_KINDS = {kind: position for position, kind in enumerate(KINDS)}


def by_section(archive: Archive) -> Iterator[Group]:
    """Section 栏目 -> year."""
    return _by_term(archive.sections, archive.newest_first, lambda entry: (entry.document.section,))


def by_subject(archive: Archive) -> Iterator[Group]:
    """Subject 主题 -> year; a document stands under each of its subjects."""
    return _by_term(archive.subjects, archive.newest_first, lambda entry: entry.document.subjects)


def _by_term(
    terms: Sequence[Term], entries: Iterable[ListedEntry], names: Callable[[ListedEntry], Iterable[str]]
) -> Iterator[Group]:
    """Term -> year, in the order of the terms' file; what is in no file stands under `other`."""
    known = {name: term for term in reversed(terms) for name in term.names}
    found: dict[tuple[str, int], list[ListedEntry]] = {}
    for entry in entries:
        slugs = (known[name].slug if name in known else "other" for name in names(entry) if name)
        for slug in dict.fromkeys(slugs):
            found.setdefault((slug, _year_of(entry)), []).append(entry)
    order = {term.slug: position for position, term in enumerate(terms)}
    headings = {term.slug: term.name for term in terms}
    for slug, year in sorted(found, key=lambda key: (order.get(key[0], len(order)), -key[1])):
        heading = Label(headings[slug]) if slug in headings else Label(key="unknown-term")
        yield Group(f"{slug}/{year}", heading, _year(year), tuple(found[slug, year]))


def merged(groups: Iterable[Group]) -> list[Group]:
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
