"""Each issue as one JSON file beside its page: `issues/2020/3.json`, everything that the issue holds.

Form: the fields of issue.yml, and for each document `address` and `blocks` (`kind`, `anchor`, `part`, `text`, and
`level`, `run_in` or `table` where they apply).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.archive import Archive, Entry, issue_address, table_address
from ..model.body import Block
from ..model.issue import GazetteIssue


def export(archive: Archive, issue: GazetteIssue, entries: Sequence[Entry]) -> dict[str, bytes]:
    """`{address: JSON}`, one file."""
    value = issue.model_dump(mode="json", exclude_defaults=True, exclude={"review"})
    value["id"] = issue.id
    documents = value.get("documents", [])
    for document, entry in zip(documents, entries, strict=True):
        address = archive.address_of(issue, entry.document)
        document["address"] = address
        document["text"] = entry.document.text
        if entry.document.number is not None:
            document["document_number_standard"] = str(entry.document.number)
        document["blocks"] = [_block(block, address) for block in entry.blocks]
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {issue_address(issue).removesuffix(".html") + ".json": (text + "\n").encode()}


def _block(block: Block, address: str) -> dict[str, object]:
    value: dict[str, object] = {"kind": block.kind, "anchor": block.anchor, "part": block.part, "text": block.text}
    if block.level:
        value["level"] = block.level
    if block.run_in:
        value["run_in"] = block.run_in
    if block.kind == "table":
        value["table"] = table_address(address, block.anchor)
    return value
