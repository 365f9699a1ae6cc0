"""Stage 1, page furniture. Reads lines; takes off what the page and not the text prints: numbers, running heads, rules.

A page number has dashes or 第…页 around it, or is one of several bare figures that count up; a running head is a short
line with the name or number of a gazette that comes again and again. Each goes to the ledger with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..model.text import half_width, squeeze
from .line import Line

_DASHED = re.compile(r"[-—–－·•~～]+\d{1,4}[-—–－·•~～]+")
_PAGE = re.compile(r"第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}页?|Page\d{1,4}(?:of\d{1,4})?", re.IGNORECASE)
_RULE = re.compile(r"(?:[-—–－*=＝_＿─━]\s?){3,}")
_FENCE = re.compile(r"```[A-Za-z]{0,12}|~~~")
_RUNNING = re.compile(r"公报|第\d{1,3}期|Gazette", re.IGNORECASE)
_RUNNING_LENGTH = 40
_RUNNING_TIMES = 3


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[tuple[int, str, str]]]:
    """The lines with furniture made blank, and (line number, reason, text) of what was taken off."""
    heads = _running_heads(lines)
    counting = _counting(lines)
    kept: list[Line] = []
    left: list[tuple[int, str, str]] = []
    for index, line in enumerate(lines):
        text = line.plain
        reason = _reason(text, index, heads, counting) if text else ""
        if reason:
            left.append((line.number, reason, line.text))
            line = replace(line, text="", bold=(), marks=0, page_break=reason != "rule")
        kept.append(line)
    return kept, left


def _reason(text: str, index: int, heads: frozenset[str], counting: frozenset[int]) -> str:
    if len(text) > _RUNNING_LENGTH * 3:
        return ""
    if index in counting:
        return "page-number"
    plain = squeeze(half_width(text)) if len(text) <= _RUNNING_LENGTH else ""
    if plain and (_DASHED.fullmatch(plain) or _PAGE.fullmatch(plain)):
        return "page-number"
    if plain in heads and plain:
        return "running-head"
    if _RULE.fullmatch(text) and not set(text) <= set("_＿ "):
        return "rule"
    return "rule" if _FENCE.fullmatch(text) else ""


def _running_heads(lines: list[Line]) -> frozenset[str]:
    times: Counter[str] = Counter()
    for line in lines:
        text = line.plain
        if 3 < len(text) <= _RUNNING_LENGTH and not line.marks and not text.endswith(("。", "；", "：", "）")):
            plain = squeeze(half_width(text))
            if _RUNNING.search(plain):
                times[plain] += 1
    return frozenset(plain for plain, number in times.items() if number >= _RUNNING_TIMES)


def _counting(lines: list[Line]) -> frozenset[int]:
    """Bare figures alone between blank lines that count up by one or two: numbers of pages, at least three of them."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        text = line.plain
        if text.isdecimal() and len(text) <= 4 and _alone(lines, index):
            found.append((index, int(text)))
    best: list[tuple[int, int]] = []
    for item in found:
        if best and 1 <= item[1] - best[-1][1] <= 2:
            best.append(item)
        elif len(best) < _RUNNING_TIMES:
            best = [item]
    return frozenset(index for index, _ in best) if len(best) >= _RUNNING_TIMES else frozenset()


def _alone(lines: list[Line], index: int) -> bool:
    before = index == 0 or not lines[index - 1].plain
    after = index + 1 == len(lines) or not lines[index + 1].plain
    return before and after and not (index and lines[index - 1].is_row)
