"""What the reader of a file hands on: lines as the stages read them, and an account of every character of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .clean import clean
from .line import Line
from .result import Doubt, count


@dataclass(frozen=True)
class Source:
    """One file. `characters` are all its non-blank characters, counted apart from the lines made of them; `left_out`
    has (line, reason, characters) that its reader did not pass on.
    """

    name: str
    lines: Sequence[Line]
    characters: Counter[str]
    left_out: Sequence[tuple[int, str, str]] = ()
    doubts: Sequence[Doubt] = ()

    @classmethod
    def of_text(cls, text: str, name: str = "") -> Source:
        """A transcript."""
        return cls(name, clean(text), count(text))

    def moved(self, offset: int) -> Source:
        """The same with line numbers that begin behind `offset`: several files are one stream."""
        if not offset:
            return self
        return replace(
            self,
            lines=[replace(line, number=line.number + offset) for line in self.lines],
            left_out=[(line + offset, reason, text) for line, reason, text in self.left_out],
            doubts=[doubt._replace(line=doubt.line + offset) for doubt in self.doubts],
        )
