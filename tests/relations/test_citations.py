"""Citations on pages: links that change no character, both directions, and what is cited but not held."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.archives import document, write_archive, write_yaml
from tests.conftest import gongbao

BODY = """\
根据《样例省水条例》（样例省令第12号，以下简称《条例》）和样政发[2021] 1号，制定本通知。

违反《条例》的，按《样例市人民政府关于第2项工作的通知》（样政发〔2021〕2号）和样政发〔1998〕7号处理；“*”号不变。

填写《样例登记表》，2014-06号地块照旧。
"""


@pytest.fixture(scope="module")
def citing_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("citing")
    third = document(3, body=BODY)
    write_archive(
        root, {"2021-01": [document(1), document(2)], "2021-02": [third, document(4, body="参照样政发〔2021〕3号。\n")]}
    )
    instrument = {"title": "样例省水条例", "number": "样例省令第12号", "address": "https://law.example/12"}
    write_yaml(root / "content/authorities/instruments.yml", {"instruments": [instrument]})
    gongbao(root, "build")
    return root / "site"


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_citations_are_links_and_change_no_character(citing_site: Path) -> None:
    found = page(citing_site, "d/yzf/2021/3.html")
    links = {a.text(): a.attributes["href"] for a in found.css("article p[id^=p] a[href]")}
    assert links == {
        "样政发[2021] 1号": "../../../d/yzf/2021/1.html",
        "《样例市人民政府关于第2项工作的通知》（样政发〔2021〕2号）": "../../../d/yzf/2021/2.html",
    }
    shown = [node.text() for node in found.css("article p[id^=p]")]
    assert shown == BODY.strip().split("\n\n")


def test_both_sides_are_listed_with_the_sentence(citing_site: Path) -> None:
    cites = text(page(citing_site, "d/yzf/2021/3.html").css_first(".relations"))
    assert "引用 样政发〔2021〕1号" in cites
    assert "《样例省水条例》（样例省令第12号" in cites
    assert "被引用 样政发〔2021〕4号" in cites
    assert "样例登记表" not in cites
    cited = page(citing_site, "d/yzf/2021/1.html").css_first(".relations")
    assert "根据《样例省水条例》" in text(cited)
    assert cited is not None
    assert cited.css_first("a").attributes["href"] == "../../../d/yzf/2021/3.html#p1"


def test_the_graph_has_a_box_for_each_neighbour(citing_site: Path) -> None:
    graph = page(citing_site, "d/yzf/2021/3.html").css_first("svg.graph")
    assert graph is not None
    assert [node.text() for node in graph.css("a text")] == [
        "样政发〔2021〕4号",
        "样政发〔2021〕1号",
        "样政发〔2021〕2号",
    ]
    assert page(citing_site, "d/yzf/2021/2.html").css_first("svg.graph") is None


def test_what_is_cited_and_not_held(citing_site: Path) -> None:
    rows = page(citing_site, "cited-not-held.html").css(".not-held > li")
    assert [text(row.css_first("p")) for row in rows] == [
        "《样例省水条例》（样例省令第12号） 2 次",
        "样政发〔1998〕7号 1 次",
    ]
    assert rows[0].css_first("p a").attributes["href"] == "https://law.example/12"
    assert rows[1].css_first("li a").attributes["href"] == "d/yzf/2021/3.html#p2"


def test_numbers_in_tables_are_citations_of_their_row(tmp_path: Path) -> None:
    rows = "序号,批准文号,依据\n1,样政地字〔2019〕5号,《样例办法》\n2,^,\n3,样政发〔2021〕2号,无\n"
    body = "\n[表：批地](tables/yzf-2021-1-1.csv)\n"
    tables = [{"file": "tables/yzf-2021-1-1.csv", "title": "批地"}]
    first = document(1, body=body, tables=tables, grids={"tables/yzf-2021-1-1.csv": rows})
    root = write_archive(tmp_path, {"2021-01": [first, document(2)]})
    gongbao(root, "build")
    relations = text(page(root / "site", "d/yzf/2021/1.html").css_first(".relations"))
    assert "样政发〔2021〕2号 样例市人民政府关于第2项工作的通知" in relations
    cited_by = page(root / "site", "d/yzf/2021/2.html").css_first(".relations a")
    assert cited_by is not None and cited_by.attributes["href"] == "../../../d/yzf/2021/1.html#t1-r3"
    lacking = [text(row) for row in page(root / "site", "cited-not-held.html").css(".not-held > li > p")]
    assert lacking == ["《样例办法》 1 次", "样政地字〔2019〕5号 1 次"]


def test_a_long_list_says_how_many_are_left_out(tmp_path: Path) -> None:
    body = "".join(f"按《样例第{n}号办法》执行。\n\n" for n in range(1, 64))
    root = write_archive(tmp_path, {"2021-01": [document(1, body=body)]})
    gongbao(root, "build")
    assert text(page(root / "site", "d/yzf/2021/1.html").css_first(".relations")).endswith("另有 3 件")


def test_a_document_that_joins_later_is_linked_from_older_pages(tmp_path: Path) -> None:
    root = write_archive(tmp_path, {"2021-01": [document(1, body="见样政发〔2021〕2号。\n")]})
    gongbao(root, "build")
    assert page(root / "site", "d/yzf/2021/1.html").css_first("article p[id^=p] a[href]") is None
    other = write_archive(tmp_path / "other", {"2021-02": [document(2)]}, theme=False)
    (other / "content/issues/2021-02").rename(root / "content/issues/2021-02")
    gongbao(root, "build")
    link = page(root / "site", "d/yzf/2021/1.html").css_first("article p[id^=p] a[href]")
    assert link is not None
    assert link.attributes["href"] == "../../../d/yzf/2021/2.html"
