"""The figures of a run beside what they should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Target(NamedTuple):
    """One figure beside its target."""

    name: str
    figure: float
    target: float
    met: bool


# Name, where the figure stands in the results, target, whether the figure should be at least that (otherwise at most).
_TARGETS: tuple[tuple[str, tuple[str, ...], float, bool], ...] = (
    ("recall of literal queries", ("ours", "recall"), 1, True),
    ("numbers first", ("ours", "numbers_first"), 1, True),
    ("titles first", ("ours", "titles_first"), 1, True),
    ("title fragments first", ("ours", "fragments_first"), 0.95, True),
    ("first query of the index, kB, median", ("ours", "first_query_kB_index", "median"), 150, False),
    ("first query of the index, kB, p95", ("ours", "first_query_kB_index", "p95"), 300, False),
    ("later query, kB, median", ("ours", "later_query_kB", "median"), 80, False),
    ("first result, ms, median", ("ours", "first_result_ms", "median"), 150, False),
    ("first result, ms, worst", ("ours", "first_result_ms", "worst"), 500, False),
    ("heap, MB", ("ours", "heap_MB"), 60, False),
    ("index to plain text", ("ours", "index", "index_to_plain_text"), 0.45, False),
    ("adding an issue, s of processor time", ("adding_an_issue", "cpu_s"), 0.3, False),
    ("indexing time to Pagefind's", ("indexing", "all", "to_pagefind"), 0.3, False),
)


def targets(found: Mapping[str, Any]) -> list[Target]:
    """Every figure that was measured, in order."""
    listed: list[Target] = []
    for name, path, target, least in _TARGETS:
        value: Any = found
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        if value is not None:
            listed.append(Target(name, value, target, value >= target if least else value <= target))
    return listed


def table(listed: Iterable[Target]) -> str:
    """Figure, target, and whether it is met, a line each."""
    lines = [f"{'':40}{'figure':>10}{'target':>10}  met"]
    lines += [f"{t.name:40}{t.figure:>10g}{t.target:>10g}  {'yes' if t.met else 'NO'}" for t in listed]
    return "\n".join(lines)


def comparison(side: Mapping[str, Any]) -> str:
    """The three engines side by side."""
    names = ("ours", "pagefind", "material")
    rows = {
        "recall": lambda v: v["recall"],
        "numbers first": lambda v: v["numbers_first"],
        "titles first": lambda v: v["titles_first"],
        "all results, ms, median": lambda v: v["all_results_ms"]["median"],
        "first query, kB": lambda v: _middle(v.get("first_query_kB", v.get("first_query_kB_index"))),
        "index, MB": lambda v: v["index_MB"],
    }
    lines = [f"{side['documents']:>6} documents{'':24}" + "".join(f"{name:>10}" for name in names)]
    lines += [f"{name:40}" + "".join(f"{read(side[n]):>10g}" for n in names) for name, read in rows.items()]
    return "\n".join(lines)


def _middle(value: Any) -> float:
    return float(value["median"] if isinstance(value, Mapping) else value)
