"""What a reader waits for: weight, requests, shifts and the largest paint on a slow line, for every sample document.

Run as `python -m benchmarks.bench_reader` after `gongbao build`. Reads site/ and Chromium; prints a table of Markdown.
Exit status 1 if a target is missed. Each figure is the worst of all documents; a time is the least of several visits,
since only what stands in the way of a visit can make it longer.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .visits import SLOW_4G, SLOW_4G_PANEL, Line, Visit, Visitor, serving

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (375, 1440)
VISITS = 5
ROWS: tuple[tuple[str, str, float, Callable[[Visit], float], str], ...] = (
    ("first visit, KB compressed", "first", 90, lambda visit: visit.size / 1024, ".1f"),
    ("first visit, requests", "first", 8, lambda visit: visit.requests, "d"),
    ("JavaScript, KB compressed", "first", 35, lambda visit: visit.scripts / 1024, ".1f"),
    ("second document, KB compressed", "second", 15, lambda visit: visit.size / 1024, ".1f"),
    ("Cumulative Layout Shift", "first", 0, lambda visit: visit.shifts, ".3f"),
    ("Largest Contentful Paint, s", "first", 1.0, lambda visit: visit.largest, ".2f"),
)


def main() -> int:
    """Measure, print, judge."""
    from playwright.sync_api import sync_playwright

    site = ROOT / "site"
    documents = sorted(path.relative_to(site).as_posix() for path in (site / "d").rglob("*.html"))
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not documents or path is None:
        print("site/ has no document (gongbao build), or there is no Chromium (.ci/install-test-tools)")
        return 1
    with sync_playwright() as playwright, serving(site) as address:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        missed = _table(browser, address, documents)
        browser.close()
    return 1 if missed else 0


def _table(browser: Any, address: str, documents: list[str]) -> list[str]:
    missed = []
    print(f"{len(documents)} documents, {SLOW_4G.megabits} Mbit/s, {SLOW_4G.latency:g} ms, {SLOW_4G.slower:g} × CPU\n")
    print("| what | target | " + " | ".join(f"{width} px" for width in WIDTHS) + " |")
    print("|---|---|" + "---|" * len(WIDTHS))
    visits = {width: _visits(browser, width, SLOW_4G, address, documents) for width in WIDTHS}
    for name, which, target, value, form in ROWS:
        worst = [max(value(visit) for visit in visits[width][which]) for width in WIDTHS]
        print(f"| {name} | ≤ {target:g} | " + " | ".join(format(figure, form) for figure in worst) + " |")
        missed += [name] if max(worst) > target else []
    panel = [_visits(browser, width, SLOW_4G_PANEL, address, documents, 1)["first"] for width in WIDTHS]
    print(
        f"| the same at {SLOW_4G_PANEL.latency:g} ms a request, s | none | "
        + " | ".join(f"{max(visit.largest for visit in found):.2f}" for found in panel)
        + " |"
    )
    return missed


def _visits(
    browser: Any, width: int, line: Line, address: str, documents: list[str], times: int = VISITS
) -> dict[str, list[Visit]]:
    """First visits to each document, and visits after another document has been read."""
    found: dict[str, list[Visit]] = {"first": [], "second": []}
    for document in documents:
        first = []
        for _ in range(times):
            visitor = Visitor(browser, width, line)
            first.append(visitor.visit(address + document))
            visitor.close()
        found["first"].append(min(first, key=lambda visit: visit.largest))
        visitor = Visitor(browser, width)
        visitor.visit(address + next(other for other in documents if other != document))
        found["second"].append(visitor.visit(address + document))
        visitor.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
