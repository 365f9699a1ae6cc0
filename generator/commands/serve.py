"""`gongbao serve`: preview on this machine, built again when content changes."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click

from ..source import load_config
from ..terminal import Session, text, with_session

_WATCHED = ("content", "site_config.yml", "theme")
_INTERVAL = 1.0


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files and stays quiet; the page 404.html answers for what is not there."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


@click.command(help=text("cli.serve.help"))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help=text("cli.serve.port"))
@click.option("--once", is_flag=True, help=text("cli.serve.once"))
@with_session
def serve_command(session: Session, port: int, once: bool) -> None:
    from .build import build_and_report

    build_and_report(session)
    config, _ = load_config(session.root)
    if config is None:
        raise SystemExit(2)
    site = session.root / config.site_folder
    handler = functools.partial(_Handler, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise session.fail("cli.serve.port-taken", port=port) from error
    session.say("cli.serve.at", url=f"http://127.0.0.1:{server.server_address[1]}/")
    if not once:
        threading.Thread(target=watch, args=(session.root, lambda: build_and_report(session)), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def watch(root: Path, changed: Callable[[], object]) -> None:
    """Call `changed` whenever a file that the site is made from has changed; runs until the process ends."""
    before = _stamp(root)
    while True:
        time.sleep(_INTERVAL)
        now = _stamp(root)
        if now != before:
            before = now
            changed()


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    found: list[tuple[str, int, int]] = []
    for name in _WATCHED:
        top = root / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            try:
                status = path.stat()
            except OSError:
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
