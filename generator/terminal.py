"""What every command shares: the archive's folder, the language, lines on the terminal, progress, exit statuses.

Exit statuses: 0 done, 1 the content has errors, 2 the command could not be carried out.
"""

from __future__ import annotations

import errno
import functools
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import click

from .messages import LANGUAGES, message

Item = TypeVar("Item")
_ERRORS = ("EACCES", "EISDIR", "ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS")


def chosen_language(arguments: Sequence[str]) -> str:
    """`--lang en` anywhere on the command line, else the variable GONGBAO_LANG, else Chinese."""
    for before, after in pairwise(arguments):
        if before == "--lang" and after in LANGUAGES:
            return after
    for argument in arguments:
        if argument.startswith("--lang=") and argument[7:] in LANGUAGES:
            return argument[7:]
    wanted = os.environ.get("GONGBAO_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


LANGUAGE = chosen_language(sys.argv[1:])


def text(key: str, /, **values: object) -> str:
    """A message in the language of this run; for the help texts of commands."""
    return message(key, LANGUAGE, **values)


def reason(error: OSError, language: str) -> str:
    """Why the system refused, in the language; in the system's own words where there are none of ours."""
    name = errno.errorcode.get(error.errno or 0, "")
    return message(f"cli.errno.{name}", language) if name in _ERRORS else error.strerror or str(error)


def help_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """-h and --help, which Click would explain in English."""
    return click.help_option("-h", "--help", help=text("cli.option.help"))(command)


@dataclass(frozen=True)
class Session:
    """The archive that a command works on and the language that it speaks."""

    root: Path
    language: str

    def text(self, key: str, /, **values: object) -> str:
        """A message in the language of this session."""
        return message(key, self.language, **values)

    def reason(self, error: OSError) -> str:
        """Why the system refused, with the file's name."""
        return f"{reason(error, self.language)} {error.filename or ''}".strip()

    def say(self, key: str, /, **values: object) -> None:
        """A line of information, on standard error so that output can be piped."""
        click.echo(message(key, self.language, **values), err=True)

    def fail(self, key: str, status: int = 2, /, **values: object) -> SystemExit:
        """Print why the command could not be carried out; the caller raises what is returned."""
        click.echo(message("cli.error", self.language, text=message(key, self.language, **values)), err=True)
        return SystemExit(status)


def with_session(function: Callable[..., None]) -> Callable[..., Any]:
    """Give a command the options -C and --lang and pass it a Session first."""

    @click.option("-C", "root", type=click.Path(path_type=Path), default=None, help=text("cli.option.root"))
    @click.option("--lang", "language", type=click.Choice(LANGUAGES), default=None, help=text("cli.option.lang"))
    @help_option
    @click.pass_context
    def command(
        context: click.Context, /, *arguments: Any, root: Path | None, language: str | None, **options: Any
    ) -> None:
        outer = context.find_object(Session) or Session(Path(), LANGUAGE)
        session = Session((root or outer.root).absolute(), language or outer.language)
        function(session, *arguments, **options)

    return functools.update_wrapper(command, function)


def progress(items: Iterable[Item], total: int, label: str, language: str) -> Iterator[Item]:
    """Pass `items` on, showing count, rate and time left: a moving line on a terminal, plain lines elsewhere.

    Nothing is shown for work that is over within a second.
    """
    started = shown = time.monotonic()
    moving = sys.stderr.isatty()
    wait = 0.2 if moving else 10.0
    done = 0
    drawn = False
    for item in items:
        yield item
        done += 1
        now = time.monotonic()
        if now - started < 1.0 or now - shown < wait:
            continue
        shown = now
        rate = done / (now - started)
        line = message(
            "cli.progress", language, label=label, done=done, total=total, rate=f"{rate:.0f}",
            left=f"{(total - done) / rate:.0f}",
        )  # fmt: skip
        sys.stderr.write(f"\r\x1b[K{line}" if moving else f"{line}\n")
        sys.stderr.flush()
        drawn = moving
    if drawn:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
