"""Why a file cannot be imported."""

from __future__ import annotations


class ImportProblem(Exception):
    """A file that cannot be imported: `key` of the message catalogue and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
