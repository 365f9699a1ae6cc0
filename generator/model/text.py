"""Normalising text for comparison, indexing and search. What is shown is never normalised.

Every function is pure and total: any string in, a string out.
"""

from __future__ import annotations

import re
import unicodedata

OPENING_BRACKETS = "〔[［【（(﹝⟦"
CLOSING_BRACKETS = "〕]］】）)﹞⟧"
CHINESE_DIGITS = {
    "〇": "0", "○": "0", "Ｏ": "0", "零": "0", "O": "0", "o": "0",
    "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
    "六": "6", "七": "7", "八": "8", "九": "9", "两": "2",
}  # fmt: skip


class _Visible(dict[int, int | None]):
    """A table for `str.translate` that fills itself: None for blanks and invisible characters."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        drop = character.isspace() or unicodedata.category(character) in ("Cf", "Cc")
        self[code] = None if drop else code
        return self[code]


_VISIBLE = _Visible()
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("〔[［【﹝", "("),
        **dict.fromkeys("〕]］】﹞", ")"),
        **dict.fromkeys("〈<", "《"),
        **dict.fromkeys("〉>", "》"),
    }
)
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")
_WIDE = (("（", "("), ("）", ")"), ("，", ","), ("：", ":"), ("；", ";"))


def squeeze(text: str) -> str:
    """Drop every blank and invisible character (spaces of all widths, line breaks, zero-width marks)."""
    text = "".join(text.split())
    # Nearly every text is done with its blanks; what else is invisible is not printable either.
    return text if text.isprintable() else text.translate(_VISIBLE)


def half_width(text: str) -> str:
    """NFKC: full-width digits, letters and punctuation become half-width."""
    # A text without these is mostly normal already, which is soon told.
    for wide, half in _WIDE:
        text = text.replace(wide, half)
    return unicodedata.normalize("NFKC", text)


def comparable(text: str) -> str:
    """A key under which two prints of the same words are equal: widths, blanks, case and brackets removed.

    >>> comparable("孝政发 [2020] 10 号") == comparable("孝政发〔２０２０〕10号")
    True
    """
    key = squeeze(half_width(text)).lower()
    return key.translate(_FOLDED) if _FOLDABLE.search(key) else key


def chinese_number(text: str) -> int | None:
    """Value of a Chinese or Arabic numeral below 10,000 (一, 十二, 一百零五, 二〇二〇, 12); None if it is none."""
    text = half_width(text)
    if text.isdigit() and text.isascii():
        return int(text)
    if text and all(c in CHINESE_DIGITS for c in text):
        return int("".join(CHINESE_DIGITS[c] for c in text))
    total, current = 0, 0
    for character in text:
        if character in CHINESE_DIGITS:
            current = int(CHINESE_DIGITS[character])
        elif character in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            current = 0
        else:
            return None
    return total + current if text else None
