"""Stage 1. Reads the text of a file; gives its lines without transcript markup, and what was taken off each.

A repair is named. What it removes goes to the ledger with that name and the line; what it puts in instead (² for
`<sup>2</sup>`) counts as the same character in another dress. Text that only looks like markup (`<街道>`) stays.
Rows of tables, however a transcript marks them (tabs, pipes, HTML), become lines with `cells`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .line import Line
from .markup_tables import html_tables

SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SYMBOLS = {"pm": "±", "times": "×", "div": "÷", "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "circ": "°", "sim": "~"}
_ENTITIES = {"nbsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": '"', "ensp": " ", "emsp": "\u3000", "mdash": "—"}

Replacement = Callable[[re.Match[str]], str]


@dataclass
class Work:
    """A text under repair, and what was done to it."""

    text: str
    removed: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    def replace(self, name: str, pattern: re.Pattern[str], replacement: Replacement) -> None:
        """Put `replacement` for every match and note both sides under the repair's name."""

        def note(found: re.Match[str]) -> str:
            new = replacement(found)
            self.removed.append((name, found.group()))
            self.added.append(new)
            return new

        self.text = pattern.sub(note, self.text)


REPAIRS: tuple[tuple[str, str, re.Pattern[str], Replacement], ...] = (
    ("superscript", "<sup", re.compile(r"<sup>([0-9+\-]{1,4})</sup>"), lambda m: m[1].translate(SUPERSCRIPTS)),
    ("subscript", "<sub", re.compile(r"<sub>([0-9+\-]{1,4})</sub>"), lambda m: m[1].translate(SUBSCRIPTS)),
    (
        "formula",
        "$",
        re.compile(r" ?\$\s?\^\{?([0-9+\-]{1,4})\}?\s?\$"),
        lambda m: m[1].translate(SUPERSCRIPTS),
    ),
    ("formula", "$", re.compile(r" ?\$\s?\\(" + "|".join(_SYMBOLS) + r")\s?\$ ?"), lambda m: _SYMBOLS[m[1]]),
    ("formula", "$", re.compile(r"\$\s?([0-9.,]{1,20})\s?\\?(%?)\s?\$"), lambda m: m[1] + m[2]),
    ("image", "![", re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)"), lambda m: ""),
    ("link", "](", re.compile(r"\[([^\[\]]{0,300})\]\((?:mailto:|https?://)[^()\s]{0,500}\)"), lambda m: m[1]),
    ("bold-tag", "<", re.compile(r"</?(?:b|strong)>", re.IGNORECASE), lambda m: "**"),
    (
        "html-tag",
        "<",
        re.compile(r"</?(?:p|div|span|font|center|u|i|em|small|big|a)(?:\s[^<>]{0,300})?>", re.IGNORECASE),
        lambda m: "",
    ),
    ("line-break", "<", re.compile(r"<br ?/?>", re.IGNORECASE), lambda m: " "),
    ("entity", "&", re.compile("&(" + "|".join(_ENTITIES) + ");"), lambda m: _ENTITIES[m[1]]),
    ("escape", "\\", re.compile(r"\\([_*#\-\[\]()`~.!+>|{}$])"), lambda m: m[1]),
)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)|(#{1,6})(?=[\u4e00-\u9fff（(])")
_BULLET = re.compile(r"[-*+•]\s+(?=\S)")
_QUOTE = re.compile(r">\s?(?=\S)")
_BOLD = re.compile(r"\*\*(?=[^\s*])((?:[^*]|\*(?!\*))+)(?<=\S)\*\*")
_OPEN_BOLD = re.compile(r"^((?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?)\*\*(?=\S)")
_DELIMITER = re.compile(r"\|?\s*(?::-+:?|-+:|-{2,})\s*(?:\|\s*(?::-+:?|-+:|-{2,})\s*)*\|?\s*")


def clean(text: str) -> list[Line]:
    """Every line of `text`, blank ones included, numbered from 1. Rows of tables have their cells."""
    sources = text.split("\n")
    regions = html_tables(text)
    lines: list[Line] = []
    number = 0
    open_table = False
    while number < len(sources):
        if region := regions.get(number):
            lines += region.lines
            number = region.end
            continue
        source = sources[number]
        number += 1
        open_table = _is_pipe_row(sources, number - 1) or (open_table and "|" in source)
        if open_table:
            lines.append(_pipe_row(number, source))
        else:
            lines += _clean_line(number, source)
    return lines


def _clean_line(number: int, source: str) -> Iterator[Line]:
    if "\t" in source.strip():
        work = repaired(source.rstrip("\r"))
        _take_bold(work)
        yield Line(
            number,
            work.text,
            removed=tuple(work.removed),
            added="".join(work.added),
            cells=tuple(cell.strip() for cell in work.text.split("\t")),
        )
        return
    hard_break = source.endswith("  ") and bool(source.strip())
    work = Work(source.strip())
    marks = _take_marks(work)
    for_repair = repaired(work.text, work)
    bold = _take_bold(for_repair)
    yield Line(
        number,
        for_repair.text,
        marks,
        bold,
        tuple(for_repair.removed),
        "".join(for_repair.added),
        hard_break,
        _indent(source),
    )


def repaired(text: str, work: Work | None = None) -> Work:
    """`text` after every named repair but those of bold and of marks at the start of a line."""
    work = work or Work(text)
    for name, sign, pattern, replacement in REPAIRS:
        if sign in work.text:
            work.replace(name, pattern, replacement)
    return work


def _indent(source: str) -> int:
    blanks = source[: len(source) - len(source.lstrip())]
    return sum(2 if blank == "\u3000" else 1 for blank in blanks)


def _take_marks(work: Work) -> int:
    if found := _QUOTE.match(work.text):
        work.removed.append(("quote-mark", ">"))
        work.text = work.text[found.end() :]
    if found := _HEADING.match(work.text):
        marks = found[1] or found[2]
        work.removed.append(("heading-mark", marks))
        work.text = work.text[found.end() :]
        return len(marks)
    if (found := _BULLET.match(work.text)) and not re.fullmatch(r"[-—\d\s]+", work.text):
        work.removed.append(("bullet", found.group().strip()))
        work.text = work.text[found.end() :]
    return 0


def _take_bold(work: Work) -> tuple[tuple[int, int], ...]:
    if "**" not in work.text:
        return ()
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
    if found_open := _OPEN_BOLD.match(work.text):
        # Bold that a page break cut off: opened here and closed nowhere in the line.
        work.removed.append(("bold-mark", "**"))
        start = len(found_open[1])
        work.text = found_open[1] + work.text[found_open.end() :]
        spans = [(start, len(work.text)), *spans]
    return tuple(spans)


def _is_pipe_row(sources: list[str], index: int) -> bool:
    """A row of a Markdown table: it begins and ends with a pipe, or a line of dashes stands below or above it."""
    source = sources[index].strip()
    if source.count("|") < 2 and not (source.count("|") == 1 and len(source) > 2):
        return False
    if source.startswith("|") and source.endswith("|") and len(source) > 2:
        return True
    near = (sources[index + 1] if index + 1 < len(sources) else "", sources[index - 1] if index else "")
    return _is_delimiter(source) or any(_is_delimiter(line) for line in near)


def _is_delimiter(source: str) -> bool:
    return "|" in source and "-" in source and len(source) < 2000 and _DELIMITER.fullmatch(source.strip()) is not None


def _pipe_row(number: int, source: str) -> Line:
    text = source.strip()
    if _is_delimiter(text):
        return Line(number, "", removed=(("table-mark", text),))
    work = repaired(re.sub(r"\\\|", "\ufffc", text))
    _take_bold(work)
    inner = work.text
    start, end = int(inner.startswith("|")), len(inner) - int(inner.endswith("|") and len(inner) > 1)
    cells = tuple(cell.strip().replace("\ufffc", "|") for cell in inner[start:end].split("|"))
    pipes = inner.count("|")
    escaped = inner.count("\ufffc")
    removed = [*work.removed, ("table-mark", "|" * pipes), *([("escape", "\\" * escaped)] if escaped else [])]
    return Line(number, "\t".join(cells), removed=tuple(removed), added="".join(work.added), cells=cells)
