"""Each table as a CSV file beside its document: `d/xzf/2020/10-t1.csv`.

Merged cells are filled, so that every row stands alone. UTF-8 with a byte order mark, since the spreadsheet programs
of our readers take a CSV file without one for GBK.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.archive import Archive, Entry, table_address
from ..model.issue import GazetteIssue
from ..model.table import Grid


def export(archive: Archive, issue: GazetteIssue, entries: Sequence[Entry]) -> dict[str, bytes]:
    """`{address: CSV}` for the tables that the bodies show."""
    files: dict[str, bytes] = {}
    for entry in entries:
        for block in entry.blocks:
            if block.kind == "table" and block.file in entry.grids:
                address = table_address(archive.address_of(issue, entry.document), block.anchor)
                filled = Grid(rows=entry.grids[block.file].filled())
                files[address] = filled.to_csv().encode("utf-8-sig")
    return files
