"""Whether a number is the document's own 发文字号 rather than a citation, by where it stands (GB/T 9704-2012, 7.2.5).

It stands on a line of its own, between the red header and the title or under the title; in a bracket under the title;
in a contents list with a dotted leader after it; or, where a transcript lost the line breaks, right after the header
…文件 or the label 发文字号, between title and addressees, or at the very beginning.
"""

from __future__ import annotations

import re

from .source_text import Source
from .words import HEADLINE, INSTRUMENT_WORDS

_REACH = 120
_LEADER = re.compile(r"[ ]*[(]?[ ]*(?:…|\.{4,}|·{4,}|⋯)")
_HEADER = re.compile(r"(?:厅|府|局|委|部|院|会|室|中心|署|行|办|组|处)[ ]*文[ ]*件[ \n]*$")
_LABEL = re.compile(r"(?:(?<!批准)(?<!批复)文[ ]{0,6}号|字[ ]{0,4}号)[ ]*(?:[〕:：][ ]*|[ ]+)$")
_TITLE_ABOVE = re.compile(rf"(?:{INSTRUMENT_WORDS}|函)[ ]*\n[ \n]*\($")
_TITLE_BEFORE = re.compile(rf"(?:{INSTRUMENT_WORDS}|函)[ ]+$")
_MARKUP = " #*>\\"


def is_own_number(source: Source, start: int, end: int) -> bool:
    """Whether the number at `start:end` is that of the document in whose text it stands."""
    text, flat = source.text, source.flat
    first = start <= source.opening
    if first and not text[end : end + _REACH].strip():
        return False  # a text that is nothing but a number cites it
    line_start = flat.rfind("\n", max(0, start - _REACH), start)
    before = flat[max(line_start + 1, start - _REACH) : start]
    line_end = flat.find("\n", end, end + _REACH)
    after = flat[end : line_end if line_end >= 0 else end + _REACH]
    in_table = "\t" in text[start - len(before) : end + len(after)]
    if not before.strip(_MARKUP) and not in_table:
        if not after.strip(_MARKUP) or _LEADER.match(after):
            return True
        if first and (after.startswith(" ") or _is_title(after)):
            return True
    if after.startswith(")") and not after[1:].strip(_MARKUP) and _TITLE_ABOVE.search(flat, max(0, start - 12), start):
        return True  # （样政办〔2019〕5号） under the title
    if _HEADER.search(flat, max(0, start - 12), start) or _LABEL.search(flat, max(0, start - 16), start):
        return True
    return after.startswith(" ") and _TITLE_BEFORE.search(before) is not None and not in_table


def _is_title(after: str) -> bool:
    """样政发〔2020〕5号|市人民政府办公厅关于…的通知."""
    headline = HEADLINE.search(after)
    return headline is not None and not re.search("[，。；、《（(]", after[: headline.start()])
