"""Every file in an issue's folder belongs to something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Problem
from ..source import LoadedIssue

_KEPT = ("issue.yml", "import/", ".")
# What Windows, macOS and Word put into folders that are looked at: nobody put it there, and it comes again.
_SYSTEM = re.compile(r"(?:^|/)(?:Thumbs\.db|desktop\.ini|~\$[^/]+|\.[^/]+)$", re.IGNORECASE)


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """orphan-file: neither a body nor a table of a document, nor a record of an import."""
    known = {entry.document.body_file for entry in loaded.entries}
    known |= {table.file for entry in loaded.entries for table in entry.document.tables}
    for file in loaded.files:
        name = file.removeprefix(f"{loaded.folder}/")
        if name not in known and not name.startswith(_KEPT) and not _SYSTEM.search(name):
            yield Problem("warning", "orphan-file", file)
