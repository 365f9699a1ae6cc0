"""`gongbao cache info|clear`."""

from __future__ import annotations

import shutil

import click

from ..terminal import Session, help_option, text, with_session

FOLDER = ".cache"


@click.group(help=text("cli.cache.help"))
@help_option
def cache_command() -> None:
    pass


@cache_command.command("info", help=text("cli.cache.info.help"))
@with_session
def info(session: Session) -> None:
    folder = session.root / FOLDER
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    size = sum(path.stat().st_size for path in files) / 1e6
    session.say("cli.cache.info", folder=folder, count=len(files), size=f"{size:.1f}")


@cache_command.command("clear", help=text("cli.cache.clear.help"))
@with_session
def clear(session: Session) -> None:
    shutil.rmtree(session.root / FOLDER, ignore_errors=True)
    session.say("cli.cache.cleared", folder=session.root / FOLDER)
