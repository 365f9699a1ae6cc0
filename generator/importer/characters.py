"""Characters that nobody sees: what a text may hold of them, file by file and run by run."""

from __future__ import annotations

import re
from pathlib import Path

from .problem import ImportProblem

# Marks that turn the direction of reading: what is read is no longer what is stored.
DIRECTION = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u115f\u1160\u3164\ufff9\ufffa\ufffb"
_DIRECTION = re.compile(f"[{DIRECTION}]")
_UNSEEN = re.compile(f"[{DIRECTION}{ZERO_WIDTH}\U000e0000-\U000e007f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def refuse_unseen(text: str, file: Path) -> None:
    """Raise ImportProblem for the first invisible or control character of a transcript, with its line."""
    for key, pattern in (("importer.control", _CONTROL), ("importer.invisible", _UNSEEN)):
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise ImportProblem(key, file=file, line=line, code=f"U+{ord(found.group()):04X}")


def drop_zero_width(text: str, file: Path, line: int) -> tuple[str, str]:
    """A run without characters of no width, as editing programs scatter them, and those taken out.

    Raises ImportProblem for marks that turn the direction of reading, and for control characters.
    """
    if text.isascii() and text.isprintable():
        return text, ""
    if found := _CONTROL.search(text):
        raise ImportProblem("importer.control", file=file, line=line, code=f"U+{ord(found.group()):04X}")
    if found := _DIRECTION.search(text):
        raise ImportProblem("importer.invisible", file=file, line=line, code=f"U+{ord(found.group()):04X}")
    unseen = "".join(_UNSEEN.findall(text))
    return (_UNSEEN.sub("", text), unseen) if unseen else (text, "")
