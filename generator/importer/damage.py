"""Likely errors of recognition. Reads a finished document; gives doubts, corrects nothing.

Three signs that need no knowledge of the subject: a traditional character in a simplified text, marks of titles or
quotation that do not pair, and letters where figures belong (满I年, 2O20年).
"""

from __future__ import annotations

import re

from .result import Doubt, ImportedDocument

_TRADITIONAL = frozenset(
    "後務議關與業產為發國會實長無開進學機電報結給經濟縣鄉農題類標準設計劃辦護負責書記錄條總據處單築構質環檢驗測監醫"
    "療養藥貧貿資財稅調動運輸車輛鐵橋閘圖號點層級練習從這個來說對時間應還沒讓將區選舉歷顯專屬隊軍"
)
_SIMPLIFIED_SHARE = 0.02
_LETTER = re.compile(r"[\u4e00-\u9fff][IlO](?=[年月日个万亿元人件项次])|\d[OlI]\d|(?<![A-Za-z])[OlI]\d{2,}(?![A-Za-z])")
_PAIRS = (("《", "》"), ("“", "”"), ("〔", "〕"))
_NEAR = 8


def find_damage(document: ImportedDocument) -> list[Doubt]:
    """Doubts about the document's blocks and cells."""
    texts = [(block.line, block.text) for block in document.blocks if block.kind != "table"]
    for table in document.tables:
        numbers = table.lines or (0,) * len(table.grid.rows)
        texts += [(line, "".join(row)) for line, row in zip(numbers, table.grid.rows, strict=False)]
    whole = sum(len(text) for _, text in texts)
    traditional = sum(character in _TRADITIONAL for _, text in texts for character in text)
    simplified = traditional <= max(2, _SIMPLIFIED_SHARE * whole)
    out: list[Doubt] = []
    for line, text in texts:
        if simplified:
            out += [Doubt("traditional", line, _around(text, i), c) for i, c in enumerate(text) if c in _TRADITIONAL]
        out += [Doubt("letter", line, _around(text, found.start()), found.group()) for found in _LETTER.finditer(text)]
    for block in document.blocks:
        if block.kind in ("paragraph", "item", "heading"):
            unpaired = [a + b for a, b in _PAIRS if block.text.count(a) != block.text.count(b)]
            if unpaired:
                out.append(Doubt("unpaired", block.line, "".join(unpaired), block.text[:40]))
    return out


def _around(text: str, at: int) -> str:
    return text[max(0, at - _NEAR) : at + _NEAR]
