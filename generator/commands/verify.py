"""`gongbao verify`: prove a copy of the site."""

from __future__ import annotations

from pathlib import Path

import click

from ..manifest import verify
from ..source import load_config
from ..terminal import Session, text, with_session


@click.command(help=text("cli.verify.help"))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@with_session
def verify_command(session: Session, folder: Path | None) -> None:
    if folder is None:
        config, _ = load_config(session.root)
        folder = session.root / (config.site_folder if config else "site")
    found = verify(folder)
    if found is None:
        raise session.fail("cli.verify.no-manifest", folder=folder)
    for name, files in (("missing", found.missing), ("altered", found.altered), ("extra", found.extra)):
        for file in files:
            session.say(f"cli.verify.{name}", file=file)
    if not found.whole:
        raise SystemExit(1)
    session.say("cli.verify.ok", count=found.count)
