"""The form in which a query and a text are compared. theme/assets/search/search.js does the same, character by
character; tests/search/vectors.json holds the two together."""

from __future__ import annotations

import unicodedata

_OPENING = "〔[［【（(﹝〖"
_CLOSING = "〕]］】）)﹞〗"
_SAME = str.maketrans(
    {**dict.fromkeys(_OPENING, "("), **dict.fromkeys(_CLOSING, ")"), "〇": "0", "○": "0", "〈": "《", "〉": "》"}
)


def normalise(text: str) -> str:
    """Widths halved, case folded, accents and blanks dropped, brackets of one kind."""
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME).lower()
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(c for c in decomposed if not c.isspace() and not 0x300 <= ord(c) <= 0x36F)
