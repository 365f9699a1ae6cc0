"""What is true of the samples: read from the archive's own issue, the list of features and the truth files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.model.body import level_of
from generator.model.document_number import DocumentNumber
from generator.model.table import Grid
from generator.model.text import CHINESE_DIGITS, comparable, squeeze

_MARKS = re.compile(r"^#+\s*")
_BOLD = re.compile(r"\*\*")
_RUN_IN_TEXT = re.compile(r"^(?P<head>.*?[。：:])(?=.)")


class Heading(NamedTuple):
    """A heading: its level, its text without blanks, and whether text follows in the same paragraph."""

    level: int
    text: str
    run_in: bool


class Table(NamedTuple):
    """A table of the archive with merged cells filled in."""

    columns: list[str]
    rows: list[list[str]]
    totals: list[list[str]]


def _issue(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((folder / "issue.yml").read_text(encoding="utf-8"))
    return loaded


def issue_fields(folder: Path, found: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """(name, expected, found) for the fields of the issue, its contents list and its documents."""
    truth = _issue(folder)
    issue, masthead = found["issue"], truth["masthead"]
    for ours, theirs in (("year", "year"), ("number", "number_in_year"), ("overall_number", "overall_number")):
        yield ours, truth[ours], issue[theirs]
    yield "publication_date", str(truth["date_published"]), issue["publication_date"]
    yield "frequency", truth["frequency"], issue["frequency"]
    committee, office = masthead["editorial_committee"], masthead["editorial_office"]
    yield "chair", committee["chair"], issue["editorial_committee"]["chair"]
    yield "members", committee["members"], issue["editorial_committee"]["members"]
    for name in ("name", "director", "deputy_editor", "responsible_editor"):
        yield name, office[name], issue["editorial_office"][name]
    names = {"distribution": "circulation_note", "statement_of_effect": "validity_statement"}
    for name in ("sponsor", "publisher", "email", "phone", "postcode", "display_note", "quality_note", *names):
        yield name, masthead[name], issue[names.get(name, name)]
    entries = [(s["section"], e) for s in truth["contents"] for e in s["entries"]]
    by_id = {document["id"]: document for document in truth["documents"]}
    for (section, entry), line in zip(entries, found["toc"], strict=False):
        document = by_id[entry["document"]]
        yield "contents section", section, line["section"]
        yield "contents title", entry.get("title", document["title"]), line["title"]
        yield "contents number", document["document_number"], line["doc_number"]
        yield "contents page", entry["page"], line["page"]
    for document, line in zip(truth["documents"], found["documents"], strict=False):
        yield from _document(document, line)


def _document(truth: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    same_name = ("title", "document_number", "issuing_offices", "section", "page", "addressees", "signatories")
    for name in (*same_name, "disclosure", "instrument"):
        yield f"{truth['id']} {name}", truth.get(name), found[name]
    yield f"{truth['id']} date", str(truth["date_of_issue"]), found["date_of_issue"]
    attachments = [{k: a[k] for k in ("number", "title", "kind")} for a in truth.get("attachments", [])]
    yield f"{truth['id']} attachments", attachments, found["attachments"]


def _grids(folder: Path) -> list[tuple[dict[str, Any], Grid]]:
    tables = [table for document in _issue(folder)["documents"] for table in document.get("tables", [])]
    return [(table, Grid.parse((folder / table["file"]).read_text(encoding="utf-8"))) for table in tables]


def issue_tables(folder: Path) -> list[Table]:
    """The tables of the archive's issue in order."""
    out = []
    for table, grid in _grids(folder):
        rows = [list(row) for row in grid.filled()]
        head, last = table.get("header_rows", 1), len(rows) - table.get("totals_rows", 0)
        columns = ["-".join(dict.fromkeys(row[c] for row in rows[:head] if row[c])) for c in range(grid.width)]
        out.append(Table(columns, rows[head:last], rows[last:]))
    return out


def merged_cells(folder: Path) -> list[tuple[int, int, int, str]]:
    """(table, row, column, mark) of every merged cell of the archive's issue."""
    return [
        (t, r, c, cell)
        for t, (_, grid) in enumerate(_grids(folder))
        for r, row in enumerate(grid.rows)
        for c, cell in enumerate(row)
        if cell in ("^", "<")
    ]


