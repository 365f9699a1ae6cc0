"""The tables of benchmarks/README.md, from results.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: written by bench_build -->", "<!-- /figures -->"


def write_report(folder: Path, results: Mapping[str, Any]) -> None:
    """Put the figures between the marks of `folder`/README.md, if there is one."""
    page = folder / "README.md"
    if not page.is_file():
        return
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{figures(results)}\n{END}{after}", encoding="utf-8", newline="\n")


def figures(results: Mapping[str, Any]) -> str:
    """Machine, measured cases, targets, as Markdown."""
    machine = results["machine"]
    facts = (
        f"{machine['cores']} cores, {machine['processor'] or 'unknown processor'}, {machine['memory_gb']} GB, "
        f"{machine['system']}, Python {machine['python']}; load at the start {machine['load_at_start'][0]}."
    )
    cases = [
        (
            item["tool"],
            item["case"],
            f"{item['documents']:,}",
            f"{item['wall']:.2f}",
            f"{item['cpu']:.1f}",
            f"{item['main']:.0f}",
            f"{item['peak']:.0f}",
            f"{item['files']:,}" if item["files"] else "",
            f"{item['megabytes']:.0f}" if item["megabytes"] else "",
        )
        for item in results["figures"]
    ]
    targets = [
        (item["case"], f"{item['documents']:,}", item["figure"], item["target"], item["word"])
        for item in results["targets"]
    ]
    heads = ("tool", "case", "documents", "s", "s of processor", "MB main", "MB all", "files", "MB written")
    return "\n".join(
        (facts, "", *_table(heads, cases), "", *_table(("case", "documents", "figure", "target", ""), targets), "")
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
