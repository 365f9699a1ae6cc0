"""Body files: headings in order, parts that exist, no markup that is none, no blanks that only disturb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..model.body import level_of
from ..problems import Problem
from ..source import LoadedIssue
from ..source.read import read_text
from .places import issue_file

_TAG = re.compile(r"<[A-Za-z/!?]")
_BOLD = re.compile(r"(?<!\\)\*\*")
# 1.1 编制目的: the level is the count of figures, which the pattern of 1. does not know.
_DECIMAL = re.compile(r"[\d０-９]{1,2}[.．、]?(?:\s|[\d０-９])")
_HASHES = re.compile(r"(?P<mark>[#＃]{2,6})(?:(?<=＃)\s*|(?=[^#＃\s]))")
_UNESCAPED_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])")


def check_headings(loaded: LoadedIssue) -> Iterator[Problem]:
    """heading-skips: a level left out on the way down; heading-level: the number says another level than the marks."""
    for entry in loaded.entries:
        path = f"{loaded.folder}/{entry.document.body_file}"
        last = 0
        for block in entry.blocks:
            if block.kind == "part":
                last = 0
            if block.kind != "heading":
                continue
            expected = level_of(block.text)
            if expected is not None and expected != block.level and not _DECIMAL.match(block.text):
                values = {"text": block.text, "expected": "#" * (expected + 1), "given": "#" * (block.level + 1)}
                yield Problem("error", "heading-level", path, block.line, 1, values=values)
            elif last and block.level > last + 1:
                skipped = {"text": block.text, "given": block.level, "before": last}
                yield Problem("warning", "heading-skips", path, block.line, 1, values=skipped)
            last = block.level


def check_parts(loaded: LoadedIssue) -> Iterator[Problem]:
    """part-unknown: a part that issue.yml does not know; body-empty: a text that is said to be there and is not."""
    for index, entry in enumerate(loaded.entries):
        document = entry.document
        path = f"{loaded.folder}/{document.body_file}"
        numbers = {f"attachment:{attachment.number}" for attachment in document.attachments}
        for block in entry.blocks:
            if block.kind != "part":
                continue
            known = (block.part == "instrument" and document.instrument) or block.part in numbers
            if not known:
                yield Problem("error", "part-unknown", path, block.line, 1, values={"title": block.text})
        unread = any(problem.path == path and problem.level == "error" for problem in loaded.problems)
        if not entry.blocks and document.text != "none" and path in loaded.files and not unread:
            yield Problem("error", "body-empty", path, 1, 1)
        if entry.blocks and document.text == "none":
            where = ("documents", index, "text")
            yield Problem("warning", "body-not-none", issue_file(loaded.folder), where=where)


def check_blanks(loaded: LoadedIssue) -> Iterator[Problem]:
    """blank-noise: tabs, and full-width spaces at the ends of a line; in fields, blanks at the ends."""
    for index, entry in enumerate(loaded.entries):
        path = f"{loaded.folder}/{entry.document.body_file}"
        for block in entry.blocks:
            text = block.text
            if "\n" not in text and "\t" not in text and text == text.strip("\u3000 "):
                continue
            for number, line in enumerate(text.split("\n")):
                if "\t" in line or line != line.strip("\u3000 "):
                    column = len(line) - len(line.lstrip("\u3000 ")) if line[:1] in "\u3000 " else line.find("\t")
                    yield Problem("warning", "blank-noise", path, block.line + number, max(column, 0) + 1)
        for name in ("title", "document_number", "addressees", "disclosure"):
            text = getattr(entry.document, name)
            if text != text.strip() or "\t" in text:
                yield Problem("warning", "blank-noise", issue_file(loaded.folder), where=("documents", index, name))


def check_html(root: Path, loaded: LoadedIssue) -> Iterator[Problem]:
    """What means nothing where it stands, and is shown as it is, though not marked as text.

    html-in-body: what looks like a tag; bold-in-text: ** that marks nothing; heading-mark: ## that makes no heading.
    Only a suspect body is read again.
    """
    for entry in loaded.entries:
        texts = [block.text for block in entry.blocks]
        if not any(
            "**" in text or text.startswith(("##", "＃")) or ("<" in text and _TAG.search(text)) for text in texts
        ):
            continue
        path = f"{loaded.folder}/{entry.document.body_file}"
        text, _ = read_text(root, path)
        for number, line in enumerate((text or "").split("\n"), 1):
            if found := _UNESCAPED_TAG.search(line):
                yield Problem("error", "html-in-body", path, number, found.start() + 1)
            if found := _HASHES.match(line):
                mark, rest = found["mark"], line[found.end() :].strip()
                values = {"mark": mark, "example": f"{'#' * len(mark)} {rest[:12]}"}
                yield Problem("warning", "heading-mark", path, number, 1, values=values)
            rest = re.sub(r"^\*\*(?:[^*\\]|\\.)+\*\*", "", line)
            if found := _BOLD.search(rest):
                yield Problem("warning", "bold-in-text", path, number, found.start() + len(line) - len(rest) + 1)
