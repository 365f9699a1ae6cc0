"""Whether a number is the document's own 发文字号 rather than a citation, by where it stands (GB/T 9704-2012, 7.2.5).

It stands on a line of its own, between the red header and the title or under the title; in a contents list with a
dotted leader after it; or, where a transcript lost the line breaks, right after the header …文件 or before the title.
"""

from __future__ import annotations

import re

from .words import HEADLINE

_REACH = 120
_LEADER = re.compile(r"[ ]*[(]?[ ]*(?:…|\.{4,}|·{4,}|⋯)")
_HEADER = re.compile(r"(?:厅|府|局|委|部|院|会|室|中心|署|行|办|组|处)[ ]*文[ ]*件[ \n]*$")
_LABEL = re.compile(r"(?:文号|字号)[ ]*[〕:：][ ]*$")
_MARKUP = " #*>\\"


def is_own_number(text: str, flat: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` is that of the document in whose text it stands."""
    if not (text[:start].strip() or text[end : end + _REACH].strip()):
        return False  # a text that is nothing but a number cites it
    line_start = flat.rfind("\n", max(0, start - _REACH), start)
    before = flat[max(line_start + 1, start - _REACH) : start]
    line_end = flat.find("\n", end, end + _REACH)
    after = flat[end : line_end if line_end >= 0 else end + _REACH]
    begins = not before.strip(_MARKUP) and "\t" not in text[start - len(before) : start]
    if begins and not after.strip(_MARKUP) and "\t" not in text[end : end + len(after)]:
        return True
    if begins and _LEADER.match(after):
        return True
    if _HEADER.search(flat, max(0, start - 12), start) or _LABEL.search(flat, max(0, start - 8), start):
        return True
    return not text[:start].strip() and HEADLINE.match(after.lstrip(), 0) is not None or _opens(text, start, after)


def _opens(text: str, start: int, after: str) -> bool:
    """At the very beginning, with the title run on: 样政发〔2020〕5号市人民政府办公厅关于…的通知."""
    if text[:start].strip():
        return False
    headline = HEADLINE.search(after)
    return headline is not None and not re.search("[，。；、《（(]", after[: headline.start()])
