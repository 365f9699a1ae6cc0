"""Pages saved from government sites: the document without what the site puts round it, every character accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.files import decode, read_file, stated_charset
from generator.importer.grids import Cell, printed_table
from generator.importer.html_page import metadata
from generator.importer.neutral import neutral
from generator.importer.problem import ImportProblem
from generator.importer.result import Imported, count
from generator.importer.transcript import understand
from generator.model.table import Grid

TITLE = "样例市人民政府关于做好防汛工作的通知"
METADATA = f"""\
<table class="xxgk"><tr><td>索引号：</td><td>000000001/2021-00012</td><td>主题分类：</td><td>水利</td></tr>
<tr><td>发文机关：</td><td>样例市人民政府</td><td>成文日期：</td><td>2021年04月12日</td></tr>
<tr><td>标题：</td><td colspan="3">{TITLE}</td></tr>
<tr><td>发文字号：</td><td>样政发〔2021〕5号</td><td>发布日期：</td><td>2021年04月15日</td></tr></table>
"""
BODY = """\
<p style="text-align:center">样政发〔2021〕5号</p><p>各乡镇人民政府：</p>
<p>　　为做好防汛工作，面积5km<sup>2</sup>的水库纳入管理，现将有关
事项通知如下。</p><p><strong>一、加强领导。</strong>各单位要落实责任。</p>
<table border="1"><tr><th>序号</th><th>责任单位</th><th>任务</th></tr><tr><td>1</td><td rowspan="2">市水利局</td>
<td>修堤</td></tr><tr><td>2</td><td>备料</td></tr><tr><td colspan="2">合计</td><td>2项</td></tr></table>
<p style="text-align:right">样例市人民政府</p><p style="text-align:right">2021年4月12日</p><p>（此件公开发布）</p>
"""


def page(body: str = BODY, head: str = "", before: str = METADATA, charset: str = "utf-8") -> str:
    return f"""\
