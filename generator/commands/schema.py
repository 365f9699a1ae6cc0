"""`gongbao schema`: write the JSON Schemas."""

from __future__ import annotations

from pathlib import Path

import click

from ..source.schema import write_schemas
from ..terminal import Session, text, with_session


@click.command(help=text("cli.schema.help"))
@click.argument("target", type=click.Path(path_type=Path), required=False)
@with_session
def schema_command(session: Session, target: Path | None) -> None:
    folder = target or session.root / "docs" / "schemas"
    session.say("cli.schema.done", count=len(write_schemas(folder)), folder=folder)
