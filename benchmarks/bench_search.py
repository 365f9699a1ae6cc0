"""Search beside Pagefind and Material's own: recall, first places, bytes, latency, size and time of the index.

Run as `python -m benchmarks.bench_search [--documents 10000] [--compare 1000] [--folder .cache/bench-search]`. A demo
archive is made and built in the folder (kept for the next run) and served on loopback; every query runs in Chromium.
The three are set side by side on the same pages and queries of a smaller archive, since Material's index grows past
use; indexing is timed beside Pagefind on both archives. Prints each figure beside its target and writes
benchmarks/search-results.json; exit status 1 if recall or a first place is missed. Times depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import sys
import time
from operator import itemgetter
from pathlib import Path
from typing import Any

from benchmarks.search import ours, peers
from benchmarks.search.archive import Demo, make_demo
from benchmarks.search.queries import fragments, literals, numbers, titles
from benchmarks.search.targets import comparison, table, targets

ROOT = Path(__file__).resolve().parent.parent
RUNS = 2
"""Of indexing, ours and Pagefind's in turn, so that both meet the same machine; the quickest of each counts."""
RESULTS = Path(__file__).with_name("search-results.json")


def main() -> int:
    options = _options()
    started = time.monotonic()
    folder: Path = options.folder
    found: dict[str, Any] = {"machine": _machine(), "documents": options.documents}
    large = make_demo(folder / f"{options.documents}", options.documents, options.build)
    mine = found["ours"] = _ours(large, options.queries)
    found["adding_an_issue"] = ours.adding(large)
    _write(found)
    if options.compare:
        small = make_demo(folder / f"{options.compare}", options.compare, options.build)
        found["side_by_side"] = {
            "documents": options.compare,
            **peers.compare(small, min(options.queries, 100), folder),
        }
        found["indexing"] = {str(options.compare): _indexing(small, folder)}
        found["indexing"]["all"] = _indexing(large, folder)
    found["seconds"] = round(time.monotonic() - started)
    found["targets"] = [target._asdict() for target in targets(found)]
    _write(found)
    print(table(targets(found)))
    if options.compare:
        print(comparison(found["side_by_side"]))
    print(f"{found['seconds']} s; all figures in {RESULTS.relative_to(ROOT)}")
    return int(mine["recall"] < 1 or mine["numbers_first"] < 1 or mine["titles_first"] < 1)


def _write(found: dict[str, Any]) -> None:
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _ours(demo: Demo, count: int) -> dict[str, Any]:
    chance = random.Random(1)
    result = ours.measure(demo, literals(demo, chance, count))
    result |= ours.first_places(demo, numbers(demo, chance, 25), titles(demo, chance, 25), fragments(demo, chance, 100))
    return result | {"index": ours.size(demo)}


def _indexing(demo: Demo, folder: Path) -> dict[str, Any]:
    """Indexing beside Pagefind's: seconds, and of the processor."""
    runs = [(ours.indexing(demo), peers.pagefind(demo, folder)) for _ in range(RUNS)]
    mine, (_, wall, cpu) = min((run for run, _ in runs), key=_wall), min((run for _, run in runs), key=itemgetter(1))
    return {
        "ours": mine,
        "pagefind": {"wall_s": round(wall, 1), "cpu_s": round(cpu, 1)},
        "to_pagefind": round(_wall(mine) / wall, 2),
        "cpu_to_pagefind": round(float(mine["cpu_s"]) / cpu, 2),
    }


def _wall(run: dict[str, Any]) -> float:
    return float(run["wall_s"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--compare", type=int, default=1000, help="documents of the comparison; 0 leaves it out")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench-search", help="where the archives are")
    parser.add_argument(
        "--build", action=argparse.BooleanOptionalAction, default=True, help="bring the archives up to date"
    )
    return parser.parse_args()


def _machine() -> dict[str, Any]:
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


def middle(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst."""
    ordered = sorted(values)
    at = min(len(ordered) - 1, int(len(ordered) * 0.95))
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[at], 1),
        "worst": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
