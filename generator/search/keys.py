"""Keys under which a document number and a whole title are found in one step, however they are typed."""

from __future__ import annotations

import re

from ..model.text import CHINESE_DIGITS
from .normalise import normalise

_FIGURE = "[一二三四五六七八九0-9零]"
_CHINESE_YEAR = re.compile(f"(?<!{_FIGURE})[一二][一二三四五六七八九0零]{{3}}(?!{_FIGURE})")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NUMBER = re.compile(r".*[0-9]\)?(?:号[^0-9]{0,12})?")
_LONGEST = 40
_SHORTEST_TITLE = 4


def arabic_years(text: str) -> str:
    """Normalised text with years in Chinese figures (二0二0) in Arabic ones."""
    return _CHINESE_YEAR.sub(lambda found: "".join(CHINESE_DIGITS.get(c, c) for c in found.group()), text)


def letters(text: str) -> str:
    """Letters and figures only: punctuation, brackets and blanks dropped."""
    return "".join(filter(str.isalnum, text))


def number_key(text: str) -> str:
    """Key of a document number as typed: without brackets, blanks, 第, 号, 年 and leading zeros; empty if it is none.

    >>> number_key("孝政发〔二〇二〇〕第010号") == number_key("孝政发 2020 10")
    True
    """
    plain = _ZEROS.sub("", arabic_years(normalise(text)))
    if len(plain) > 2 * _LONGEST or not _NUMBER.fullmatch(plain):
        return ""
    key = letters(plain).translate({ord(c): None for c in "第号年"})
    return key if len(key) <= _LONGEST and not key.isdigit() and re.search("[0-9]", key) else ""


def title_key(text: str) -> str:
    """Key of a whole title as typed: letters and figures; empty for less than four."""
    key = letters(normalise(text))
    return key if len(key) >= _SHORTEST_TITLE else ""


def fnv(text: str) -> int:
    """32-bit FNV-1a over the characters' code points, mixed so that the low bits serve as a bucket."""
    found = 2166136261
    for character in text:
        found = ((found ^ ord(character)) * 16777619) & 0xFFFFFFFF
    return found ^ (found >> 15)


def number_token(key: str) -> str:
    """What stands in the index for a number."""
    return f"#{key}"
