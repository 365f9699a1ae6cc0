"""The grams of a text: every two characters that stand side by side, every single one, and three where two of them are
figures, since two figures together stand in nearly every text."""

from __future__ import annotations

import re
from collections import Counter
from operator import add

from .keys import fnv
from .normalise import SEPARATOR

PARTS = 16
OFTEN = 3
"""A gram that occurs this many times in a unit is marked there: what a text is about comes first."""

# Characters that tell little, the commonest first: which grams of a query to look up is decided by them.
COMMON = (
    "的和工作市政府人民县管理发展部门实施关于通知各有单位项目建设责任安全全进行办公室办法"
    '年月日号第一二三四五六七八九十0123456789(),.、。:;-《》"局区乡镇街道会应当应对要加强为在以及其他相关服务生产'
    "企业资金行业监督检查组织领导开展情况制度机制体系社会经济国家法律规定标准条件申请审批重点主要本地方城基"
)
_FIGURES = re.compile("(?=([0-9][0-9].|[0-9].[0-9]|.[0-9][0-9]))")
_TELLING = 1500
_RANK = {character: rank for rank, character in reversed(list(enumerate(COMMON)))}


def count_grams(text: str) -> Counter[str]:
    """Every gram of a normalised text with how often it occurs; none reaches over a border."""
    counts = Counter(map(add, text, text[1:]))
    counts.update(text)
    counts.update(_FIGURES.findall(text))
    if SEPARATOR in text:
        for gram in [gram for gram in counts if SEPARATOR in gram]:
            del counts[gram]
    return counts


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
