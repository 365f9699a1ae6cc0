"""What tests read of an import: fields, headings, blocks, tables, doubts, as short values."""

from __future__ import annotations

from typing import Any

from generator.importer.neutral import neutral
from generator.importer.transcript import understand


def documents(text: str) -> list[dict[str, Any]]:
    """The documents that an import understood, in the neutral form."""
    return list(neutral(understand(text))["documents"])


def document(text: str) -> dict[str, Any]:
    """The one document of `text`."""
    (only,) = documents(text)
    return only


def headings(found: dict[str, Any]) -> list[tuple[int, str, bool]]:
    return [(item["level"], item["text"], item["run_in"]) for item in found["headings"]]


def texts(found: dict[str, Any], part: str = "notice") -> list[str]:
    """Texts of the blocks of one part, titles of parts and the list of attachments left out."""
    other = ("title", "attachment_title", "attachment_list")
    return [block["text"] for block in found["blocks"] if block["part"] == part and block["kind"] not in other]


def doubts(text: str) -> list[tuple[str, int | None]]:
    """Code and source line of every doubt."""
    return [(doubt.code, doubt.line) for doubt in understand(text).doubts]


def left_out(text: str) -> list[tuple[int, str, str]]:
    """What was left out, without labels and marks."""
    usual = ("label", "heading-mark", "bold-mark", "attachment-label", "attachment-number", "link")
    return [entry for entry in understand(text).ledger.left_out if entry[1] not in usual]


NOTICE = """\
样例市人民政府关于加强样例工作的通知

样政发〔2021〕3号

各县（市、区）人民政府，市直各单位：

{body}

样例市人民政府

2021年3月4日
"""


def notice(body: str) -> str:
    """An ordinary document with this text."""
    return NOTICE.format(body=body)
