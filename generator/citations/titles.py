"""Titles in 《》: pairs of marks in one pass, nested 《》 and 〈〉 inside, unclosed and stray marks left alone."""

from __future__ import annotations

import re

from ..model.text import comparable
from .citation import Known, Span
from .patterns import plain
from .words import GENERIC_TITLE, INSTRUMENT_TITLE, NOT_A_TITLE, RECEIVED, RECEIVED_TITLE, SIMPLER, SUBJECTS_BEFORE

LONGEST_TITLE = 240
_MARKS = re.compile("[《》]")
_SENTENCE_END = re.compile(r"[。；！？]|(?<!&[lg]t);|\n[ ]*\n[ ]*\n[ ]*\n")
_TRADITIONAL = re.compile(f"[{''.join(map(chr, SIMPLER))}]")
_BREAK = re.compile(r"[^\S\n]*\n\s*")


def title_spans(text: str) -> list[Span]:
    """Spans of the outermost titles with their marks, in order. An outer mark that is not closed does not count."""
    open_marks: list[int] = []
    found: list[Span] = []
    for mark in _MARKS.finditer(text):
        if mark.group() == "《":
            open_marks.append(mark.start())
        elif open_marks:
            start = open_marks.pop()
            if mark.end() - start <= LONGEST_TITLE and not _SENTENCE_END.search(text, start + 1, mark.start()):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, mark.end()))
            else:
                open_marks.clear()
    return [span for span in found if text[span[0] + 1 : span[1] - 1].strip()]


def title_of(text: str, span: Span) -> str:
    """The title as printed, without its marks and without the line breaks of the print."""
    return _BREAK.sub("", text[span[0] + 1 : span[1] - 1]).strip()


def is_instrument(title: str, before: str, after: str, known: Known) -> bool:
    """Whether `title` alone cites an instrument: it is known, or ends as titles of instruments do.

    Forms, reports, certificates, books, newspapers, subjects of examinations do not. A name like 《通知》 or
    《总体规划》 says nothing by itself. `before` is the text of the same sentence before the title, `after` what
    follows.
    """
    if known.titles and comparable(title) in known.titles:
        return True
    flat = plain(title)
    simple = "".join((flat.translate(SIMPLER) if _TRADITIONAL.search(flat) else flat).split())
    if not INSTRUMENT_TITLE.search(simple):
        return bool(RECEIVED_TITLE.match(simple) and RECEIVED.match(after))
    if NOT_A_TITLE.fullmatch(simple):
        return False
    if GENERIC_TITLE.fullmatch(simple):
        return False
    return not SUBJECTS_BEFORE.search(before) or simple.startswith(("中华人民共和国", "关于"))
