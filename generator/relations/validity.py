"""When a document is in force, from what editors stated: relations, dates of effect and expiry, 有效期; nothing else.

Without a stated end nobody can know from an archive alone that a document is still in force: that time is `unknown`
and shows nothing. No clock is read: validity is a list of periods, and a reader's date picks one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..model.listed import ListedEntry
from .stated import WHOLE_ENDS, Relations, Stated

Status = Literal["not_yet", "in_force", "amended", "repealed", "lapsed", "unknown"]
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` (inclusive; None: from the beginning) to `end` (exclusive; None: with no end stated).

    `by` is the relation that opened the period, if one did.
    """

    start: datetime.date | None
    end: datetime.date | None
    status: Status
    by: Stated | None = None


def last_day(entry: ListedEntry) -> datetime.date | None:
    """The last day on which the document's own text says that it is in force; None if it does not say."""
    document = entry.document
    if document.date_expired:
        return document.date_expired
    if document.years_valid and document.date_effective:
        start = document.date_effective
        try:
            return start.replace(year=start.year + document.years_valid) - _DAY
        except ValueError:  # 29 February
            return start.replace(year=start.year + document.years_valid, day=28)
    return None


@lru_cache(maxsize=2)
def all_periods(relations: Relations) -> Mapping[str, tuple[Period, ...]]:
    """Entry key -> its periods, of every entry that has any, in the order of the archive."""
    found = ((entry.key, periods(entry, relations)) for entry in relations.archive.entries)
    return {key: value for key, value in found if value}


def periods(entry: ListedEntry, relations: Relations) -> tuple[Period, ...]:
    """The document's periods in order of time; empty if editors stated nothing that bears on validity."""
    document = entry.document
    start = document.date_effective
    if not start and not document.date_expired and entry.key not in relations.incoming:
        return ()
    end, ending, status = _end(entry, relations)
    changes = [
        (date, stated)
        for stated in relations.incoming.get(entry.key, ())
        if _changes(stated) and (date := relations.date_of(stated)) and not (end and date >= end)
    ]
    if end is None and start is None and not changes:
        return ()
    found: list[Period] = []
    if start:
        found.append(Period(None, start, "not_yet"))
    # Only a stated end, or a document that found it in force to change or to end, says that it was in force.
    current: Status = "in_force" if end or changes else "unknown"
    position, opened = start or document.date_of_issue, None
    for date, stated in changes:
        if position is None or date > position:
            found.append(Period(position, date, current, opened))
        position, current, opened = date, "amended", stated
    found.append(Period(position, end, current, opened))
    if end:
        found.append(Period(end, None, status, ending))
    return tuple(period for period in found if not (period.start and period.end and period.start >= period.end))


def _end(entry: ListedEntry, relations: Relations) -> tuple[datetime.date | None, Stated | None, Status]:
    """The first day out of force, what ended it, and how."""
    last = last_day(entry)
    end = last + _DAY if last else None
    ending: Stated | None = None
    for stated in relations.incoming.get(entry.key, ()):
        date = relations.date_of(stated)
        if stated.relation.type in WHOLE_ENDS and not stated.relation.scope and date and (end is None or date < end):
            end, ending = date, stated
    return end, ending, "repealed" if ending else "lapsed"


def _changes(stated: Stated) -> bool:
    relation = stated.relation
    return relation.type == "amends" or (relation.type in WHOLE_ENDS and bool(relation.scope))


def status_on(found: Sequence[Period], date: datetime.date) -> Status:
    """What held on `date`."""
    for period in found:
        if (period.start is None or period.start <= date) and (period.end is None or date < period.end):
            return period.status
    return "unknown"


def final_status(found: Sequence[Period]) -> Status:
    """How it ended, as far as editors stated: the status of the last period."""
    return found[-1].status if found else "unknown"


def statuses(relations: Relations) -> dict[str, Status]:
    """Entry key -> how its validity ended, for lists; only entries that ended or were amended."""
    ended = ("amended", "repealed", "lapsed")
    found = ((key, final_status(value)) for key, value in all_periods(relations).items())
    return {key: status for key, status in found if status in ended}
