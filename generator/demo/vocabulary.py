"""The words that documents are made of: words/*.txt, read once.

A phrase is text with pools in braces, kept as an alternation of literal text and pool name: `到{due}，{aim}。` is
`("到", "due", "，", "aim", "。")`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrase = tuple[str, ...]
Pool = tuple[Phrase, ...]

_BRACES = re.compile(r"\{([a-z0-9-]+)\}")
_WORDS = ("task", "thing", "unit", "people", "risk", "aim", "index")


@dataclass(frozen=True)
class Bureau:
    """An office of the city's government with its agency code, in its time."""

    slug: str
    name: str
    short: str
    code: str
    code_slug: str
    name_en: str
    established: datetime.date | None = None
    abolished: datetime.date | None = None


@dataclass(frozen=True)
class Sector:
    """A field of government: its office, the laws above it with the year from which they are cited, its words."""

    slug: str
    subject: str
    subject_en: str
    bureaus: tuple[Bureau, ...]
    laws: tuple[tuple[str, int], ...]
    rules: tuple[str, ...]
    works: tuple[str, ...]
    pools: Mapping[str, Pool]

    def bureau(self, date: datetime.date) -> Bureau:
        """The office that was there on `date`."""
        return next(b for b in self.bureaus if b.abolished is None or date <= b.abolished)


@dataclass(frozen=True)
class Town:
    """A street, town or township of the city."""

    slug: str
    name: str


def phrase(text: str) -> Phrase:
    """`text` taken apart at its braces; literal text at even places, pool names at odd ones."""
    return tuple(_BRACES.split(text))


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if not line.startswith("#")]


@cache
def sentences() -> Mapping[str, Pool]:
    """Pools of sentences.txt by name."""
    found: dict[str, list[Phrase]] = {}
    name = ""
    for line in _lines("sentences.txt"):
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line:
            found[name].append(phrase(line))
    return {name: tuple(pool) for name, pool in found.items()}


@cache
def towns() -> tuple[Town, ...]:
    """places.txt."""
    return tuple(Town(*line.split(" ")) for line in _lines("places.txt") if line)


@cache
def sectors() -> tuple[Sector, ...]:
    """sectors.txt."""
    blocks = "\n".join(_lines("sectors.txt")).strip().split("\n\n")
    return tuple(_sector(dict(line.split(": ", 1) for line in block.strip().split("\n"))) for block in blocks)


def _sector(fields: Mapping[str, str]) -> Sector:
    rows = {name: tuple(item.strip() for item in text.split(" | ")) for name, text in fields.items()}
    slug, subject, subject_en = rows["sector"]
    laws = tuple((title, int(year or 0)) for title, _, year in (law.partition("@") for law in rows["law"]))
    pools = {name: tuple(map(phrase, rows[name])) for name in _WORDS}
    return Sector(
        slug, subject, subject_en, _bureaus(slug, subject_en, rows["office"]), laws, rows["rule"], rows["work"], pools
    )


def _bureaus(slug: str, name_en: str, row: tuple[str, ...]) -> tuple[Bureau, ...]:
    """The office before a reform, if there was one, and the present one."""
    name, code, code_slug, short, *before = row
    if not before:
        return (Bureau(slug, name, short, code, code_slug, f"Yangli Bureau of {name_en}"),)
    established = datetime.date.fromisoformat(before[0])
    old_name, old_code, old_slug, old_short = before[1:]
    day = datetime.timedelta(days=1)
    year = established.year
    return (
        Bureau(f"{slug}-until-{year}", old_name, old_short, old_code, old_slug,
               f"Yangli Bureau of {name_en} (until {year})", None, established - day),
        Bureau(slug, name, short, code, code_slug, f"Yangli Bureau of {name_en}", established),
    )  # fmt: skip
