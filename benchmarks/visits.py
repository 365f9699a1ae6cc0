"""Visits to the built site in Chromium over HTTP: bytes, requests, shifts of layout and the largest paint.

`serving` is a server of compressed files on this machine; `Visitor` opens pages as on a slow line and a slow processor.
"""

from __future__ import annotations

import gzip
import http.server
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMPRESSED = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
# Seconds; a screen shows a new frame every 0.017.
PAUSE = 0.02
_WATCH = """
  window.shifts = 0; window.largest = 0; window.first = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value }))
    .observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(entry => { window.largest = entry.startTime }))
    .observe({type: "largest-contentful-paint", buffered: true});
"""


@dataclass(frozen=True)
class Line:
    """A line and a processor: megabits a second, milliseconds to the first byte, how many times slower than here."""

    megabits: float
    latency: float
    slower: float


# "Slow 4G" of Lighthouse, its setting for phones.
SLOW_4G = Line(1.6, 150, 4)
# What the network panel of Chromium calls slow 4G: every request waits for more than half a second.
SLOW_4G_PANEL = Line(1.44, 562.5, 4)


@dataclass(frozen=True)
class Visit:
    """What one visit cost: bytes over the line, requests, sum of layout shifts, time of the largest paint (seconds)."""

    size: int
    requests: int
    scripts: int
    shifts: float
    largest: float


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root = Path()
    hesitant = 0

    def do_GET(self) -> None:
        """Serve a file below `root`, compressed where that helps, to be kept for an hour."""
        path = (self.root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if not (path.is_relative_to(self.root) and path.is_file()):
            self.send_error(404)
            return
        data, kind = path.read_bytes(), COMPRESSED.get(path.suffix, "application/octet-stream")
        if self.hesitant and path.suffix == ".html":
            self._send_tag_by_tag(data, kind)
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in COMPRESSED:
            data = gzip.compress(data, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_tag_by_tag(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        head, body = re.split(rb"(?=<body)", data, maxsplit=1)
        *pieces, rest = re.split(rb"(?<=>)(?=.)", body, maxsplit=self.hesitant, flags=re.DOTALL)
        for piece in (head, *pieces):
            self.wfile.write(piece)
            time.sleep(PAUSE)
        self.wfile.write(rest)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path, hesitant: int = 0) -> Iterator[str]:
    """The address of a server of `site`, which stops for longer than a frame after the first `hesitant` tags each."""
    handler = type("Handler", (_Handler,), {"root": site.resolve(), "hesitant": hesitant})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


class Visitor:
    """A reader with an empty cache, whose later visits find what earlier ones left."""

    def __init__(self, browser: Any, width: int, line: Line | None = None) -> None:
        self._context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=1)
        self._page = self._context.new_page()
        self._page.add_init_script(_WATCH)
        self._session = self._context.new_cdp_session(self._page)
        self._session.send("Network.enable")
        if line is not None:
            speed = line.megabits * 1e6 / 8
            conditions = {
                "offline": False,
                "latency": line.latency,
                "downloadThroughput": speed,
                "uploadThroughput": speed,
            }
            self._session.send("Network.emulateNetworkConditions", conditions)
            self._session.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
        self._kinds: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._session.on("Network.responseReceived", lambda it: self._kinds.update({it["requestId"]: it["type"]}))
        self._session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = int(event["encodedDataLength"])

    def visit(self, address: str) -> Visit:
        """Open a page and wait until nothing happens any more."""
        self._kinds.clear()
        self._sizes.clear()
        self._page.goto(address, wait_until="load")
        self._page.wait_for_timeout(300)
        loaded = {request: size for request, size in self._sizes.items() if size}
        scripts = sum(size for request, size in loaded.items() if self._kinds.get(request) == "Script")
        shifts, largest = self._page.evaluate("[window.shifts, window.largest]")
        return Visit(sum(loaded.values()), len(loaded), scripts, shifts, largest / 1000)

    def close(self) -> None:
        """Forget everything."""
        self._context.close()
