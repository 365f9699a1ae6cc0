"""What the archive holds and what it lacks: issues by year and overall number, documents by series and year.

A gap is what lies between numbers that are held, or before the first; editors classify it in
content/authorities/gaps.yml, and what they do not classify is `unknown`. Absence is never called a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.archive import Archive
from ..model.gaps import Gap, GapStatus

ISSUES_A_YEAR = {"周刊": 52, "旬刊": 36, "半月刊": 24, "月刊": 12, "双月刊": 6, "季刊": 4, "半年刊": 2, "年刊": 1}
Run = tuple[int, int]


@dataclass(frozen=True)
class Missing:
    """Numbers `first` to `last` (both inclusive) that the archive lacks, as an editor classified them."""

    first: int
    last: int
    status: GapStatus
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One year of one series (`series` is empty for issues): how many are held, the highest, what is missing."""

    series: str
    year: int
    held: int
    highest: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class NextIssue:
    """The issue that follows the last one held, by its frequency."""

    year: int
    number: int
    overall_number: int | None


def issue_rows(archive: Archive) -> tuple[Row, ...]:
    """Issues of each year, newest first. In a year before the last one held, the frequency says how many there were."""
    numbers: dict[int, set[int]] = {}
    for issue in archive.issues:
        numbers.setdefault(issue.year, set()).add(issue.number)
    frequencies = {issue.year: ISSUES_A_YEAR.get(issue.frequency, 0) for issue in archive.issues}
    last = max(numbers, default=0)
    rows = []
    for year in sorted(numbers, reverse=True):
        highest = max(numbers[year]) if year == last else max(*numbers[year], frequencies[year])
        rows.append(_row("", year, numbers[year], highest, archive.gaps))
    return tuple(rows)


def overall_missing(archive: Archive) -> tuple[Run, ...]:
    """Runs of overall numbers between the first and the last held."""
    held = {issue.overall_number for issue in archive.issues if issue.overall_number}
    return tuple(runs(set(range(min(held), max(held))) - held)) if held else ()


def number_rows(archive: Archive) -> tuple[Row, ...]:
    """Documents of each series and year: series in the order of offices.yml, years newest first."""
    numbers: dict[tuple[str, int], set[int]] = {}
    for entry in archive.entries:
        number = entry.document.number
        if number is not None and number.agency_code in archive.series:
            year = number.year or (entry.document.date_of_issue or entry.issue.date_published).year
            numbers.setdefault((number.agency_code, year), set()).add(number.sequence)
    order = {code: position for position, code in enumerate(archive.series)}
    return tuple(
        _row(code, year, numbers[code, year], max(numbers[code, year]), archive.gaps)
        for code, year in sorted(numbers, key=lambda key: (order[key[0]], -key[1]))
    )


def next_issue(archive: Archive) -> NextIssue | None:
    """What is expected next; None if the archive is empty or its frequency is not a known one."""
    if not archive.issues:
        return None
    last = archive.issues[-1]
    count = ISSUES_A_YEAR.get(last.frequency)
    if count is None:
        return None
    overall = last.overall_number + 1 if last.overall_number else None
    if last.number >= count:
        return NextIssue(last.year + 1, 1, overall)
    return NextIssue(last.year, last.number + 1, overall)


def _row(series: str, year: int, held: set[int], highest: int, gaps: Iterable[Gap]) -> Row:
    classes: dict[int, tuple[GapStatus, str]] = {}
    for gap in gaps:
        if (gap.series, gap.year) == (series, year):
            classes |= dict.fromkeys(gap.wanted(), (gap.status, gap.note))
    lacking = set(range(1, highest + 1)) - held | {number for number in classes if number > highest}
    return Row(series, year, len(held), highest, tuple(_missing(lacking, classes)))


def _missing(numbers: set[int], classes: Mapping[int, tuple[GapStatus, str]]) -> Iterator[Missing]:
    run: Missing | None = None
    for number in sorted(numbers):
        status, note = classes.get(number, ("unknown", ""))
        if run and run.last == number - 1 and (run.status, run.note) == (status, note):
            run = Missing(run.first, number, status, note)
        else:
            if run:
                yield run
            run = Missing(number, number, status, note)
    if run:
        yield run


def runs(numbers: Iterable[int]) -> Iterator[Run]:
    """Consecutive numbers as `(first, last)`."""
    for missing in _missing(set(numbers), {}):
        yield missing.first, missing.last
