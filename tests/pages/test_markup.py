"""Many texts escaped at once come out as each would alone; a QR code drawn is the code that was meant."""

from __future__ import annotations

import re
from html import escape

import pytest
import segno

from generator.pages.markup import escaped
from generator.pages.qr_code import BORDER, qr_svg

TEXTS = ([], [""], ["", ""], ["<a>", "甲\n乙", "\"&'"], ["nul\0in it", "b"], ["\0", "", "&amp;"])


@pytest.mark.parametrize("texts", TEXTS)
def test_texts_are_escaped_one_by_one(texts: list[str]) -> None:
    assert escaped(texts) == [escape(text).replace("\n", "<br>") for text in texts]


@pytest.mark.parametrize("number", [1, 2, 99, 100])
def test_the_drawing_is_the_code(number: int) -> None:
    url = f"https://gongbao.example/d/yzf/2020/{number}.html"
    drawn, x, y = set(), BORDER, BORDER
    for right, down, run in re.findall(r"m(-?\d+) (\d+)h(\d+)", qr_svg(url)):
        x, y = x + int(right), y + int(down)
        drawn |= {(y - BORDER, x + place - BORDER) for place in range(int(run))}
        x += int(run)
    code = segno.make_qr(url, error="l", mode="byte", mask=0, boost_error=False)
    assert drawn == {(r, c) for r, row in enumerate(code.matrix) for c, dark in enumerate(row) if dark}
