"""A field -> its line and column, worked out only when a problem is shown: a clean build pays nothing for places."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ..problems import Problem, Where
from .read import read_text
from .yaml_text import Composed, Place


def locate(root: Path, problem: Problem) -> Problem:
    """`problem` with the line and column of its field; a missing field stands where its parent stands."""
    if problem.line or not problem.where:
        return problem
    path = root / problem.path
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return problem
    places = _places(root, problem.path, stamp)
    where = problem.where
    while where not in places:
        where = where[:-1]
    place = places[where]
    return replace(problem, line=place.line, column=place.column)


@lru_cache(maxsize=64)
def _places(root: Path, relative: str, _stamp: int) -> dict[Where, Place]:
    text, _ = read_text(root, relative)
    return Composed(relative, text).places() if text is not None else {(): Place(0, 0)}
