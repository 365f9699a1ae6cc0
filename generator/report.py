"""Prints problems: `path:line:column: level code: message`, each with a hint how to mend it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from .messages import message
from .problems import Problem
from .source import locate

FORMATS = ("text", "json", "github")
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def in_order(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with their places, by path, line, column and code; a problem reported twice stands once."""
    placed = {
        (p.path, p.line, p.column, p.code, tuple(sorted((k, str(v)) for k, v in p.values.items()))): p
        for p in (locate(root, problem) for problem in problems)
    }
    return [placed[key] for key in sorted(placed)]


def print_problems(root: Path, problems: Iterable[Problem], language: str, form: str = "text") -> int:
    """Print every problem and a summary (text: to standard error the summary, the rest to standard output).

    Returns the number of errors.
    """
    found = in_order(root, problems)
    counts = Counter(problem.level for problem in found)
    if form == "json":
        print(json.dumps([as_json(problem, language) for problem in found], ensure_ascii=False, indent=1))
        return counts["error"]
    for problem in found:
        print(as_github(problem, language) if form == "github" else as_text(problem, language))
    sys.stdout.flush()
    if form == "text" and found:
        summary = message(
            "report.summary", language, errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
        )
        print(summary, file=sys.stderr)
    return counts["error"]


def sentence(problem: Problem, language: str) -> str:
    """What is wrong, in words, on one line."""
    return message(f"check.{problem.code}", language, **problem.values).replace("\n", " ")


def hint(problem: Problem, language: str) -> str:
    """How to mend it, on one line."""
    return message(f"check.{problem.code}.hint", language, **problem.values).replace("\n", " ")


def as_text(problem: Problem, language: str) -> str:
    """Two lines: the problem with its place, and the hint."""
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    level = message(f"report.{problem.level}", language)
    return (
        f"{place}: {level} {problem.code}: {sentence(problem, language)}\n"
        f"    {message('report.hint', language, hint=hint(problem, language))}"
    )


def as_github(problem: Problem, language: str) -> str:
    """An annotation of GitHub Actions."""
    place = f"file={problem.path},line={max(problem.line, 1)},col={max(problem.column, 1)}"
    text = f"{problem.code}: {sentence(problem, language)} ({hint(problem, language)})"
    return f"::{_GITHUB[problem.level]} {place}::{text.replace('%', '%25')}"


def as_json(problem: Problem, language: str) -> dict[str, object]:
    """A problem as a JSON object."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": problem.level,
        "code": problem.code,
        "message": sentence(problem, language),
        "hint": hint(problem, language),
    }
