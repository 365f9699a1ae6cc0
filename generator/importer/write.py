"""What was understood -> a draft issue and the texts of its files. Writes nothing."""

from __future__ import annotations

import re

from ..messages import LANGUAGES
from ..model.archive import Archive
from ..model.body import print_body
from ..model.issue import ContentsEntry, ContentsSection, Document, GazetteIssue, Review, Table
from ..model.text import comparable
from ..source import dump_issue
from .problem import ImportProblem
from .report import reason_of
from .result import Imported, ImportedDocument

# fmt: off
_KINDS = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要", "办法", "规定", "方案", "条例", "细则", "批示",
)
# fmt: on


def draft(imported: Imported, archive: Archive, issue_id: str = "") -> tuple[GazetteIssue, dict[str, str]]:
    """The issue and its files (name -> text). Raises ImportProblem if year, number or date are not known."""
    year, number = imported.year, imported.number
    if issue_id:
        found = re.fullmatch(r"(\d{4})-(\d{1,3})", issue_id)
        if found is None:
            raise ImportProblem("importer.issue-id", given=issue_id)
        year, number = int(found[1]), int(found[2])
    if year is None or number is None:
        raise ImportProblem("importer.which-issue")
    date = imported.date_published or max(
        (d.date_of_issue for d in imported.documents if d.date_of_issue), default=None
    )
    if date is None:
        raise ImportProblem("importer.no-date")
    reviews = [_in_words(doubt) for doubt in imported.doubts]
    if imported.date_published is None:
        reviews.append(_in_words(Review(code="date-published", where="date_published", chosen=date.isoformat())))
    files: dict[str, str] = {}
    documents: list[Document] = []
    for position, item in enumerate(imported.documents, 1):
        document, texts = _document(item, archive, position, {d.id for d in documents})
        documents.append(document)
        files |= texts
    issue = GazetteIssue(
        year=year,
        number=number,
        overall_number=imported.overall_number,
        date_published=date,
        frequency=imported.frequency,
        draft=True,
        masthead=imported.masthead,
        contents=_contents(imported, documents),
        documents=tuple(documents),
        review=tuple(reviews),
    )
    files["issue.yml"] = dump_issue(issue)
    return issue, files


def _in_words(doubt: Review) -> Review:
    """The doubt with its reason as a sentence: the editor reads it in issue.yml."""
    return doubt.model_copy(update={"reason": reason_of(doubt.code, LANGUAGES[0])})


def _document(
    item: ImportedDocument, archive: Archive, position: int, used: set[str]
) -> tuple[Document, dict[str, str]]:
    files: dict[str, str] = {}
    document = Document(
        id=f"{position:02d}",
        title=item.title or f"（{position}）",
        document_number=item.document_number,
        issuing_offices=tuple(item.issuing_offices),
    )
    number = document.number
    series = archive.series.get(number.agency_code) if number else None
    identifier = f"{series[0].slug}-{number.year}-{number.sequence}" if series and number else f"{position:02d}"
    if identifier in used:
        identifier = f"{position:02d}"
    tables: list[Table] = []
    blocks = []
    for block in item.blocks:
        if block.kind != "table":
            blocks.append(block)
            continue
        table = item.tables[int(block.file)]
        name = f"tables/{identifier}-{len(tables) + 1}.csv"
        tables.append(Table(file=name, title=table.title, header_rows=table.header_rows, totals_rows=table.totals_rows))
        files[name] = table.grid.to_csv()
        label = re.sub(r"[\[\]\n]", "", table.title)
        blocks.append(block._replace(file=name, text=f"表：{label}"))
    files[f"{identifier}.md"] = print_body(blocks)
    title = item.title.rstrip("）)")
    return (
        document.model_copy(
            update={
                "id": identifier,
                "kind": next((kind for kind in _KINDS if title.endswith(kind)), ""),
                "section": item.section,
                "page": item.page,
                "addressees": item.addressees,
                "signatories": tuple(item.signatories),
                "date_of_issue": item.date_of_issue,
                "disclosure": item.disclosure,
                "text": "full" if blocks else "none",
                "instrument": item.instrument,
                "attachments": tuple(item.attachments),
                "tables": tuple(tables),
            }
        ),
        files,
    )


def _contents(imported: Imported, documents: list[Document]) -> tuple[ContentsSection, ...]:
    """The printed contents list; without one, the documents in order."""
    by_number = {comparable(document.document_number): document for document in documents if document.document_number}
    by_title = {comparable(document.title): document for document in documents}
    sections: list[tuple[str, list[ContentsEntry]]] = []
    for line in imported.contents:
        document = by_number.get(comparable(line.document_number)) or by_title.get(comparable(line.title))
        if document is None:
            continue
        if not sections or sections[-1][0] != line.section:
            sections.append((line.section, []))
        title = line.title if comparable(line.title) != comparable(document.title) else ""
        sections[-1][1].append(ContentsEntry(document=document.id, title=title, page=line.page))
    listed = {entry.document for _, entries in sections for entry in entries}
    missing = [ContentsEntry(document=d.id, page=d.page or 1) for d in documents if d.id not in listed]
    if missing:
        sections.append(("", missing))
    return tuple(ContentsSection(section=name, entries=tuple(entries)) for name, entries in sections)
