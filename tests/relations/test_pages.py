"""Relations, validity and completeness as citizens see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.archives import document, write_archive, write_yaml
from tests.conftest import gongbao


@pytest.fixture(scope="module")
def related_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("related")
    first = document(1, date_effective="2021-02-01")
    second = document(2)
    ninth = document(
        9,
        relations=[
            {"type": "repeals", "target": "样政发〔2021〕1号", "date": "2021-05-01"},
            {"type": "corrects", "target": "样政发〔2021〕2号", "scope": "附件第3行"},
            {"type": "replaces", "target": "样政发〔1999〕7号"},
        ],
    )
    write_archive(root, {"2021-01": [first, second], "2021-04": [ninth]})
    gaps = [
        {"series": "样政发", "year": 2021, "numbers": ["3-5"], "status": "not_public"},
        {"series": "样政发", "year": 2021, "numbers": ["6"], "status": "to_be_added", "note": "底稿已找到"},
        {"year": 2021, "numbers": ["2"], "status": "not_published"},
    ]
    write_yaml(root / "content/authorities/gaps.yml", {"gaps": gaps})
    issue = root / "content/issues/2021-04/issue.yml"
    correction = "- {target: 样政发〔2021〕1号, page: 40, place: 第2页第3行, printed: 三十日, corrected: 二<十日}"
    issue.write_text(
        issue.read_text(encoding="utf-8")
        + f"corrections:\n{correction}\n- {{target: 样政发〔1999〕7号, note: 更正启事}}\n",
        encoding="utf-8",
    )
    gongbao(root, "build")
    return root / "site"


def text(site: Path, page: str, selector: str) -> str:
    found = LexborHTMLParser((site / page).read_text(encoding="utf-8")).css_first(selector)
    return " ".join(found.text(separator=" ").split()) if found else ""


def test_both_sides_show_a_relation(related_site: Path) -> None:
    ninth = text(related_site, "d/yzf/2021/9.html", ".relations")
    assert "废止 样政发〔2021〕1号" in ninth
    assert "更正 样政发〔2021〕2号" in ninth
    assert "附件第3行" in ninth
    assert "代替 样政发〔1999〕7号" in ninth
    assert "本档案未收录" in ninth
    assert "被废止 样政发〔2021〕9号" in text(related_site, "d/yzf/2021/1.html", ".relations")
    assert "由其更正 样政发〔2021〕9号" in text(related_site, "d/yzf/2021/2.html", ".relations")


def test_the_banner_states_what_was_stated(related_site: Path) -> None:
    banner = text(related_site, "d/yzf/2021/1.html", ".validity")
    assert "2021年2月1日起施行" in banner
    assert "2021年5月1日起失去效力： 样政发〔2021〕9号" in banner
    assert text(related_site, "d/yzf/2021/9.html", ".validity") == ""
    assert "本件有更正，原文照旧保留： 样政发〔2021〕9号" in text(related_site, "d/yzf/2021/2.html", ".corrected")


def test_the_banner_of_the_other_side_says_what_it_does(related_site: Path) -> None:
    banner = text(related_site, "d/yzf/2021/9.html", ".effects")
    assert "本件废止： 样政发〔2021〕1号" in banner
    assert "本件更正： 样政发〔2021〕2号" in banner
    assert text(related_site, "d/yzf/2021/1.html", ".effects") == ""


def test_a_day_is_answered_in_text_too(related_site: Path) -> None:
    assert text(related_site, "d/yzf/2021/1.html", ".periods") == (
        "2021年2月1日以前 尚未施行 2021年2月1日至2021年4月30日 有效 2021年5月1日起 已废止"
    )


def test_a_printed_correction_stands_on_both_pages_and_changes_no_text(related_site: Path) -> None:
    banner = text(related_site, "d/yzf/2021/1.html", ".validity")
    assert "本件有更正，原文照旧保留：第2页第3行，“三十日”应为“二<十日”； 2021年第4期第40页" in banner
    issue = text(related_site, "issues/2021/4.html", ".corrections")
    assert "《样例市人民政府关于第1项工作的通知》（样政发〔2021〕1号） ：第2页第3行，“三十日”应为“二<十日”" in issue
    assert "样政发〔1999〕7号 本档案未收录 ：更正启事" in issue
    found = LexborHTMLParser((related_site / "d/yzf/2021/1.html").read_text(encoding="utf-8"))
    link = found.css_first('.validity a[href*="issues/"]')
    assert link is not None and link.attributes["href"] == "../../../issues/2021/4.html#page-40"
    target = LexborHTMLParser((related_site / "issues/2021/4.html").read_text(encoding="utf-8")).css("#page-40")
    assert len(target) == 1
    assert text(related_site, "d/yzf/2021/1.html", "article p#p1") == "现通知如下。"


def test_lists_say_what_ended(related_site: Path) -> None:
    assert "第1项工作的通知 已废止" in text(related_site, "numbers/yzf/2021.html", "table.index")
    assert "第2项工作的通知 已" not in text(related_site, "numbers/yzf/2021.html", "table.index")


def test_validity_json(related_site: Path) -> None:
    value = json.loads((related_site / "validity.json").read_text(encoding="utf-8"))
    assert value["documents"].keys() == {"d/yzf/2021/1.html"}
    assert value["documents"]["d/yzf/2021/1.html"]["periods"] == [
        {"status": "not_yet", "end": "2021-02-01"},
        {"status": "in_force", "start": "2021-02-01", "end": "2021-05-01"},
        {"status": "repealed", "start": "2021-05-01", "by": "d/yzf/2021/9.html"},
    ]


def test_a_day_is_asked_on_the_page(related_site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((related_site / "d/yzf/2021/1.html").as_uri())
    for day, status in (("2021-01-31", "尚未施行"), ("2021-02-01", "有效"), ("2021-05-01", "已废止"), ("", "")):
        page.fill(".validity-at input", day)
        assert page.inner_text(".validity-at output") == status
    page.close()


def test_the_ledger_shows_gaps_with_their_reasons(related_site: Path) -> None:
    page = text(related_site, "completeness.html", "main")
    assert text(related_site, "completeness.html", "table.grid").endswith("发文字号 2021 样政发 3/9")
    assert "3—5 不公开" in page
    assert "6 待补：底稿已找到" in page
    assert "7—8 不详" in page
    assert "总期号第1期至第2期全部收录" in page
    assert "2 公报未刊登" in page
    assert "3 不详" in page
    assert "下一期为2021年第5期（总第3期）" in page
    assert "not public" in text(related_site, "en/completeness.html", "main")


def test_places_and_units_lead_to_the_very_rows(tmp_path: Path) -> None:
    table = "序号,村,承办单位\n1,东河镇甲村,水利局主办 财政局、林业局协办\n2,^,^\n3,西河镇乙村,林业局\n"
    first = document(
        1,
        body="东河镇先行。\n\n[表：任务](tables/yzf-2021-1-1.csv)\n",
        tables=[{"file": "tables/yzf-2021-1-1.csv", "title": "任务", "unit_column": 3}],
        grids={"tables/yzf-2021-1-1.csv": table},
    )
    write_archive(tmp_path, {"2021-01": [first]})
    terms = [{"slug": "dh", "name": "东河镇"}, {"slug": "xh", "name": "西河镇"}, {"slug": "nh", "name": "南河镇"}]
    write_yaml(tmp_path / "content/authorities/places.yml", {"terms": terms})
    gongbao(tmp_path, "build")
    site = tmp_path / "site"

    def links(page: str) -> list[str]:
        found = LexborHTMLParser((site / page).read_text(encoding="utf-8")).css(".mentions li a")
        return [(node.attributes["href"] or "").rsplit("#")[-1] for node in found]

    assert links("places/dh.html") == ["p1", "t1-r1", "t1-r2"]
    assert links("places/xh.html") == ["t1-r3"]
    assert not (site / "places/nh.html").exists()
    units = LexborHTMLParser((site / "units/index.html").read_text(encoding="utf-8")).css(".parts a")
    assert {
        node.text(): len(links("units/" + (node.attributes["href"] or "").rsplit("/", 1)[-1])) for node in units
    } == {
        "林业局": 3,
        "水利局": 2,
        "财政局": 2,
    }
    assert "任务" in text(site, "datasets/2021.html", ".datasets")
