"""Where the lines of a title may end, so that no word and no number is broken where that can be avoided.

A title of an official document names its office, then 关于, the matter, and the kind (GB/T 9704-2012, 7.3.1; lines of a
title are to be whole in meaning). Chinese writes no blanks between words; these seams are certain without a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .markup import html

_CLOSING = "，、；：。！？》”）"
_KINDS = "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|复函|函|纪要"
_SEAM = re.compile(
    rf"(?<=关于)|(?<=关于印发)|(?<=关于转发)|(?<=[{_CLOSING}])(?![{_CLOSING}])|(?<![《“（])(?=[《“（])|"
    rf"(?<=[0-9]年)(?=[^0-9])|(?=以及)|(?= )|(?<=的)(?=(?:{_KINDS})(?:（.+）)?$)"
)


def title_html(title: str, offices: Sequence[str]) -> str:
    """`title` escaped, with `<wbr>` at its seams; the text is the same character for character."""
    seams = {found.start() for found in _SEAM.finditer(title)}
    position = 0
    for office in offices:
        if title.startswith(office, position):
            position += len(office)
            seams.add(position)
            position += title[position : position + 1] == " "
    points = sorted(seams - {0, len(title)})
    pieces = [title[start:end] for start, end in zip([0, *points], [*points, len(title)], strict=True)]
    return "<wbr>".join(html(piece) for piece in pieces)
