"""`gongbao check`: every problem at once; exit status 1 if there are errors."""

from __future__ import annotations

import click

from ..report import FORMATS, print_problems
from ..source import load_config
from ..source.folders import issue_folders
from ..source.load import assemble, load_issue
from ..terminal import Session, text, with_session
from . import CheckContext, check_archive, check_issue


@click.command(help=text("cli.check.help"))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=text("check.format"))
@with_session
def check_command(session: Session, form: str) -> None:
    root = session.root
    config, problems = load_config(root)
    if config is not None or (root / "content").is_dir():
        issues = [load_issue(root, folder) for folder in issue_folders(root)]
        loaded = assemble(root, issues)
        problems += loaded.problems
        problems += [problem for issue in issues for problem in check_issue(root, issue)]
        problems += check_archive(loaded.archive, CheckContext(root, loaded.whole))
    if print_problems(root, problems, session.language, form):
        raise SystemExit(1)
    if not problems:
        session.say("report.clean")
