"""Puts the fabricated archive on disk: issues one after the other, then the authorities and the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.issue import Attachment, ContentsEntry, ContentsSection, Document, GazetteIssue
from ..model.issue import Table as TableFields
from ..source.dump import SCHEMA_LINE, dump_issue, dump_yaml
from .authorities import MASTHEAD, SITE, authority_files
from .calendar import FREQUENCIES, Extent, Slot
from .genres import ADDRESSEES, write_body
from .planning import Planned, Planner
from .tables import make_table
from .writer import Printed

RECORD = "demo-record.json"
CHARACTERS_A_PAGE = 22 * 28  # GB/T 9704-2012, 5.2.2
_SCHEMA = "../../docs/schemas/{}.schema.json"


@dataclass(frozen=True)
class Written:
    """A document as it stands in its issue: fields, files by name, citations by paragraph."""

    fields: Document
    files: dict[str, str]
    citations: tuple[Printed, ...]


def write_demo(root: Path, extent: Extent) -> Iterator[int]:
    """The whole archive; gives the number of documents written so far after each issue. The record is written last."""
    planner = Planner(extent)
    rows: dict[str, list[str]] = {"citations": [], "relations": []}
    written = 0
    for slot, documents in planner.issues():
        _write_issue(root, slot, documents, extent, rows)
        written += len(documents)
        yield written
    for name, model in authority_files(extent, planner.lost).items():
        schema = SCHEMA_LINE.format(path=_SCHEMA.format("terms" if name in _TERMS else name))
        _write(root / f"content/authorities/{name}.yml", schema + dump_yaml(model))
    _write(root / "site_config.yml", SCHEMA_LINE.format(path="docs/schemas/site_config.schema.json") + dump_yaml(SITE))
    _write_record(root, extent, 0, rows)


_TERMS = ("subjects", "sections", "places")


def add_issue(root: Path) -> tuple[str, int]:
    """One more issue after the last, as large as the others: its id and number of documents.

    What the archive was made from is read from its record; everything else stays as it is. Raises OSError, KeyError or
    ValueError if there is no record that can be read.
    """
    record: dict[str, Any] = json.loads((root / RECORD).read_text(encoding="utf-8"))
    made = record["made"]
    extent = Extent(made["documents"], made["years"], made["seed"])
    extra = made["extra_issues"] + 1
    *_, (slot, documents) = Planner(extent).issues(extra)
    rows = {name: [_json(row) for row in record[name]] for name in ("citations", "relations")}
    _write_issue(root, slot, documents, extent, rows)
    _write_record(root, extent, extra, rows)
    return slot.id, len(documents)


def _write_issue(root: Path, slot: Slot, planned: list[Planned], extent: Extent, rows: dict[str, list[str]]) -> None:
    folder = root / "content/issues" / slot.id
    folder.mkdir(parents=True)
    page = 3
    documents = []
    for one in planned:
        written = write_document(one, extent.seed, page)
        documents.append(written.fields)
        page = (written.fields.page_end or page) + 1
        for name, text in written.files.items():
            if "/" in name:
                (folder / name).parent.mkdir(exist_ok=True)
            _write(folder / name, text)
        rows["citations"] += [_citation_row(one, printed) for printed in written.citations]
        rows["relations"] += [
            _json({"kind": relation.type, "from": one.key, "to": old.key})
            for relation, old in zip(one.relations, one.touched, strict=True)
        ]
    _write(folder / "issue.yml", dump_issue(_issue(slot, documents, extent)))


def write_document(planned: Planned, seed: int, page: int) -> Written:
    """One document from its plan; `page` is where it begins in print."""
    body = write_body(planned, seed)
    files: dict[str, str] = {}
    tables: tuple[TableFields, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    if planned.table and planned.text == "full":
        table, text = make_table(planned, seed)
        attachments = (Attachment(number=1, title=table.title, kind="table"),)
        tables = (table,)
        body.part(table.title, "attachment=1")
        body.table(table.title, table.file)
        files[table.file] = text
    text = body.text()
    citations = tuple(body.citations)
    if planned.text == "none":
        text, citations = "", ()
    else:
        files[f"{planned.id}.md"] = text
    length = len(text) + (2 * CHARACTERS_A_PAGE if tables else 0)
    return Written(_fields(planned, page, length, attachments, tables), files, citations)


def _fields(
    planned: Planned, page: int, length: int, attachments: tuple[Attachment, ...], tables: tuple[TableFields, ...]
) -> Document:
    numbered = bool(planned.number)
    return Document(
        id=planned.id,
        title=planned.title,
        document_number=planned.number,
        issuing_offices=planned.offices,
        kind=planned.kind,
        section=planned.section,
        page=page,
        page_end=page + length // CHARACTERS_A_PAGE,
        addressees=ADDRESSEES if numbered and planned.kind in ("通知", "意见") else "",
        signatories=planned.offices,
        date_of_issue=planned.date,
        date_effective=planned.effective,
        date_expired=planned.expired,
        years_valid=planned.years_valid,
        disclosure="此件公开发布" if numbered else "",
        text=planned.text,
        instrument=planned.instrument if planned.text == "full" else "",
        attachments=attachments,
        tables=tables,
        subjects=(planned.sector.subject,),
        relations=planned.relations,
    )


def _issue(slot: Slot, documents: list[Document], extent: Extent) -> GazetteIssue:
    sections: dict[str, list[ContentsEntry]] = {}
    for document in documents:
        assert document.page is not None
        sections.setdefault(document.section, []).append(ContentsEntry(document=document.id, page=document.page))
    return GazetteIssue(
        year=slot.year,
        number=slot.number,
        overall_number=slot.overall,
        date_published=slot.last_day,
        frequency=FREQUENCIES[extent.a_year],
        masthead=MASTHEAD,
        contents=tuple(ContentsSection(section=name, entries=tuple(entries)) for name, entries in sections.items()),
        documents=tuple(documents),
    )


def _citation_row(planned: Planned, printed: Printed) -> str:
    cite = printed.cite
    return _json({
        "document": planned.key, "anchor": printed.anchor, "text": cite.text, "form": cite.form,
        "target": cite.target or None, "instrument": cite.instrument or None,
    })  # fmt: skip


def _write_record(root: Path, extent: Extent, extra: int, rows: dict[str, list[str]]) -> None:
    """One row a line, so that two records can be compared line by line."""
    made = {"documents": extent.documents, "years": extent.years, "seed": extent.seed, "extra_issues": extra}
    lists = ",\n".join(f'"{name}": [\n' + ",\n".join(rows[name]) + "\n]" for name in ("citations", "relations"))
    _write(root / RECORD, f'{{"made": {_json(made)},\n{lists}}}\n')


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
