"""A small fabricated archive: every citation and relation planted in it is found and resolved, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bench_citations import demo
from generator.demo.archive import write_demo
from generator.demo.calendar import Extent


def test_everything_planted_is_found_and_nothing_is_invented(tmp_path: Path) -> None:
    for _ in write_demo(tmp_path / "demo", Extent(documents=80, years=4, seed=5)):
        pass
    figures = demo(tmp_path / "demo")
    assert [figure for figure in figures if not figure.met] == []
    assert len(figures) == 4 and all(not figure.figure.endswith(" of 0") for figure in figures)
