"""Real contexts, which are not part of the repository: what `python -m benchmarks.bench_citations` measures, held to its targets."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bench_citations import Figure, fidelity, internal_targets, transcript_citations


def test_fidelity_on_the_samples(samples: Path) -> None:
    missed = [figure for figure in fidelity(samples) if not figure.met]
    assert missed == []


def test_the_transcript(samples: Path) -> None:
    figures: list[Figure] = transcript_citations(samples)
    assert [figure for figure in figures if not figure.met] == []


def test_internal_citations_are_resolved(samples: Path, repository: Path) -> None:
    assert internal_targets(samples, repository) == 4
