"""`gongbao search QUERY`: the published index on the command line, with the same order as in the browser."""

from __future__ import annotations

import json
from typing import Any

import click

from ..source import load_config
from ..terminal import Session, text, with_session
from .codec import DamagedError
from .engine import FILTERS, Answer, search
from .store import Index


def _filter_options(command: Any) -> Any:
    for name in reversed(FILTERS):
        command = click.option(f"--{name}", default="", help=text(f"search.filter.{name}"))(command)
    return command


@click.command("search", help=text("search.help"))
@click.argument("query", nargs=-1, required=True)
@_filter_options
@click.option("--sort", type=click.Choice(("relevance", "date")), default="relevance", help=text("search.sort.help"))
@click.option("--page", type=click.IntRange(1, 1000), default=1, help=text("search.page.help"))
@click.option("--json", "as_json", is_flag=True, help=text("search.json.help"))
@with_session
def search_command(
    session: Session, query: tuple[str, ...], sort: str, page: int, as_json: bool, **filters: str
) -> None:
    config, _ = load_config(session.root)
    site = session.root / (config.site_folder if config else "site")
    try:
        index = Index(site)
    except DamagedError:
        raise session.fail("search.no-index", 2, folder=site) from None
    answer = search(index, " ".join(query), filters, sort, page)
    if as_json:
        click.echo(json.dumps(as_value(answer), ensure_ascii=False, indent=1))
    else:
        _print(session, " ".join(query), answer, page)
    raise SystemExit(0 if answer.total else 1)


def as_value(answer: Answer) -> dict[str, Any]:
    """The answer as JSON; the browser's engine gives the same."""
    return {
        "total": answer.total,
        "exact": answer.exact,
        "near": answer.near,
        "counts": answer.counts,
        "damaged": list(answer.damaged),
        "results": [
            {
                "address": result.row.address,
                "title": result.row.title,
                "number": result.row.number,
                "offices": result.row.offices,
                "date": result.row.date,
                "places": [[place.anchor, place.text] for place in result.places],
            }
            for result in answer.results
        ],
    }


def _print(session: Session, query: str, answer: Answer, page: int) -> None:
    for result in answer.results:
        row = result.row
        click.echo(f"{row.address}\t{row.number or '—'}\t{row.date or '—'}\t{row.title}")
        for place in result.places:
            click.echo(f"    #{place.anchor}\t{' '.join(place.text.split())[:60]}")
    if answer.total:
        session.say("search.count" if answer.exact else "search.at-most", n=answer.total)
    else:
        session.say("search.none", q=query[:60])
    if answer.near:
        session.say("search.near", q=answer.near)
    if answer.query.cut:
        session.say("search.cut")
    for name in answer.damaged:
        session.say("search.damaged", q=name)
