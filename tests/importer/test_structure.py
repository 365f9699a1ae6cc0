"""Headings, run-in headings, items and paragraphs, however a transcript marks or breaks them."""

from __future__ import annotations

import pytest

from tests.importer.reading import document, doubts, headings, notice, texts

HEADINGS: dict[str, tuple[str, list[tuple[int, str, bool]]]] = {
    "the number, not the marks, gives the level": (
        "## 一、总体要求\n\n坚持样例。\n\n### **二、任务**\n\n## （一）摸底\n\n先摸底。\n\n#### (二) 建档\n\n再建档。\n\n## 1. 入户\n\n逐户。\n\n##### （1）登记\n\n登记。",
        [(1, "一、总体要求", False), (1, "二、任务", False), (2, "（一）摸底", False), (2, "(二) 建档", False), (3, "1. 入户", False), (4, "（1）登记", False)],
    ),
    "bold run-in headings, the number in or outside the bold": (
        "**一、加强领导。**各单位要重视。\n\n（二）**摸清底数。**按月报送。\n\n(三) **严格考核**。定期通报。\n\n1. **城镇人员：**登记失业人员。\n\n2. **农村人员**：进城务工人员。",
        [(1, "一、加强领导。", True), (2, "（二）摸清底数。", True), (2, "(三) 严格考核。", True), (3, "1. 城镇人员：", True), (3, "2. 农村人员：", True)],
    ),
    "labels without a number stand one below their chapter": (
        "## 一、原则\n\n——**坚持样例**。各地要坚持。\n\n**指导思想：**坚持样例。\n\n**工作目标:**完成样例。",
        [(1, "一、原则", False), (2, "——坚持样例。", True), (2, "指导思想：", True), (2, "工作目标:", True)],
    ),
    "one of four siblings has kept its bold": (
        "1. 方式确定。由集体经营。\n\n2. 对象选定。公开交易。\n\n3. **责任明确。**依约付费。",
        [(3, "1. 方式确定。", True), (3, "2. 对象选定。", True), (3, "3. 责任明确。", True)],
    ),
    "plain text, standing headings": (
        "一、总体要求\n\n坚持样例。\n\n二、任务\n\n（一）摸底\n\n先摸底。\n\n（二）建档\n\n1.入户\n\n逐户。\n\n2.登记\n\n登记。",
        [(1, "一、总体要求", False), (1, "二、任务", False), (2, "（一）摸底", False), (2, "（二）建档", False), (3, "1.入户", False), (3, "2.登记", False)],
    ),
    "a blank in place of 、": (
        "一　提高认识\n\n坚持样例。\n\n二 落实责任\n\n（一）摸底\n\n先摸底。\n\n（二）建档\n\n再建档。\n\n三　督查\n\n按月。",
        [(1, "一　提高认识", False), (1, "二 落实责任", False), (2, "（一）摸底", False), (2, "（二）建档", False), (1, "三　督查", False)],
    ),
    "a blank in place of 、, once": ("一　提高认识\n\n坚持样例。", []),
    "a blank in place of 、, not in order": ("一　提高认识\n\n坚持样例。\n\n三　督查\n\n按月。", []),
    "a blank in place of 、, nothing below": ("名单如下：\n\n一　甲某\n\n二　乙某\n\n三　丙某", []),
    "a blank in place of 、 beside true numbers": ("一、提高认识\n\n坚持样例。\n\n一　甲\n\n二、督查\n\n按月。", [(1, "一、提高认识", False), (1, "二、督查", False)]),
    "plain text, run-in headings": (
        "一、关于基数问题。各地应按规定落实。\n\n二、关于价格和费用问题。一律按原价执行。",
        [(1, "一、关于基数问题。", True), (1, "二、关于价格和费用问题。", True)],
    ),
    "plain text, headings with a stop on lines of their own": (
        "（一）全面实施承诺制。\n各部门设立承诺书。\n（二）建立信用记录。\n各部门采集信息。",
        [(2, "（一）全面实施承诺制。", False), (2, "（二）建立信用记录。", False)],
    ),
    "numbered paragraphs are no headings": (
        "一、样例是历史遗留问题，情况复杂，敏感性、专业性都比较强。因此由样例局归口管理。\n\n二、要加强样例的调查取证工作，设法查找有关样例的文件资料和当时处理样例的命令。\n\n三、本通知自发布之日起施行。",
        [],
    ),
    "items are no headings": (
        "1. 贯彻执行样例;\n2. 研究制定样例;\n3. 全面组织样例。\n\n（一）2009年以前的样例;\n\n（二）2009年以后的样例。\n\n①有固定场所；\n\n②有专业人员。",
        [],
    ),
    "a list with colons is no row of headings": ("一、时间：上午八时。\n\n二、地点：样例广场。", []),
    "chapters and articles": (
        "第一章　总　则\n\n第一条　为了样例，制定本办法。\n\n第二章　职责\n\n第一节　一般规定\n\n第二条　样例局负责。\n\n（一）制定计划；\n\n（二）组织检查。",
        [(1, "第一章　总　则", False), (1, "第二章　职责", False), (2, "第一节　一般规定", False)],
    ),
    "a marked heading without a number": ("## 一、范围\n\n本市。\n\n### 工作步骤\n\n先试点。", [(1, "一、范围", False), (2, "工作步骤", False)]),
}  # fmt: skip


