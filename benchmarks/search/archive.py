"""The demo archive that is searched: made and built once, served on loopback, opened in Chromium."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.archive import Archive
from generator.source.load import assemble, load_issue

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Demo:
    """An archive at `root`, built to `root/site`."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def folders(self) -> list[str]:
        """The issues' folders, oldest first."""
        return sorted(f"content/issues/{path.name}" for path in (self.root / "content/issues").iterdir())

    def some(self, folders: list[str]) -> Archive:
        """An archive of some issues, texts included."""
        return assemble(self.root, [load_issue(self.root, folder) for folder in folders]).archive


def make_demo(root: Path, documents: int, build: bool = True) -> Demo:
    """Make and build an archive of so many documents, unless it is there; `build` brings an old one up to date."""
    if not (root / "content").is_dir():
        _run("demo", str(root), "--documents", str(documents), "--years", "30")
        build = True
    if build:
        _run("-C", str(root), "build", "--no-exports")
    return Demo(root)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "generator.cli", *arguments], check=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Sends a range of bytes where one is asked for, as web servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = re.fullmatch("bytes=([0-9]+)-([0-9]+)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes()
        start, end = int(asked[1]), min(int(asked[2]) + 1, len(data))
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
        self.send_header("Content-Length", str(end - start))
        self.end_headers()
        self.wfile.write(data[start:end])

    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback, uncompressed as a plain server sends it: its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser that asks nobody for anything."""
    from playwright.sync_api import sync_playwright

    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*flags, "--enable-precise-memory-info"])
        yield browser
        browser.close()
