"""`gongbao import`: transcripts, Word files, saved pages -> a draft issue and what has to be looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from ..messages import LANGUAGES
from ..source import load_archive
from ..source.folders import ISSUES
from ..terminal import Session, reason, text, with_session
from .files import read_file
from .gazette import refuse_others
from .neutral import neutral
from .problem import ImportProblem
from .report import reason_of, report
from .result import Imported
from .source import Source
from .store import Stored, store
from .transcript import LedgerError, understand
from .write import draft


@click.command(help=text("importer.help"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), default=None, help=text("importer.into"))
@click.option("--issue", "issue_id", default="", help=text("importer.issue"))
@click.option("--json", "as_json", is_flag=True, help=text("importer.json"))
@click.option("--replace", is_flag=True, help=text("importer.replace"))
@click.option("--discard-edits", is_flag=True, help=text("importer.discard-edits"))
@with_session
def import_command(
    session: Session,
    files: tuple[Path, ...],
    into: Path | None,
    issue_id: str,
    as_json: bool,
    replace: bool,
    discard_edits: bool,
) -> None:
    try:
        imported = understand(*_sources(files))
        refuse_others(imported, files[0])
        if as_json:
            click.echo(json.dumps(neutral(imported), ensure_ascii=False, indent=1))
            return
        issue, made = draft(imported, load_archive(session.root).archive, issue_id)
        issues = (into / "issues") if into else session.root / ISSUES
        conflict = reason_of("import-conflict", LANGUAGES[0])
        stored = store(issue.id, made, issues, replace or discard_edits, discard_edits, conflict)
    except ImportProblem as problem:
        values = {
            name: reason(value, session.language) if isinstance(value, OSError) else value
            for name, value in problem.values.items()
        }
        raise session.fail(problem.key, 1, **values) from None
    except LedgerError as error:
        raise session.fail("importer.ledger", 1, detail=error) from None
    click.echo(report(imported, session.language), nl=False)
    for line in _merged(stored, session):
        click.echo(line)
    session.say(
        "importer.done",
        folder=stored.folder,
        documents=len(issue.documents),
        tables=sum(len(document.tables) for document in issue.documents),
        reviews=len(issue.review) + len(stored.conflicts),
        characters=imported.ledger.source.total(),
        left=_left(imported),
    )


def _sources(files: tuple[Path, ...]) -> Iterator[Source]:
    for path in files:
        yield read_file(path)


def _left(imported: Imported) -> int:
    return sum(len("".join(left.split())) for _, _, left in imported.ledger.left_out)


def _merged(stored: Stored, session: Session) -> Iterator[str]:
    """What became of the editor's changes."""
    if not stored.replaced:
        return
    nothing = session.text("importer.nothing")
    for conflict in stored.conflicts:
        values = {name: getattr(conflict, name) or nothing for name in ("kept", "new", "last")}
        yield session.text("importer.conflict", where=conflict.where, **values)
    if stored.comments:
        yield session.text("importer.comments", comments=" ".join(stored.comments))
    yield session.text("importer.merged", folder=stored.folder, conflicts=len(stored.conflicts))
