"""`gongbao import`: transcripts, Word files, saved pages -> a draft issue and what has to be looked at."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..source import load_archive
from ..source.folders import ISSUES
from ..terminal import Session, text, with_session
from .files import read_file
from .neutral import neutral
from .problem import ImportProblem
from .report import report
from .transcript import LedgerError, understand
from .write import draft, write


@click.command(help=text("importer.help"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), default=None, help=text("importer.into"))
@click.option("--issue", "issue_id", default="", help=text("importer.issue"))
@click.option("--json", "as_json", is_flag=True, help=text("importer.json"))
@click.option("--replace", is_flag=True, help=text("importer.replace"))
@with_session
def import_command(
    session: Session, files: tuple[Path, ...], into: Path | None, issue_id: str, as_json: bool, replace: bool
) -> None:
    try:
        imported = understand(*(read_file(path) for path in files))
        if not any(document.title for document in imported.documents):
            raise ImportProblem("importer.no-document", file=files[0])
        if as_json:
            click.echo(json.dumps(neutral(imported), ensure_ascii=False, indent=1))
            return
        archive = load_archive(session.root).archive
        issues = (into / "issues") if into else session.root / ISSUES
        issue, made = draft(imported, archive, issue_id)
        written = write(issue, made, issues, replace)
    except ImportProblem as problem:
        raise session.fail(problem.key, 1, **problem.values) from None
    except LedgerError as error:
        raise session.fail("importer.ledger", 1, detail=error) from None
    click.echo(report(imported, session.language), nl=False)
    session.say(
        "importer.done",
        folder=written.folder,
        documents=written.documents,
        tables=written.tables,
        reviews=written.reviews,
        characters=sum(imported.ledger.source.values()),
        left=sum(len("".join(left.split())) for _, _, left in imported.ledger.left_out),
    )
