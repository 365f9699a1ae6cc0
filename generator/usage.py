"""What is wrong with a command line, in the language of the run: Click itself says it in English."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

import click

from .terminal import text

# Click tells these apart by their words alone.
_UNEXPECTED = re.compile(r"unexpected extra arguments? \((.+)\)")
_QUOTED = re.compile("'(.+)'")
_NO_COMMAND = re.compile(r"No such command '(.*)'", re.DOTALL)


def usage_text(error: click.UsageError) -> str:
    """How the command is called, and what is wrong; the whole help where nothing but a command's name was given."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        return error.ctx.get_help() + "\n"
    return "".join(f"{line}\n" for line in _lines(error))


def _lines(error: click.UsageError) -> Iterator[str]:
    if error.ctx is not None:
        path = error.ctx.command_path
        yield text("cli.usage", line=" ".join([path, *error.ctx.command.collect_usage_pieces(error.ctx)]))
        yield text("cli.usage.more", command=path)
    yield text("cli.error", text=_wrong(error))


def _wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = _near(", ".join(error.possibilities or ()))
        return text("cli.usage.no-option", name=error.option_name) + near
    if isinstance(error, click.BadOptionUsage):
        return text("cli.usage.no-value", name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _wrong_value(error, error.param)
    if found := _UNEXPECTED.search(error.message):
        return text("cli.usage.unexpected", given=found[1])
    if (found := _NO_COMMAND.search(error.message)) and error.ctx and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
        near = _near(", ".join(difflib.get_close_matches(found[1], known, 1)))
        return text("cli.usage.no-command", name=found[1], known=", ".join(known)) + near
    return error.format_message()


def _wrong_value(error: click.BadParameter, parameter: click.Parameter) -> str:
    name = parameter.opts[0]
    if isinstance(parameter, click.Argument):
        name = parameter.metavar or parameter.opts[0].upper()
    if isinstance(error, click.MissingParameter):
        return text("cli.usage.missing", name=name)
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return text("cli.usage.choice", name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return text("cli.usage.range", name=name, least=kind.min, most="…" if kind.max is None else kind.max)
    if isinstance(kind, click.Path) and (given := _QUOTED.search(error.message)):
        return text("cli.usage.path", name=name, given=given[1])
    return text("cli.usage.value", name=name, detail=error.message)


def _near(names: str) -> str:
    return text("cli.usage.near", near=names) if names else ""
