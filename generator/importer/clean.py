"""Stage 1. Reads the text of a file; gives its lines without transcript markup, and what was taken off each.

A repair is named. What it removes goes to the ledger with that name and the line; what it puts in instead (² for
`<sup>2</sup>`) counts as the same character in another dress. Text that only looks like markup (`<街道>`) stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SYMBOLS = {"pm": "±", "times": "×", "div": "÷", "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "circ": "°", "sim": "~"}
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")

Replacement = Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Line:
    """A line of the source. `text` is printed text; `marks` the count of heading marks; `bold` spans of bold text;
    `removed` pairs (reason, characters) taken off; `added` characters put in their place; `hard_break` folds it with
    the next line."""

    number: int
    text: str
    marks: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    added: str = ""
    hard_break: bool = False


@dataclass
class _Work:
    text: str
    removed: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    def replace(self, name: str, pattern: re.Pattern[str], replacement: Replacement) -> None:
        def note(found: re.Match[str]) -> str:
            new = replacement(found)
            self.removed.append((name, found.group()))
            self.added.append(new)
            return new

        self.text = pattern.sub(note, self.text)


REPAIRS: tuple[tuple[str, re.Pattern[str], Replacement], ...] = (
    ("superscript", re.compile(r"<sup>([0-9+\-]{1,4})</sup>"), lambda m: m[1].translate(_SUPERSCRIPTS)),
    ("subscript", re.compile(r"<sub>([0-9+\-]{1,4})</sub>"), lambda m: m[1].translate(_SUBSCRIPTS)),
    ("formula", re.compile(r" ?\$\s*\\(" + "|".join(_SYMBOLS) + r")\s*\$ ?"), lambda m: _SYMBOLS[m[1]]),
    ("link", re.compile(r"\[([^\[\]]*)\]\((?:mailto:|https?://)[^()\s]*\)"), lambda m: m[1]),
    ("line-break", re.compile(r"<br ?/?>"), lambda m: ""),
    ("escape", re.compile(r"\\([_*#\-\[\]()`~.!+>|{}$])"), lambda m: m[1]),
)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


def clean(text: str) -> list[Line]:
    """Every line of `text`, blank ones included, numbered from 1."""
    return [_clean_line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def _clean_line(number: int, source: str) -> Line:
    work = _Work(source)
    hard_break = source.endswith("  ") and bool(source.strip())
    marks = 0
    if "\t" in source:
        for name, pattern, replacement in REPAIRS:
            work.replace(name, pattern, replacement)
        return Line(number, work.text, 0, (), tuple(work.removed), "".join(work.added))
    work.text = work.text.strip()
    if found := _HEADING.match(work.text):
        marks = len(found[1])
        work.removed.append(("heading-mark", found[1]))
        work.text = work.text[found.end() :]
    elif found := _BULLET.match(work.text):
        work.removed.append(("bullet", found.group().strip()))
        work.text = work.text[found.end() :]
    for name, pattern, replacement in REPAIRS:
        work.replace(name, pattern, replacement)
    bold = _take_bold(work)
    return Line(number, work.text, marks, bold, tuple(work.removed), "".join(work.added), hard_break)


def _take_bold(work: _Work) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    parts: list[str] = []
    position = length = 0
    for found in _BOLD.finditer(work.text):
        parts += [work.text[position : found.start()], found[1]]
        length += found.start() - position
        spans.append((length, length + len(found[1])))
        length += len(found[1])
        position = found.end()
        work.removed.append(("bold-mark", "****"))
    work.text = "".join([*parts, work.text[position:]])
    return tuple(spans)
