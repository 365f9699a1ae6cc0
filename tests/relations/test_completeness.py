"""What an archive lacks: between what it holds, before the first, and at the end of a year that is over."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.archive import Archive
from generator.model.issue import GazetteIssue
from generator.relations.completeness import issue_rows

CASES = [
    # numbers held by year, frequency, numbers missing by year
    ({2020: (1, 2, 3, 4, 5, 6), 2021: (1,)}, "双月刊", {2021: [], 2020: []}),
    ({2020: (1, 2, 3, 4), 2021: (1,)}, "双月刊", {2021: [], 2020: [(5, 6)]}),
    ({2020: (1, 2, 3, 4), 2021: (1,)}, "不定期", {2021: [], 2020: []}),
    ({2020: (2, 5), 2021: (3,)}, "季刊", {2021: [(1, 2)], 2020: [(1, 1), (3, 4)]}),
    ({2021: (2,)}, "月刊", {2021: [(1, 1)]}),
]


@pytest.mark.parametrize(("held", "frequency", "missing"), CASES)
def test_issues_that_are_missing(
    held: dict[int, tuple[int, ...]], frequency: str, missing: dict[int, list[tuple[int, int]]]
) -> None:
    issues = tuple(
        GazetteIssue(
            year=year,
            number=number,
            date_published=date(year, number, 1),
            frequency=frequency,
            contents=(),
            documents=(),
        )
        for year, numbers in held.items()
        for number in numbers
    )
    rows = issue_rows(Archive(issues, ()))
    assert {row.year: [(run.first, run.last) for run in row.missing] for row in rows} == missing
    assert [row.year for row in rows] == sorted(held, reverse=True)
