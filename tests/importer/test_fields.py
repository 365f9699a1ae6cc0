"""Fields of documents of every kind, in the forms that offices print and transcripts break."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importer.reading import document, documents, doubts, left_out, notice, texts

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "title in one line": (
        notice("现将有关事项通知如下。"),
        {
            "title": "样例市人民政府关于加强样例工作的通知",
            "document_number": "样政发〔2021〕3号",
            "issuing_offices": ["样例市人民政府"],
            "addressees": "各县（市、区）人民政府，市直各单位：",
            "addressee_list": ["各县（市、区）人民政府", "市直各单位"],
            "signatories": ["样例市人民政府"],
            "date_of_issue": "2021-03-04",
        },
    ),
    "title folded, marked and spaced": (
        "# 样例市人民政府办公室 关于印发样例市 2020 年度\n样例方案的 通 知\n\n样政办发 〔2020〕 22 号\n\n各单位：\n\n请执行。\n\n"
        "样例市人民政府办公室\n\n2020 年 5 月 11 日\n\n(此件公开发布)\n",
        {
            "title": "样例市人民政府办公室关于印发样例市2020年度样例方案的通知",
            "document_number": "样政办发〔2020〕22号",
            "date_of_issue": "2020-05-11",
            "disclosure": "此件公开发布",
        },
    ),
    "joint, names on lines of their own": (
        "样例市财政局\n样例市审计局\n关于做好样例资金管理的通知\n\n样财发〔2022〕18号\n\n各县财政局、审计局：\n\n请执行。\n\n"
        "样例市财政局  样例市审计局\n\n2022年1月5日\n",
        {
            "title": "样例市财政局 样例市审计局关于做好样例资金管理的通知",
            "issuing_offices": ["样例市财政局", "样例市审计局"],
            "signatories": ["样例市财政局", "样例市审计局"],
        },
    ),
    "joint, names joined by a comma": (
        "样例省人民政府办公厅、样例军区办公室关于样例的通知\n\n样政办发〔1996〕25号\n\n各市人民政府：\n\n请执行。\n\n"
        "样例省人民政府办公厅　样例军区办公室\n\n一九九六年六月二十九日\n",
        {"issuing_offices": ["样例省人民政府办公厅", "样例军区办公室"], "date_of_issue": "1996-06-29"},
    ),
    "letterhead and number above the title": (
        "样例市教育局文件\n\n样教发〔2023〕9号\n\n关于做好样例招生\n工作的通知\n\n市直学校：\n\n请执行。\n\n样例市教育局\n\n2023年5月6日\n",
        {
            "title": "关于做好样例招生工作的通知",
            "document_number": "样教发〔2023〕9号",
            "issuing_offices": ["样例市教育局"],
            "addressees": "市直学校：",
        },
    ),
    "letterhead of two offices, short name in the title": (
        "样例市财政局  文件\n样例市税务局\n 样财规〔2019〕860号 \n关于加强样例建设的通知\n各县财政局：\n请执行。\n"
        "国家样例市财政局\n样例市税务局\n2019年8月20日\n",
        {
            "title": "关于加强样例建设的通知",
            "document_number": "样财规〔2019〕860号",
            "issuing_offices": ["国家样例市财政局", "样例市税务局"],
        },
    ),
    "number behind the title": (
        "样例市人民政府关于样例的批复（样政函〔2017〕45号）\n\n样例县人民政府：\n\n同意。\n\n样例市人民政府\n2017年9月12日\n",
        {
            "title": "样例市人民政府关于样例的批复",
            "document_number": "样政函〔2017〕45号",
            "addressees": "样例县人民政府：",
        },
    ),
    "number with the year first and in two figures": (
        "样例市人民政府关于整顿样例的通告\n\n〔94〕样政字第089号\n\n特此通告。\n\n样例市人民政府\n\n一九九四年六月十一日\n",
        {"document_number": "〔94〕样政字第089号", "addressees": None, "date_of_issue": "1994-06-11"},
    ),
    "order with a regulation": (
        "样例市人民政府令\n\n第 25 号\n\n《样例市供水办法》已经2018年3月2日市人民政府常务会议通过，现予公布，自2018年5月1日起施行。\n\n"
        "市长　王某某\n\n2018年3月9日\n\n样例市供水办法\n\n第一条 为了供水，制定本办法。\n",
        {
            "title": "样例市供水办法",
            "document_number": "样例市人民政府令第25号",
            "issuing_offices": ["样例市人民政府"],
            "signatories": ["市长　王某某"],
            "date_of_issue": "2018-03-09",
            "instrument": "样例市供水办法",
        },
    ),
    "order that commands": (
        "样例市样例指挥部令第13号\n\n各县人民政府：\n\n现命令如下：\n\n立即执行。\n\n样例市样例指挥部\n2020年2月15日\n",
        {"title": "样例市样例指挥部令第13号", "document_number": "令第13号", "issuing_offices": ["样例市样例指挥部"]},
    ),
    "order with its title above, person without a blank": (
        "样例条例\n\n中华人民共和国样例部令第４４４号\n\n《样例条例》已经通过，现予公布，自２００５年１１月１日起施行。\n\n部长王某某\n"
        "二○○五年八月二十三日\n\n样例条例\n\n第一章  总则\n　　第一条  为了样例，制定本条例。\n",
        {
            "title": "样例条例",
            "issuing_offices": ["样例部"],
            "signatories": ["部长王某某"],
            "date_of_issue": "2005-08-23",
            "instrument": "样例条例",
        },
    ),
    "announcement by year and number": (
        "样例市人民政府公告\n2020年第3号\n\n现公告如下：\n\n东至样例路。\n\n样例市人民政府\n2020年8月1日\n",
        {"title": "样例市人民政府公告", "document_number": "2020年第3号", "issuing_offices": ["样例市人民政府"]},
    ),
    "decision passed by a meeting": (
        "样例市人民代表大会常务委员会关于废止《样例条例》的决定\n\n（2019年8月30日样例市人民代表大会常务委员会第二十次会议通过）\n\n"
        "会议决定，废止《样例条例》。\n",
        {"issuing_offices": ["样例市人民代表大会常务委员会"], "date_of_issue": "2019-08-30", "document_number": None},
    ),
    "minutes": (
        "样例市人民政府常务会议纪要\n\n〔2020〕5号\n\n2020年6月1日，市长主持召开会议。纪要如下：\n\n一、研究了样例。会议决定，尽快开工。\n",
        {"document_number": "〔2020〕5号", "issuing_offices": ["样例市人民政府"], "date_of_issue": None},
    ),
    "Macao order": (
        "第 88/2019 號行政長官批示\n\n行政長官根據第6/1999號行政法規第五條的規定，作出本批示。\n\n一、核准樣例預算。\n\n二零一九年六月三日\n\n"
        "行政長官 何某\n",
        {
            "title": "第88/2019號行政長官批示",
            "document_number": "第88/2019號",
            "issuing_offices": ["行政長官"],
            "signatories": ["行政長官 何某"],
            "date_of_issue": "2019-06-03",
        },
    ),
    "Macao order of an office": (
        "第17/PRE/2016號批示\n\n作出本批示。\n\n二零一六年五月六日於樣例局\n\n局長 何某\n",
        {"document_number": "第17/PRE/2016號", "date_of_issue": "2016-05-06", "signatories": ["局長 何某"]},
    ),
    "signature and date in one line": (
        "样例市人民政府关于样例的函\n\n样政函〔2022〕8号\n\n样例大学：\n\n请予支持为盼。\n\n样例市人民政府2022年4月2日\n",
        {"signatories": ["样例市人民政府"], "date_of_issue": "2022-04-02"},
    ),
    "no signature": (
        "样例市人民政府关于样例的通知\n\n样政发〔2022〕8号\n\n各单位：\n\n请执行。\n\n2022年4月2日\n",
        {"signatories": [], "date_of_issue": "2022-04-02"},
    ),
    "no date": (
        "样例市人民政府关于样例的通知\n\n样政发〔2022〕8号\n\n各单位：\n\n请执行。\n\n样例市人民政府\n",
        {"signatories": ["样例市人民政府"], "date_of_issue": None},
    ),
    "no addressees, no number": (
        "样例市人民政府关于样例日活动的通告\n\n现通告如下：\n\n五月一日举行。\n\n样例市人民政府\n\n二〇二一年四月二十日\n",
        {"document_number": None, "addressees": None, "date_of_issue": "2021-04-20"},
    ),
    "addressees folded over lines": (
        "样例市人民政府关于样例的通知\n\n样政发〔2022〕8号\n\n各县（市、区）人民政府，市人民政府各委、\n办、局，各有关单位：\n　　请执行。\n\n"
        "样例市人民政府\n\n2022年4月2日\n",
        {"addressees": "各县（市、区）人民政府，市人民政府各委、办、局，各有关单位："},
    ),
    "a person for addressee": (
        "样例市人民政府关于任命王某某的通知\n\n样政任〔2022〕8号\n\n王某某同志：\n\n任命你为样例局局长。\n\n样例市人民政府\n\n2022年4月2日\n",
        {"addressees": "王某某同志："},
    ),
    "the text's first colon is no addressee": (
        "样例市人民政府关于任免的通知\n\n样政任〔2022〕8号\n\n经市人民政府研究决定：\n\n任命李某为样例局局长。\n\n样例市人民政府\n\n2022年4月2日\n",
        {"addressees": None},
    ),
    "date under the title, number below it": (
        "样例市人民政府批转样例委关于样例报告的通知\n\n（一九八〇年五月一日）\n\n样发[1980]120号\n\n各县人民政府：\n\n现转发给你们，请执行。\n",
        {"document_number": "样发[1980]120号", "date_of_issue": "1980-05-01", "addressees": "各县人民政府："},
    ),
    "announcement with office, year and number": (
        "样例税务局关于样例事项的公告\n样例税务局公告2020年第4号\n\n现公告如下：\n\n自行申报。\n\n样例税务局\n2020年2月10日\n",
        {"title": "样例税务局关于样例事项的公告", "document_number": "样例税务局公告2020年第4号"},
    ),
    "several labels of a site in one line": (
        "样例市人民政府关于样例的通知\n发布时间：2020-02-11　来源：样例局　字体：大 中 小\n\n样政发〔2020〕5号\n\n各县人民政府：\n\n请执行。\n\n"
        "样例市人民政府\n\n2020年2月10日\n",
        {"title": "样例市人民政府关于样例的通知", "addressees": "各县人民政府：", "date_of_issue": "2020-02-10"},
    ),
    "way of disclosure as a line": (
        "样例市人民政府关于样例的通知\n\n样政发〔2022〕8号\n\n各单位：\n\n请执行。\n\n样例市人民政府\n\n2022年4月2日\n\n公开方式：主动公开\n",
        {"disclosure": "主动公开"},
    ),
    "labels of a database": (
        "【法规标题】样例办法\n【发布文号】样政发〔2005〕7号\n【发布日期】20050823\n【发布部门】样例市人民政府\n【正文】\n\n样例办法\n\n"
        "第一条 为了样例，制定本办法。\n",
        {
            "title": "样例办法",
            "document_number": "样政发〔2005〕7号",
            "issuing_offices": ["样例市人民政府"],
            "date_of_issue": "2005-08-23",
        },
    ),
    "labels of a site": (
        "索 引 号：11140000/2021-00012\n发文机关：样例市人民政府\n成文日期：2021年5月6日\n标　　题：样例市人民政府关于样例的通知\n"
        "发文字号：样政发〔2021〕15号\n\n样例市人民政府关于样例的通知\n\n样政发〔2021〕15号\n\n各单位：\n\n请执行。\n\n样例市人民政府\n2021年5月6日\n",
        {"document_number": "样政发〔2021〕15号", "addressees": "各单位：", "signatories": ["样例市人民政府"]},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fields(case: str) -> None:
    text, expected = CASES[case]
    found = document(text)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "printed",
    [
        "2021年3月4日",
        "2021 年 3 月 4 日",
        "２０２１年３月４日",
        "二〇二一年三月四日",
        "二○二一年三月四日",
        "二Ｏ二一年三月四日",
        "二零二一年三月四日",
        "2021-03-04",
        "2021年03月04日",
    ],
)
def test_dates(printed: str) -> None:
    assert document(notice("请执行。").replace("2021年3月4日", printed))["date_of_issue"] == "2021-03-04"


@pytest.mark.parametrize(
    "printed",
    [
        "样政发〔2021〕3号",
        "样政发[2021]3号",
        "样政发（2021）3号",
        "样政发(2021)3 号",
        "样政发【2021】3号",
        "样政发﹝2021﹞3号",
        "样政发〔２０２１〕３号",
        "样政发〔2021〕第3号",
        "（样政发〔2021〕3号）",
    ],
)
def test_numbers(printed: str) -> None:
    found = document(notice("请执行。").replace("样政发〔2021〕3号", printed))
    assert found["document_number"] == "".join(printed.split()).strip("（）" if printed.startswith("（") else "")
    assert found["title"] == "样例市人民政府关于加强样例工作的通知"


def test_what_is_issued_is_no_document_of_its_own() -> None:
    """A forwarded document keeps its number, addressees, signature and date within the text."""
    found = document(
        "样例市人民政府办公室关于转发省人民政府办公厅关于做好样例工作的通知的通知\n\n样政办发〔2018〕5号\n\n各县人民政府：\n\n"
        "现将《样例省人民政府办公厅关于做好样例工作的通知》（样省政办发〔2018〕2号）转发给你们。\n\n样例市人民政府办公室\n\n2018年2月6日\n\n"
        "样例省人民政府办公厅关于做好样例工作的通知\n\n样省政办发〔2018〕2号\n\n各市人民政府：\n\n请执行。\n\n样例省人民政府办公厅\n\n2018年1月20日\n"
    )
    assert found["instrument"] == "样例省人民政府办公厅关于做好样例工作的通知"
    assert found["date_of_issue"] == "2018-02-06"
    assert texts(found, "instrument") == [
        "样省政办发〔2018〕2号", "各市人民政府：", "请执行。", "样例省人民政府办公厅", "2018年1月20日",
    ]  # fmt: skip
    assert found["citations"] == [
        {"title": "样例省人民政府办公厅关于做好样例工作的通知", "number": "样省政办发〔2018〕2号"}
    ]


def test_what_is_issued_without_a_signature_before_it() -> None:
    found = document(
        "样例市人民政府关于印发《样例办法》的通知\n\n样政发〔2011〕7号\n\n各县人民政府：\n\n现将《样例办法》印发给你们。\n\n样例办法\n\n"
        "第一条 为规范样例，制定本办法。\n"
    )
    assert found["instrument"] == "样例办法"
    assert texts(found) == ["现将《样例办法》印发给你们。"]


def test_a_signature_that_differs_is_kept_and_said() -> None:
    text = notice("请执行。").replace("\n样例市人民政府\n", "\n样例市政府\n")
    assert document(text)["signatories"] == ["样例市政府"]
    assert "signature-differs" in [code for code, _ in doubts(text)]


def test_what_the_office_did_not_write_is_left_out_and_said() -> None:
    text, _ = CASES["labels of a database"]
    assert {reason for _, reason, _ in left_out(text)} == {"collector-label"}
    assert [code for code, _ in doubts(text)] == ["from-label", "from-label"]


def test_several_documents() -> None:
    """Each begins with its title; the last lacks a number and is known by its office, subject and kind."""
    text = notice("请执行。") + "\n\n" + notice("再执行。").replace("3号", "4号") + "\n\n" + (
        "样例市人民政府关于公布样例名单的通告\n\n现将名单公布如下：\n\n样例一厂。\n\n样例市人民政府\n\n2021年3月8日\n"
    )  # fmt: skip
    found = documents(text)
    assert [one["document_number"] for one in found] == ["样政发〔2021〕3号", "样政发〔2021〕4号", None]
    assert [texts(one)[-1] for one in found] == ["请执行。", "再执行。", "样例一厂。"]


def test_the_number_printed_twice_and_differently() -> None:
    text = notice("请执行。").replace("样政发〔2021〕3号\n", "样政发〔2021〕3号\n\n样政发〔2021〕8号\n")
    assert document(text)["document_number"] == "样政发〔2021〕3号"
    assert ("number-differs", 5) in doubts(text)
