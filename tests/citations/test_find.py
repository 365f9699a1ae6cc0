"""What is found in sentences as official documents print them: kind, prefix, year, sequence, title of each citation."""

from __future__ import annotations

import pytest

from generator.citations import Citation, Known, find_citations

NUMBER, ORDER, NOTICE, OWN = "document_number", "order", "announcement", "own_number"
TITLE, STANDARD, CASE, GAZETTE = "law_title", "standard", "court_case", "gazette_issue"

Parts = tuple[str, str, int | None, int | str | None, str]

CASES: list[tuple[str, list[Parts]]] = [
    # title and number
    ("根据《关于样例的通知》（样政发〔2020〕10号）", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("根据《关于样例的通知》(样政发[2020]10 号)", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("《关于样例的通知》（样政发﹝2020﹞10号，以下简称《通知》）", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("《关于样例的通知》（ 样政发〔2020〕10号第二条）", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("《关于样例的通知》（样政发〔2020〕10号，见附件）", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("《关于样例的通知》（样政发\n\n〔2020〕10号）", [(NUMBER, "样政发", 2020, 10, "关于样例的通知")]),
    ("《关于样\n\n例的通知》（样政\n办发〔2020〕\n10号）", [(NUMBER, "样政办发", 2020, 10, "关于样例的通知")]),
    ("《关于印发〈样例办法〉的通知》（样政发〔2020〕1号）", [(NUMBER, "样政发", 2020, 1, "关于印发〈样例办法〉的通知")]),
    ("《关于印发《样例办法》的通知》（样政发〔2020〕1号）", [(NUMBER, "样政发", 2020, 1, "关于印发《样例办法》的通知")]),
    ("《关于印发〈样例办>的通知》(样政发〔2020〕1号)", [(NUMBER, "样政发", 2020, 1, "关于印发〈样例办>的通知")]),
    ("《样例规划纲要（2014-2020年）》（样政发〔2014〕1号）", [(NUMBER, "样政发", 2014, 1, "样例规划纲要（2014-2020年）")]),
    ("按【（样建办[2001]99号）《样例评审办法》】执行", [(NUMBER, "样建办", 2001, 99, "样例评审办法")]),
    ("按样政发〔2020〕1号《关于样例的通知》执行", [(NUMBER, "样政发", 2020, 1, "关于样例的通知")]),
    (
        "《关于样例的函》（样价费函〔2002〕9号、样财综〔2002〕5号）",
        [(NUMBER, "样价费函", 2002, 9, "关于样例的函"), (NUMBER, "样财综", 2002, 5, "关于样例的函")],
    ),
    (
        "《关于样例的公告》（样例总局公告2011年第25号发布，样例总局公告2018年第31号修改）",
        [(NOTICE, "样例总局公告", 2011, 25, "关于样例的公告"), (NOTICE, "样例总局公告", 2018, 31, "")],
    ),
    ("《关于样例的公告》（2020年第8号）", [(NOTICE, "", 2020, 8, "关于样例的公告")]),
    ("《样例指挥部通告（第1号）》", [(NOTICE, "", None, 1, "样例指挥部通告（第1号）")]),
    (
        "对《样例指导意见（试行）》（以下简称样办函〔2017〕27号文）、样缓函〔2017〕3号文审查",
        [
            (TITLE, "", None, None, "样例指导意见（试行）"),
            (NUMBER, "样办函", 2017, 27, ""),
            (NUMBER, "样缓函", 2017, 3, ""),
        ],
    ),
    # a number alone, and what stands before it
    ("按照晋政发〔1993〕71号文件的规定", [(NUMBER, "晋政发", 1993, 71, "")]),
    ("从省政府川样发[2020]10号看", [(NUMBER, "川样发", 2020, 10, "")]),
    ("10月29日市人民政府样政发〔1986〕148号文件发布", [(NUMBER, "样政发", 1986, 148, "")]),
    ("省财政厅、省人社厅晋财社〔2019〕1号", [(NUMBER, "晋财社", 2019, 1, "")]),
    ("财政部等五部门联合印发的财样〔2020〕5号文件精神", [(NUMBER, "财样", 2020, 5, "")]),
    ("1财样〔2019〕24号 辅导", [(NUMBER, "财样", 2019, 24, "")]),
    ("单选项目\t晋政地(调剂)字〔2014〕5 号\t(2014.8.6)", [(NUMBER, "晋政地(调剂)字", 2014, 5, "")]),
    ("补办\t晋政地(补)字〔2009〕81 (2009.6.29)", [(NUMBER, "晋政地(补)字", 2009, 81, "")]),
    ("样政发〔2019〕2015号文", [(NUMBER, "样政发", 2019, 2015, "")]),
    ("样税字(94)026号规定", [(NUMBER, "样税字", 1994, 26, "")]),
    ("样政发〔2020〕1 2号文", [(NUMBER, "样政发", 2020, 12, "")]),
    ("按样政发〔2020〕1号、2号执行", [(NUMBER, "样政发", 2020, 1, ""), (NUMBER, "样政发", 2020, 2, "")]),
    ("样政发〔2019〕13号、〔2020〕14号规定", [(NUMBER, "样政发", 2019, 13, ""), (NUMBER, "样政发", 2020, 14, "")]),
    ("应按国务院一九八〇年12号文件", [(NUMBER, "", 1980, 12, "")]),
    ("按样政发1982年14号文件办理", [(NUMBER, "样政发", 1982, 14, "")]),
    # orders
    ("《样例条例》（国务院令 12 号）", [(ORDER, "国务院令", None, 12, "样例条例")]),
    ("《样例办法》(国务院国资委、财政部令第 3 号)", [(ORDER, "国务院国资委、财政部令", None, 3, "样例办法")]),
    ("《样例办法》（商务部令2014年第3号）", [(ORDER, "商务部令", 2014, 3, "样例办法")]),
    ("《样例办法》（2010年国务院令第570号）", [(ORDER, "国务院令", None, 570, "样例办法")]),
    ("依据样例银行令[2006]第2号发布", [(ORDER, "样例银行令", 2006, 2, "")]),
    ("1994年9月5日市人民政府第20号令修改", [(ORDER, "市人民政府令", None, 20, "")]),
    ("中华人民共和国主席令（第二十三号）公布", [(ORDER, "中华人民共和国主席令", None, 23, "")]),
    ("违反住房和城乡建设部令第18号", [(ORDER, "住房和城乡建设部令", None, 18, "")]),
    ("經第66/2025號行政長官批示修改", [(ORDER, "行政長官批示", 2025, 66, "")]),
    ("以及經第46 / 99 / M號訓令核准", [(ORDER, "M", 1999, 46, "")]),
    ("載於第17/PRE/2016號批示", [(ORDER, "PRE", 2016, 17, "")]),
    # announcements
    ("税务部门。 财政部、海关总署、税务总局公告2020年第6号", [(NOTICE, "财政部、海关总署、税务总局公告", 2020, 6, "")]),
    (
        "1.符合财政部  税务总局 海关总署公告2019年第39号和财政部 税务总局公告2019年第84号的",
        [(NOTICE, "财政部 税务总局 海关总署公告", 2019, 39, ""), (NOTICE, "财政部 税务总局公告", 2019, 84, "")],
    ),
    ("根据2月2日样例市应对样例疫情的应急指挥部第8号通告", [(NOTICE, "样例市应对样例疫情的应急指挥部通告", None, 8, "")]),
    (
        "样例市指挥部发布第11号、第12号通告",
        [(NOTICE, "样例市指挥部通告", None, 11, ""), (NOTICE, "样例市指挥部通告", None, 12, "")],
    ),
    (
        "财政部、税务总局联合发布了公告，具体是：[2020]8号、[2020]9号公告。",
        [(NOTICE, "财政部 税务总局公告", 2020, 8, ""), (NOTICE, "财政部 税务总局公告", 2020, 9, "")],
    ),
    ("《关于样例的公告》（公告〔2019〕3号）", [(NUMBER, "公告", 2019, 3, "关于样例的公告")]),
    # the document's own number
    ("关于样例的通知\n\n样政发〔2020〕1号\n\n各县：", [(OWN, "样政发", 2020, 1, "")]),
    ("关于样例的通知\n样政发〔2020〕10 号……………(3)\n", [(OWN, "样政发", 2020, 10, "")]),
    ("样例省财政厅文件样财会〔2021〕13号样例省财政厅关于样例的通知", [(OWN, "样财会", 2021, 13, "")]),
    ("样办发电〔2020〕5号市人民政府办公厅关于样例的通知 各区", [(OWN, "样办发电", 2020, 5, "")]),
    ("样例市财政局关于样例的通知 样财〔2020〕2号 各区财政局", [(OWN, "样财", 2020, 2, "")]),
    ("【发布文号】 样函〔2020〕19号 【发文日期】", [(OWN, "样函", 2020, 19, "")]),
    ("关于样例的通告 2020年第2号 根据有关规定", [(OWN, "", 2020, 2, "")]),
    ("样例条例\n\n中华人民共和国国务院令第４４号\n\n现予公布", [(OWN, "中华人民共和国国务院令", None, 44, "")]),
    ("样政发〔2020〕1号", [(NUMBER, "样政发", 2020, 1, "")]),
    # titles alone
    ("根据《中华人民共和国样例法》、《样例省样例条例》", [(TITLE, "", None, None, "中华人民共和国样例法"), (TITLE, "", None, None, "样例省样例条例")]),
    ("同意《样例市城市总体规划（2019-2030）（2019 年修改版）》", [(TITLE, "", None, None, "样例市城市总体规划（2019-2030）（2019 年修改版）")]),
    ("行使《樣例特別行政區基本法》", [(TITLE, "", None, None, "樣例特別行政區基本法")]),
    # standards, cases, gazettes
    ("落实《样例技术规范》（WS/T311-2009）", [(STANDARD, "WS/T", 2009, 311, "样例技术规范")]),
    ("执行GB 18030-2022和DB14/T 1.2—2020", [(STANDARD, "GB", 2022, 18030, ""), (STANDARD, "DB14/T", 2020, "1.2", "")]),
    ("《样例规范》GB50016－2014（2018年版）", [(STANDARD, "GB", 2014, 50016, "样例规范")]),
    ("作出（2008）样二中民终字第00453号民事判决", [(CASE, "样二中民终字", 2008, 453, "")]),
    ("（2011）样中民一（民）终字第19号", [(CASE, "样中民一（民）终字", 2011, 19, "")]),
    ("责任编辑：某某\n\n2020年第3期\n\n2020年7月8日出版", [(GAZETTE, "", 2020, 3, "")]),
    ("# 样例市人民政府公报\n\n2020年第3期\n", [(GAZETTE, "", 2020, 3, "样例市人民政府公报")]),
    ("载《样例公报》2019年第12号", [(GAZETTE, "", 2019, 12, "样例公报")]),
]  # fmt: skip

NOT_CITATIONS = [
    "填写《样例项目申报表》(附件2)和《承诺书》",
    "《政府工作报告》", "《人民日报》", "《样例公报》赠阅范围", "《营业执照》", "《劳动合同》", "《整改通知书》",
    "考试设《样例工程合同管理》、《样例工程法规》", "考试科目为《税法》", "《孙子兵法》", "本《办法》", "《实施方案》",
    "〔责任单位：市样例局、市财政局〕", "样土网挂2014－06号宗地", "样土网挂〔2014〕06号宗地", "第2741号提案", "第12号建议",
    "1999—2000年样例称号", "规划（2016-2020年）", "R-4O00.000 L-1084.173", "样国用（2008）第0123号",
    "样（2019）某字不动产权第012345号", "样例路（2019）12号", "样例东路16号大厅", "12345热线", "2020年第3期培训班",
    "《某月刊》2019年第3期", "2.2020年计划", "参考〔2020〕", "样政发〔0000〕1号", "样政发〔99999〕1号", "第三次会议",
]  # fmt: skip


def parts(citation: Citation) -> Parts:
    return citation.kind, citation.prefix, citation.year, citation.sequence, citation.title


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_citations_of_a_sentence(text: str, expected: list[Parts]) -> None:
    assert [parts(citation) for citation in find_citations(text)] == expected


@pytest.mark.parametrize("text", NOT_CITATIONS)
def test_not_citations(text: str) -> None:
    assert find_citations(f"依照有关规定，{text}，执行。") == []


def test_spans_are_whole_citations() -> None:
    text = "据《关于样例的函》（样价函〔2002〕9号、样财综〔2002〕5号），按样政发〔2020〕1号文件办理。"
    found = find_citations(text)
    assert [citation.text for citation in found] == [
        "《关于样例的函》（样价函〔2002〕9号、样财综〔2002〕5号）",
        "样财综〔2002〕5号",
        "样政发〔2020〕1号文件",
    ]
    first = found[0]
    assert first.title_span and text[slice(*first.title_span)] == "《关于样例的函》"
    assert first.number_span and text[slice(*first.number_span)] == "样价函〔2002〕9号"


def test_article_and_issuer() -> None:
    (law,) = find_citations("违反《样例法》第三条第二款第（一）项规定")
    assert (law.text, law.article) == ("《样例法》", "第三条第二款第（一）项")
    (notice,) = find_citations("按照财政部《关于样例的通知》（财样〔2020〕1号）执行")
    assert notice.issuer == "财政部"


def test_short_names_stand_for_their_document_from_there_on() -> None:
    text = "《通知》不算。《关于样例的通知》（样政发〔2020〕1号，以下简称《通知》）施行。按《通知》第三条办理。"
    first, mention = find_citations(text)
    assert (first.short_name, first.bound) == ("通知", False)
    assert (mention.text, mention.bound, mention.article) == ("《通知》", True, "第三条")
    assert parts(mention) == parts(first)


def test_short_name_of_a_title_alone() -> None:
    _, mention = find_citations("《样例市总体规划》（以下简称《总体规划》）已经批准。按照修改后的《总体规划》实施。")
    assert (mention.title, mention.bound) == ("样例市总体规划", True)


def test_gazette_page() -> None:
    (issue,) = find_citations("见《样例市人民政府公报》2019年第12期第5页。")
    assert (issue.title, issue.page) == ("样例市人民政府公报", 5)


def test_known_codes_offices_and_titles_help() -> None:
    assert [c.prefix for c in find_citations("依规某某甲乙〔2020〕1号", Known(codes=frozenset({"甲乙"})))] == ["甲乙"]
    longest = Known(codes=frozenset({"政发", "样政发"}))
    assert [c.prefix for c in find_citations("按照样政发〔2020〕1号", longest)] == ["样政发"]
    assert find_citations("参阅《样例手册》") == []
    assert [c.title for c in find_citations("参阅《样例手册》", Known(titles=frozenset({"样例手册"})))] == ["样例手册"]
    masthead = find_citations("某某\n\n2020年第3期\n", Known(gazette="样例市人民政府公报"))
    assert [c.title for c in masthead] == ["样例市人民政府公报"]


def test_json_parts() -> None:
    (found,) = find_citations("根据《样例法》规定")
    assert found.as_json() == {
        "span": [2, 7], "text": "《样例法》", "kind": "law_title", "prefix": None, "year": None, "sequence": None,
        "title": "样例法",
    }  # fmt: skip
