"""A new import over an issue that is there: the editor's work stays, documents keep their ids and so their addresses.

Pure: folders come and go as file name -> text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model.issue import Document, GazetteIssue, Review
from ..model.table import unreadable_row
from ..model.text import comparable
from ..source.dump import dump_issue, yaml_lines
from ..source.edit import append_item
from ..source.patch import patch_scalars
from ..source.validate import validate
from ..source.yaml_text import Composed
from .merge import Conflict, merge_table, merge_text, merge_value
from .problem import ImportProblem

ISSUE = "issue.yml"
Files = Mapping[str, str]
_LONGEST = 300


@dataclass(frozen=True)
class Merged:
    """What is to stand in the issue's folder; the new import with the ids kept; where both sides had changed the
    same; comments that could not stay."""

    files: dict[str, str]
    imported: dict[str, str]
    conflicts: tuple[Conflict, ...]
    comments: tuple[str, ...] = ()


def merge_folder(last: Files, now: Files, new: Files, reason: str, folder: str) -> Merged:
    """Merge the editor's folder with a new import; `last` is the import that the editor began with, {} if not known.

    Each conflict becomes a review entry with `reason`. Raises ImportProblem if the editor's issue.yml cannot be read.
    """
    ours = _read(now[ISSUE], folder)
    before = _read(last[ISSUE], folder) if ISSUE in last else None
    keys = _keys(ours, before)
    if before is not None:
        last = renamed(last, before, keys)
    new = renamed(new, _read(new[ISSUE], folder), keys)
    conflicts: list[Conflict] = []
    files: dict[str, str] = {}
    for name in sorted({*last, *now, *new} - {ISSUE}):
        text = _merge_file(name, last.get(name), now.get(name), new.get(name), conflicts, folder)
        if text is not None:
            files[name] = text
    text, comments = _merge_issue(last.get(ISSUE), now[ISSUE], new[ISSUE], files, conflicts, reason, folder)
    files[ISSUE] = text
    return Merged(files, dict(new), tuple(conflicts), comments)


def keep_ids(last: Files, now: Files, new: Files, folder: str) -> dict[str, str]:
    """The new import with the ids that its documents have in the folder, and nothing else of it."""
    before = _read(last[ISSUE], folder) if ISSUE in last else None
    return dict(renamed(new, _read(new[ISSUE], folder), _keys(_read(now[ISSUE], folder), before)))


def _read(text: str, folder: str) -> GazetteIssue:
    composed = Composed(ISSUE, text)
    issue, problems = validate(GazetteIssue, composed.value, ISSUE) if not composed.problems else (None, [])
    if issue is None:
        places = composed.places()
        found = [problem.line or places[problem.where].line for problem in [*composed.problems, *problems]
                 if problem.line or problem.where in places]  # fmt: skip
        line = min(found, default=1)
        raise ImportProblem("importer.now-broken", file=f"{folder}/{ISSUE}", line=line)
    return issue


def _keys(now: GazetteIssue, last: GazetteIssue | None) -> dict[str, str]:
    """What a document may be known by (number, title, as they are and as they were imported) -> its id."""
    found: dict[str, str] = {}
    ids = {document.id for document in now.documents}
    for document in (*now.documents, *(d for d in (last.documents if last else ()) if d.id in ids)):
        for key in _names(document):
            found.setdefault(key, document.id)
    return found


def _names(document: Document) -> list[str]:
    return [comparable(text) for text in (document.document_number, document.title) if text]


def renamed(files: Files, issue: GazetteIssue, keys: Mapping[str, str]) -> Files:
    """The files with each document's id changed to the one that `keys` gives it."""
    ids: dict[str, str] = {}
    for document in issue.documents:
        known = next((keys[name] for name in _names(document) if name in keys), None)
        if known is not None and known not in ids.values():
            ids[document.id] = known
    taken = {*ids.values(), *keys.values()}
    for position, document in enumerate(issue.documents, 1):
        if document.id not in ids:
            free = (f"{number:02d}" for number in range(position, 1000) if f"{number:02d}" not in taken)
            ids[document.id] = document.id if document.id not in taken else next(free)
            taken.add(ids[document.id])
    if all(old == new for old, new in ids.items()):
        return files
    return _with_ids(files, issue, ids)


