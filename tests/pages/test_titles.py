"""Lines of a title end where its meaning has seams, and nothing in it changes."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.pages.titles import title_html

OFFICE = "样例市人民政府办公室"
TITLES = {
    f"{OFFICE}关于印发样例市节水行动实施方案的通知": [OFFICE, "关于", "印发", "样例市节水行动实施方案的", "通知"],
    f"{OFFICE}关于转发《样例条例》的通知（试行）": [OFFICE, "关于", "转发", "《样例条例》", "的", "通知", "（试行）"],
    "关于2020年上半年工作情况的通报": ["关于", "2020年", "上半年工作情况的", "通报"],
    "关于加强水、电以及<气>管理的意见": ["关于", "加强水、", "电", "以及<气>管理的", "意见"],
    "样例市意见箱管理办法": ["样例市意见箱管理办法"],
    "": [""],
}


@pytest.mark.parametrize(("title", "pieces"), TITLES.items())
def test_seams(title: str, pieces: list[str]) -> None:
    shown = title_html(title, [OFFICE])
    assert [unescape(piece) for piece in shown.split("<wbr>")] == pieces
    assert unescape(re.sub("<wbr>", "", shown)) == title
