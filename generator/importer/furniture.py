"""Stage 1, page furniture. Reads lines; takes off what the page and not the text prints: numbers, running heads, rules.

A page number has dashes or 第…页 around it, or is one of several bare or enclosed figures that count up; a running head
is a short line with the name or number of a gazette that comes again and again. Each goes to the ledger with its
reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from ..model.text import half_width, squeeze
from .line import Line

_DASHES = "[-—–－―─━‐‑‒·•~～]+"
_DASHED = re.compile(rf"{_DASHES}\d{{1,4}}{_DASHES}")
# 〔1〕 or [1], and 一 1 一 as recognition reads a dash: marks of notes too, so they count only a page apart.
_ENCLOSED = re.compile(r"(?:〔(\d{1,4})〕|\[(\d{1,4})\]|【(\d{1,4})】|〈(\d{1,4})〉|一(\d{1,4})一)")
_PAGE_LENGTH = 200
_PAGE = re.compile(r"第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}页?|Page\d{1,4}(?:of\d{1,4})?", re.IGNORECASE)
_RULE = re.compile(r"(?:[-—–－*=＝_＿─━]\s?){3,}")
_FENCE = re.compile(r"```[A-Za-z]{0,12}|~~~")
_RUNNING = re.compile(r"公报|第\d{1,3}期|Gazette", re.IGNORECASE)
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{2,24}公报(?:[·•|｜])?(?:\d{4}年?)?[.．]?第?\d{1,3}期?(?:[（(]?总第?\d+期[）)]?)?|"
    r"(?:\d{4}年)?第?\d{1,3}期(?:[（(]?总第?\d+期[）)]?)?[\u4e00-\u9fff]{2,24}公报"
)
# A page's number at either end of its running head: — 12 —　样例市人民政府公报 2021·3.
_AT_END = re.compile(rf"^(?:{_DASHES})?\d{{1,4}}(?:{_DASHES})?(?=\D)|(?<=\D)(?:{_DASHES})?\d{{1,4}}(?:{_DASHES})?$")
_RUNNING_LENGTH = 40
_RUNNING_TIMES = 3
_PAGE_LINES = 10


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[tuple[int, str, str]]]:
    """The lines with furniture made blank, and (line number, reason, text) of what was taken off."""
    heads = _running_heads(lines)
    counting = _counting(lines) | _enclosed(lines)
    named = _named(lines)
    kept: list[Line] = []
    left: list[tuple[int, str, str]] = []
    for index, line in enumerate(lines):
        text = line.plain
        reason = "running-head" if index in named else _reason(text, index, heads, counting) if text else ""
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
    if _is_page_number(text):
        return "page-number"
    if plain and (plain in heads or _head(plain) in heads):
        return "running-head"
    if _RULE.fullmatch(text) and not set(text) <= set("_＿ "):
        return "rule"
    return "rule" if _FENCE.fullmatch(text) else ""


def _named(lines: list[Line]) -> frozenset[int]:
    """Lines with the gazette's name and issue right beside a page's number: a running head, even if it comes once."""
    texts = [index for index, line in enumerate(lines) if line.plain or line.is_row]
    numbers = {place for place, index in enumerate(texts) if _is_page_number(lines[index].plain)}
    return frozenset(
        index
        for place, index in enumerate(texts)
        if {place - 1, place + 1} & numbers
        and len(lines[index].plain) <= _RUNNING_LENGTH
        and _NAMED.fullmatch(squeeze(half_width(lines[index].plain)))
    )


def _is_page_number(text: str) -> bool:
    plain = squeeze(half_width(text)) if 0 < len(text) <= _RUNNING_LENGTH else ""
    return bool(plain) and (_DASHED.fullmatch(plain) or _PAGE.fullmatch(plain)) is not None


def _head(plain: str) -> str:
    """A running head without the number of its page, which changes from page to page."""
    whole = _NAMED.fullmatch(plain)
    return plain if whole else _AT_END.sub("", plain)


def _running_heads(lines: list[Line]) -> frozenset[str]:
    times: Counter[str] = Counter()
    for line in lines:
        text = line.plain
        if 3 < len(text) <= _RUNNING_LENGTH and not line.marks and not text.endswith(("。", "；", "：", "）")):
            plain = squeeze(half_width(text))
            if _RUNNING.search(plain):
                times[_head(plain)] += 1
    return frozenset(plain for plain, number in times.items() if number >= _RUNNING_TIMES)


def _counting(lines: list[Line]) -> frozenset[int]:
    """Bare figures alone between blank lines that count up by one or two: numbers of pages, at least three of them; or
    figures in lines of their own that count up by one, far from each other, to the last line of the file."""
    found: list[tuple[int, int]] = []
    bare: list[tuple[int, int]] = []
    last = max((index for index, line in enumerate(lines) if line.plain or line.is_row), default=0)
    for index, line in enumerate(lines):
        text = line.plain
        if text.isdecimal() and len(text) <= 4:
            bare.append((index, int(text)))
            if _alone(lines, index):
                found.append((index, int(text)))
    best: list[tuple[int, int]] = []
    for item in found:
        if best and 1 <= item[1] - best[-1][1] <= 2:
            best.append(item)
        elif len(best) < _RUNNING_TIMES:
            best = [item]
    pages = {index for index, _ in best} if len(best) >= _RUNNING_TIMES else set()
    if not pages and bare and bare[-1][0] == last and not lines[last - 1].is_row:
        pages = _to_the_end(bare)
    return frozenset(pages)


def _enclosed(lines: list[Line]) -> frozenset[int]:
    """Enclosed figures alone between blank lines, at least three of one form, that count up by one with the text
    of a page between each and the next."""
    found: dict[int, list[tuple[int, int]]] = {}
    length, ends = 0, []
    for index, line in enumerate(lines):
        plain = squeeze(half_width(line.plain)) if len(line.plain) <= 10 else ""
        if plain and (match := _ENCLOSED.fullmatch(plain)) and match.lastindex and _alone(lines, index):
            found.setdefault(match.lastindex, []).append((index, int(match[match.lastindex])))
        length += len(line.plain)
        ends.append(length)
    pages: set[int] = set()
    for marks in found.values():
        steps = list(pairwise(marks))
        if len(marks) >= _RUNNING_TIMES and all(
            later - earlier == 1 and ends[below] - ends[above] >= _PAGE_LENGTH
            for (above, earlier), (below, later) in steps
        ):
            pages |= {index for index, _ in marks}
    return frozenset(pages)


def _to_the_end(bare: list[tuple[int, int]]) -> set[int]:
    """Of (line, figure), from the last back, those that count down by one with a page's lines between them."""
    chain = [bare[-1]]
    for item in reversed(bare[:-1]):
        if item[1] == chain[-1][1] - 1 and chain[-1][0] - item[0] >= _PAGE_LINES:
            chain.append(item)
    return {index for index, _ in chain}


def _alone(lines: list[Line], index: int) -> bool:
    before = index == 0 or not lines[index - 1].plain
    after = index + 1 == len(lines) or not lines[index + 1].plain
    return before and after and not (index and lines[index - 1].is_row)
