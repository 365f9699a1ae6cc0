"""Every character of the source is in exactly one place of the result, whatever the source is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.clean import clean
from generator.importer.ledger import LedgerError, close, texts
from generator.importer.transcript import understand
from tests.importer.reading import NOTICE
from tests.importer.test_issue import ENTRIES, MASTHEAD
from tests.importer.test_tables import FORMS
from tests.importer.test_unfold import ARTICLES, DENSE, WITH_BLANKS

SENTENCE = st.text("样例市政府通知关于加强，、；：（）《》“”0123456789 一二三", min_size=1, max_size=60)
PIECES = st.one_of(
    st.builds(lambda number, text: f"{number}、{text}", st.sampled_from("一二三四"), SENTENCE),
    st.builds(lambda text: f"（一）**{text}。**{text}", SENTENCE),
    st.builds(lambda marks, text: f"{marks} {text}", st.sampled_from(["#", "##", "###"]), SENTENCE),
    st.builds(lambda text: f"{text}。", SENTENCE),
    st.sampled_from([*FORMS.values(), "附件：1.样例表\n2.样例名单", "附件1", "附 件", "样例表", "2021年3月4日", "样例市人民政府", "（此件公开发布）"]),
    st.sampled_from(["样政发〔2021〕3号", "样例市人民政府令\n\n第5号", "- 3 -", "——————", "【发文日期】2021-03-04", "【发布文号】 样政发〔2021〕3号", "发文机关：样例局"]),
    st.lists(st.sampled_from(["", "1", "合计", "序号", "12.5", "^", "<", "\\^", "样 例", "甲"]), min_size=2, max_size=6).map("\t".join),
    st.text(min_size=1, max_size=30).filter(str.strip),
)  # fmt: skip
GENERATED = st.lists(PIECES, max_size=20).flatmap(
    lambda pieces: st.sampled_from(["\n\n", "\n"]).map(lambda s: s.join(pieces))
)
WHOLE = [
    NOTICE.format(body="## 一、总体要求\n\n**（一）要求。**坚持样例。\n\n附件：样例表")
    + "\n附件\n\n样例表\n\n"
    + FORMS["tabs"],
    MASTHEAD.format(entries=ENTRIES["on one line, number below"]) + NOTICE.format(body="请执行。"),
    WITH_BLANKS,
    ARTICLES,
    DENSE,
]
INSERTED = ["\t", "**", "|", "#", "\n", "\n\n", " ", "　　", "<table>", "<td>", "</table>", "附件1", "（", "）", "2020年1月2日", "一、", "$", "\\_", "<b>", "^", "〔2020〕3号", "…………3", "【发文】", "：", "。", "号", "第"]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A whole transcript in which lines are dropped, doubled or moved and signs are put in."""
    lines = draw(st.sampled_from(WHOLE)).split("\n")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["drop", "double", "move", "insert", "join", "shuffle"]))
        if what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(at, lines[at])
        elif what == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif what == "join" and at + 1 < len(lines):
            lines[at] += lines.pop(at + 1)
        elif what == "shuffle":
            lines[at] = "".join(draw(st.permutations(list(lines[at][:40])))) + lines[at][40:]
        else:
            place = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] + draw(st.sampled_from(INSERTED)) + lines[at][place:]
    return "\n".join(lines)


def counted(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def check(text: str) -> None:
    """The sum, counted here once more from the result alone."""
    imported = understand(text)
    kept = counted("".join(texts(imported)))
    left = counted("".join(said for _, _, said in imported.ledger.left_out))
    added = counted("".join(line.added for line in clean(text)))
    assert kept + left == counted(text) + added
    lines = text.count("\n") + 1
    assert all(1 <= number <= lines and reason for number, reason, _ in imported.ledger.left_out)


@given(GENERATED)
@settings(max_examples=150, deadline=None)
def test_generated(text: str) -> None:
    check(text)


@given(mutated())
@settings(max_examples=250, deadline=None)
def test_mutated(text: str) -> None:
    check(text)


@given(
    st.lists(
        st.sampled_from(["样例，", "工作。", "（一）", "**", "# ", "\n", "\n\n", "附件", "12", "年", "：", "\t", "|"]),
        max_size=80,
    )
)
@settings(max_examples=150, deadline=None)
def test_fragments(pieces: list[str]) -> None:
    check("".join(pieces))


@given(mutated())
@settings(max_examples=80, deadline=None)
def test_the_text_keeps_its_order(text: str) -> None:
    """Blocks of one part follow the lines of the source."""
    for document in understand(text).documents:
        for part in {block.part for block in document.blocks}:
            lines = [b.line for b in document.blocks if b.part == part and b.kind not in ("part", "table") and b.line]
            assert lines == sorted(lines)


@pytest.mark.parametrize("text", WHOLE)
def test_imports_are_a_function_of_their_text(text: str) -> None:
    assert understand(text) == understand(text)


def test_a_difference_is_an_error_that_names_the_line() -> None:
    text = WHOLE[0]
    imported = understand(text)
    imported.documents[0].blocks.pop(1)
    with pytest.raises(LedgerError, match=r"-.*坚.* · 9"):
        close(imported, clean(text))


def test_a_character_from_nowhere_is_an_error() -> None:
    text = WHOLE[0]
    imported = understand(text)
    imported.documents[0].signatories.append("龘")
    with pytest.raises(LedgerError, match=r"\+龘"):
        close(imported, clean(text))


HOSTILE = {
    "5 MB of one line again and again": "各有关部门要按照职责分工抓好落实\n" * (5_000_000 // 49),
    "1 MB without the end of a line": "各有关部门要按照职责分工，抓好落实。" * (1_000_000 // 54),
    "300 KB with blanks and without the end of a line": "各有关部门 要按照 职责分工，抓好落实。 " * (300_000 // 54),
    "100,000 rows": "序号\t名称\t数量\n" + "".join(f"{n}\t样例\t2\n" for n in range(100_000)),
    "100,000 rows without a number": "甲\t\t乙\n" * 100_000,
    "1 MB of opened brackets": "《（“" * (1_000_000 // 9),
    "100,000 tables that do not end": "<table><tr><td>" * 100_000,
    "4,000 titles": "样例市人民政府关于样例的通知\n" * 4_000,
    "10,000 numbers": "样政发〔2021〕3号\n" * 10_000,
    "1 MB of stars": "**样 " * (1_000_000 // 6),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile(case: str) -> None:
    """It ends, and the ledger closes: a pattern that is not linear would not end within the suite's time."""
    imported = understand(HOSTILE[case])
    assert not imported.ledger.difference()
