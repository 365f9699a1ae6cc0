from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.body import Block, parse_body, print_body

BODY = """\
现将有关事项通知如下：

**一、加强领导。**各单位要落实责任。

1. 贯彻执行上级部署；

# 样例市 2020 年度防治方案 {instrument}

## 一、总体要求

### （一）原则

### （二）目标

## 二、工作任务

单位：＿＿
年 月 日

<街道>报送 2 \\* 3 份，\\# 不是标题。

# 任务分解表 {attachment=1}

[表：任务分解表](tables/yzf-2020-1-1.csv)
"""


def test_blocks_of_a_body() -> None:
    found = [(block.kind, block.anchor, block.part, block.text) for block in parse_body(BODY)]
    assert found == [
        ("paragraph", "p1", "notice", "现将有关事项通知如下："),
        ("item", "p2", "notice", "一、加强领导。各单位要落实责任。"),
        ("item", "p3", "notice", "1. 贯彻执行上级部署；"),
        ("part", "instrument", "instrument", "样例市 2020 年度防治方案"),
        ("heading", "s1", "instrument", "一、总体要求"),
        ("heading", "s1-1", "instrument", "（一）原则"),
        ("heading", "s1-2", "instrument", "（二）目标"),
        ("heading", "s2", "instrument", "二、工作任务"),
        ("lines", "p4", "instrument", "单位：＿＿\n年 月 日"),
        ("paragraph", "p5", "instrument", "<街道>报送 2 * 3 份，# 不是标题。"),
        ("part", "attachment-1", "attachment:1", "任务分解表"),
        ("table", "t1", "attachment:1", "表：任务分解表"),
    ]


def test_run_in_heading_is_a_span_of_the_text() -> None:
    block = parse_body(BODY)[1]
    assert block.text[: block.run_in] == "一、加强领导。"


def test_lines_are_counted_from_one() -> None:
    assert [block.line for block in parse_body("甲\n\n\n乙\n丙\n\n丁\n")] == [1, 4, 7]


TEXT = st.text(
    alphabet=st.sampled_from("甲乙一二（）()1.、#*<>[]\\_`~&;: {}=/!?表tables/x.csvabc\u3000"), min_size=1, max_size=40
).filter(lambda text: text.strip(" \t\r") == text and text.strip() != "")


@given(st.lists(TEXT, min_size=1, max_size=5), st.integers(0, 40))
def test_any_text_survives_the_body_file(texts: list[str], run_in: int) -> None:
    blocks = [Block(kind="paragraph", text=text) for text in texts]
    blocks[0] = blocks[0]._replace(run_in=min(run_in, len(texts[0])))
    found = parse_body(print_body(blocks))
    assert [block.text for block in found] == texts
    assert found[0].run_in == blocks[0].run_in
    assert all(block.kind in ("paragraph", "item") for block in found)


@given(st.text(alphabet=st.sampled_from("甲一、# *\\[]()<>tables.csv{}=1\n"), max_size=200))
def test_any_file_parses_and_its_normal_form_is_stable(text: str) -> None:
    once = print_body(parse_body(text))
    assert print_body(parse_body(once)) == once
    anchors = [block.anchor for block in parse_body(text)]
    assert len(anchors) == len(set(anchors))
