"""Problems: collected, never raised one by one; printed `path:line:column: level code: message`.

A check yields `Problem` with `path` relative to the archive's folder. Where the place is a field of a YAML file, it
gives `where` (`("documents", 2, "title")`), and `source.locate` turns that into line and column; where the place is
known (a body, a CSV file), it gives `line` and `column` itself, both from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning", "note"]
Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One thing that an editor should know. `code` is a key of the message catalogue, `values` fill its text."""

    level: Level
    code: str
    path: str
    line: int = 0
    column: int = 0
    where: Where = ()
    values: Mapping[str, object] = field(default_factory=dict)
