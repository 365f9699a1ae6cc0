"""`gongbao demo DIR`: a fabricated archive to try the program with and to measure it by."""

from __future__ import annotations

import time
from pathlib import Path

import click

from ..messages import message
from ..terminal import Session, progress, text, with_session
from .archive import add_issue, write_demo
from .calendar import Extent
from .record import NAME


@click.command(help=text("cli.demo.help"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--documents", default=200, show_default=True, type=click.IntRange(1, 10_000_000),
              help=text("cli.demo.documents"))  # fmt: skip
@click.option("--years", default=10, show_default=True, type=click.IntRange(1, 40), help=text("cli.demo.years"))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help=text("cli.demo.seed"))
@click.option("--add-issue", "adds", is_flag=True, help=text("cli.demo.add-issue"))
@with_session
def demo_command(session: Session, folder: Path, documents: int, years: int, seed: int, adds: bool) -> None:
    root = Path.cwd() / folder
    try:
        if adds:
            _add(session, root)
        else:
            _make(session, root, Extent(documents, years, seed))
    except OSError as error:
        raise session.fail("cli.demo.failed", detail=session.reason(error)) from error


def _make(session: Session, root: Path, extent: Extent) -> None:
    if extent.documents < extent.years:
        raise session.fail("cli.demo.too-few", documents=extent.documents, years=extent.years)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise session.fail("cli.demo.not-empty", folder=root)
    started = time.monotonic()
    label = message("cli.demo.writing", session.language)
    for _ in progress(write_demo(root, extent), extent.issues, label, session.language):
        pass
    session.say("cli.demo.done", folder=root, documents=extent.documents, issues=extent.issues,
                seconds=f"{time.monotonic() - started:.1f}")  # fmt: skip


def _add(session: Session, root: Path) -> None:
    try:
        issue, documents = add_issue(root)
    except FileNotFoundError as error:
        raise session.fail("cli.demo.no-record", folder=root, file=NAME) from error
    except (KeyError, TypeError, ValueError) as error:
        raise session.fail("cli.demo.bad-record", file=root / NAME) from error
    session.say("cli.demo.added", issue=issue, documents=documents, folder=root)
