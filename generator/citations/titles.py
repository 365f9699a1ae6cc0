"""Titles in 《》: pairs of marks in one pass, nested 《》 and 〈〉 inside, unclosed and stray marks left alone."""

from __future__ import annotations

import re

from ..model.text import comparable
from .citation import Span
from .plain import plain
from .source_text import Source
from .words import GENERIC_TITLE, INSTRUMENT_TITLE, NOT_A_TITLE, RECEIVED, RECEIVED_TITLE, SIMPLER, SUBJECTS_BEFORE

LONGEST_TITLE = 240
_MARKS = re.compile("[《》]")
# A title without others in it, without a sentence's end or a break: most texts hold no other.
_PLAIN_TITLE = re.compile(rf"《(?!\s*》)[^《》。；！？;\n]{{1,{LONGEST_TITLE - 2}}}》")
_SENTENCE_END = re.compile(r"[。；！？]|(?<!&[lg]t);|\n[ ]*\n[ ]*\n[ ]*\n")
_TRADITIONAL = re.compile(f"[{''.join(map(chr, SIMPLER))}]")
_BREAK = re.compile(r"[^\S\n]*\n\s*")


def title_spans(text: str) -> list[Span]:
    """Spans of the outermost titles with their marks, in order. An outer mark that is not closed does not count."""
    plainly = [title.span() for title in _PLAIN_TITLE.finditer(text)]
    if len(plainly) == text.count("《") == text.count("》"):
        return plainly
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


def is_instrument(title: str, span: Span, source: Source) -> bool:
    """Whether `title` alone cites an instrument: it is known, or ends as titles of instruments do.

    Forms, reports, certificates, books, newspapers, subjects of examinations do not. A name like 《通知》 or
    《总体规划》 says nothing by itself. `span` is where it stands in `source`.
    """
    known = source.known
    if known.titles and comparable(title) in known.titles:
        return True
    flat = plain(title)
    simple = "".join((flat.translate(SIMPLER) if _TRADITIONAL.search(flat) else flat).split())
    if not INSTRUMENT_TITLE.search(simple):
        return bool(RECEIVED_TITLE.match(simple) and RECEIVED.match(source.flat, span[1], span[1] + 30))
    if NOT_A_TITLE.fullmatch(simple):
        return False
    if GENERIC_TITLE.fullmatch(simple):
        return False
    if simple.startswith(("中华人民共和国", "关于")):
        return True
    return not SUBJECTS_BEFORE.search(source.flat[source.sentence_start(span[0]) : span[0]])
