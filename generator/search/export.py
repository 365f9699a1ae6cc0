"""The files that the search page reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model.archive import Archive, Entry
from ..model.issue import GazetteIssue


def export(archive: Archive, issue: GazetteIssue, entries: Sequence[Entry]) -> dict[str, bytes]:
    """`search/<issue>.js`: one call with the issue's documents. A row is address, title, number, offices, date,
    issue, kind, and the texts as pairs of anchor and text."""
    documents = [_row(archive, entry) for entry in entries]
    return {f"search/{issue.id}.js": _script(issue.id, documents)}


def export_list(archive: Archive) -> dict[str, bytes]:
    """`search/issues.js`: ids of the issues, newest first."""
    return {"search/issues.js": _script("issues", [issue.id for issue in reversed(archive.issues)])}


def _script(name: str, value: Any) -> bytes:
    """A classic script: browsers refuse to fetch data on file://, a script they load. Content stays data: JSON with
    `<` and the two line separators of JavaScript escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"gongbaoSearch({json.dumps(name)},{text});\n".encode()


def _row(archive: Archive, entry: Entry) -> list[Any]:
    document = entry.document
    return [
        archive.address_of(entry.issue, document),
        document.title,
        document.document_number,
        "、".join(document.issuing_offices),
        document.date_of_issue.isoformat() if document.date_of_issue else "",
        entry.issue.id,
        document.kind,
        _texts(entry),
    ]


def _texts(entry: Entry) -> list[list[str]]:
    """Anchor and text of every paragraph, heading and table row, in reading order; fields that are text come first."""
    texts = [["addressees", entry.document.addressees]] if entry.document.addressees else []
    texts += [["title", name] for name in entry.document.signatories]
    for block in entry.blocks:
        if block.kind != "table":
            texts.append([block.anchor, block.text])
            continue
        grid = entry.grids.get(block.file)
        table = next((t for t in entry.document.tables if t.file == block.file), None)
        if grid is None or table is None:
            continue
        texts.append(
            [block.anchor, " ".join([table.title, *(c for row in grid.rows[: table.header_rows] for c in row)])]
        )
        for number, row in enumerate(grid.filled()[table.header_rows :], 1):
            texts.append([f"{block.anchor}-r{number}", " ".join(cell for cell in row if cell)])
    return texts
