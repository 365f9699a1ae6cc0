"""`gongbao new issue`, `gongbao new document`: skeletons whose numbers and dates follow from what is there."""

from __future__ import annotations

import calendar
import datetime
from pathlib import Path

import click

from ..messages import message
from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.issue import ContentsEntry, ContentsSection, Document, GazetteIssue
from ..relations.completeness import ISSUES_A_YEAR, NextIssue
from ..relations.completeness import next_issue as expected_issue
from ..source import Loaded, dump_issue, load_archive
from ..source.edit import append_item
from ..source.folders import ISSUES
from ..source.load import CONFIG
from ..source.validate import validate
from ..source.yaml_text import Composed
from ..terminal import Session, help_option, text, with_session


@click.group(help=text("cli.new.help"))
@help_option
def new_command() -> None:
    pass


@new_command.command("issue", help=text("cli.new.issue.help"))
@with_session
def new_issue(session: Session) -> None:
    loaded = _load(session)
    issue = next_issue(loaded, datetime.date.today())
    path = session.root / ISSUES / issue.id / "issue.yml"
    _write(session, path, dump_issue(issue))
    overall = "—" if issue.overall_number is None else issue.overall_number
    session.say(
        "cli.new.issue.guessed", year=issue.year, number=issue.number, overall=overall, date=issue.date_published
    )
    session.say("cli.new.next")


@new_command.command("document", help=text("cli.new.document.help"))
@click.argument("agency_code", metavar="CODE")
@click.option("--title", default="", help=text("cli.new.title"))
@click.option("--issue", "issue_id", default="", help=text("cli.new.issue"))
@with_session
def new_document(session: Session, agency_code: str, title: str, issue_id: str) -> None:
    loaded = _load(session)
    archive = loaded.archive
    if agency_code not in archive.series:
        raise session.fail("cli.new.no-code", code=agency_code, known="、".join(sorted(archive.series)))
    issue = next((i for i in reversed(loaded.issues) if not issue_id or i.id == issue_id), None)
    if issue is None:
        raise session.fail("cli.new.no-issue", issue=issue_id or "-")
    document = next_document(archive, issue, agency_code, title or message("cli.new.contents-text", session.language))
    folder = session.root / ISSUES / issue.id
    if (folder / document.body_file).exists():
        raise session.fail("cli.new.exists", file=folder / document.body_file)
    file = folder / "issue.yml"
    try:
        changed = add_document(file.read_text(encoding="utf-8"), issue, document)
    except ValueError as error:
        raise session.fail("cli.new.not-added", file=file) from error
    _write(session, folder / document.body_file, message("cli.new.body-text", session.language) + "\n")
    file.write_text(changed, encoding="utf-8", newline="\n")
    session.say("cli.new.added", id=document.id, file=file)
    session.say("cli.new.document.guessed", number=document.document_number, date=document.date_of_issue)
    session.say("cli.new.next")


def add_document(text: str, issue: GazetteIssue, document: Document) -> str:
    """The text of issue.yml with `document` at the end of its documents and of its contents list.

    Raises ValueError if the result would not read as the old issue with just that document added.
    """
    page = max((entry.page for section in issue.contents for entry in section.entries), default=1)
    entry = ContentsEntry(document=document.id, page=page)
    if issue.contents:
        last = len(issue.contents) - 1
        text = append_item(text, ("contents", last, "entries"), entry)
        section = issue.contents[last].model_copy(update={"entries": (*issue.contents[last].entries, entry)})
        contents = (*issue.contents[:last], section)
    else:
        section = ContentsSection(section=document.section, entries=(entry,))
        text = append_item(text, ("contents",), section)
        contents = (section,)
    text = append_item(text, ("documents",), document)
    wanted = issue.model_copy(update={"contents": contents, "documents": (*issue.documents, document)})
    found, _ = validate(GazetteIssue, Composed("", text).value, "")
    if found != wanted:
        raise ValueError(document.id)
    return text


def next_issue(loaded: Loaded, today: datetime.date) -> GazetteIssue:
    """The issue after the last one; its masthead is carried over.

    Number and date follow from the frequency; without a known one the year goes on and the date is `today`.
    """
    if not loaded.issues:
        return GazetteIssue(year=today.year, number=1, date_published=today, contents=(), documents=())
    last = loaded.issues[-1]
    overall = last.overall_number + 1 if last.overall_number else None
    expected = expected_issue(loaded.archive) or NextIssue(last.year, last.number + 1, overall)
    a_year = ISSUES_A_YEAR.get(last.frequency)
    return GazetteIssue(
        year=expected.year,
        number=expected.number,
        overall_number=expected.overall_number,
        date_published=after(last.date_published, a_year) if a_year else max(today, last.date_published),
        frequency=last.frequency,
        masthead=last.masthead,
        contents=(),
        documents=(),
    )


def after(date: datetime.date, a_year: int) -> datetime.date:
    """The date of the next of `a_year` issues a year: whole months where they divide the year, else days."""
    if 12 % a_year:
        return date + datetime.timedelta(days=365 // a_year)
    months = date.year * 12 + date.month - 1 + 12 // a_year
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def next_document(archive: Archive, issue: GazetteIssue, agency_code: str, title: str) -> Document:
    """A document with the sequence after the last one of its series in the issue's year."""
    code, office = archive.series[agency_code]
    used = [
        number.sequence
        for entry in archive.entries
        if (number := entry.document.number) and number.agency_code == agency_code and number.year == issue.year
    ]
    number = DocumentNumber(agency_code=agency_code, year=issue.year, sequence=max(used, default=0) + 1)
    return Document(
        id=f"{code.slug}-{issue.year}-{number.sequence}",
        title=title,
        document_number=str(number),
        issuing_offices=(office.name,),
        signatories=(office.name,),
        date_of_issue=issue.date_published,
    )


def _load(session: Session) -> Loaded:
    if not (session.root / CONFIG).is_file():
        raise session.fail("check.no-archive", 1, folder=session.root)
    loaded = load_archive(session.root)
    if any(problem.level == "error" for problem in loaded.problems):
        raise session.fail("cli.new.not-loaded", 1)
    return loaded


def _write(session: Session, path: Path, content: str) -> None:
    if path.exists():
        raise session.fail("cli.new.exists", file=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    session.say("cli.new.made", file=path)
