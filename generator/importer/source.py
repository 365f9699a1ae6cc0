"""What the reader of a file hands on: lines as the stages read them, and an account of every character of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .clean import Line, clean
from .result import count

Doubt = tuple[str, int, str, str, str]


@dataclass(frozen=True)
class Source:
    """One file. `characters` are all its non-blank characters, counted apart from the lines made of them; `left_out`
    has (line, reason, characters) that its reader did not pass on, `doubts` (code, line, chosen, alternative, reason).
    `evidence` are fields that the file states beside its text (the table of a government site: label -> value).
    """

    name: str
    lines: Sequence[Line]
    characters: Counter[str]
    left_out: Sequence[tuple[int, str, str]] = ()
    doubts: Sequence[Doubt] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)

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
            doubts=[(code, line + offset, chosen, other, why) for code, line, chosen, other, why in self.doubts],
        )
