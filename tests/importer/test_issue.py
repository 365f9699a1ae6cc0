"""A whole issue: masthead, colophon and contents list in the forms that gazettes print, and the documents behind them."""

from __future__ import annotations

import pytest

from generator.importer.neutral import neutral
from generator.importer.transcript import understand
from tests.importer.reading import doubts, left_out, notice

MASTHEAD = """\
# 样例市人民政府公报

YANG LI SHI

## 目 录

### 样例市人民政府公报编委会

主任：王某某

编委：李 某 赵某某

钱某

### 样例市人民政府公报室

主 任：李某

副主编：孙某

责任编辑：周某

(双月刊)

2021年第2期

(总第50期)

2021年4月30日出版

#### 【市政府文件】

{entries}

# 样例市人民政府办公室主管主办

## 公报刊登的文件与红头文件具有同等效力

《样例市人民政府公报》赠阅范围：

市委、市人大；各县人民政府。

**◆请放置在公共区域供公众阅览**

出 版 样例市人民政府公报室

E-mail [a@example.com](mailto:a@example.com)

电 话 0000—1234567

邮 编 000000

如发现本刊印装质量问题，请联系调换。

"""
TITLE = "样例市人民政府关于加强样例工作的通知"
ENTRIES = {
    "folded, number and page below": "样例市人民政府关于加强样例  \n工作的通知  \n样政发〔2021〕3 号……………(3)",
    "on one line, number below": f"{TITLE}\n\n样政发〔2021〕3号……………（3）",
    "all on one line": f"{TITLE} 样政发〔2021〕3号……（3）",
    "number in brackets": f"{TITLE}（样政发〔2021〕3号）......3",
    "dots in the middle": f"{TITLE}\n样政发〔2021〕3号···········3",
}


@pytest.mark.parametrize("case", ENTRIES)
def test_contents(case: str) -> None:
    found = neutral(understand(MASTHEAD.format(entries=ENTRIES[case]) + notice("请执行。")))
    assert found["toc"] == [{"section": "市政府文件", "title": TITLE, "doc_number": "样政发〔2021〕3号", "page": 3}]
    (document,) = found["documents"]
    assert (document["section"], document["page"], document["title"]) == ("市政府文件", 3, TITLE)


def test_masthead() -> None:
    found = neutral(understand(MASTHEAD.format(entries=ENTRIES["all on one line"]) + notice("请执行。")))
    assert found["publication"] == "样例市人民政府公报"
    assert found["issue"] == {
        "year": 2021,
        "number_in_year": 2,
        "overall_number": 50,
        "publication_date": "2021-04-30",
        "frequency": "双月刊",
        "sponsor": "样例市人民政府办公室",
        "editorial_committee": {"chair": "王某某", "members": ["李", "某", "赵某某", "钱某"]},
        "editorial_office": {
            "name": "样例市人民政府公报室",
            "director": "李某",
            "deputy_editor": "孙某",
            "responsible_editor": "周某",
        },
        "publisher": "样例市人民政府公报室",
        "email": "a@example.com",
        "phone": "0000—1234567",
        "postcode": "000000",
        "circulation_note": "市委、市人大；各县人民政府。",
        "validity_statement": "公报刊登的文件与红头文件具有同等效力",
        "display_note": "◆请放置在公共区域供公众阅览",
        "quality_note": "如发现本刊印装质量问题，请联系调换。",
    }


def test_what_fits_nothing_is_left_out_and_said() -> None:
    text = MASTHEAD.format(entries=ENTRIES["all on one line"]) + notice("请执行。")
    assert [(reason, said) for _, reason, said in left_out(text)] == [
        ("furniture", "YANG LI SHI"),
        ("furniture", "目 录"),
    ]


def test_a_title_that_differs_and_a_document_that_is_not_listed() -> None:
    entries = "样例市人民政府加强样例工作的通知\n样政发〔2021〕3号……（3）"
    text = MASTHEAD.format(entries=entries) + notice("请执行。") + "\n" + notice("再执行。").replace("3号", "4号")
    assert [code for code, _ in doubts(text)] == ["title-differs", "not-in-contents"]


def test_a_listed_document_without_a_number() -> None:
    """Its title in the contents list says where it begins, though nothing else does."""
    entries = f"{TITLE}\n样政发〔2021〕3号……（3）\n\n样例市大事记……（5）"
    text = MASTHEAD.format(entries=entries) + notice("请执行。") + "\n# 样例市大事记\n\n四月一日，召开会议。\n"
    found = neutral(understand(text))["documents"]
    assert [(one["title"], one["page"]) for one in found] == [(TITLE, 3), ("样例市大事记", 5)]


def test_marks_do_not_make_documents() -> None:
    """The sponsor's line and the title of an attachment carry the same mark as titles."""
    text = MASTHEAD.format(entries=ENTRIES["all on one line"]) + notice("请执行。\n\n附件：样例分工")
    found = neutral(understand(text + "\n## 附件\n\n# 样例分工\n\n样例局负责。\n"))["documents"]
    assert [one["title"] for one in found] == [TITLE]
