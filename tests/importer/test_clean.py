"""Markup of transcripts is taken off and accounted for; text that looks like it stays; page furniture goes."""

from __future__ import annotations

import pytest

from generator.importer.transcript import understand
from tests.importer.reading import document, left_out, notice, texts

MARKUP = {
    "superscript": ("面积12km<sup>2</sup>。", "面积12km²。"),
    "subscript": ("排放CO<sub>2</sub>。", "排放CO₂。"),
    "symbol": ("高程约 500m $\\pm$ ，宽50m。", "高程约 500m±，宽50m。"),
    "escape": ("单位\\*样例\\_表。", "单位*样例_表。"),
    "link": ("来信请寄[样例](mailto:a@example.com)。", "来信请寄样例。"),
    "image": ("见图。![](images/1.png)", "见图。"),
    "bold": ("要**认真**落实。", "要认真落实。"),
    "bold as tags": ("要<b>认真</b>落实。", "要认真落实。"),
    "tags": ('<p align="center">要认真落实。</p>', "要认真落实。"),
    "entities": ("甲&lt;乙&gt;&amp;丙。", "甲<乙>&丙。"),
    "bullet": ("- 要认真落实。", "要认真落实。"),
    "quotation": ("> 要认真落实。", "要认真落实。"),
    "bold that a break cut off": ("**要认真落实。", "要认真落实。"),
    "words in angle brackets are text": ("所涉乡镇<街道>负责。", "所涉乡镇<街道>负责。"),
    "marks that stay": ("50~200m，坡度大于50°▲◆①——。", "50~200m，坡度大于50°▲◆①——。"),
    "brackets that do not match are text": ("《关于印发〈样例办>的通知》。", "《关于印发〈样例办>的通知》。"),
}


@pytest.mark.parametrize("case", MARKUP)
def test_markup(case: str) -> None:
    source, printed = MARKUP[case]
    assert texts(document(notice(source))) == [printed]


FURNITURE = {
    "dashes": ("甲。\n\n— 12 —\n\n乙。", ["page-number"]),
    "dashes, short": ("甲。\n\n- 3 -\n\n乙。", ["page-number"]),
    "dashes of other kinds": ("甲。\n\n─ 12 ─\n\n乙。\n\n― 13 ―\n\n丙。\n\n‐ 14 ‐\n\n丁。", ["page-number"] * 3),
    "page in words": ("甲。\n\n第 3 页 共 9 页\n\n乙。", ["page-number"]),
    "rule": ("甲。\n\n——————————\n\n乙。", ["rule"]),
    "Markdown rule": ("甲。\n\n---\n\n乙。", ["rule"]),
    "figures that count up": ("甲。\n\n7\n\n乙。\n\n8\n\n丙。\n\n9\n\n丁。", ["page-number"] * 3),
}


@pytest.mark.parametrize("case", FURNITURE)
def test_furniture(case: str) -> None:
    body, reasons = FURNITURE[case]
    assert [reason for _, reason, _ in left_out(notice(body))] == reasons
    assert texts(document(notice(body)))[:2] == ["甲。", "乙。"]


PAGE = "乙" * 220 + "。"


@pytest.mark.parametrize("form", ["〔{}〕", "[ {} ]", "［{}］", "【{}】", "〈{}〉", "一 {} 一"])
def test_enclosed_figures_a_page_apart_are_numbers_of_pages(form: str) -> None:
    body = "\n\n".join(f"{PAGE}\n\n{form.format(number)}" for number in (7, 8, 9)) + "\n\n丁。"
    assert [reason for _, reason, _ in left_out(notice(body))] == ["page-number"] * 3
    assert texts(document(notice(body))) == [PAGE, PAGE, PAGE, "丁。"]


@pytest.mark.parametrize(
    ("numbers", "between"),
    [((1, 2, 3), "短注。"), ((1, 2), PAGE), ((1, 3, 5), PAGE), ((3, 2, 1), PAGE)],
    ids=["near each other", "two", "not in order", "down"],
)
def test_other_enclosed_figures_stay(numbers: tuple[int, ...], between: str) -> None:
    body = "\n\n".join(f"{between}\n\n〔{number}〕" for number in numbers) + "\n\n丁。"
    assert [text for text in texts(document(notice(body))) if "〔" in text] == [f"〔{number}〕" for number in numbers]


def test_a_running_head_comes_three_times() -> None:
    head = "样例工作第3期"
    twice, thrice = (
        texts(document(notice("\n\n".join(f"{sign}。\n\n{head}" for sign in signs) + "\n\n完。")))
        for signs in ("甲乙", "甲乙丙")
    )
    assert twice.count(head) == 2
    assert thrice.count(head) == 0


def test_a_figure_alone_may_be_text() -> None:
    assert texts(document(notice("甲如下：\n\n7\n\n乙。"))) == ["甲如下：", "7", "乙。"]


def test_every_line_that_is_left_out_has_its_number_and_reason() -> None:
    lines = notice("甲。\n\n— 12 —\n\n乙<sup>2</sup>。").split("\n")
    left = understand("\n".join(lines)).ledger.left_out
    assert {"page-number"} < {reason for _, reason, _ in left}
    for number, reason, said in left:
        assert reason
        assert set("".join(said.split())) <= set(lines[number - 1])


DAMAGE = {
    "traditional": "区政府同意後上报。",
    "letter": "连续缴纳满I年的人员，可以申请补助。",
    "unpaired": "按照《样例办法执行。",
}


@pytest.mark.parametrize("code", DAMAGE)
def test_likely_errors_of_recognition_are_said_and_kept(code: str) -> None:
    text = notice(DAMAGE[code])
    (doubt,) = understand(text).doubts
    assert (doubt.code, doubt.line, doubt.where) == (code, 7, "documents[0]")
    assert texts(document(text)) == [DAMAGE[code]]


def test_a_traditional_text_is_no_damage() -> None:
    text = (
        "第88/2019號行政長官批示\n\n行政長官根據規定，作出本批示，並應予執行。\n\n二零一九年六月三日\n\n行政長官 何某\n"
    )
    assert understand(text).doubts == []
