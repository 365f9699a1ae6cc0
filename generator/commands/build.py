"""`gongbao build`."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..terminal import Session, text, with_session

if TYPE_CHECKING:
    from ..build import Options


@click.command(help=text("cli.build.help"))
@click.option("--jobs", default=0, type=click.IntRange(0, 256), help=text("cli.build.jobs"))
@click.option("--no-cache", is_flag=True, help=text("cli.build.no-cache"))
@click.option("--no-exports", is_flag=True, help=text("cli.build.no-exports"))
@click.option("--no-search", is_flag=True, help=text("cli.build.no-search"))
@click.option("--no-markdown", is_flag=True, help=text("cli.build.no-markdown"))
@click.option("--cluster", default="", metavar="tcp://HOST:PORT | local:N", help=text("cli.build.cluster"))
@with_session
def build_command(
    session: Session,
    jobs: int,
    no_cache: bool,
    no_exports: bool,
    no_search: bool,
    no_markdown: bool,
    cluster: str,
) -> None:
    from ..build import Options

    if not build_and_report(
        session, Options(jobs, not no_cache, not no_exports, not no_search, not no_markdown, cluster)
    ):
        raise SystemExit(1)


def build_and_report(session: Session, options: Options | None = None) -> bool:
    """Build, print problems and what was done; True if the site is current. Ends the program if it cannot build."""
    started = time.monotonic()
    from ..build import Options, build
    from ..parallel import ClusterError
    from ..publish import SiteBusyError, SiteTakenError
    from ..report import print_problems
    from ..source import load_config
    from ..theme_folder import ThemeError

    # Everything made here lives until the end; looking for garbage would only cost time.
    gc.disable()
    config, problems = load_config(session.root)
    if config is None:
        print_problems(session.root, problems, session.language)
        return False
    try:
        result = build(session, config, options or Options())
    except SiteBusyError as error:
        raise session.fail("cli.build.busy", folder=session.root) from error
    except SiteTakenError as error:
        raise session.fail("cli.build.taken", folder=config.site_folder, found=error) from error
    except ClusterError as error:
        raise session.fail("cli.build.no-cluster", detail=error) from error
    except ThemeError as error:
        values = {"file": error.file, "line": error.line, "detail": error.detail}
        raise session.fail("cli.build.template", **values) from error
    except OSError as error:
        raise session.fail("cli.build.failed", detail=session.reason(error)) from error
    except KeyboardInterrupt:
        raise session.fail("cli.interrupted") from None
    shown = [problem for problem in result.problems if not result.published or problem.level != "note"]
    print_problems(session.root, shown, session.language)
    seconds = f"{time.monotonic() - started:.1f}"
    site = Path(session.root) / config.site_folder
    if not result.published:
        session.say("cli.build.stopped")
    elif result.changed:
        session.say(
            "cli.build.done",
            issues=result.issues,
            documents=result.documents,
            changed=result.changed,
            seconds=seconds,
            open=site / "index.html",
        )
    else:
        session.say("cli.build.nothing", site=site / "index.html", seconds=seconds)
    return result.published
