"""Documents printed to PDF by Chromium: A4, page numbers, running title, repeated headers, addresses, nothing cut off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from tests.site.fabricated import KINDS

A4 = (595, 842)
LOOK_ALIKE = str.maketrans("⺠―", "民—")
FRAME = (
    "检索公报",
    "关怀版",
    "跳到正文",
    "引用本文",
    "本文目录",
    "下载表格",
    "筛选本表",
    "上一件",
    "下一件",
    "可左右滑动",
)


@pytest.fixture(scope="module")
def printed(browser: Any, fabricated: Path) -> Iterator[Any]:
    """A function from an address to the pages that Chromium prints of it."""
    context = browser.new_context()
    known: dict[str, list[PageObject]] = {}

    def pages(address: str) -> list[PageObject]:
        if address not in known:
            page = context.new_page()
            page.goto((fabricated / address).as_uri())
            known[address] = list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)
            page.close()
        return known[address]

    yield pages
    context.close()


def text(page: PageObject) -> str:
    """Text without blanks; a font maps some characters to look-alikes, of which NFKC knows but the Kangxi radicals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", page.extract_text()).translate(LOOK_ALIKE))


def size(page: PageObject) -> tuple[int, int]:
    return round(float(page.mediabox.width)), round(float(page.mediabox.height))


@pytest.mark.parametrize("kind", ["joint document", "document in chapters", "document with tables", "month"])
def test_every_page_is_a4_with_its_number_and_nothing_of_the_frame(printed: Any, kind: str) -> None:
    pages = printed(KINDS[kind])
    assert 1 <= len(pages) <= 12
    for number, page in enumerate(pages, 1):
        assert size(page) in (A4, A4[::-1])
        assert f"—{number}—" in text(page)
        assert [words for words in FRAME if words in text(page)] == []


def test_from_the_second_page_on_the_title_runs_at_the_head(printed: Any) -> None:
    pages = printed(KINDS["document in chapters"])
    assert len(pages) >= 3
    running = "样例市人民政府关于做好2024年第2项工作的通知—样例市人民政府公报"
    assert [running in text(page) for page in pages] == [False] + [True] * (len(pages) - 1)


def test_the_whole_text_is_printed_within_the_margins(printed: Any) -> None:
    pages = printed(KINDS["document in chapters"])
    whole = "".join(text(page) for page in pages)
    for chapter in "一二三四五六七八":
        assert f"{chapter}、第{chapter}方面" in whole
    assert whole.count("接受社会监督。") == 1 + 8 * 5
    for page in pages:
        left, right = _extent(page)
        # 2.8 cm at the binding and 2.6 cm outside leave 156 mm of 210.
        assert left >= 79
        assert right <= A4[0] - 73


def _extent(page: PageObject) -> tuple[float, float]:
    """Where the leftmost and the rightmost piece of text begin, in points."""
    found: list[float] = []

    def visit(piece: str, cm: list[float], tm: list[float], font: object, height: float) -> None:
        if piece.strip():
            found.append(tm[4] * cm[0] + tm[5] * cm[2] + cm[4])

    page.extract_text(visitor_text=visit)
    return min(found), max(found)


def test_a_table_over_several_pages_repeats_its_header(printed: Any) -> None:
    pages = printed(KINDS["document with tables"])
    with_rows = [page for page in pages if "件事项的办理" in text(page)]
    assert len(with_rows) >= 2
    # Every page with rows has the header, and no page has the header alone.
    assert [page for page in pages if "编号单位事项金额" in text(page)] == with_rows
    assert sum(len(re.findall(r"第\d+件事项的办理", text(page))) for page in pages) == 60
    assert "27,000.00" in text(with_rows[-1])


def test_a_table_too_wide_for_the_page_lies_on_its_side(printed: Any) -> None:
    pages = printed(KINDS["document with tables"])
    wide = [page for page in pages if "第20项" in text(page)]
    assert [size(page) for page in wide] == [A4[::-1]]
    assert size(pages[0]) == A4


def test_the_permanent_address_is_printed_and_its_code_only_there(
    quiet_page: Any, printed: Any, fabricated: Path
) -> None:
    address = KINDS["joint document"]
    assert f"https://gongbao.example/{address}" in text(printed(address)[-1])
    quiet_page.goto((fabricated / address).as_uri())
    code = quiet_page.locator("svg.qr")
    assert not code.is_visible()
    quiet_page.emulate_media(media="print")
    assert code.is_visible()
    assert 100 <= code.bounding_box()["width"] <= 130
