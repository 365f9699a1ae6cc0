"""Build times beside other generators, on one demo archive, in one run: `make bench`.

Prints a table of figures against targets; writes results.json, the plot of time against archive size, and the tables of
README.md. All ratios are of times in the same run. `--documents` and `--only` choose; 100,000 documents take long and
are not in the default. TMPDIR says where to work: a file system in memory measures the programs, not the disk.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from . import hugo_site, peers
from .measure import Run, folder_size, machine, run
from .plot import plot
from .report import write_report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OURS, HUGO, MKDOCS, ZENSICAL, PAGEFIND = "gongbao", "hugo", "mkdocs-material", "zensical", "pagefind"
LARGEST_FOR_SLOW = 1000
LARGEST = 10_000
"""Beyond that a site with everything, and those of peers, do not fit into the memory that the file system is in."""
YEARS = 30
HTML = ("--no-exports", "--no-search", "--no-markdown")

# Case -> the time it is compared with, the highest ratio.
TARGETS = {
    "cold, HTML only": ("hugo", 1.0),
    "cold": ("hugo", 2.0),
    "one issue added": ("hugo", 0.15),
}
SECONDS = {"one issue added": 1.5, "nothing changed": 0.6}
# Times at 100,000 documents against those at 10,000, and MB.
GROWTH = {"cold, HTML only": 11.0, "one issue added, HTML only": 2.0}
MEMORY = 600


@dataclass(frozen=True)
class Figure:
    """One measured case: the median of `runs`."""

    tool: str
    case: str
    documents: int
    runs: tuple[Run, ...]
    files: int = 0
    megabytes: float = 0.0

    @property
    def wall(self) -> float:
        return median(item.wall for item in self.runs)

    def as_json(self) -> dict[str, object]:
        middle = sorted(self.runs, key=lambda item: item.wall)[len(self.runs) // 2]
        return {
            "tool": self.tool, "case": self.case, "documents": self.documents, "runs": len(self.runs),
            "files": self.files, "megabytes": round(self.megabytes, 1), **middle.as_json(),
            "wall": round(self.wall, 3),
        }  # fmt: skip


def gongbao(root: Path, *arguments: str) -> Run:
    """Our command, from a cold process, with the theme of the program."""
    return run([sys.executable, "-m", "generator.cli", "-C", str(root), *arguments], ROOT)


def cold(root: Path, *arguments: str) -> Run:
    """A build that finds nothing made before."""
    for name in ("site", ".cache", "build"):
        shutil.rmtree(root / name, ignore_errors=True)
    return gongbao(root, "build", *arguments)


def ours(root: Path, documents: int, repeat: int) -> Iterator[Figure]:
    """Every case of our own builds; the archive grows by an issue for each repetition."""

    def figure(case: str, measure: Callable[[], Run], times: int = repeat) -> Figure:
        runs = tuple(measure() for _ in range(times))
        return Figure(OURS, case, documents, runs, *folder_size(root / "site"))

    if documents > LARGEST:
        yield figure("cold, HTML only", lambda: cold(root, *HTML), 1)
        yield figure("one issue added, HTML only", lambda: _with_issue(root, *HTML))
        return
    yield figure("cold, HTML only", lambda: cold(root, *HTML))
    yield figure("one issue added, HTML only", lambda: _with_issue(root, *HTML))
    yield figure("cold", lambda: cold(root))
    yield figure("nothing changed", lambda: gongbao(root, "build"))
    yield figure("one issue added, right after", lambda: _with_issue(root), 1)
    yield figure("one issue added", lambda: _with_issue(root))
    yield figure("one document edited", lambda: _with_edit(root))
    if documents <= LARGEST_FOR_SLOW:
        yield figure("theme changed", lambda: _with_theme(root), 1)


def _settle() -> None:
    """Files just written are read again at the next build: their times cannot be told from those of a later change."""
    time.sleep(2.5)


def _with_issue(root: Path, *arguments: str) -> Run:
    _settle()
    gongbao(root, "demo", str(root), "--add-issue")
    return gongbao(root, "build", *arguments)


def _with_edit(root: Path) -> Run:
    _settle()
    folder = max((root / "content/issues").iterdir())
    body = min(folder.glob("*.md"))
    body.write_text(body.read_text(encoding="utf-8") + "\n以上各项，请认真落实。\n", encoding="utf-8")
    return gongbao(root, "build")


def _with_theme(root: Path) -> Run:
    shutil.copytree(ROOT / "theme", root / "theme", dirs_exist_ok=True)
    page = root / "theme/main.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<!-- changed -->\n</body>"), encoding="utf-8")
    try:
        return gongbao(root, "build")
    finally:
        shutil.rmtree(root / "theme")


def others(root: Path, work: Path, documents: int, repeat: int, only: set[str]) -> Iterator[Figure]:
    """The peers; the slow ones with a small archive only."""
    if HUGO in only:
        folder = work / "hugo"
        hugo_site.write(folder, *peers.site_of(root), root)
        runs = tuple(peers.hugo(folder) for _ in range(repeat))
        yield Figure(HUGO, "cold", documents, runs, *folder_size(folder / "public"))
    if documents > LARGEST_FOR_SLOW:
        return
    if only & {MKDOCS, ZENSICAL}:
        folder = work / "mkdocs"
        peers.write_mkdocs(folder, root)
        for name, build in ((MKDOCS, peers.mkdocs), (ZENSICAL, peers.zensical)):
            if name in only:
                yield Figure(name, "cold", documents, (build(folder),), *folder_size(folder / "site"))
    if PAGEFIND in only:
        site = work / "html"
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(root / "site", site, ignore=shutil.ignore_patterns("search"))
        yield Figure(PAGEFIND, "index", documents, (peers.pagefind(site, work / "pagefind"),))


def measure(documents: list[int], repeat: int, only: set[str]) -> Iterator[Figure]:
    """Every case for every size."""
    for count in documents:
        with tempfile.TemporaryDirectory(prefix="gongbao-bench-") as name:
            work = Path(name)
            root = work / "archive"
            gongbao(ROOT, "demo", str(root), "--documents", str(count), "--years", str(YEARS), "--seed", "1")
            # The peers first, on the archive as our cold builds find it.
            if count <= LARGEST:
                yield from others(root, work, count, repeat, only - {PAGEFIND})
            if OURS in only:
                yield from ours(root, count, repeat)
                yield from others(root, work, count, repeat, only & {PAGEFIND})


def judged(figures: list[Figure]) -> Iterator[tuple[str, int, str, str, str]]:
    """Case, documents, figure, target, and whether it is met, for each target that this run can speak of."""
    times = {(f.tool, f.case, f.documents): f.wall for f in figures}
    for (tool, case, count), wall in times.items():
        if tool != OURS or count < 10_000:
            continue
        base = times.get((HUGO, "cold", count))
        if case in TARGETS and base and count == 10_000:
            ratio, most = wall / base, TARGETS[case][1]
            yield case, count, f"{ratio:.2f} × Hugo", f"≤ {most} × Hugo", _word(ratio <= most)
        if case in SECONDS and count == 10_000:
            yield case, count, f"{wall:.2f} s", f"≤ {SECONDS[case]} s", _word(wall <= SECONDS[case])
        small = times.get((OURS, case, 10_000))
        if count == 100_000 and small and case in GROWTH:
            growth, most = wall / small, GROWTH[case]
            yield case, count, f"{growth:.1f} × of 10,000", f"≤ {most:.0f} ×", _word(growth <= most)
    for figure in figures:
        if figure.tool == OURS and figure.case == "cold, HTML only" and figure.documents == 100_000:
            memory = figure.runs[0].main
            yield "memory of the main process", 100_000, f"{memory:.0f} MB", f"≤ {MEMORY} MB", _word(memory <= MEMORY)


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[OURS, HUGO, MKDOCS, ZENSICAL, PAGEFIND])
    parser.add_argument("--output", type=Path, default=HERE)
    options = parser.parse_args()
    facts = machine()
    figures: list[Figure] = []
    print("tool, case, documents: seconds of wall, of processor, MB of the main process, of all, files")
    for figure in measure(options.documents, options.repeat, set(options.only)):
        figures.append(figure)
        row = figure.as_json()
        case = f"{figure.tool:16} {figure.case:30} {figure.documents:>7}"
        memory = f"{row['main']:>8} {row['peak']:>8}"
        print(f"{case} {figure.wall:>8.2f} {row['cpu']:>8} {memory} {figure.files:>7}", flush=True)
    targets = list(judged(figures))
    for case, count, found, target, word in targets:
        print(f"{case} ({count}): {found}, target {target}: {word}")
    value = {
        "machine": facts,
        "figures": [figure.as_json() for figure in figures],
        "targets": [dict(zip(("case", "documents", "figure", "target", "word"), row, strict=True)) for row in targets],
    }
    options.output.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, indent=1)
    (options.output / "results.json").write_text(text + "\n", encoding="utf-8")
    series: dict[str, list[tuple[int, float]]] = {}
    for figure in figures:
        series.setdefault(f"{figure.tool}: {figure.case}", []).append((figure.documents, figure.wall))
    (options.output / "results.svg").write_text(plot(series), encoding="utf-8")
    write_report(options.output, value)


if __name__ == "__main__":
    main()