def _lines(text: str) -> list[str]:
    return ["", *text.split("\n")]


def _run_in_lines(features: str) -> list[int]:
    """Line numbers in section F of the list of features, ranges spread out."""
    section = features.split("## F.")[1].split("## G.")[0]
    numbers: list[int] = []
    for row in re.findall(r"^\| F\d+ \| ([^|]*) \|", section, re.MULTILINE):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", row):
            numbers += range(int(first), int(last or first) + 1)
    return sorted(set(numbers))


def headings_of_transcript(text: str, features: str) -> list[Heading]:
    """Standing headings (marked lines with a number, captions of tables not among them) and the run-in ones of F."""
    lines = _lines(text)
    run_in, out, chapter = set(_run_in_lines(features)), [], 0
    second_pieces = {b for _, b in _pairs(features)}
    attachments = max(number for number, line in enumerate(lines) if re.match(r"附件[:：]", line))
    for number, line in enumerate(lines):
        plain = _BOLD.sub("", _MARKS.sub("", line)).strip()
        level = level_of(plain)
        if line.startswith("#") and level:
            below = next((later for later in lines[number + 1 :] if later.strip()), "")
            if "\t" not in below:
                chapter = level
                out.append(Heading(level, squeeze(plain), False))
        elif number in run_in and number not in second_pieces and (found := _RUN_IN_TEXT.match(plain)):
            # A label without a number stands one below its chapter; an attachment has no chapter.
            unnumbered = chapter + 1 if number < attachments else 1
            out.append(Heading(level or unnumbered, squeeze(found["head"]), True))
    return out


def _pairs(features: str) -> list[tuple[int, int]]:
    section = features.split("## G.")[1].split("| #")[0]
    chains = [[int(n) for n in chain.split("+")] for chain in re.findall(r"\d+(?:\+\d+)+", section)]
    return [(a, b) for chain in chains for a, b in pairwise(chain) if (a, b) != (104, 105)]


def broken_texts(text: str, features: str) -> list[tuple[str, str]]:
    """(end of the first piece, start of the second) of every text that a break cut in two."""
    lines = _lines(text)
    plain = [squeeze(re.sub(r"<sup>2</sup>", "²", _BOLD.sub("", line))) for line in lines]
    return [(plain[a][-12:], plain[b][:12]) for a, b in _pairs(features)]


def after_breaks(text: str, features: str) -> list[tuple[str, str]]:
    """The same for G11: a text that really ends, and the next one."""
    lines = _lines(text)
    row = re.search(r"^\| G11 \| ([^|]*) \|", features, re.MULTILINE)
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(\d+)/(\d+)", row[1])] if row else []
    return [(squeeze(lines[a])[-12:], squeeze(_BOLD.sub("", lines[b]))[:12]) for a, b in pairs]


def document_citations(
    truth: dict[str, Any], document: dict[str, Any]
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """(title, year, sequence) of the citations that the truth names, and of those found.

    The truth names each title without a number once, and some that stand without title marks: such a title counts as
    found or not asked for, never as false.
    """
    wanted = [(comparable(c["title"] or ""), str(c["year"] or ""), str(c["seq"] or "")) for c in truth["citations"]]
    loose = {comparable(title) for title in truth["citations_without_number"]}
    found = []
    for citation in document["citations"]:
        title = comparable(citation["title"] or "")
        year, sequence = _number(citation["number"], citation["title"])
        if sequence or title not in loose:
            found.append((title, year, sequence))
    return wanted, found


def _number(text: str | None, title: str | None) -> tuple[str, str]:
    """Year and sequence of a printed number; of an announcement it may stand within the title."""
    if not text:
        within = re.search(r"[（(]第(\d+)号[）)]$", title or "")
        return "", within[1] if within else ""
    if number := DocumentNumber.parse(text):
        return str(number.year or ""), str(number.sequence)
    old = re.search(r"([一二三四五六七八九〇零○]{4})年(\d+)号?$", text)
    return ("".join(CHINESE_DIGITS[c] for c in old[1]), old[2]) if old else ("", text)
