"""Documents that a transcript has run together in one line, with blanks between their parts or without."""

from __future__ import annotations

import pytest

from tests.importer.reading import document, doubts, headings, texts

WITH_BLANKS = (
    "样例市财政局 样例市审计局关于做好样例资金管理的紧急通知 样财发〔2022〕18 号 各县（市、区）财政局、审计局，有关单位： "
    "　　根据《财政部 审计署关于样例的通知》(财样〔2020〕5号，见附件)，现通知如下： 　　一、提高认识，抓好落实 　　各县要提高认识，"
    "拨付 12 万元。 　　二、规范管理 　　（一）专款专用。不得挪用。 　　（二）加快进度。按月报告。 样例市财政局 样例市审计局 2022年1月5日"
)
ARTICLES = (
    "样例市人民政府办公室关于印发《样例市样例细则》的通知 各县人民政府： 　　《样例市样例细则》已经市政府同意，现印发你们。 　　 "
    "样例市人民政府办公室 2018年5月3日 　　 样例市样例细则 　　 　　第一章 总则 　　第一条 为了样例，制定本细则。 　　"
    "第二条 按以下程序实施： 　　——自评。各县自评。 　　——考核。市里考核。 　　第二章 附则 　　第三条 自发布之日起施行。"
)
DENSE = (
    "样例市样例中心文件样中心发〔2020〕11号关于做好样例结算工作的通知各参保单位，各有关机构:根据要求，现将有关事项通知如下:"
    "一、分批实现样例结算2020年11月底前，八家机构实现结算。其他机构分批实现。二、样例流程(一)备案。可到现场备案(附件1)。"
    "(二)结算。凭证结算。三、有关要求(一)高度重视。要重视。(二)加快进度。要加快。附件:1.样例途径2.样例申报表样例市样例中心"
    "2020年9月14日附件1样例途径现场办理。附件2样例申报表样例市样例中心综合组2020年9月14日印发"
)


def test_blanks_part_what_lines_parted() -> None:
    found = document(WITH_BLANKS)
    assert found["title"] == "样例市财政局 样例市审计局关于做好样例资金管理的紧急通知"
    assert found["document_number"] == "样财发〔2022〕18号"
    assert found["addressees"] == "各县（市、区）财政局、审计局，有关单位："
    assert found["signatories"] == ["样例市财政局", "样例市审计局"]
    assert found["date_of_issue"] == "2022-01-05"
    assert headings(found) == [
        (1, "一、提高认识，抓好落实", False),
        (1, "二、规范管理", False),
        (2, "（一）专款专用。", True),
        (2, "（二）加快进度。", True),
    ]
    assert texts(found)[0] == "根据《财政部 审计署关于样例的通知》(财样〔2020〕5号，见附件)，现通知如下："
    assert texts(found)[2] == "各县要提高认识，拨付 12 万元。"


def test_chapters_and_articles() -> None:
    found = document(ARTICLES)
    assert (found["document_number"], found["instrument"]) == (None, "样例市样例细则")
    assert headings(found) == [(1, "第一章 总则", False), (1, "第二章 附则", False)]
    assert texts(found, "instrument")[1:3] == ["第一条 为了样例，制定本细则。", "第二条 按以下程序实施："]


def test_without_a_single_blank() -> None:
    found = document(DENSE)
    assert found["title"] == "关于做好样例结算工作的通知"
    assert found["document_number"] == "样中心发〔2020〕11号"
    assert found["issuing_offices"] == found["signatories"] == ["样例市样例中心"]
    assert found["addressees"] == "各参保单位，各有关机构:"
    assert found["date_of_issue"] == "2020-09-14"
    assert [item["title"] for item in found["attachments"]] == ["样例途径", "样例申报表"]
    assert [text for level, text, _ in headings(found) if level == 1] == [
        "一、分批实现样例结算", "二、样例流程", "三、有关要求",
    ]  # fmt: skip
    assert doubts(DENSE)[0] == ("cut", 1)


@pytest.mark.parametrize("text", [WITH_BLANKS, ARTICLES, DENSE])
def test_no_character_is_touched(text: str) -> None:
    """Blocks, fields and labels together have the source's characters; each block stands in the source as it is."""
    squeezed = "".join(text.split())
    blocks = document(text)["blocks"]
    assert len(blocks) > 3
    for block in blocks:
        assert "".join(block["text"].split()) in squeezed


def test_a_long_paragraph_is_no_document() -> None:
    long = "各地要高度重视样例 工作，一、抓认识；二、抓落实；三、抓检查。" * 12
    found = document(
        f"样例市人民政府关于样例的通知\n\n样政发〔2022〕8号\n\n各单位：\n\n{long}\n\n样例市人民政府\n\n2022年4月2日\n"
    )
    assert texts(found) == [long]
