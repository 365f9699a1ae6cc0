"""Puts the fabricated archive on disk: issues one after the other, then the authorities and the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..model.issue import Attachment, ContentsEntry, ContentsSection, Document, GazetteIssue
from ..model.issue import Table as TableFields
from ..source.dump import SCHEMA_LINE, dump_issue, dump_yaml
from .authorities import MASTHEAD, SITE, authority_files
from .calendar import FREQUENCIES, Extent, Slot
from .genres import ADDRESSEES, write_body
from .planning import Planned, Planner
from .record import Record, read_record
from .tables import make_table
from .writer import Printed

CHARACTERS_A_PAGE = 22 * 28  # GB/T 9704-2012, 5.2.2
_SCHEMA = "../../docs/schemas/{}.schema.json"


@dataclass(frozen=True)
class Written:
    """A document as it stands in its issue: fields, files by name, citations by paragraph."""

    fields: Document
    files: dict[str, str]
    citations: tuple[Printed, ...]


def write_demo(root: Path, extent: Extent) -> Iterator[int]:
    """The whole archive; gives the number of documents written so far after each issue."""
    planner = Planner(extent)
    written = 0
    with Record(root, extent) as record:
        for slot, documents in planner.issues():
            _write_issue(root, slot, documents, extent, record)
            written += len(documents)
            yield written
    (root / "content/authorities").mkdir()
    for name, model in authority_files(extent, planner.lost).items():
        schema = SCHEMA_LINE.format(path=_SCHEMA.format("terms" if name in _TERMS else name))
        _write(root / f"content/authorities/{name}.yml", schema + dump_yaml(model))
    _write(root / "site_config.yml", SCHEMA_LINE.format(path="docs/schemas/site_config.schema.json") + dump_yaml(SITE))


_TERMS = ("subjects", "sections", "places")


def add_issue(root: Path) -> tuple[str, int]:
    """One more issue after the last, as large as the others: its id and number of documents.

    What the archive was made from is read from its record; everything else stays as it is. Raises what `read_record`
    raises.
    """
    extent, extra, rows = read_record(root)
    slot, documents = next(islice(Planner(extent).issues(extra + 1), extent.issues + extra, None))
    with Record(root, extent, extra + 1) as record:
        record.copy(rows)
        _write_issue(root, slot, documents, extent, record)
    return slot.id, len(documents)


def _write_issue(root: Path, slot: Slot, planned: list[Planned], extent: Extent, record: Record) -> None:
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
        record.add(one, written.citations)
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


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