def test_a_heading_by_a_blank_is_a_doubt() -> None:
    body = notice("一　提高认识\n\n坚持样例。\n\n二　督查\n\n按月。")
    assert [code for code, _ in doubts(body)] == ["spaced-number"] * 2


@pytest.mark.parametrize("case", HEADINGS)
def test_headings(case: str) -> None:
    body, expected = HEADINGS[case]
    assert headings(document(notice(body))) == expected


LONG = "各地各部门要高度重视样例工作，进一步落实主要负责同志负总责、分管负责同志具体负责的责任制"
BROKEN: dict[str, tuple[str, list[str]]] = {
    "in a word": (f"{LONG}，切实抓好落\n\n实工作。", [f"{LONG}，切实抓好落实工作。"]),
    "over three blank lines": (f"{LONG}，切实抓好\n\n\n\n落实。", [f"{LONG}，切实抓好落实。"]),
    "in a number": (
        f"{LONG}，按照《样例意见》（样政发\n\n〔2019〕80号）执行。",
        [f"{LONG}，按照《样例意见》（样政发〔2019〕80号）执行。"],
    ),
    "behind a comma": (f"{LONG}，\n\n切实抓好落实。", [f"{LONG}，切实抓好落实。"]),
    "before a bracket": (f"{LONG}\n\n（以下简称责任制），抓好落实。", [f"{LONG}（以下简称责任制），抓好落实。"]),
    "before a figure like an item": (f"{LONG}，比例达到\n\n80%及以上。", [f"{LONG}，比例达到80%及以上。"]),
    "within a bracket, closed in another width": (f"{LONG}（包括样例\n\n局)。", [f"{LONG}（包括样例局)。"]),
    "by the number of a page and a running head": (
        "各部门要认真落实，形\n\n- 3 -\n\n样例市公报 2021年第2期\n\n成合力。\n\n样例市公报 2021年第2期\n\n再接再厉。\n\n样例市公报 2021年第2期",
        ["各部门要认真落实，形成合力。", "再接再厉。"],
    ),
    "a real end": (f"{LONG}，抓好落实。\n\n在样例中，要注意安全。", [f"{LONG}，抓好落实。", "在样例中，要注意安全。"]),
    "before an item": (f"{LONG}，重点是：\n\n1. 摸底；\n\n2. 建档。", [f"{LONG}，重点是：", "1. 摸底；", "2. 建档。"]),
    "items apart and together": ("1. 摸底；\n2. 建档；\n\n3. 检查。", ["1. 摸底；", "2. 建档；", "3. 检查。"]),
    "set with ends of lines, indented": (
        "　　各地各部门要高度重视样例，进\n一步落实责任。要抓好工作落实。\n切实做到思想到位、措施到位，\n确保成效。\n　　第二段从这里开始，写到了这里\n为止。",
        [
            "各地各部门要高度重视样例，进一步落实责任。要抓好工作落实。切实做到思想到位、措施到位，确保成效。",
            "第二段从这里开始，写到了这里为止。",
        ],
    ),
    "folded by hard breaks": (f"{LONG}，切实  \n抓好落实。", [f"{LONG}，切实抓好落实。"]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_paragraphs(case: str) -> None:
    body, expected = BROKEN[case]
    assert texts(document(notice(body))) == expected


def test_a_weak_join_is_said() -> None:
    text = notice(f"{LONG}，组长由样例局局长担任；\n\n副组长由样例局副局长担任。")
    assert ("joined", 9) in [(code, line) for code, line in doubts(text) if line == 9]


def test_a_run_in_heading_known_by_its_siblings_is_said() -> None:
    text = notice("(一) 科学部署。要部署。\n\n**(二) 切实关注。**要关注。")
    assert doubts(text) == [("run-in", 7)]


FORM = (
    notice("请填写。\n\n附件：样例申请表")
    + "\n附件\n\n样例申请表\n\n第 号\n\n申请单位：\n\n联系人：\n\n\\_\\_\\_\\_年\\_\\_月\\_\\_日\n"
)


def test_lines_of_a_form_stay_lines() -> None:
    found = document(FORM)
    assert [block["kind"] for block in found["blocks"] if block["part"] == "attachment:1"][1:] == ["form_line"] * 4
    assert texts(found, "attachment:1") == ["第 号", "申请单位：", "联系人：", "____年__月__日"]
    assert found["attachments"] == [{"number": 1, "title": "样例申请表", "kind": "form"}]


LISTS = {
    "in lines": "附件：1.样例表\n2.样例名单",
    "bulleted and folded by hard breaks": "- 附件：1. 样例  \n表  \n2. 样例名单",
    "with blank lines": "附件：1.样例表\n\n2.样例名单",
    "in one line": "附件：1.样例表 2.样例名单",
    "each with its label": "附件1：样例表\n\n附件2：样例名单",
    "half-width": "附件:1.样例表  \n2.样例名单",
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_of_attachments(case: str) -> None:
    found = document(notice(f"请执行。\n\n{LISTS[case]}"))
    assert [(item["number"], item["title"]) for item in found["attachments"]] == [(1, "样例表"), (2, "样例名单")]
    assert texts(found) == ["请执行。"]
    assert found["signatories"] == ["样例市人民政府"]


LABELS = [
    "附件 1\n\n样例表",
    "附件1：\n样例表",
    "附件1 样例表",
    "附件1：样例表",
    "## 附件 1\n\n# 样例 表",
    "【附件1】\n\n样例表",
]


@pytest.mark.parametrize("label", LABELS)
def test_labels_of_attachments(label: str) -> None:
    found = document(notice("请执行。\n\n附件：1.样例表") + f"\n{label}\n\n本表由样例局填写。\n")
    assert [(item["number"], item["title"]) for item in found["attachments"]] == [(1, "样例表")]
    assert texts(found, "attachment:1") == ["本表由样例局填写。"]


def test_an_attachment_without_a_number_and_one_that_is_not_printed() -> None:
    found = document(notice("请执行。\n\n附件：样例办法") + "\n附件\n\n样例办法\n\n第一条 样例。\n")
    assert [(item["number"], item["title"], item["kind"]) for item in found["attachments"]] == [(1, "样例办法", "text")]
    assert document(notice("请执行。\n\n附件：样例名单"))["attachments"][0]["title"] == "样例名单"