<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_样例市人民政府</title>{head}
<style>.a {{ content: "样式"; }}</style></head><body><script>var a = "脚本";</script>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; 政务公开</div><div class="main">{before}
<h1>{TITLE}</h1><div class="info">来源：样例市人民政府 发布时间：2021-04-15 【字体：大 中 小】</div>
<div class="share">分享到：<a>微信</a></div><div id="zoom">{body}</div><div>【打印】【关闭】</div>
<div><a href="1">上一篇：关于春耕的通知</a> <a href="2">下一篇：关于植树的通知</a></div></div>
<footer>主办：样例市人民政府办公室</footer><noscript>请启用脚本</noscript></body></html>"""


def imported(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.html") -> Imported:
    (folder / name).write_bytes(text.encode(encoding))
    return understand(read_file(folder / name))


def left(found: Imported, reason: str) -> str:
    return "".join("".join(text.split()) for _, why, text in found.ledger.left_out if why == reason)


def test_a_page_is_the_document_it_shows(tmp_path: Path) -> None:
    (found,) = neutral(imported(tmp_path, page()))["documents"]
    assert (found["title"], found["document_number"], found["addressees"]) == (
        TITLE,
        "样政发〔2021〕5号",
        "各乡镇人民政府：",
    )
    assert (found["signatories"], found["date_of_issue"], found["disclosure"]) == (
        ["样例市人民政府"],
        "2021-04-12",
        "此件公开发布",
    )
    assert [block["text"] for block in found["blocks"]] == [
        "为做好防汛工作，面积5km²的水库纳入管理，现将有关事项通知如下。", "一、加强领导。各单位要落实责任。",
    ]  # fmt: skip
    assert found["headings"] == [{"level": 1, "text": "一、加强领导。", "run_in": True}]
    (grid,) = found["tables"]
    assert grid["columns"] == ["序号", "责任单位", "任务"]
    assert (grid["rows"], grid["totals"]) == (
        [["1", "市水利局", "修堤"], ["2", "市水利局", "备料"]],
        [["合计", "合计", "2项"]],
    )


LEFT = (
    ("script", "脚本"), ("site-furniture", "微信"), ("site-furniture", "首页"), ("site-furniture", "当前位置"), ("site-line", "来源"),
    ("site-line", "【打印】"), ("links", "上一篇"), ("site-furniture", "主办"), ("noscript", "请启用脚本"), ("head", "_样例市人民政府"),
    ("collector-label", "000000001/2021-00012"), ("superscript", "2"),
)  # fmt: skip


@pytest.mark.parametrize(("reason", "text"), LEFT)
def test_what_the_site_adds_is_left_out_with_its_reason(reason: str, text: str, tmp_path: Path) -> None:
    found = imported(tmp_path, page())
    assert text in left(found, reason)
    assert not found.ledger.difference()


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", "utf-8"),
    ],
)
def test_a_page_is_read_whatever_it_says_of_its_encoding(encoding: str, charset: str, tmp_path: Path) -> None:
    assert imported(tmp_path, page(charset=charset), encoding).documents[0].title == TITLE


def test_the_table_of_the_site_fills_what_the_document_lacks_and_says_so(tmp_path: Path) -> None:
    body = BODY.replace('<p style="text-align:center">样政发〔2021〕5号</p>', "")
    found = imported(tmp_path, page(body))
    assert found.documents[0].document_number == "样政发〔2021〕5号"
    assert "from-label" in [doubt.code for doubt in found.doubts]
    assert "样政发〔2021〕5号" not in left(found, "collector-label")


def test_a_title_over_several_lines_that_the_page_prints_twice(tmp_path: Path) -> None:
    body = "<p>样例市人民政府<br>关于做好防汛工作的通知</p>" + BODY
    found = imported(tmp_path, page(body))
    assert found.documents[0].title == TITLE
    assert left(found, "repeated-title") == TITLE
    assert not [block for block in found.documents[0].blocks if "防汛工作的通知" in block.text]


def test_a_page_laid_out_by_tables(tmp_path: Path) -> None:
    text = page(before="")
    text = text.replace('<div class="main">', '<table><tr><td width="9"></td><td>').replace(
        "【关闭】</div>", "【关闭】</div></td></tr></table>", 1
    )
    (found,) = imported(tmp_path, text).documents
    assert (found.title, len(found.tables), len(found.blocks)) == (TITLE, 1, 3)


def test_attachments_and_paragraphs_in_divs(tmp_path: Path) -> None:
    body = (
        BODY
        + "<div>附件1</div><div>责任人名单</div><div><span>张样、李例。</span></div><div>附件2</div><div>说明</div><div>另行通知。</div>"
    )
    (found,) = imported(tmp_path, page(body)).documents
    assert [(item.number, item.title) for item in found.attachments] == [(1, "责任人名单"), (2, "说明")]


@pytest.mark.parametrize(
    "opened", ['<form id="aspnetForm">', '<div id="print_area">', '<div class="main header-fixed">']
)
def test_an_element_that_holds_the_page_is_no_furniture_whatever_its_name(opened: str, tmp_path: Path) -> None:
    closed = f"</{opened[1:].split()[0]}>"
    text = page().replace("</script>", f"</script>{opened}", 1).replace("</body>", f"{closed}</body>")
    (found,) = imported(tmp_path, text).documents
    assert (found.title, found.document_number, len(found.blocks)) == (TITLE, "样政发〔2021〕5号", 3)


@pytest.mark.parametrize(
    "line",
    [
        "关闭非法取水口。",
        "主办单位：市水利局",
        "来源：财政资金。",
        "打印材料由各单位自备。",
        '<a href="a">样政发〔2020〕1号</a>',
        "首页>登录后填报。",
    ],
)
def test_a_line_within_the_text_is_text(line: str, tmp_path: Path) -> None:
    found = imported(tmp_path, page(BODY.replace("<p><strong>", f"<p>{line}</p><p><strong>")))
    assert line.removesuffix("</a>").split(">", 1)[-1] in "".join(block.text for block in found.documents[0].blocks)


def test_the_list_of_attachments_may_be_links(tmp_path: Path) -> None:
    body = BODY.replace("各单位要落实责任。</p>", '各单位要落实责任。</p><p>附件：<a href="1.doc">责任人名单</a></p>')
    assert [item.title for item in imported(tmp_path, page(body)).documents[0].attachments] == ["责任人名单"]


def test_the_site_s_fields_may_be_a_list(tmp_path: Path) -> None:
    fields = (
        "<ul><li><b>索 引 号：</b>1</li><li><b>主题分类：</b>水利</li><li><b>发文字号：</b>样政发〔2021〕5号</li></ul>"
    )
    found = imported(tmp_path, page(BODY.replace("样政发〔2021〕5号", ""), before=fields))
    assert found.documents[0].document_number == "样政发〔2021〕5号"
    assert "水利" in left(found, "collector-label")


def test_an_element_that_only_looks_like_one_is_text(tmp_path: Path) -> None:
    found = imported(tmp_path, page(BODY.replace("有关", "&lt;街道&gt;有关")))
    assert "<街道>有关" in found.documents[0].blocks[0].text


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        (
            [["索引号：", "1", "主题分类：", "水利"], ["文号：", "样政发〔2021〕5号"]],
            {"索引号": "1", "主题分类": "水利", "文号": "样政发〔2021〕5号"},
        ),
        (
            [["索引号：1", "主题分类：水利", "成文日期：2021年"]],
            {"索引号": "1", "主题分类": "水利", "成文日期": "2021年"},
        ),
        (
            [["【索引号】", "1"], ["【主题分类】", "水利"], ["【标题】", "通知"]],
            {"索引号": "1", "主题分类": "水利", "标题": "通知"},
        ),
        ([["序号", "名称"], ["1", "修堤"]], {}),
        ([["单位", "任务", "标题"], ["市水利局", "修堤", "无"]], {}),
    ],
)
def test_the_table_of_the_site_is_known_by_its_labels(rows: list[list[str]], fields: dict[str, str]) -> None:
    assert metadata(rows) == fields


C = Cell
GRIDS: tuple[tuple[str, list[list[Cell]], tuple[tuple[str, ...], ...], int, str], ...] = (
    ("plain", [[C("名", heads=True), C("数", heads=True)], [C("甲"), C("1")]], (("名", "数"), ("甲", "1")), 1, ""),
    ("down", [[C("甲", 2), C("1")], [C("2")]], (("甲", "1"), ("^", "2")), 0, ""),
    ("across", [[C("甲"), C("乙")], [C("丙", 1, 2)]], (("甲", "乙"), ("丙", "<")), 1, ""),
    ("both", [[C("甲", 2, 2), C("1")], [C("2")], [C("乙"), C("丙"), C("3")]], (("甲", "<", "1"), ("^", "<", "2"), ("乙", "丙", "3")), 0, ""),
    ("finer than print", [[C("甲", 1, 3), C("乙")], [C("1", 1, 3), C("2")]], (("甲", "乙"), ("1", "2")), 1, ""),
    ("a row of nothing", [[C("甲", 2), C("乙", 2)], [], [C("1"), C("2")]], (("甲", "乙"), ("1", "2")), 1, ""),
    ("ragged", [[C("甲"), C("乙")], [C("1")]], (("甲", "乙"), ("1", "")), 1, ""),
    ("beyond the end", [[C("甲", 9), C("1")]], (("甲", "1"),), 0, ""),
    ("our signs", [[C("^"), C("<")], [C("1"), C("2")]], (("\\^", "\\<"), ("1", "2")), 1, ""),
    ("title", [[C("任务表", 1, 2)], [C("名"), C("数")], [C("甲"), C("1")]], (("名", "数"), ("甲", "1")), 1, "任务表"),
    ("two rows of header", [[C("名", 2), C("数", 1, 2)], [C("上"), C("下")], [C("甲"), C("1"), C("2")]],
     (("名", "数", "<"), ("^", "上", "下"), ("甲", "1", "2")), 2, ""),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "grid", "header", "title"), [row[1:] for row in GRIDS], ids=[row[0] for row in GRIDS])
def test_spans_become_marks(rows: list[list[Cell]], grid: tuple[tuple[str, ...], ...], header: int, title: str) -> None:
    found = printed_table(rows)
    assert (found.rows, found.header_rows, found.title) == (grid, header, title)


SPANS = st.builds(
    Cell, st.sampled_from(["甲", "乙", "", "12", "^", "合计"]), st.integers(0, 4), st.integers(0, 4), st.booleans()
)


@given(st.lists(st.lists(SPANS, max_size=5), max_size=6))
def test_no_cell_is_lost_whatever_the_spans(rows: list[list[Cell]]) -> None:
    found = printed_table(rows)
    assert len({len(row) for row in found.rows}) <= 1
    printed = found.title + "".join(cell.text for cell in Grid(rows=found.rows).cells())
    assert count(printed) == count("".join(cell.text for row in rows for cell in row))


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="GB2312">', "gb2312"), ("<meta charset=utf-8>", "utf-8"), ("<p>charset=gbk</p>", ""),
        ('<META http-equiv="Content-Type" content="text/html; charset=gbk" />', "gbk"),
    ],
)  # fmt: skip
def test_the_encoding_that_a_page_states(head: str, charset: str) -> None:
    assert stated_charset(head.encode()) == charset


@given(st.text("防汛工作的通知，各单位。市政府关于", min_size=8, max_size=60), st.sampled_from(["utf-8", "gb18030"]))
def test_text_comes_back_from_its_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), Path("a")) == text or encoding == "gb18030"


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</table>", "<ul><li>",
     "<a href=x>", "</a>", "<script>", "</script>", "<!--", "-->", "<sup>2</sup>", "<h1>", "<nav>", "</nav>", "&nbsp;", "&lt;", "<", "\n", "\t",
     "<select><option>", "<svg>", "<textarea>", "<caption>", "<span style='display:none'>"]
)  # fmt: skip
WORDS = st.text("防汛通知：，。一、（）附件1 索引号发文字", max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(TAGS, WORDS), max_size=40))
def test_no_character_is_lost_whatever_a_page_holds(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    try:
        found = imported(tmp_path_factory.mktemp("html"), f"<html><body><p>关于防汛的通知</p>{''.join(pieces)}")
    except ImportProblem:
        return
    assert not found.ledger.difference()
