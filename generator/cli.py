"""The command `gongbao`. Each subcommand is a row: its module is imported only when it is called or listed."""

from __future__ import annotations

import atexit
import importlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from . import __version__
from .messages import LANGUAGES
from .terminal import LANGUAGE, Session, help_option, text
from .usage import usage_text

COMMANDS: dict[str, str] = {
    "build": "generator.commands.build:build_command",
    "check": "generator.checks.command:check_command",
    "serve": "generator.commands.serve:serve_command",
    "new": "generator.commands.new:new_command",
    "import": "generator.importer.command:import_command",
    "search": "generator.search.command:search_command",
    "cite": "generator.citations.command:cite_command",
    "verify": "generator.commands.verify:verify_command",
    "schema": "generator.commands.schema:schema_command",
    "cache": "generator.commands.cache:cache_command",
    "demo": "generator.demo.command:demo_command",
}


class LazyGroup(click.Group):
    """Knows its commands by name only, so that starting up does not import them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=LazyGroup, help=text("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
@help_option
@click.version_option(__version__, "--version", prog_name="gongbao", help=text("cli.option.version"))
@click.option("-C", "root", type=click.Path(path_type=Path), default=None, help=text("cli.option.root"))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=None, help=text("cli.option.lang"))
@click.pass_context
def gongbao(context: click.Context, root: Path | None, language: str | None) -> None:
    context.obj = Session((root or Path()).absolute(), language or LANGUAGE)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Entry point. Ctrl-C and a closed pipe end quietly; only a fault of the program itself shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _end(arguments, gongbao.main(args=arguments, prog_name="gongbao", standalone_mode=False) or 0)
    except click.UsageError as error:
        sys.stderr.write(usage_text(error))
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        sys.stderr.write(text("cli.stopped") + "\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        # A full disk behind the standard output, a folder gone: the machine's fault, not one to trace.
        sys.stderr.write(text("cli.error", text=Session(Path(), LANGUAGE).reason(error)) + "\n")
        raise SystemExit(1) from None


def _end(arguments: list[str] | None, status: int) -> NoReturn:
    if arguments is None and status == 0:
        _leave()
    raise SystemExit(status)


def _leave() -> NoReturn:
    """End the process at once: taking a large archive apart object by object would take a second for nothing.

    For good ends only: a command that was cut off may have left processes, which Python's own way out calls to an end.
    """
    status = 0
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except OSError:
        status = 1
    os._exit(status)


if __name__ == "__main__":
    main()
