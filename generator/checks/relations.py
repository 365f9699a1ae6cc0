"""Relations that cannot be: of a document with itself, before the other was issued, in a circle, ended twice, amended
after its end; corrections of what was not yet printed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.archive import Archive
from ..model.listed import ListedEntry
from ..problems import Problem, Where
from ..relations.stated import WHOLE_ENDS, Corrected, Relations, Stated, corrections_of, relations_of
from .places import issue_file


def check(archive: Archive) -> Iterator[Problem]:
    """relation-to-itself, relation-ambiguous, relation-not-held, relation-before-issue, relation-twice,
    relation-after-end, relation-circle, validity-start, correction-too-early."""
    relations = relations_of(archive)
    for stated in relations.stated:
        yield from _check_one(relations, stated)
    yield from _check_twice(relations)
    yield from _check_after_end(relations)
    yield from _check_circles(relations)
    for corrected in corrections_of(archive):
        yield from _check_correction(archive, corrected)
    for entry in archive.entries:
        document = entry.document
        if document.years_valid and not document.date_effective and not document.date_expired:
            path, where = _file(entry), ("documents", _index(entry), "years_valid")
            yield Problem("note", "validity-start", path, where=where)


def _check_one(relations: Relations, stated: Stated) -> Iterator[Problem]:
    path, where = _place(relations, stated)
    values: dict[str, object] = {"target": stated.relation.target}
    if stated.target == stated.source:
        yield Problem("error", "relation-to-itself", path, where=where, values=values)
    elif stated.candidates:
        values["candidates"] = "、".join(stated.candidates)
        yield Problem("error", "relation-ambiguous", path, where=where, values=values)
    elif not stated.target:
        yield Problem("note", "relation-not-held", path, where=where, values=values)
    else:
        target = relations.archive.by_key[stated.target].document
        date = relations.date_of(stated)
        if date and target.date_of_issue and date < target.date_of_issue:
            values |= {"date": date, "issued": target.date_of_issue}
            yield Problem("error", "relation-before-issue", path, where=where, values=values)


def _check_twice(relations: Relations) -> Iterator[Problem]:
    for found in relations.incoming.values():
        ends = [stated for stated in found if _ends(stated)]
        for stated in ends[1:]:
            path, where = _place(relations, stated)
            values = {"target": stated.relation.target, "other": ends[0].source}
            yield Problem("error", "relation-twice", path, where=where, values=values)


def _check_after_end(relations: Relations) -> Iterator[Problem]:
    """What was ended as a whole cannot be amended afterwards."""
    for found in relations.incoming.values():
        ends = [date for stated in found if _ends(stated) and (date := relations.date_of(stated))]
        for stated in found:
            date = relations.date_of(stated)
            if stated.relation.type == "amends" and ends and date and date > min(ends):
                path, where = _place(relations, stated)
                values = {"target": stated.relation.target, "date": date, "end": min(ends)}
                yield Problem("error", "relation-after-end", path, where=where, values=values)


def _check_correction(archive: Archive, corrected: Corrected) -> Iterator[Problem]:
    path = issue_file(f"content/issues/{corrected.issue.id}")
    where: Where = ("corrections", corrected.position, "target")
    values: dict[str, object] = {"target": corrected.correction.target}
    if corrected.candidates:
        values["candidates"] = "、".join(corrected.candidates)
        yield Problem("error", "relation-ambiguous", path, where=where, values=values)
    elif not corrected.target:
        yield Problem("note", "relation-not-held", path, where=where, values=values)
    else:
        printed = archive.by_key[corrected.target].issue
        if printed.id == corrected.issue.id or printed.date_published > corrected.issue.date_published:
            values |= {"printed": printed.id, "date": printed.date_published}
            yield Problem("error", "correction-too-early", path, where=where, values=values)


def _check_circles(relations: Relations) -> Iterator[Problem]:
    """A document that ends, over any number of steps, what ended it: reported once, at its first member."""
    ends = {
        key: [stated for stated in found if _ends(stated) and stated.target not in ("", key)]
        for key, found in relations.outgoing.items()
    }
    done: set[str] = set()
    for start in ends:
        way: list[str] = []
        open_steps = [(start, iter(ends[start]))] if start not in done else []
        while open_steps:
            key, steps = open_steps[-1]
            if key not in way:
                way.append(key)
            stated = next(steps, None)
            if stated is None:
                done.add(key)
                way.pop()
                open_steps.pop()
            elif stated.target in way:
                path, where = _place(relations, stated)
                circle = "、".join([*way[way.index(stated.target) :], stated.target])
                yield Problem("error", "relation-circle", path, where=where, values={"circle": circle})
            elif stated.target not in done:
                open_steps.append((stated.target, iter(ends.get(stated.target, ()))))


def _ends(stated: Stated) -> bool:
    return stated.relation.type in WHOLE_ENDS and not stated.relation.scope and stated.source != stated.target


def _file(entry: ListedEntry) -> str:
    return issue_file(f"content/issues/{entry.issue.id}")


def _index(entry: ListedEntry) -> int:
    return next(n for n, document in enumerate(entry.issue.documents) if document is entry.document)


def _place(relations: Relations, stated: Stated) -> tuple[str, Where]:
    entry = relations.archive.by_key[stated.source]
    return _file(entry), ("documents", _index(entry), "relations", stated.position)
