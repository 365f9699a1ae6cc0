"""The grams of a text: every two characters that stand side by side, and every single one. Pairs that stand in nearly
every text tell little, so there are longer ones too: three characters of which two are figures, or the middle one is a
mark (the end of a sentence says nothing of the beginning of the next), and four of which three are figures.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
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
_MARKS = ",。、;:()《》.!?/-"
_THREE = re.compile(f"(?=([0-9][0-9].|[0-9].[0-9]|.[0-9][0-9]|.[{_MARKS}].))")
_FOUR = re.compile("(?=([0-9][0-9][0-9].|[0-9][0-9].[0-9]|[0-9].[0-9][0-9]|.[0-9][0-9][0-9]))")
_TELLING = 1000
_DIGEST = 9
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
    """What `codes_of` leaves out, with how often it occurs: every gram of more than two characters, and those with a
    character of more than 16 bits."""
    counts = Counter(_THREE.findall(text) + _FOUR.findall(text))
    if len(text.encode("utf-16-le")) > 2 * len(text):
        counts.update(gram for gram in map(add, text, text[1:]) if max(gram) > "\uffff")
        counts.update(dict.fromkeys((character for character in text if character > "\uffff"), 1))
    return Counter({gram: count for gram, count in counts.items() if SEPARATOR not in gram})


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
    return f"{chosen(key)[0]}={fnv(key):08x}"


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
                weights[near] -= 500
        if gram not in found:
            found.append(gram)
    return found


def _weight(gram: str) -> float:
    """How much a gram tells, by its length and how common its characters are."""
    return sum(_RANK.get(character, 999) for character in gram) / len(gram) + _TELLING * max(0, len(gram) - 2)


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
