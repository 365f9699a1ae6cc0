"""`gongbao new issue`, `gongbao new document`: skeletons whose numbers and dates follow from what is there."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..messages import message
from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.issue import ContentsEntry, ContentsSection, Document, GazetteIssue, Masthead
from ..source import dump_issue, load_archive
from ..source.load import ISSUES
from ..terminal import Session, text, with_session


@click.group(help=text("cli.new.help"))
def new_command() -> None:
    pass


@new_command.command("issue", help=text("cli.new.issue.help"))
@with_session
def new_issue(session: Session) -> None:
    archive = _load(session)
    issue = next_issue(archive, datetime.date.today())
    path = session.root / ISSUES / issue.id / "issue.yml"
    _write(session, path, dump_issue(issue))
    session.say("cli.new.next")


@new_command.command("document", help=text("cli.new.document.help"))
@click.argument("agency_code", metavar="CODE")
@click.option("--title", default="", help=text("cli.new.title"))
@click.option("--issue", "issue_id", default="", help=text("cli.new.issue"))
@with_session
def new_document(session: Session, agency_code: str, title: str, issue_id: str) -> None:
    archive = _load(session)
    if agency_code not in archive.series:
        raise session.fail("cli.new.no-code", code=agency_code, known="、".join(sorted(archive.series)))
    issue = next((i for i in reversed(archive.issues) if not issue_id or i.id == issue_id), None)
    if issue is None:
        raise session.fail("cli.new.no-issue", issue=issue_id or "-")
    document = next_document(archive, issue, agency_code, title or message("cli.new.contents-text", session.language))
    folder = session.root / ISSUES / issue.id
    body = folder / document.body_file
    if body.exists():
        raise session.fail("cli.new.exists", file=body)
    _write(session, body, message("cli.new.body-text", session.language) + "\n")
    # The editor's own issue.yml may hold comments: append to it in text form instead of writing it anew.
    click.echo(_as_entry(document))
    session.say("cli.new.paste", file=folder / "issue.yml")


def _as_entry(document: Document) -> str:
    from ..source.dump import dump_yaml

    lines = dump_yaml(document).splitlines()
    return "\n".join(["  - " + lines[0], *("    " + line for line in lines[1:])])


def next_issue(archive: Archive, today: datetime.date) -> GazetteIssue:
    """The issue after the last one; its masthead is carried over. Dated `today`, for the editor to correct."""
    if not archive.issues:
        return GazetteIssue(year=today.year, number=1, date_published=today, contents=(), documents=())
    last = archive.issues[-1]
    same_year = today.year <= last.year
    return GazetteIssue(
        year=last.year if same_year else today.year,
        number=last.number + 1 if same_year else 1,
        overall_number=last.overall_number + 1 if last.overall_number else None,
        date_published=max(today, last.date_published),
        frequency=last.frequency,
        masthead=last.masthead if last.masthead != Masthead() else Masthead(),
        contents=(),
        documents=(),
    )


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


def contents_of(document: Document, page: int) -> ContentsSection:
    """A contents section that lists just `document`."""
    return ContentsSection(section=document.section, entries=(ContentsEntry(document=document.id, page=page),))


def _load(session: Session) -> Archive:
    loaded = load_archive(session.root)
    if any(problem.level == "error" for problem in loaded.problems):
        raise session.fail("cli.new.not-loaded", status=1)
    return loaded.archive


def _write(session: Session, path: Path, content: str) -> None:
    if path.exists():
        raise session.fail("cli.new.exists", file=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    session.say("cli.new.made", file=path)
