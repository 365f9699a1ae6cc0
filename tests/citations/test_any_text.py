"""Any text is taken: spans hold, nothing is raised, two texts give what each gives; hostile texts come to an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citations import find_citations

PIECES = [
    "《", "》", "〈", "〉", "（", "）", "(", ")", "〔", "〕", "[", "]", "【", "】", "2020", "94", "0000", "99999", "二〇二〇", "年", "第",
    "号", "號", "10", "1", "样政发", "国发", "财政部", "令", "公告", "通告", "关于样例的通知", "样例办法", "法", "、", "，", "。", "\n",
    "\n\n", " ", "\t", "　", "和", "的", "以下简称", "GB", "/T", "-2020", "/", "M", "期", "公报", "总第", "民终字", "文件", "发布", "修改",
    "第三条", "１０", "…", "#", "|", "\x00", "\u200b", "𠮷", "根据",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS | st.text())
def test_spans_lie_in_the_text_and_hold_their_words(text: str) -> None:
    found = find_citations(text)
    for citation in found:
        start, end = citation.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == citation.text
        for part in (citation.title_span, citation.number_span):
            assert part is None or (start <= part[0] < part[1] <= end)
        assert citation.year is None or 1900 <= citation.year <= 2100
    assert [citation.span[0] for citation in found] == sorted(citation.span[0] for citation in found)


@given(
    st.lists(
        st.sampled_from(["据《样例办法》（样政发〔2020〕1号）", "按国务院令第12号", "照《样例法》", "见GB 12-2020"]),
        max_size=6,
    )
)
def test_sentences_side_by_side_give_what_each_gives(sentences: list[str]) -> None:
    alone = [citation.text for sentence in sentences for citation in find_citations(f"{sentence}执行。")]
    assert [citation.text for citation in find_citations("".join(f"{s}执行。" for s in sentences))] == alone


HOSTILE = {
    "opening marks": "《" * 100_000,
    "nested marks": "《" * 100_000 + "》" * 100_000,
    "closing marks": "》" * 100_000,
    "crossed marks": "《甲〈乙》丙〉" * 20_000,
    "brackets": "（" * 100_000 + "〔" * 100_000,
    "years": "〔2020〕" * 30_000,
    "bare numbers": "[2020]8号、" * 20_000,
    "codes": "政" * 100_000,
    "numbers": "1号、" * 50_000,
    "orders": "第1号令" * 20_000,
    "joined offices": "财政部 " * 30_000 + "公告2019年第1号",
    "titles without end": ("《关于甲的通知》（" + "乙" * 100) * 500,
    "years out of range": "样政发〔0000〕1号 样政发〔99999〕1号 样政发〔2020〕000号",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_come_to_an_end(name: str) -> None:
    found = find_citations(HOSTILE[name])
    assert all(HOSTILE[name][slice(*citation.span)] == citation.text for citation in found)


def test_a_mark_that_is_not_closed_hides_nothing() -> None:
    text = "《甲办法、《乙办法》（样政发〔2020〕1号）和（样政发〔2020〕2号"
    assert [(c.title, c.sequence) for c in find_citations(text)] == [("乙办法", 1), ("", 2)]
