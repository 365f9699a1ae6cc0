"""demo-record.json: what was put into a demo on purpose. Written row by row, so that it takes no memory."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from .calendar import Extent
from .planning import Planned
from .writer import Printed

NAME = "demo-record.json"
Row = dict[str, Any]


def read_record(root: Path) -> tuple[Extent, int, dict[str, list[Row]]]:
    """What the demo in `root` was made from, how many issues were added, its rows.

    Raises OSError, KeyError, TypeError or ValueError if there is no record that can be read.
    """
    record = json.loads((root / NAME).read_text(encoding="utf-8"))
    made = record["made"]
    extent = Extent(made["documents"], made["years"], made["seed"])
    return extent, made["extra_issues"], {name: record[name] for name in ("citations", "relations")}


class Record:
    """The file in the making: citations at once, relations at the end. One row a line, for comparing."""

    def __init__(self, root: Path, extent: Extent, extra: int = 0) -> None:
        self._path = root / NAME
        self._made = {"documents": extent.documents, "years": extent.years, "seed": extent.seed, "extra_issues": extra}
        self._relations: list[str] = []
        self._stream: TextIO
        self._joint = "\n"

    def __enter__(self) -> Record:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._path.open("w", encoding="utf-8", newline="\n")
        self._stream.write(f'{{"made": {_json(self._made)},\n"citations": [')
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._stream.write('\n],\n"relations": [\n' + ",\n".join(self._relations) + "\n]}\n")
        self._stream.close()

    def copy(self, rows: dict[str, list[Row]]) -> None:
        """Rows of an earlier record."""
        for row in rows["citations"]:
            self._citation(row)
        self._relations += map(_json, rows["relations"])

    def add(self, document: Planned, citations: tuple[Printed, ...]) -> None:
        """What one document cites and does to others."""
        for printed in citations:
            cite = printed.cite
            self._citation({
                "document": document.key, "anchor": printed.anchor, "text": cite.text, "form": cite.form,
                "target": cite.target or None, "instrument": cite.instrument or None,
            })  # fmt: skip
        for relation, old in zip(document.relations, document.touched, strict=True):
            self._relations.append(_json({"kind": relation.type, "from": document.key, "to": old.key}))

    def _citation(self, row: Row) -> None:
        self._stream.write(self._joint + _json(row))
        self._joint = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
