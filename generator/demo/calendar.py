"""Which issues there are and how many documents each holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

LAST_YEAR = 2024
FREQUENCIES = {
    1: "年刊", 2: "半年刊", 4: "季刊", 6: "双月刊", 12: "月刊", 24: "半月刊", 36: "旬刊", 52: "周刊",
}  # fmt: skip
DOCUMENTS_AN_ISSUE = 6


@dataclass(frozen=True)
class Extent:
    """What was asked for. `years` end with 2024, whatever the clock says."""

    documents: int
    years: int
    seed: int

    @property
    def first_year(self) -> int:
        """The year of the first issue."""
        return LAST_YEAR - self.years + 1

    @property
    def a_year(self) -> int:
        """Issues a year: so many that an issue has about six documents."""
        wanted = self.documents / self.years / DOCUMENTS_AN_ISSUE
        return next((count for count in FREQUENCIES if count >= wanted), max(FREQUENCIES))

    @property
    def lost(self) -> int | None:
        """The place of the one issue that the archive does not hold; None in a small archive."""
        return self.a_year + 1 if self.years >= 3 and self.a_year >= 4 else None

    @property
    def issues(self) -> int:
        """Issues held within the years."""
        return self.years * self.a_year - (self.lost is not None)


@dataclass(frozen=True)
class Slot:
    """An issue to be filled: its number in its year and overall, the days that it covers, how many documents."""

    year: int
    number: int
    overall: int
    first_day: datetime.date
    last_day: datetime.date
    documents: int
    extra: bool

    @property
    def id(self) -> str:
        """`2020-03`."""
        return f"{self.year}-{self.number:02d}"


def slots(extent: Extent, extra: int = 0) -> Iterator[Slot]:
    """Issues in order; `extra` ones follow the last year, as large as the others on average."""
    count, held = extent.a_year, extent.issues
    place = -1
    for position in range(held + extra):
        place += 2 if place + 1 == extent.lost else 1
        year, number = extent.first_year + place // count, place % count + 1
        start = datetime.date(year, 1, 1)
        first = start + datetime.timedelta(days=365 * (number - 1) // count)
        last = start + datetime.timedelta(days=365 * number // count - 1)
        documents = (position + 1) * extent.documents // held - position * extent.documents // held
        yield Slot(year, number, place + 1, first, last, documents, position >= held)
