"""The grams of a text: every two characters that stand side by side, every single one, and three where two of them are
figures, since two figures together stand in nearly every text."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from operator import add

from .keys import fnv
from .normalise import SEPARATOR

PARTS = 16
OFTEN = 3
"""A gram of two or more characters that occurs this many times in a unit is marked there: what a text is about comes
first."""

# Characters that tell little, the commonest first: which grams of a query to look up is decided by them.
COMMON = (
    "的和工作市政府人民县管理发展部门实施关于通知各有单位项目建设责任安全全进行办公室办法"
    '年月日号第一二三四五六七八九十0123456789(),.、。:;-《》"局区乡镇街道会应当应对要加强为在以及其他相关服务生产'
    "企业资金行业监督检查组织领导开展情况制度机制体系社会经济国家法律规定标准条件申请审批重点主要本地方城基"
)
_FIGURES = re.compile("(?=([0-9][0-9].|[0-9].[0-9]|.[0-9][0-9]))")
_TELLING = 1500
_RANK = {character: rank for rank, character in reversed(list(enumerate(COMMON)))}


def codes_of(text: str) -> tuple[list[int], list[int]]:
    """Pairs and single characters of a normalised text, as numbers (`gram_of`), each once: those that occur seldom, and
    pairs that occur often. None reaches over a border, none has a character of more than 16 bits (`long_grams`).

    Numbers are counted in half the time that strings take.
    """
    data = text.encode("utf-16-le")
    size = len(data) // 2
    pairs = array("I", data[: size // 2 * 4])
    pairs.frombytes(data[2 : 2 + (size - 1) // 2 * 4])
    if sys.byteorder == "big":
        pairs.byteswap()
    counts = Counter(pairs.tolist())
    border = ord(SEPARATOR)
    lines = list(filter(None, text.split(SEPARATOR)))
    for character in {line[-1] for line in lines}:
        counts.pop(ord(character) | border << 16, 0)
    for character in {line[0] for line in lines}:
        counts.pop(border | ord(character) << 16, 0)
    counts.pop(border | border << 16, 0)
    singles = {ord(character) for character in set(text)} - {border}
    if size > len(text):
        singles = {code for code in singles if code <= 0xFFFF}
        counts = Counter({code: n for code, n in counts.items() if not _is_half(code & 0xFFFF) | _is_half(code >> 16)})
    seldom = [code for code, count in counts.items() if count < OFTEN]
    seldom += singles
    return seldom, [code for code, count in counts.items() if count >= OFTEN]


def _is_half(unit: int) -> bool:
    """Half of a character of more than 16 bits."""
    return 0xD800 <= unit < 0xE000


def gram_of(code: int) -> str:
    """The gram that a number stands for: the first character in the low 16 bits, the second in those above."""
    return chr(code & 0xFFFF) + chr(code >> 16) if code >> 16 else chr(code)


def long_grams(text: str) -> Counter[str]:
    """What `codes_of` leaves out, with how often it occurs: every three characters of which two are figures, and grams
    with a character of more than 16 bits."""
    counts = Counter(_FIGURES.findall(text))
    if len(text.encode("utf-16-le")) > 2 * len(text):
        counts.update(gram for gram in map(add, text, text[1:]) if max(gram) > "\uffff")
        counts.update(dict.fromkeys((character for character in text if character > "\uffff"), 1))
    return Counter({gram: count for gram, count in counts.items() if SEPARATOR not in gram})


def title_grams(text: str) -> set[str]:
    """Every gram of a normalised title or number."""
    grams = {*map(add, text, text[1:]), *text, *_FIGURES.findall(text)}
    return {gram for gram in grams if SEPARATOR not in gram}


def part_of(gram: str) -> int:
    """In which of the `PARTS` of the index a gram stands."""
    return ord(gram[0]) % PARTS


def bucket_of(gram: str, bits: int) -> int:
    """In which of the 2**bits shards of its part."""
    return fnv(gram) & ((1 << bits) - 1)


def chosen(spelling: str) -> list[str]:
    """The grams to look up for a spelling, the most telling first; every one that is not chosen first comes later.

    A string of one character has itself. Grams that overlap say less together, so every second one comes first.
    """
    pairs = [(part[n : n + 2], n + offset) for offset, part in _parts(spelling) for n in range(max(1, len(part) - 1))]
    if any(len(gram) == 2 for gram, _ in pairs):
        pairs = [pair for pair in pairs if len(pair[0]) == 2]
    weights = {position: sum(_RANK.get(c, 999) for c in gram) / len(gram) for gram, position in pairs}
    waiting = {position: gram for gram, position in pairs}
    for offset, part in _parts(spelling):
        for match in _FIGURES.finditer(part):
            waiting[offset + match.start()] = match[1]
            weights[offset + match.start()] = _TELLING
    found: list[str] = []
    while waiting:
        best = max(waiting, key=lambda position: (weights[position], -position))
        gram = waiting.pop(best)
        for near in (best - 1, best + 1):
            if near in weights:
                weights[near] -= 500
        if gram not in found:
            found.append(gram)
    return found


def _parts(spelling: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    offset = 0
    for part in spelling.split(SEPARATOR):
        if part:
            found.append((offset, part))
        offset += len(part) + 1
    return found
