"""A text on its way through the finder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .citation import Known
from .left import Name

_SENTENCE_START = re.compile(r"[。；！？\n]")


@dataclass(frozen=True)
class Source:
    """A text as printed, the same as the patterns read it, and what is known."""

    text: str
    flat: str
    known: Known

    @cached_property
    def opening(self) -> int:
        """Where the first character that is no blank stands."""
        return len(self.text) - len(self.text.lstrip())

    def printed(self, name: Name | None, blank: str = "") -> str:
        """A code or name as printed, over breaks; `blank` stands for the blanks in it."""
        return blank.join(self.text[name.start : name.stop].split()) if name else ""

    def sentence_start(self, position: int, reach: int = 160) -> int:
        """Where the sentence that holds `position` begins, or `reach` characters before it."""
        low = max(0, position - reach)
        start = low
        for end in _SENTENCE_START.finditer(self.flat, low, position):
            start = end.end()
        return start
