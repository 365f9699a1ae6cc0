"""The form in which a query and a text are compared. theme/assets/search/normalise.js does the same, character by
character; tests/search/vectors.json holds the two together.

Each character is folded by itself, so that a string cut anywhere from a text still reads as part of it: widths halved,
case and accents dropped, brackets, quotes and dashes of one kind, 〇 as 0, traditional as simplified. Blanks go, but
for one between two Latin words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from .variants import FIRST, LAST, variants

SEPARATOR = "\n"
"""Stands between two blocks or cells in a normalised text; no character folds to it."""

_SAME = {
    **dict.fromkeys("〔[［【（﹝〖⟦", "("),
    **dict.fromkeys("〕]］】）﹞〗⟧", ")"),
    **dict.fromkeys("〇○", "0"),
    **dict.fromkeys("〈", "《"),
    **dict.fromkeys("〉", "》"),
    **dict.fromkeys("“”„‟「」『』", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("‐‑‒–—―−〜～~", "-"),
    **dict.fromkeys("•‧・●", "·"),
}
# What str.isspace knows, as the inside of a character class, so that a browser counts the same.
BLANKS = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANK = re.compile(f"[{BLANKS}]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff]"
)
_AS_THEY_ARE = ",。、;:()《》.!?%\"'/+·-"
_BETWEEN_WORDS = re.compile(r"(?<=[a-z]) +(?=[a-z])")


class _Folded(dict[str, str]):
    """Character -> what it is compared as; fills itself."""

    def __missing__(self, character: str) -> str:
        self[character] = found = _fold(character)
        return found


def _fold(character: str) -> str:
    before, after = "", character
    while after != before:
        before, after = after, "".join(map(_fold_once, after))
    return after


def _fold_once(character: str) -> str:
    if _BLANK.match(character):
        return " "
    if _UNSEEN.match(character):
        return ""
    if character in _SAME:
        return _SAME[character]
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character).lower())
    plain = _UNSEEN.sub("", plain)
    if len(plain) == 1 and FIRST <= ord(plain) <= LAST:
        return variants().get(plain, plain)
    return plain


FOLDED = _Folded()


def normalise(text: str) -> str:
    """The comparable form of one stretch of text.

    >>> normalise("孝政发 [２０２０] 10 号") == normalise("孝政发〔2020〕10号")
    True
    """
    return _normalise(text, set(text))


def _normalise(text: str, characters: Iterable[str]) -> str:
    """`characters` are all those of the text that do not stay as they are, and maybe others."""
    for character in characters:
        folded = FOLDED[character]
        if folded != character:
            text = text.replace(character, folded)
    if " " in text:
        text = _BETWEEN_WORDS.sub("\0", text).replace(" ", "").replace("\0", " ")
    return text


def normalise_block(text: str) -> str:
    """A block or table row: what a tab parts (cells) stays parted, so that no string reaches over a border."""
    return SEPARATOR.join(map(normalise, text.split("\t"))) if "\t" in text else normalise(text)


def normalise_blocks(texts: Iterable[str]) -> str:
    """Many blocks at once, a border between each two: the same as each by itself, in a fraction of the time."""
    joined = SEPARATOR.join(text.replace(SEPARATOR, " ") if SEPARATOR in text else text for text in texts)
    text = joined.replace("\t", SEPARATOR)
    return _normalise(text, set(_changing().findall(text)))


@cache
def _changing() -> re.Pattern[str]:
    """Finds characters that may change, but for borders. Most do not, and a pattern passes over those quickly."""
    old = sorted(map(ord, variants()))
    gaps = zip((FIRST, *(code + 1 for code in old)), (*old, LAST + 1), strict=True)
    simplified = "".join(f"{chr(start)}-{chr(end - 1)}" for start, end in gaps if start < end)
    return re.compile(f"[^{SEPARATOR}0-9a-z{re.escape(_AS_THEY_ARE)}{simplified}]")
