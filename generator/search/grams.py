"""The grams of a text: every two characters that stand side by side, and every single one. Pairs that stand in nearly
every text tell little, so there are longer ones too: three characters of which two are figures or two are among the
commonest, or the middle one is a mark (the end of a sentence says nothing of the beginning of the next), and four of
which three are figures or that stand so in dates (5年1月).
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from operator import add
from typing import Literal

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
_MARKS = ",。、;:()《》.!?年月日条号/-"
_MOST = COMMON[:20]
# Three characters that the middle one decides, and such that the outer two decide; four that begin with a figure, and
# such that have it second.
_MIDDLE = f".[{_MARKS}].|[0-9][0-9].|.[0-9][0-9]|[{_MOST}][{_MOST}].|.[{_MOST}][{_MOST}]"
_OUTER = f"[0-9][^\n0-9{_MARKS}][0-9]|[{_MOST}][^\n{_MOST}{_MARKS}][{_MOST}]"
_FIRST = "[0-9](?:[0-9][0-9].|[0-9].[0-9]|.[0-9][0-9]|[年月][0-9].)"
_SECOND = "[^\n0-9][0-9][0-9][0-9]"
_THREE = re.compile(f"(?=({_MIDDLE}|{_OUTER}))")
_FOUR = re.compile(f"(?=({_FIRST}|{_SECOND}))")
# The same in long texts, in two thirds of the time: patterns that begin with one of a few characters pass over others.
_THREES = (
    re.compile(f"[0-9{_MOST}{_MARKS}](?<=(?=({_MIDDLE}))..)"),
    re.compile(f"[0-9{_MOST}](?<=(?=({_OUTER})).)"),
)
_FOURS = re.compile(f"[0-9](?<=(?=({_FIRST})).)"), re.compile(f"[0-9](?<=(?=({_SECOND}))..)")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_RARE, _OVERLAP = 500, 500
_DIGEST = 9
_TELLING = {character: 300 + rank for rank, character in reversed(list(enumerate(COMMON)))}


def counts_of(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Grams of a normalised text as numbers (`gram_of`), and how often each occurs: pairs and single characters (these
    as if once), and longer ones. None reaches over a border, none has a character of more than 16 bits (`wide_grams`).

    Numbers are counted in half the time that strings take.
    """
    data = text.encode("utf-16-le")
    if len(data) > 2 * len(text):
        text = _WIDE.sub(SEPARATOR, text)
        data = text.encode("utf-16-le")
    counts = Counter(_windows(data, "I", 0).tolist())
    counts.update(_windows(data, "I", 2).tolist())
    singles = {code & 0xFFFF for code in counts}
    if text:
        singles.add(ord(text[-1]))
    border = ord(SEPARATOR)
    lines = list(filter(None, text.split(SEPARATOR)))
    for character in {line[-1] for line in lines}:
        counts.pop(ord(character) | border << 16, 0)
    for character in {line[0] for line in lines}:
        counts.pop(border | ord(character) << 16, 0)
    counts.pop(border | border << 16, 0)
    singles.discard(border)
    dict.update(counts, dict.fromkeys(singles, 1))
    return counts, _long_counts(text)


def _long_counts(text: str) -> dict[int, int]:
    """Grams of more than two characters."""
    threes = Counter([gram for pattern in _THREES for gram in pattern.findall(text)])
    fours = Counter([gram for pattern in _FOURS for gram in pattern.findall(text)])
    joined = "".join([*(f"{gram}\0" for gram in threes), *fours])
    return dict(zip(_windows(joined.encode("utf-16-le"), "Q", 0), [*threes.values(), *fours.values()], strict=True))


def _windows(data: bytes, code: Literal["I", "Q"], start: int) -> array[int]:
    """Numbers of 4 or 8 bytes one after the other, the low byte first."""
    numbers = array(code)
    numbers.frombytes(data[start : start + (len(data) - start) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def gram_of(code: int) -> str:
    """The gram that a number stands for: the first character in the low 16 bits, the others above it."""
    if code < 1 << 16:
        return chr(code)
    pair = chr(code & 0xFFFF) + chr(code >> 16 & 0xFFFF)
    if code < 1 << 32:
        return pair
    return pair + chr(code >> 32 & 0xFFFF) + (chr(code >> 48) if code >> 48 else "")


def wide_grams(text: str) -> Counter[str]:
    """Grams with a character of more than 16 bits, with how often each occurs."""
    if len(text.encode("utf-16-le")) == 2 * len(text):
        return Counter()
    counts = Counter([*map(add, text, text[1:]), *_THREE.findall(text), *_FOUR.findall(text)])
    counts.update(dict.fromkeys(text, 1))
    return Counter({gram: count for gram, count in counts.items() if SEPARATOR not in gram and max(gram) > "\uffff"})


def title_grams(text: str) -> set[str]:
    """Every gram of a normalised title or number."""
    grams = {*map(add, text, text[1:]), *text, *_THREE.findall(text), *_FOUR.findall(text)}
    return {gram for gram in grams if SEPARATOR not in gram}


def part_of(gram: str) -> int:
    """In which of the `PARTS` of the index a gram stands."""
    return ord(gram[0]) % PARTS


def bucket_of(gram: str, bits: int) -> int:
    """In which of the 2**bits shards of its part. A title is in the shard of the gram that its token begins with."""
    whole = len(gram) > _DIGEST and gram[-_DIGEST] == "="
    return fnv(gram[:-_DIGEST] if whole else gram) & ((1 << bits) - 1)


def title_token(key: str) -> str:
    """What stands in the index for a whole title: a digest behind the gram that is looked up first for it anyway. A hit
    is verified in the title itself."""
    grams = dict(_longest(key)).values()
    return f"{max(grams, key=_weight)}={fnv(key):08x}"


def chosen(spelling: str) -> list[str]:
    """The grams to look up for a spelling, the most telling first; every one that is not chosen first comes later.

    A gram within a longer one is left out, and so is a single character where there are pairs. Grams that overlap say
    less together, so every second one comes first.
    """
    waiting = dict(_longest(spelling))
    if any(len(gram) > 1 for gram in waiting.values()):
        waiting = {position: gram for position, gram in waiting.items() if len(gram) > 1}
    weights = {position: _weight(gram) for position, gram in waiting.items()}
    found: list[str] = []
    while waiting:
        best = max(waiting, key=lambda position: (weights[position], -position))
        gram = waiting.pop(best)
        for near in (best - 1, best + 1):
            if near in weights:
                weights[near] -= _OVERLAP
        if gram not in found:
            found.append(gram)
    return found


def _weight(gram: str) -> int:
    """How much a gram tells: what each of its characters does, common ones a little more than half as much as rare."""
    return sum(_TELLING.get(character, _RARE) for character in gram)


def _longest(spelling: str) -> Iterator[tuple[int, str]]:
    """The longest gram that begins at each position, unless the one before reaches as far."""
    offset = 0
    for part in spelling.split(SEPARATOR):
        reached = 0
        for n in range(len(part)):
            size = 4 if _FOUR.match(part, n) else 3 if _THREE.match(part, n) else 2
            end = min(n + size, len(part))
            if end > reached:
                yield offset + n, part[n:end]
                reached = end
        offset += len(part) + 1
