"""Forms in which documents of other places come: copied from sites, out of PDF, folded, with heads and labels round
them. Every case is of 样例市, written for this test."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importer.neutral import neutral
from generator.importer.transcript import understand

TEXT = (
    "样例市财政局：\n　　你局《关于样例限额的请示》（样市财〔2019〕45号）收悉。经研究，现函告如下：\n"
    "　　一、核定你市限额为386.25亿元，按规定程序报批后下达。\n　　特此函告。\n\n"
    "　　　　　　　　样例省财政厅\n　　　　　　　　2019年7月15日\n"
)
TITLE = "样例省财政厅关于样例限额有关事项的函"
NUMBER = "样财函〔2019〕112号"
DOCUMENT = f"{TITLE}\n\n{NUMBER}\n\n{TEXT}"


def only(text: str) -> dict[str, Any]:
    """The one document that the text holds; the ledger of characters is closed by the import itself."""
    documents = neutral(understand(text))["documents"]
    assert len(documents) == 1
    found: dict[str, Any] = documents[0]
    return found


def body(document: dict[str, Any]) -> list[str]:
    return ["".join(block["text"].split()) for block in document["blocks"] if block["part"] == "notice"]


def headings(document: dict[str, Any]) -> list[tuple[int, str, bool]]:
    return [(item["level"], item["text"], item["run_in"]) for item in document["headings"]]


ROUND_A_DOCUMENT = {
    "label and value in a line each": (
        f"索 引 号：\n000/2021-12\n主题分类：\n财政\\其他\n发文机关：\n样例省财政厅\n成文日期：\n2019-07-15\n标　　题：\n{TITLE}\n"
        f"发文字号：\n{NUMBER}\n发布日期：\n2021年03月02日\n主 题 词：\n\n",
        "",
    ),
    "label and value in a line each, blank lines between": (
        f"索引号：\n\n000/2021-12\n\n发文机关：\n\n样例省财政厅\n\n成文日期：\n\n2019-07-15\n\n标题：\n\n{TITLE}\n\n主题词：\n\n",
        "",
    ),
    "several labels in one line": (
        f"索引号：000/2021-12　主题分类：财政　发文机关：样例省财政厅\n成文日期：2019-07-15　发文字号：{NUMBER}　有效性：有效\n\n",
        "",
    ),
    "labels in rows of a table": (
        f"索引号\t000/2021-12\t主题分类\t财政\n发文机关\t样例省财政厅\t成文日期\t2019-07-15\n标题：\t{TITLE}\n发文字号：\t{NUMBER}\n\n",
        "",
    ),
    "a site's lines at both ends": (
        "当前位置：首页 > 政务公开 > 政策文件\n",
        "\n责任编辑：样小编\n【打印本页】【关闭窗口】\n扫一扫在手机打开当前页\n主办：样例市人民政府办公室\n地址：样例市样例路1号\n"
        "版权所有：样例市人民政府　网站标识码：0000000001\n",
    ),
    "who edited, in brackets": ("", "\n（责任编辑：样小编）\n"),
}


@pytest.mark.parametrize(("above", "below"), ROUND_A_DOCUMENT.values(), ids=ROUND_A_DOCUMENT.keys())
def test_what_a_site_prints_round_a_document_is_none_of_it(above: str, below: str) -> None:
    bare, found = only(DOCUMENT), only(above + DOCUMENT + below)
    assert found == bare
    assert found["date_of_issue"] == "2019-07-15"
    assert found["signatories"] == ["样例省财政厅"]


def test_labels_fill_what_the_document_lacks() -> None:
    found = only(
        f"发文机关：\n样例省财政厅\n发文字号：\n{NUMBER}\n成文日期：\n2019-07-15\n\n{TITLE}\n\n样例市财政局：\n　　现函告如下。\n"
    )
    assert (found["document_number"], found["date_of_issue"]) == (NUMBER, "2019-07-15")


def test_the_organiser_of_a_text_is_no_line_of_a_site() -> None:
    found = only(
        f"{TITLE}\n\n{NUMBER}\n\n样例市财政局：\n　　现将活动安排函告如下。\n　　主办单位：样例省财政厅\n　　承办单位：样例市财政局\n"
    )
    assert body(found)[1:] == ["主办单位：样例省财政厅", "承办单位：样例市财政局"]


RUNNING_HEADS = ("样例市人民政府公报　　2021年第2期", "2021年第2期 样例市人民政府公报")


@pytest.mark.parametrize("head", RUNNING_HEADS)
def test_a_running_head_beside_a_page_number_is_left_out_though_it_comes_once(head: str) -> None:
    cut = DOCUMENT.replace("规定程序", f"规定\n\n— 1 —\n{head}\n程序")
    assert only(cut) == only(DOCUMENT)


# A typesetter's lines: width counts in whole characters, of which a figure has half; a figure is never divided.
SET = {
    "indented": "　　",
    "without indents, as readers of PDF give it": "",
}
LINES = (
    "{i}根据《样例省人民政府关于推进样例工作的实施意见》（样政发",
    "〔2020〕33号）精神，经市人民政府同意，现将2021年有关事项通知",
    "如下：",
    "{i}一、严格执法。违反规定的，依照《样例省重点行业样例条例》",
    "第一百一十一条的规定处罚，并于2021年12月31日前将情况报送市人",
    "民政府办公室备案。",
    "{i}二、及时报送。按照国务院办公厅国办发〔1997〕32号文件的要",
    "求，对各类用地进行清查，涉及面积386.25万亩，其中（样例地区）",
    "210.10万亩，其余各县的面积由各县人民政府自行核定后报市人民政",
    "府批准。",
)


@pytest.mark.parametrize("indent", SET.values(), ids=SET.keys())
def test_lines_of_a_set_text_are_joined_by_their_width(indent: str) -> None:
    text = "\n".join(LINES).format(i=indent)
    found = only(
        f"样例市人民政府关于样例工作的通知\n样政发〔2021〕1号\n各县人民政府：\n{text}\n样例市人民政府\n2021年1月2日\n"
    )
    assert body(found) == [
        "根据《样例省人民政府关于推进样例工作的实施意见》（样政发〔2020〕33号）精神，经市人民政府同意，现将2021年有关事项通知如下：",
        "一、严格执法。违反规定的，依照《样例省重点行业样例条例》第一百一十一条的规定处罚，并于2021年12月31日前将情况报送市人民政府办公室备案。",
        "二、及时报送。按照国务院办公厅国办发〔1997〕32号文件的要求，对各类用地进行清查，涉及面积386.25万亩，其中（样例地区）"
        "210.10万亩，其余各县的面积由各县人民政府自行核定后报市人民政府批准。",
    ]
    assert headings(found) == [(1, "一、严格执法。", True), (1, "二、及时报送。", True)]


@pytest.mark.parametrize("last", ["1", "3"])
def test_a_bare_figure_at_the_end_of_the_file_is_a_page_number(last: str) -> None:
    assert only(f"{DOCUMENT}{last}\n") == only(DOCUMENT)


TITLES = {
    "the kind alone in the last line": (
        "　　样例市人民政府办公厅转发市民政局等部门关于做好\n　　　样例救助工作意见\n　　　　　　的通知\n样政办〔2007〕64号\n\n各县人民政府：\n　　现转发给你们。\n",
        "样例市人民政府办公厅转发市民政局等部门关于做好样例救助工作意见的通知",
    ),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_titles_over_lines(text: str, title: str) -> None:
    assert only(text)["title"] == title


def test_a_line_within_a_text_that_ends_in_a_number_begins_no_document() -> None:
    found = only(
        "样例县教育局关于样例整治的通知\n样教发〔2022〕14号\n各学校：\n　　为加强样例管理，有效预防样例事故，根据《样例管理\n"
        "条例》（国务院令第617号\n）要求，决定开展整治。\n　　样例县教育局\n　　2022年2月24日\n"
    )
    assert found["title"] == "样例县教育局关于样例整治的通知"


def test_a_decision_has_no_number_and_the_date_of_its_note_folded_or_not() -> None:
    note = "（2020年8月27日样例市第七届人民代表大会常务{fold}委员会第三十次会议通过）"
    text = "样例市人民代表大会常务委员会关于批准2019年样例决算的决议\n\n{note}\n\n　　会议决定批准2019年样例决算。\n"
    for fold in ("", "\n"):
        found = only(text.format(note=note.format(fold=fold)))
        assert (found["document_number"], found["date_of_issue"]) == (None, "2020-08-27")


def test_a_marked_heading_may_end_in_a_stop() -> None:
    found = only(
        f"# {TITLE}\n\n{NUMBER}\n\n样例市财政局：\n\n## 一、落实政策\n\n### **（一）减轻负担。**\n\n1.减按50%征收有关样例费用。\n\n"
        "2.减半征收有关样例通行费用。\n\n### **（二）加强监督。**\n\n按季度公布有关样例情况。\n"
    )
    assert headings(found) == [
        (1, "一、落实政策", False),
        (2, "（一）减轻负担。", False),
        (2, "（二）加强监督。", False),
    ]


def test_the_issued_text_begins_where_its_title_ends_without_a_blank_line() -> None:
    found = only(
        "样例区人民政府关于印发样例区样例规划的通知\n样区发〔2021〕19号\n各街道办事处：\n现将《样例区样例规划》印发给你们，请认真组织实施。\n样例区人民政府\n"
        "2021年12月6日\n样例区样例规划\n为推进样例建设，根据《样例市样例规划》制定本规划\n，并组织实施。\n一、发展基础\n样例水平稳步提升。\n"
    )
    assert found["instrument"] == "样例区样例规划"


def test_members_of_a_group_are_lines_of_their_own() -> None:
    members = [
        "指 挥 长：张某某　县委副书记、县长",
        "副指挥长：李某某　县委常委、副县长",
        "王 某　县人武部部长",
        "成　　员：赵某某　县政府办公室主任",
        "钱某某　县水利局局长",
    ]
    text = "\n\n".join(
        ["为加强领导，决定成立样例指挥部。现将组成人员通知如下：", *members, "指挥部办公室设在县水利局。"]
    )
    found = only(
        f"# 样例县人民政府办公室\n# 关于成立样例指挥部的通知\n\n样政办发〔2023〕9号\n\n各乡镇人民政府：\n\n{text}\n\n"
        "样例县人民政府办公室\n\n2023年5月6日\n"
    )
    assert found["title"] == "样例县人民政府办公室关于成立样例指挥部的通知"
    assert body(found)[1:-1] == ["".join(member.split()) for member in members]


def test_a_stage_in_brackets_is_of_the_title_and_a_remark_below_the_date_is_of_the_notice() -> None:
    found = only(
        "关于印发《样例水库管理办法\n（试行）》的通知\n样水规〔2019〕2号\n\n各市水利局：\n　　现印发给你们，请遵照执行。\n　　　　样例省水利厅\n"
        "　　　　2019年4月1日\n　　（联系人：张样例）\n\n样例水库管理办法\n（试行）\n\n　　第一条　为加强管理，制定本办法。\n"
    )
    assert found["instrument"] == "样例水库管理办法（试行）"
    assert body(found) == ["现印发给你们，请遵照执行。", "（联系人：张样例）"]


NUMBERS_OF_ANNOUNCEMENTS = {"公　告\n2021年第6号": "2021年第6号", "公告\n\n（第3号）": "第3号", "公告\n第3号": "第3号"}


@pytest.mark.parametrize(("head", "number"), NUMBERS_OF_ANNOUNCEMENTS.items())
def test_the_number_of_an_announcement_below_its_mark(head: str, number: str) -> None:
    found = only(
        f"样例市市场监督管理局\n{head}\n\n现将抽检信息公告如下：\n共抽检120批次。\n特此公告。\n样例市市场监督管理局\n2021年3月15日\n"
    )
    assert (found["title"], found["document_number"]) == ("样例市市场监督管理局公告", number)


def test_the_contents_list_of_a_law_has_no_headings() -> None:
    found = only(
        "样例市样例条例\n\n（2022年10月27日样例市人民代表大会常务委员会通过）\n\n目　录\n\n第一章　总则\n第二章　附则\n\n第一章　总则\n\n第一条　制定本条例。\n\n"
        "第二章　附则\n\n第二条　本条例自公布之日起施行。\n"
    )
    assert headings(found) == [(1, "第一章　总则", False), (1, "第二章　附则", False)]


def test_a_text_that_leads_to_a_table_is_text_and_its_markdown_rule_is_none() -> None:
    found = only(
        f"{TITLE}\n{NUMBER}\n样例市财政局：\n一、出让地块的基本情况：\n|序号|面积|\n|:-:|:-:|\n|1|32518.60|\n二、其他事项另行通知。\n样例省财政厅\n2019年7月15日\n"
    )
    assert body(found) == ["一、出让地块的基本情况：", "二、其他事项另行通知。"]
    assert [(table["columns"], table["rows"]) for table in found["tables"]] == [(["序号", "面积"], [["1", "32518.60"]])]


def test_an_announcement_that_says_what_it_is_about_without_a_word_for_it() -> None:
    found = only(
        "样例市自然资源局国有建设用地使用权拍卖出让公告\n样自然资告字〔2022〕7号\n\n决定拍卖出让1宗地块。\n样例市自然资源局\n2022年7月28日\n"
    )
    assert found["issuing_offices"] == ["样例市自然资源局"]


PLAN = (
    "样例县人民政府关于印发样例县总体应急预案的通知\n样政发〔2022〕3号\n各乡镇人民政府：\n现印发给你们，请遵照执行。\n样例县人民政府\n2022年3月6日\n"
    "样例县总体应急预案\n{0}1{1}总则\n1.1{1}编制目的\n提高应对能力。\n1.2{1}分级\n1.2.1{1}级别\n1.5万元以上的损失为重大。\n1.2.2{1}标准\n按照规定确定。\n"
    "2{1}机制\n2.1{1}预警\n2.1.1{1}发布预警信息应当经县人民政府批准。\n1.对乡镇；\n2.对部门。\n3{1}附则\n3.1{1}解释\n本预案由县应急管理局解释。\n"
)
CONTENTS_OF_PLAN = "目　录\n1{1}总则\n1.1{1}编制目的\n2{1}机制\n"


@pytest.mark.parametrize("gap", ["", " ", "\u3000"], ids=["none", "blank", "wide"])
@pytest.mark.parametrize("contents", ["", CONTENTS_OF_PLAN], ids=["bare", "contents"])
def test_decimal_numbers_in_order_are_headings(gap: str, contents: str) -> None:
    found = only(PLAN.format(contents.format("", gap), gap))
    assert found["instrument"] == "样例县总体应急预案"
    wanted = ["1总则", "1.1编制目的", "1.2分级", "1.2.1级别", "1.2.2标准", "2机制", "2.1预警", "3附则", "3.1解释"]
    assert [(level, "".join(text.split())) for level, text, _ in headings(found)] == [
        (text.count(".") + 1, text) for text in wanted
    ]


def test_signs_of_recognition_in_numbers_of_headings() -> None:
    found = only(
        f"{TITLE}\n{NUMBER}\n样例市财政局：\n一.落实政策\n认真落实。\n二．加强监督\n第 一 条 甲。\n三、本函自印发之日起执行。\n特此函告\n样例省财政厅\n2019年7月15日\n"
    )
    assert headings(found) == [(1, "一.落实政策", False), (1, "二．加强监督", False)]


BROKEN = {
    NUMBER: ("样财函\n〔2019〕112号", "样财函〔2019〕\n112号"),
    "2019年7月15日": ("2019年7月\n15日", "2019年\n7月15日"),
}


@pytest.mark.parametrize(("whole", "broken"), [(whole, one) for whole, some in BROKEN.items() for one in some])
def test_a_number_or_a_date_over_two_lines_is_one(whole: str, broken: str) -> None:
    assert only(DOCUMENT.replace(whole, broken)) == only(DOCUMENT)


BESIDE_THE_NUMBER = ("　　签发人：张某某", "　样税函〔2019〕3号　样人社函〔2019〕9号", "、样税函〔2019〕3号")


@pytest.mark.parametrize("beside", BESIDE_THE_NUMBER)
def test_what_stands_beside_the_number_is_none_of_it(beside: str) -> None:
    assert only(DOCUMENT.replace(NUMBER, NUMBER + beside)) == only(DOCUMENT)


def test_a_text_with_a_blank_between_all_characters_reads_like_one_without() -> None:
    spread = "\n".join(" ".join(line.strip()) for line in DOCUMENT.split("\n"))
    bare, found = only(DOCUMENT), only(spread)
    assert {key: found[key] for key in ("title", "document_number", "addressees", "signatories", "headings")} == {
        key: bare[key] for key in ("title", "document_number", "addressees", "signatories", "headings")
    }
    assert body(found) == body(bare)


HEADS_WITH_A_PAGE = (
    "—{}—　　样例市人民政府公报 2021·3",
    "样例市人民政府公报　　2021年第3期　　{}",
    "{}　样例市人民政府公报",
)


@pytest.mark.parametrize("head", HEADS_WITH_A_PAGE)
def test_a_running_head_that_holds_the_page_number_is_left_out(head: str) -> None:
    cut = DOCUMENT
    for page, within in enumerate(("规定|程序", "研究，|现函告", "亿元，|按"), 11):
        cut = cut.replace(within.replace("|", ""), within.replace("|", f"\n\n{head.format(page)}\n\n"))
    assert body(only(cut)) == body(only(DOCUMENT))


def test_lines_in_columns_are_a_table_and_names_side_by_side_are_none() -> None:
    rows = "县区　　　人口　　面积\n样东区　　30.5　　200\n样西区　　20.1　　180\n"
    names = "张某某　　李某某　　王某某\n赵某某　　钱某某　　孙某某\n周某某　　吴某某　　郑某某\n"
    found = only(f"{TITLE}\n{NUMBER}\n样例市财政局：\n数据如下：\n{rows}特此函告。\n样例省财政厅\n2019年7月15日\n")
    assert [(table["columns"], len(table["rows"])) for table in found["tables"]] == [(["县区", "人口", "面积"], 2)]
    assert only(f"{TITLE}\n{NUMBER}\n样例市财政局：\n名单如下：\n{names}特此函告。\n")["tables"] == []


def test_a_decision_that_an_order_publishes_is_its_text() -> None:
    found = only(
        "中华人民共和国样例院令\n\n第700号\n\n《样例院关于修改〈样例条例〉的决定》已经通过，现予公布。\n\n院长　张某某\n\n2018年4月1日\n\n"
        "样例院关于修改《样例条例》的决定\n\n样例院决定对《样例条例》作如下修改：\n\n一、将第三条修改为：“样例部门负责。”\n\n二、删去第五条。\n\n"
        "本决定自2018年5月1日起施行。\n"
    )
    assert (found["title"], headings(found)) == ("样例院关于修改《样例条例》的决定", [])
