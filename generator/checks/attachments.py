"""Attachments: numbered from 1 in order, named in the text and listed, shown where the gazette printed them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.text import chinese_number, half_width
from ..problems import Problem
from ..source import LoadedIssue
from .places import issue_file

# 《…》附件1 is the attachment of another document.
_NAMED = re.compile(r"(?<![》件文])附件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９.．、])")


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """attachment-order, attachment-missing (named in the text, not listed), attachment-not-shown."""
    path = issue_file(loaded.folder)
    for index, entry in enumerate(loaded.entries):
        numbers = [attachment.number for attachment in entry.document.attachments]
        if numbers != list(range(1, len(numbers) + 1)):
            yield Problem("error", "attachment-order", path, where=("documents", index, "attachments"))
        shown = {block.part for block in entry.blocks if block.kind == "part"}
        for position, attachment in enumerate(entry.document.attachments):
            if entry.blocks and attachment.supplied and f"attachment:{attachment.number}" not in shown:
                where = ("documents", index, "attachments", position)
                yield Problem("error", "attachment-not-shown", path, where=where, values={"number": attachment.number})
        reported: set[int] = set()
        for block in entry.blocks:
            if "附件" not in block.text or block.part.startswith("attachment:"):
                continue
            for found in _NAMED.finditer(block.text):
                number = chinese_number(half_width(found[1])) or 0
                if number not in numbers and number not in reported:
                    reported.add(number)
                    body = f"{loaded.folder}/{entry.document.body_file}"
                    yield Problem("warning", "attachment-missing", body, block.line, 1, values={"number": number})
