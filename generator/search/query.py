"""What a reader typed -> what has to occur.

Grammar: words parted by blanks, all of which must occur; `"…"` one string with its blanks; `-word` must not occur.
Quotes inside a word (清理“批而未用”土地) are part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.text import chinese_number
from .keys import arabic_years, number_key, title_key
from .normalise import BLANKS, SEPARATOR, normalise

MOST_TERMS = 12
LONGEST_TERM = 60
LONGEST_QUERY = 1000
_QUOTES = '"“”„‟「」『』＂'
_TOKEN = re.compile(
    rf"(?P<minus>[-－]?)(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}](?=[{BLANKS}]|\Z)|(?P<plain>[^{BLANKS}]+))"
)
_DATE = re.compile(r"([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?")
_CHINESE_DATE = re.compile("([0-9]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_FIGURES = "0一二三四五六七八九"


@dataclass(frozen=True)
class Query:
    """`terms` must all occur, `without` must not; each is a list of spellings in normal form, any of which will do. A
    line feed in a spelling is a border that may or may not be there. `number` and `title` are keys, or empty. `cut`
    says that the query was longer than what is looked for."""

    terms: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    title: str = ""
    cut: bool = False


def parse_query(text: str, offices: Mapping[str, Sequence[str]] | None = None) -> Query:
    """Any text at all -> a query. `offices` maps a normalised name of an office to all its names."""
    cut = len(text) > LONGEST_QUERY
    text = text[:LONGEST_QUERY]
    terms: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for found in _TOKEN.finditer(text):
        minus, quoted = bool(found["minus"]), found["quoted"]
        source = quoted if quoted is not None else found["plain"]
        literal = _phrase(source) if quoted is not None else normalise(source)
        if not literal:
            continue
        if len(terms) + len(without) == MOST_TERMS:
            cut = True
            break
        cut, literal = cut or len(literal) > LONGEST_TERM, literal[:LONGEST_TERM].strip(SEPARATOR)
        spellings = (literal,) if quoted is not None else _spellings(literal, offices or {})
        target = without if minus else terms
        if spellings not in target:
            target.append(spellings)
    whole = "" if without else text
    return Query(tuple(terms), tuple(without), number_key(whole), title_key(whole), cut)


def _phrase(text: str) -> str:
    """A quoted string: a blank may be a border between two blocks or cells."""
    parts = [part for part in map(normalise, re.split(f"[{BLANKS}]", text)) if part]
    phrase = ""
    for part in parts:
        words = phrase[-1:].isascii() and phrase[-1:].isalpha() and part[0].isascii() and part[0].isalpha()
        phrase += (" " if words else SEPARATOR if phrase else "") + part
    return phrase


def _spellings(literal: str, offices: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The string itself first; dates in their forms, years in both kinds of figures, every name of an office."""
    found = [literal, arabic_years(literal)]
    if date := _DATE.fullmatch(found[-1]) or _CHINESE_DATE.fullmatch(found[-1]):
        year, month, day = date[1], _value(date[2]), _value(date[3])
        found.append(f"{year}年{month}月{day}日")
        found.append(f"{year}-{month:02d}-{day:02d}")
        found.append(f"{year}.{month}.{day}")
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(f"{_chinese(year)}年{_count(month)}月{_count(day)}日")
    elif re.fullmatch("[0-9]{4}年", literal):
        found.append(f"{_chinese(literal[:4])}年")
    found += map(normalise, offices.get(literal, ()))
    return tuple(dict.fromkeys(found))


def _chinese(year: str) -> str:
    return "".join(_FIGURES[int(figure)] for figure in year)


def _value(text: str) -> int:
    """12 and 十二 as a number."""
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _count(number: int) -> str:
    """1 to 31 as Chinese prints them: 九, 十, 十一, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _FIGURES[tens]) + ("十" if tens else "") + (_FIGURES[ones] if ones else "")


def find(text: str, spelling: str, start: int = 0) -> tuple[int, int] | None:
    """The first place at or after `start` where a normalised text reads `spelling`: start and end."""
    parts = spelling.split(SEPARATOR)
    at = text.find(parts[0], start)
    while at >= 0:
        end = at + len(parts[0])
        for part in parts[1:]:
            if text.startswith(SEPARATOR, end):
                end += 1
            if not text.startswith(part, end):
                break
            end += len(part)
        else:
            return at, end
        at = text.find(parts[0], at + 1)
    return None
