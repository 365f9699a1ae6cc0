"""`gongbao cite`: what a text cites, as lines or as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ..messages import message
from ..model.archive import Archive
from ..model.dates import parse_date
from ..source import load_archive, load_config
from ..source.load import CONFIG
from ..terminal import Session, reason, text, with_session
from .citation import Citation, Known
from .find import find_citations
from .resolve import Resolver, Target


@click.command(help=text("cite.help"))
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help=text("cite.json"))
@click.option("--date", "date", default="", help=text("cite.date"))
@with_session
def cite_command(session: Session, source: str, as_json: bool, date: str) -> None:
    citing_date = parse_date(date) if date else None
    if date and citing_date is None:
        raise session.fail("cite.wrong-date", given=date)
    content = _content(session, source)
    archive, gazette = _archive(session.root)
    resolver = Resolver(archive)
    found = find_citations(content, Known.of(archive, gazette))
    resolved = [(citation, resolver.resolve(citation, citing_date)) for citation in found]
    if as_json:
        click.echo(
            json.dumps([c.as_json() | {"target": t.as_json()} for c, t in resolved], ensure_ascii=False, indent=1)
        )
        return
    for citation, target in resolved:
        click.echo(_line(content, citation, target, session.language))
    session.say("cite.count" if found else "cite.none", count=len(found))


def _content(session: Session, source: str) -> str:
    """The text to search: `source` itself unless it is `-` or names a file."""
    if source == "-":
        data = sys.stdin.buffer.read()
    elif _is_file(source):
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise session.fail("cite.unreadable", file=source, detail=reason(error, session.language)) from None
    else:
        return source
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise session.fail("cite.not-utf-8", file=source) from None


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):  # a long text is no file name
        return False


def _archive(root: Path) -> tuple[Archive, str]:
    """The archive in `root` and the name of its gazette; an empty one where there is none."""
    if not (root / CONFIG).is_file():
        return Archive((), ()), ""
    config, _ = load_config(root)
    return load_archive(root).archive, config.title if config else ""


def _line(content: str, citation: Citation, target: Target, language: str) -> str:
    start = citation.span[0]
    return message(
        "cite.line",
        language,
        line=content.count("\n", 0, start) + 1,
        column=start - content.rfind("\n", 0, start),
        kind=message(f"cite.kind.{citation.kind}", language),
        text=" ".join(citation.text.split()),
        target=_described(target, language),
    )


def _described(target: Target, language: str) -> str:
    titles = [candidate.title for candidate in target.candidates]
    return message(
        f"cite.target.{target.state}",
        language,
        title=titles[0] if titles else "",
        address=target.candidates[0].address if titles else "",
        count=len(titles),
        titles="；".join(titles),
    )