def _with_ids(files: Files, issue: GazetteIssue, ids: Mapping[str, str]) -> Files:
    names: dict[str, str] = {}
    documents: list[Document] = []
    for document in issue.documents:
        new = ids[document.id]
        names[document.body_file] = f"{new}.md"
        tables = []
        for table in document.tables:
            names[table.file] = re.sub(rf"^tables/{re.escape(document.id)}(?=-\d+\.csv$)", f"tables/{new}", table.file)
            tables.append(table.model_copy(update={"file": names[table.file]}))
        documents.append(document.model_copy(update={"id": new, "tables": tuple(tables)}))
    sections = [
        section.model_copy(
            update={"entries": tuple(e.model_copy(update={"document": ids[e.document]}) for e in section.entries)}
        )
        for section in issue.contents
    ]
    changed = issue.model_copy(update={"documents": tuple(documents), "contents": tuple(sections)})
    found = {ISSUE: dump_issue(changed)}
    for name, text in files.items():
        if name == ISSUE:
            continue
        if name.endswith(".md"):
            text = re.sub(r"\]\((tables/[^)]*\.csv)\)", lambda m: f"]({names.get(m[1], m[1])})", text)
        found[names.get(name, name)] = text
    return found


def _merge_file(
    name: str, last: str | None, now: str | None, new: str | None, conflicts: list[Conflict], folder: str
) -> str | None:
    if now in (last, new):
        return new
    if new == last:
        return now
    if last is not None and now is not None and new is not None:
        merge = merge_table if name.endswith(".csv") else merge_text
        try:
            return merge(last, now, new, name, conflicts)
        except csv.Error as error:
            line = unreadable_row(now)
            raise ImportProblem("importer.now-broken", file=f"{folder}/{name}", line=line) from error
    conflicts.append(Conflict(name, last, now, new))
    return now


def _merge_issue(
    last: str | None, now: str, new: str, files: Files, conflicts: list[Conflict], reason: str, folder: str
) -> tuple[str, tuple[str, ...]]:
    old, ours, theirs = (Composed(ISSUE, text or "{}").value for text in (last, now, new))
    _hold_documents(old, theirs, ours, files)
    merged = merge_value(old, ours, theirs, conflicts)
    issue, _ = validate(GazetteIssue, merged, ISSUE)
    if issue is None:
        # Two good halves that make no issue together: the editor's stands.
        conflicts.append(Conflict(ISSUE, last, now, new))
        merged, issue = ours, _read(now, folder)
    reviews = [_review(conflict, reason) for conflict in conflicts]
    added = [review for review in dict.fromkeys(reviews) if review not in issue.review]
    text = patch_scalars(now, ours, merged)
    text = text if text is None else _with_reviews(text, added)
    if text is not None:
        return text, ()
    whole = issue.model_copy(update={"review": (*issue.review, *added)})
    comments = tuple(line.strip() for line in now.split("\n")[1:] if line.lstrip().startswith("#"))
    return dump_issue(whole), comments


def _review(conflict: Conflict, reason: str) -> Review:
    kept, new = (value if value is None else value[:_LONGEST] for value in (conflict.kept, conflict.new))
    return Review(code="import-conflict", where=conflict.where, chosen=kept or "", alternative=new or "", reason=reason)


def _hold_documents(last: Any, new: Any, now: Any, files: Files) -> None:
    """A document that the new import lacks, whose text the editor changed, stays: its file was kept."""
    present = {item["id"] for item in new["documents"]} | (
        {item["id"] for item in last.get("documents", [])} - {item["id"] for item in now["documents"]}
    )
    held = {item["id"] for item in last.get("documents", []) if f"{item['id']}.md" in files} - present
    new["documents"] += [item for item in last.get("documents", []) if item["id"] in held]
    sections = {section.get("section", ""): section for section in new["contents"]}
    for section in last.get("contents", []) if held else []:
        entries = [entry for entry in section["entries"] if entry["document"] in held]
        if entries and section.get("section", "") in sections:
            sections[section.get("section", "")]["entries"] += entries
        elif entries:
            new["contents"].append({**section, "entries": entries})


def _with_reviews(text: str, reviews: list[Review]) -> str | None:
    """The file with these entries at the end of its list; None if the list is written in brackets."""
    for review in reviews:
        try:
            text = append_item(text, ("review",), review)
        except ValueError:
            if "review" in Composed(ISSUE, text).value:
                return None
            first, *rest = yaml_lines(review)
            text = (
                text.rstrip("\n")
                + "\nreview:\n"
                + "\n".join([f"  - {first}", *(f"    {line}" for line in rest)])
                + "\n"
            )
    return text
