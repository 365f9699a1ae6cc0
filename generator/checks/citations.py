"""Texts whose citations cannot be read as meant: marks that do not close, impossible years, a document citing itself.

All are notes: official texts do err, and what is printed stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..citations import find_citations
from ..citations.plain import plain
from ..model.archive import Entry
from ..model.document_number import DocumentNumber
from ..problems import Problem
from ..source import LoadedIssue

_MARKS = re.compile("[《》〈〉（）()]")
_CLOSES = {"》": "《", "〉": "〈", "）": "（", ")": "（"}
_SAME = {"(": "（"}
# Marks in pairs, none inside another: all of most texts. Possessive, since no mark stands for two.
_UNMARKED = "[^《》〈〉（）()]*+"
_PAIRED = re.compile(
    f"{_UNMARKED}(?:(?:《{_UNMARKED}》|〈{_UNMARKED}〉|[（(]{_UNMARKED}[）)]){_UNMARKED})*+",
)
_SPELLED_YEAR = re.compile("[○Oo一二三四五六七八九]{4}")
_SPELLED_SEQUENCE = re.compile("[○一二三四五六七八九十百千]号")
_NO_YEAR = re.compile(
    r"[\u4e00-\u9fff][〔［\[【（(]\s?(?P<year>0\d{3}|1[0-8]\d\d|2[1-9]\d\d|[3-9]\d{3}|\d{5,6})\s?[〕］\]】）)]\s?\d{1,5}\s?号"
)


def check(loaded: LoadedIssue) -> Iterator[Problem]:
    """mark-unclosed, marks-crossed, cited-year, cites-itself: one note of a kind for a paragraph."""
    for entry in loaded.entries:
        path = f"{loaded.folder}/{entry.document.body_file}"
        number = entry.document.number
        own = number.agency_code if number else ""
        for block in entry.blocks:
            text = block.text
            if block.kind == "table":
                continue
            if "号" not in text and not (own and own in text) and wrong_mark(text) is None:
                continue
            for code, place, values in _of_text(text, entry):
                line = block.line + block.text.count("\n", 0, place)
                column = place - block.text.rfind("\n", 0, place)
                yield Problem("note", code, path, line, column, values=values)


def _of_text(text: str, entry: Entry) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Code, place in `text` and values of each problem."""
    if wrong := wrong_mark(text):
        yield ("marks-crossed" if wrong[1] else "mark-unclosed"), wrong[0], {"mark": text[wrong[0]]}
    if "号" in text and (found := _NO_YEAR.search(text)):
        yield "cited-year", found.start("year"), {"year": found["year"]}
    number = entry.document.number
    if number is not None and number.agency_code and number.agency_code in text and _may_print(text, number):
        own = (number.agency_code, number.year, number.sequence)
        for citation in find_citations(text):
            if (citation.prefix, citation.year, citation.sequence) == own:
                yield "cites-itself", citation.span[0], {"number": entry.document.document_number}
                return


def _may_print(text: str, number: DocumentNumber) -> bool:
    """Whether year and sequence of `number` stand in `text` at all, in figures or spelled: soon told, mostly not."""
    flat = "".join(plain(text).split())
    if number.year is not None and not _SPELLED_YEAR.search(flat):
        year = f"{number.year % 100:02}"
        if not any(f"{year}{sign}" in flat for sign in "〕)年/号"):
            return False
    return str(number.sequence) in flat or _SPELLED_SEQUENCE.search(flat) is not None


def wrong_mark(text: str) -> tuple[int, bool] | None:
    """The first opening 《, 〈 or （ that is not closed, or that another one crosses, and whether it is crossed.

    A closing mark without an opening one is no error: items are numbered `1）`.
    """
    opened = "（" in text or "《" in text or "(" in text or "〈" in text
    if not opened or _PAIRED.fullmatch(text):
        return None
    open_marks: list[tuple[str, int]] = []
    for mark in _MARKS.finditer(text):
        sign = _SAME.get(mark.group(), mark.group())
        opening = _CLOSES.get(sign)
        if opening is None:
            open_marks.append((sign, mark.start()))
        elif open_marks and open_marks[-1][0] == opening:
            open_marks.pop()
        elif any(sign == opening for sign, _ in open_marks[-8:]):
            return open_marks[-1][1], True
    return (open_marks[0][1], False) if open_marks else None
