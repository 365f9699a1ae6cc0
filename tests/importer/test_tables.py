"""Tables: however they are marked, broken over pages, shifted, or robbed of their merged cells."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importer.transcript import understand
from tests.importer.reading import document, doubts, left_out, notice

PARTS = "附件\n\n样例表\n\n"


def table(text: str) -> dict[str, Any]:
    (only,) = document(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text)["tables"]
    return dict(only)


def rows(text: str) -> list[list[str]]:
    return list(table(text)["rows"])


def marks(text: str) -> list[tuple[str, ...]]:
    """Rows with merge marks."""
    (only,) = understand(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text).documents[0].tables
    return list(only.grid.rows)


PLAIN = [["1", "东区", "12"], ["2", "西区", "30"]]
FORMS = {
    "tabs": "序号\t县区\t数量\n1\t东区\t12\n2\t西区\t30\n合计\t\t42\n",
    "Markdown": "| 序号 | 县区 | 数量 |\n|---|:--|--:|\n| 1 | 东区 | 12 |\n| 2 | 西区 | 30 |\n| **合计** | | 42 |\n",
    "Markdown without outer pipes": "序号 | 县区 | 数量\n---|---|---\n1 | 东区 | 12\n2 | 西区 | 30\n合计 | | 42\n",
    "HTML in one line": "<table><tr><th>序号</th><th>县区</th><th>数量</th></tr><tr><td>1</td><td>东区</td><td>12</td></tr>"
    "<tr><td>2</td><td>西区</td><td>30</td></tr><tr><td>合计</td><td></td><td>42</td></tr></table>\n",
    "HTML over lines": "<table border=1>\n<tr><td>序号</td>\n<td>县区</td><td>数量</td></tr>\n<tr><td>1<td>东区<td>12</tr>\n"
    "<tr><td>2</td><td>西区</td><td>30</td></tr>\n<tr><td>合计</td><td></td><td>42</td></tr>\n</table>\n",
    "letters set apart": "序 号\t县 区\t数 量\n1\t东 区\t12\n2\t西区\t30\n合 计\t\t42\n",
    "title and header again on the next page": "序号\t县区\t数量\n1\t东区\t12\n\n## 样例表\n\n序 号\t县区\t数量\n2\t西区\t30\n合计\t\t42\n",
    "header again": "序号\t县区\t数量\n1\t东区\t12\n\n序号\t县区\t数量\n2\t西区\t30\n合计\t\t42\n",
    "续表": "序号\t县区\t数量\n1\t东区\t12\n\n样例表（续）\n\n序号\t县区\t数量\n2\t西区\t30\n合计\t\t42\n",
    "nothing again": "序号\t县区\t数量\n1\t东区\t12\n\n\n\n2\t西区\t30\n合计\t\t42\n",
    "a page number between": "序号\t县区\t数量\n1\t东区\t12\n\n— 7 —\n\n2\t西区\t30\n合计\t\t42\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    found = table(FORMS[form])
    assert (found["attachment"], found["title"]) == (1, "样例表")
    assert found["columns"] == ["序号", "县区", "数量"]
    assert found["rows"] == PLAIN
    assert found["totals"] == [["合计", "", "42"]]


def test_merged_cells_are_restored() -> None:
    text = "负责人\t单位\t编号\t内容\n王 某\t样例局\t1\t甲\n\t\t2\t乙\n\t财政局\t3\t丙\n李某\t\t4\t丁\n"
    assert marks(text)[1:] == [
        ("王某", "样例局", "1", "甲"), ("^", "^", "2", "乙"), ("^", "财政局", "3", "丙"), ("李某", "^", "4", "丁"),
    ]  # fmt: skip
    assert rows(text)[1] == ["王某", "样例局", "2", "乙"]


def test_rows_shifted_by_a_missing_cell_stand_under_their_number() -> None:
    text = "负责人\t单位\t编号\t内容\n王某\t样例局\t1\t甲\n\t财政局\t2\t乙\n税务局\t3\t丙\t\n4\t\t丁\t\n"
    assert rows(text) == [
        ["王某", "样例局", "1", "甲"], ["王某", "财政局", "2", "乙"], ["王某", "税务局", "3", "丙"], ["王某", "税务局", "4", "丁"],
    ]  # fmt: skip
    codes = doubts(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text)
    assert [code for code, _ in codes] == ["cell-restored", "cell-restored", "cells-merged"]


def test_an_extra_empty_column_is_none() -> None:
    text = "负责人\t单位\t编号\t内容\t\n王某\t样例局\t1\t甲\t\n\t房产局\t\t2\t乙\n\t\t\t3\t丙\n"
    assert rows(text) == [["王某", "样例局", "1", "甲"], ["王某", "房产局", "2", "乙"], ["王某", "房产局", "3", "丙"]]


def test_empty_remarks_and_figures_are_empty() -> None:
    text = "序号\t项目\t金额\t备注\n1\t甲\t10\t含税\n2\t乙\t\t\n3\t丙\t5\t\n"
    assert rows(text) == [["1", "甲", "10", "含税"], ["2", "乙", "", ""], ["3", "丙", "5", ""]]


def test_a_header_of_two_rows() -> None:
    text = "序号\t资金来源\t\t\t备注\n\t合计\t省级\t市级\t\n1\t30\t10\t20\t\n"
    assert table(text)["columns"] == ["序号", "资金来源-合计", "资金来源-省级", "资金来源-市级", "备注"]
    assert rows(text) == [["1", "30", "10", "20", ""]]


def test_a_header_over_two_columns() -> None:
    text = "科目\t\t金额\n税收\t甲税\t10\n\t乙税\t20\n"
    assert table(text)["columns"] == ["科目", "科目", "金额"]
    assert rows(text) == [["税收", "甲税", "10"], ["税收", "乙税", "20"]]


def test_a_caption_and_the_unit_below_it() -> None:
    found = document(notice("预算如下。\n\n表1 收入预算表\n\n单位：万元\n\n科目\t金额\n税收\t10\n"))
    assert found["tables"][0]["title"] == "表1 收入预算表"
    assert [block["text"] for block in found["blocks"]] == ["预算如下。", "单位：万元"]


def test_a_blank_table_is_a_form() -> None:
    found = document(notice("请填写。\n\n附件：样例表") + "\n" + PARTS + "序号\t姓名\t单位\n")
    assert found["tables"][0]["rows"] == []
    assert found["attachments"][0]["kind"] == "form"


def test_two_lists_side_by_side() -> None:
    text = "序号\t工种\t序号\t工种\n1\t保安\t3\t导游\n2\t电工\t\t\n"
    assert rows(text) == [["1", "保安"], ["2", "电工"], ["3", "导游"]]


def test_a_list_without_a_header() -> None:
    text = "组 长:\t王 某\t副市长\n成 员:\t李某\t局长\n\t赵某\t局长\n"
    found = table(text)
    assert found["columns"] == []
    assert found["rows"] == [["组长:", "王某", "副市长"], ["成员:", "李某", "局长"], ["成员:", "赵某", "局长"]]


def test_spans_of_html_are_exact() -> None:
    text = (
        '<table><tr><td rowspan="2">县区</td><td colspan="2">标准</td></tr><tr><td>城市</td><td>农村</td></tr>'
        '<tr><td>东区</td><td></td><td>400</td></tr><tr><td>西区</td><td colspan="2">500</td></tr></table>\n'
    )
    assert table(text)["columns"] == ["县区", "标准-城市", "标准-农村"]
    assert marks(text)[2:] == [("东区", "", "400"), ("西区", "500", "<")]


def test_captions_part_several_tables() -> None:
    text = "## 一、在建项目\n\n序号\t名称\n1\t甲\n合计\t1\n\n### 二、其他项目\n\n序号\t名称\n1\t乙\n\n3\t丙\n"
    found = document(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text)["tables"]
    assert [(one["title"], len(one["rows"])) for one in found] == [("一、在建项目", 1), ("二、其他项目", 2)]


def test_text_goes_on_behind_a_table() -> None:
    text = "序号\t名称\n1\t甲\n2\t乙\n\n本表由样例局负责解释。\n"
    found = document(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text)
    assert [block["text"] for block in found["blocks"]][-1] == "本表由样例局负责解释。"


SUMS = {
    "exact": ("10", "20", "30", False),
    "rounded as printed": ("1.00459", "2.00001", "3.0046", False),
    "with thousands": ("1,200", "300", "1,500", False),
    "wrong": ("10", "20", "31", True),
}


@pytest.mark.parametrize("case", SUMS)
def test_totals_are_added_up(case: str) -> None:
    first, second, total, differs = SUMS[case]
    text = (
        notice("请执行。\n\n附件：样例表")
        + "\n"
        + PARTS
        + f"序号\t名称\t金额\n1\t甲\t{first}\n2\t乙\t{second}\n合计\t\t{total}\n"
    )
    assert ("total-differs" in [code for code, _ in doubts(text)]) is differs
    assert document(text)["tables"][0]["totals"] == [["合计", "", total]]


def test_signs_that_mean_merging_elsewhere_are_text_here() -> None:
    text = "序号\t符号\t说明\n1\t^\t上\n2\t<\t左\n3\t\\^\t斜\n"
    assert rows(text) == [["1", "^", "上"], ["2", "<", "左"], ["3", "\\^", "斜"]]


def test_what_is_printed_again_is_left_out_with_its_line() -> None:
    text = notice("请执行。\n\n附件：样例表") + "\n" + PARTS + FORMS["title and header again on the next page"]
    assert [(reason, said) for _, reason, said in left_out(text)] == [
        ("repeated-title", "样例表"), ("repeated-header", "序 号县区数量"),
    ]  # fmt: skip


def test_numbers_in_cells_are_cited_once_each() -> None:
    text = "序号\t批复文号\n1\t样政地字〔2013〕226 号 (2013.3.25)\n2\t\n3\t样政地字〔2014〕5号(2014.8.6)\n"
    found = document(notice("请执行。\n\n附件：样例表") + "\n" + PARTS + text)
    assert [item["number"] for item in found["citations"]] == ["样政地字〔2013〕226号", "样政地字〔2014〕5号"]
