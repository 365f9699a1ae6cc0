"""validity.json: the periods of validity that editors stated, for programs that ask what held on a day.

Form: `{"documents": {address: {"title", "document_number", "periods": [{"start", "end", "status", "by"}]}}}`; `end` is
exclusive, a missing bound is open, `by` is the address of the document that began the period.
"""

from __future__ import annotations

import json

from ..config import SiteConfig
from ..model.archive import Archive
from ..relations.stated import relations_of
from ..relations.validity import all_periods


def export(archive: Archive, config: SiteConfig) -> dict[str, bytes]:
    """`{"validity.json": JSON}`."""
    documents: dict[str, object] = {}
    for key, stated in all_periods(relations_of(archive)).items():
        found = []
        for period in stated:
            value: dict[str, str] = {"status": period.status}
            if period.start:
                value["start"] = period.start.isoformat()
            if period.end:
                value["end"] = period.end.isoformat()
            if period.by:
                value["by"] = archive.addresses[period.by.source]
            found.append(value)
        document = archive.by_key[key].document
        documents[archive.addresses[key]] = {
            "title": document.title,
            "document_number": document.document_number,
            "periods": found,
        }
    # A document a line: the standard library writes indented JSON many times slower.
    lines = [
        f"{json.dumps(address)}: {json.dumps(documents[address], ensure_ascii=False)}" for address in sorted(documents)
    ]
    return {"validity.json": ('{"documents": {\n' + ",\n".join(lines) + "\n}}\n").encode()}
