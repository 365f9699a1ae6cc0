"""A text as the patterns read it: widths, brackets, blanks and figures made alike, character for character."""

from __future__ import annotations

import re

# Length is kept: one character becomes one character.
_PLAIN = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    **dict.fromkeys("[［【﹝⟦", "〔"),
    **dict.fromkeys("]］】﹞⟧", "〕"),
    **dict.fromkeys("\t\r\u00a0\u00ad\u2002\u2003\u2009\u200b\u200c\u200d\u2060\u3000\ufeff", " "),
    "\\": " ",  # Markdown's \( and \[
    "號": "号",
    "〇": "○",
    "零": "○",
    "Ｏ": "○",
}
# Punctuation of nearly every text: replaced unseen, it leaves little to look for. The backslash comes first, because
# a full-width one becomes one and stays.
_FREQUENT = "\\，；：（）"
_NOT_PLAIN = re.compile("[" + re.escape("".join(_PLAIN.keys() - set(_FREQUENT))) + "]")


def plain(text: str) -> str:
    """`text` as the patterns read it, character for character."""
    for sign in (*_FREQUENT, *set(_NOT_PLAIN.findall(text))):
        text = text.replace(sign, _PLAIN[sign])
    return text


_YEAR_BRACKETS = tuple(re.compile(rf"{opening}[ \n]{{0,5}}[\d○Oo一二三四五六七八九]") for opening in ("〔", r"\("))


def year_brackets(flat: str) -> list[int]:
    """Places where a bracket stands that may hold a year. One sign at a time, because a single one is found faster."""
    return sorted(found.start() for opening in _YEAR_BRACKETS for found in opening.finditer(flat))
