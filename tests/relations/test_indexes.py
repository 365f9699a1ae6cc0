"""Ways in by what documents name and cite: instruments, persons, attachments; many documents are shown page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.mentions import mentions
from generator.model.terms import Term
from generator.pages.citations import ON_A_PAGE, Cites, chunked
from generator.pages.mentions import DOCUMENTS_ON_A_PAGE
from generator.source import load_archive
from tests.archives import document, write_archive, write_yaml
from tests.conftest import gongbao

PEOPLE = [{"slug": "jia", "name": "甲某某"}]


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def links(site: Path, name: str, selector: str) -> dict[str, str]:
    return {node.text(): node.attributes["href"] or "" for node in page(site, name).css(f"{selector} a")}


@pytest.fixture(scope="module")
def many_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More documents that name one township, and more laws cited, than one page shows."""
    root = tmp_path_factory.mktemp("many")
    issues = {}
    for year in (2020, 2021):
        bodies = [f"东河镇落实《样例{year}第{n}号事项管理办法》。\n" for n in range(1, DOCUMENTS_ON_A_PAGE + 1)]
        issues[f"{year}-01"] = [document(n, year, body=body) for n, body in enumerate(bodies, 1)]
    last = document(
        99,
        body="由甲某某负责，按样政发〔2021〕1号和国样发〔2019〕3号办理。\n\n# 分工表 {attachment=1}\n\n略。\n",
        signatories=["市长：甲某某"],
        attachments=[
            {"number": 1, "title": "分工表", "kind": "table"},
            {"number": 2, "title": "地图", "kind": "file", "supplied": False},
        ],
    )
    issues["2021-02"] = [last]
    write_archive(root, issues, persons_index=True)
    write_yaml(root / "content/authorities/places.yml", {"terms": [{"slug": "dh", "name": "东河镇"}]})
    write_yaml(root / "content/authorities/persons.yml", {"terms": PEOPLE})
    gongbao(root, "build")
    return root / "site"


def test_every_way_in_is_linked_from_the_home_page(many_site: Path) -> None:
    hrefs = {node.attributes["href"] for node in page(many_site, "index.html").css("a[href]")}
    ways = ("places/index", "persons/index", "instruments/index", "datasets/index", "completeness", "cited-not-held")
    assert {f"{name}.html" for name in ways} <= hrefs


def test_a_topic_with_many_documents_has_a_page_for_each_year(many_site: Path) -> None:
    assert links(many_site, "places/dh.html", "nav.jump") == {
        "2021年": "../places/dh/2021.html",
        "2020年": "../places/dh/2020.html",
    }
    for name in ("places/dh.html", "places/dh/2020.html", "places/dh/2021.html"):
        assert len(page(many_site, name).css(".mentions")) == DOCUMENTS_ON_A_PAGE
    assert "d/yzf/2020/1.html#p1" in (links(many_site, "places/dh/2020.html", ".mentions li").popitem()[1])


def test_instruments_cited_stand_by_kind_and_code(many_site: Path) -> None:
    groups = links(many_site, "instruments/index.html", ".parts")
    assert groups["样政发"] == "../instruments/yzf.html"
    assert {"国样发", "法律、法规和其他文件，按标题"} <= groups.keys()
    held = page(many_site, "instruments/yzf.html").css_first(".not-held li p a")
    assert held is not None and held.attributes["href"] == "../d/yzf/2021/1.html"
    other = page(many_site, groups["国样发"].removeprefix("../")).css_first(".not-held li")
    assert other is not None and other.css_first("p a") is None
    assert "国样发〔2019〕3号" in other.text() and "按样政发〔2021〕1号和国样发〔2019〕3号办理" in other.text()
    laws = "instruments/law-title.html"
    rows = [len(page(many_site, name).css(".not-held > li")) for name in (laws, "instruments/law-title/2.html")]
    assert sum(rows) == 2 * DOCUMENTS_ON_A_PAGE and ON_A_PAGE / 2 <= rows[0] <= 2 * ON_A_PAGE
    assert links(many_site, laws, "nav.jump") == {
        "1": "../instruments/law-title.html",
        "2": "../instruments/law-title/2.html",
    }


def test_what_is_not_held_goes_on_over_pages(many_site: Path) -> None:
    rows = [page(many_site, name).css(".not-held > li") for name in ("cited-not-held.html", "cited-not-held/2.html")]
    assert sum(map(len, rows)) == 2 * DOCUMENTS_ON_A_PAGE + 1
    assert ON_A_PAGE / 2 <= len(rows[0]) <= 2 * ON_A_PAGE


def test_one_more_row_moves_few_rows_to_other_pages() -> None:
    rows = [Cites(f"《样例第{n}号事项管理办法》", "", ()) for n in range(3000)]
    before = {tuple(lot) for lot in chunked(rows, ON_A_PAGE)}
    assert all(ON_A_PAGE / 2 <= len(lot) <= 2 * ON_A_PAGE for lot in sorted(before, key=len)[1:])
    for place in (0, 1234, 3000):
        more = [*rows[:place], Cites("《样例新办法》", "", ()), *rows[place:]]
        lots = [tuple(lot) for lot in chunked(more, ON_A_PAGE)]
        assert [row for lot in lots for row in lot] == more
        assert len(set(lots) - before) <= 3


def test_attachments_are_in_the_catalogue(many_site: Path) -> None:
    rows = page(many_site, "datasets/2021.html").css(".attachments li")
    assert [" ".join(row.text().split()) for row in rows] == [
        "分工表 表格 样政发〔2021〕99号 2021年第2期",
        "地图 文件，公报未刊登 样政发〔2021〕99号 2021年第2期",
    ]
    assert rows[0].css_first("a").attributes["href"] == "../d/yzf/2021/99.html#attachment-1"


def test_persons_are_indexed_where_switched_on(many_site: Path) -> None:
    found = links(many_site, "persons/jia.html", ".mentions li")
    assert [href.split("#")[1] for href in found.values()] == ["title", "p1"]


def test_persons_are_left_alone_by_default(tmp_path: Path) -> None:
    root = write_archive(tmp_path, {"2021-01": [document(1, body="由甲某某负责。\n")]})
    write_yaml(root / "content/authorities/persons.yml", {"terms": PEOPLE})
    gongbao(root, "build")
    assert not (root / "site/persons").exists()
    assert not [path for path in (root / "site").rglob("*.html") if "persons/" in path.read_text(encoding="utf-8")]


def test_names_are_found_longest_first_and_once_a_paragraph(tmp_path: Path) -> None:
    root = write_archive(tmp_path, {"2021-01": [document(1, body="东河镇新村和东河镇、东河镇。\n")]}, theme=False)
    places = [Term(slug="dh", name="东河镇"), Term(slug="xc", name="东河镇新村")]
    found = mentions(load_archive(root).entries, places)
    assert [(mention.kind, mention.name, mention.anchor) for mention in found] == [
        ("place", "xc", "p1"),
        ("place", "dh", "p1"),
    ]
