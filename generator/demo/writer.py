"""Draws phrases and writes a body: sentences that differ, and every citation with its paragraph's anchor."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import gcd

from .chance import Chance
from .vocabulary import Phrase, Pool, Sector, sentences, towns

DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation to be printed: `text`, the key of the document that it means, or the title of an outside instrument.

    Both are empty for a document that nobody here holds. `short` is the name that the text defines (以下简称).
    """

    text: str
    form: str
    target: str = ""
    instrument: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A citation in its paragraph."""

    anchor: str
    cite: Cite


def chinese(number: int) -> str:
    """一, 十二, 三十 … up to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def _towns() -> Pool:
    return tuple((town.name,) for town in towns())


def _percent(low: int, high: int) -> Callable[[Chance], str]:
    return lambda chance: f"{chance.between(low, high)}%"


def _whole(low: int, high: int, step: int = 1) -> Callable[[Chance], str]:
    return lambda chance: str(chance.between(low // step, high // step) * step)


_FIGURES: Mapping[str, Callable[[Chance], str]] = {
    "n1": _whole(2, 9),
    "n2": _whole(11, 97),
    "n3": _whole(105, 980),
    "n4": _whole(1010, 9870, 10),
    "p": lambda chance: f"{chance.between(90, 99)}.{chance.between(1, 9)}%",
    "q": _percent(3, 19),
    "h": _percent(41, 89),
    "d": lambda chance: str(chance.choose((3, 5, 7, 10, 15, 20, 30, 45, 60))),
    "m": _whole(1, 12),
    "month": _whole(3, 7),
    "month2": _whole(8, 11),
    "money": _whole(20, 900, 5),
}
# A document speaks of a few things again and again: so many words of a pool are its own.
_FOCUS: Mapping[str, int] = {
    "thing": 3, "unit": 2, "people": 1, "risk": 2, "aim": 2, "task": 8, "dept": 4, "town": 3, "word": 3, "manner": 4,
    "index": 4, "task-heading": 3, "work": 40, "art-rule": 34,
}  # fmt: skip


class Writer:
    """The voice of one document. Pools are walked in an order of the document's own, so that sentences differ.

    With `focus` a document keeps to some of its sector's words; a table goes through all of them.
    """

    def __init__(
        self, chance: Chance, sector: Sector, date: datetime.date, fixed: Mapping[str, str], focus: bool = True
    ) -> None:
        self.chance = chance
        self.date = date
        self.cites: list[Cite] = []
        self.law = self.own = Cite("", "law")
        self.defined: Cite | None = None
        self.printed: list[Cite] = []
        self._fixed = {"y": str(date.year), "next": str(date.year + 1), **fixed}
        self._pools: dict[str, Pool] = {**sentences(), **sector.pools, "town": _towns()}
        self._focus = _FOCUS if focus else {}
        self._walks: dict[str, list[Phrase]] = {}
        self._steps: dict[str, int] = {}
        self._special: dict[str, Callable[[], str]] = {
            "cite": self._cite,
            "short": self._short,
            "own": lambda: self._print(self.own),
            "due": self._due,
        }

    def say(self, name: str) -> str:
        """The next phrase of the pool `name`, its braces filled."""
        if (fixed := self._fixed.get(name)) is not None:
            return fixed
        if figure := _FIGURES.get(name):
            return figure(self.chance)
        if special := self._special.get(name):
            return special()
        return self.fill(self._next(name))

    def fill(self, phrase: Phrase) -> str:
        """`phrase` with its braces filled."""
        if len(phrase) == 1:
            return phrase[0]
        return "".join([self.say(part) if place & 1 else part for place, part in enumerate(phrase)])

    def _next(self, name: str) -> Phrase:
        walk = self._walks.get(name)
        if walk is None:
            walk = self._walks[name] = self._walk(self._pools[name], self._focus.get(name, 0))
            self._steps[name] = -1
        self._steps[name] = step = (self._steps[name] + 1) % len(walk)
        return walk[step]

    def _walk(self, pool: Pool, focus: int) -> list[Phrase]:
        """The pool, or `focus` phrases of it, in an order of this document's own."""
        size = len(pool)
        step = self.chance.between(1, max(1, size - 1))
        while gcd(step, size) != 1:
            step += 1
        start = self.chance.below(size)
        return [pool[(start + place * step) % size] for place in range(min(size, focus) or size)]

    def _due(self) -> str:
        months = self.date.month + self.chance.between(2, 15)
        year, month = self.date.year + (months - 1) // 12, (months - 1) % 12 + 1
        return f"{year}年{month}月底" if self.chance.often(0.6) else f"{year}年{month}月{self.chance.between(1, 28)}日"

    def _cite(self) -> str:
        return self._print(self.cites.pop(0) if self.cites else self.law)

    def _short(self) -> str:
        assert self.defined is not None
        defined = self.defined
        return self._print(Cite(f"《{defined.short}》", "short", defined.target, defined.instrument))

    def _print(self, cite: Cite) -> str:
        self.printed.append(cite)
        return cite.text


class Body:
    """A body file in the making (the marks of model/body.py), with the citations that each paragraph prints."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.citations: list[Printed] = []
        self._blocks: list[str] = []
        self._paragraphs = 0

    def paragraph(self, text: str) -> None:
        """A paragraph, an item, or lines of print."""
        self._paragraphs += 1
        for cite in self.writer.printed:
            self.citations.append(Printed(f"p{self._paragraphs}", cite))
            if cite.short:
                self.writer.defined = cite
        self.writer.printed.clear()
        self._blocks.append(text)

    def run_in(self, number: str, text: str) -> None:
        """A paragraph whose first sentence is its heading."""
        head, mark, rest = text.partition("。")
        self.paragraph(f"**{number}{head}{mark}**{rest}" if rest else number + text)

    def heading(self, level: int, text: str) -> None:
        """A heading; level 1 is 一、."""
        self._blocks.append(f"{'#' * (level + 1)} {text}")

    def part(self, title: str, name: str) -> None:
        """From here on `name`: `instrument` or `attachment=1`."""
        self._blocks.append(f"# {title} {{{name}}}")

    def table(self, title: str, file: str) -> None:
        """A table."""
        self._blocks.append(f"[表：{title}]({file})")

    def text(self) -> str:
        """The file's text."""
        return "\n\n".join(self._blocks) + "\n"
