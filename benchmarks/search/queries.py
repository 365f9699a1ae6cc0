"""Queries cut at random from the content itself, without a look at the index."""

from __future__ import annotations

import random
from typing import NamedTuple

from generator.model.archive import Archive, Entry
from generator.search.normalise import normalise
from generator.search.units import units_of

from .archive import Demo

_OPEN = (("〔", "〕"), ("[", "]"), ("（", "）"), ("【", "】"))


class Wanted(NamedTuple):
    """A query, and the document that it was cut from: address, year and kind."""

    query: str
    address: str
    year: str
    kind: str


def _documents(demo: Demo, chance: random.Random, count: int) -> list[tuple[Archive, Entry]]:
    folders = demo.folders()
    archive = demo.some(sorted(chance.sample(folders, min(len(folders), count))))
    entries = list(archive.entries)
    return [(archive, entry) for entry in chance.sample(entries, min(len(entries), count))]


def _wanted(query: str, archive: Archive, entry: Entry) -> Wanted:
    day = entry.document.date_of_issue
    return Wanted(query, archive.addresses[entry.key], str(day.year) if day else "", entry.document.kind)


def literals(demo: Demo, chance: random.Random, count: int) -> list[Wanted]:
    """Strings of 2 to 12 characters from titles, bodies and cells, cut anywhere, in quotes as literal strings."""
    found: list[Wanted] = []
    documents = _documents(demo, chance, 150)
    while len(found) < count:
        archive, entry = chance.choice(documents)
        pieces = [cell for unit in units_of(entry) for piece in unit for cell in piece.text.split("\t")]
        text = entry.document.title if chance.random() < 0.2 else chance.choice(pieces)
        length = chance.randint(2, 12)
        start = chance.randrange(max(1, len(text) - length + 1))
        cut = text[start : start + length]
        if len(normalise(cut)) >= 2 and not set(cut) & set(' \n"“”'):
            found.append(_wanted(cut, archive, entry))
    return found


def numbers(demo: Demo, chance: random.Random, count: int) -> list[Wanted]:
    """Numbers, each typed in eight ways."""
    found: list[Wanted] = []
    for archive, entry in _documents(demo, chance, count):
        number = entry.document.number
        if number is None or number.form != "standard" or number.year is None:
            continue
        code, year, sequence = number.agency_code, str(number.year), number.sequence
        chinese = "".join("〇一二三四五六七八九"[int(figure)] for figure in year)
        wide = year.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        typed = [f"{code}{left}{year}{right}{sequence}号" for left, right in _OPEN]
        typed += [f"{code} {year} {sequence}", f"{code}〔{chinese}〕{sequence}号", f"{code}（{wide}）第{sequence}号"]
        typed += [f"{code.replace('发', '發').replace('样', '樣')}{year}年{sequence}號"]
        found += [_wanted(text, archive, entry) for text in typed]
    return found


def titles(demo: Demo, chance: random.Random, count: int) -> list[Wanted]:
    """Whole titles, each typed in eight ways; the title stands for the address, since titles occur twice."""
    found: list[Wanted] = []
    for _, entry in _documents(demo, chance, count):
        title = entry.document.title
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in title)
        half = len(title) // 2
        typed = [title, f" {title}　", f"“{title}”", wide, f"{title[:half]} {title[half:]}"]
        typed += [
            title.replace("《", "〈").replace("》", "〉"),
            title.translate(str.maketrans("关于发实样", "關於發實樣")),
        ]
        typed += [title.replace("（", "(").replace("）", ")").replace("《", "").replace("》", "")]
        found += [Wanted(text, title, "", "") for text in typed]
    return found


def fragments(demo: Demo, chance: random.Random, count: int) -> list[Wanted]:
    """Strings of 4 to 12 characters from titles; right is a first result whose title holds it."""
    found: list[Wanted] = []
    for _, entry in _documents(demo, chance, count):
        title = entry.document.title
        start = chance.randrange(max(1, len(title) - 3))
        found.append(Wanted(title[start : start + chance.randint(4, 12)], title, "", ""))
    return [wanted for wanted in found if len(wanted.query) >= 4]
