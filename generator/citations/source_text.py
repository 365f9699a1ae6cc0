"""A text on its way through the finder."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from .citation import Known
from .left import Name

_MASTHEAD = re.compile(r"^[#* ]{0,8}(?P<name>[\u4e00-\u9fff]{2,30}(?:公报|政报|文告))[* ]{0,8}$", re.MULTILINE)
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

    @cached_property
    def _mastheads(self) -> list[tuple[int, str]]:
        return [(found.end(), found["name"]) for found in _MASTHEAD.finditer(self.flat)]

    def masthead_before(self, position: int) -> str:
        """The name of a gazette that stands alone on the last such line before `position`."""
        place = bisect_left(self._mastheads, (position, ""))
        return self._mastheads[place - 1][1] if place else ""

    def sentence_start(self, position: int, reach: int = 160) -> int:
        """Where the sentence that holds `position` begins, or `reach` characters before it."""
        low = max(0, position - reach)
        start = low
        for end in _SENTENCE_START.finditer(self.flat, low, position):
            start = end.end()
        return start
