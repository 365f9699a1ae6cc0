"""What a page says of itself in its head: to government monitors, libraries, search engines, browsers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import gongbao
from tests.site.fabricated import CONFIG, KINDS, write_empty_archive, write_yaml

JOINT = KINDS["joint document"]
BASE = "https://gongbao.example/"
POLICY = "default-src 'none'"


def head(site: Path, address: str) -> HTMLParser:
    return HTMLParser((site / address).read_text(encoding="utf-8"))


def metas(tree: HTMLParser, key: str = "name") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.css(f"head meta[{key}]"):
        found.setdefault(str(node.attributes[key]), []).append(str(node.attributes["content"]))
    return found


def linked_data(tree: HTMLParser) -> dict[str, Any]:
    return dict(json.loads(tree.css_first('script[type="application/ld+json"]').text()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_a_title_a_description_an_address_and_a_strict_policy(fabricated: Path, kind: str) -> None:
    tree = head(fabricated, KINDS[kind])
    assert len(tree.css("head title")) == 1
    assert tree.css_first("head title").text().strip()
    assert metas(tree)["description"][0]
    assert len(tree.css("head link[rel=canonical]")) == 1
    assert tree.css_first("head link[rel=canonical]").attributes["href"] == BASE + KINDS[kind]
    policy = str(tree.css_first("head meta[http-equiv]").attributes["content"])
    assert policy.startswith(POLICY)
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    assert metas(tree)["SiteName"] == ["样例市人民政府公报"]
    assert metas(tree)["SiteDomain"] == ["gongbao.example"]
    assert metas(tree, "property")["og:url"] == [BASE + KINDS[kind]]
    for relation in ("icon", "apple-touch-icon", "search", "alternate"):
        assert tree.css_first(f"head link[rel={relation}]") is not None, relation


def test_titles_differ_from_page_to_page(fabricated: Path) -> None:
    titles = [head(fabricated, address).css_first("title").text() for address in KINDS.values()]
    assert len(set(titles)) == len(titles)


def test_a_document_carries_the_tags_of_government_sites_libraries_and_schema_org(fabricated: Path) -> None:
    tree = head(fabricated, JOINT)
    title = "样例市人民政府 样例市财政局关于联合开展资产清查的通知"
    expected = {
        "ArticleTitle": [title],
        "ContentSource": ["样例市人民政府公报"],
        "ColumnName": ["市政府文件"],
        "ColumnType": ["政府公报"],
        "Keywords": ["财政"],
        "Url": [BASE + JOINT],
        "citation_title": [title],
        "citation_author": ["样例市人民政府", "样例市财政局"],
        "citation_publication_date": ["2024/01/15"],
        "citation_firstpage": ["3"],
        "citation_lastpage": ["5"],
        "DC.identifier": ["样政发〔2024〕1号"],
        "DC.date": ["2024-01-15"],
    }
    found = metas(tree)
    assert {name: found.get(name) for name in expected} == expected
    # The day of publication on the web is no fact of the content; an index number is assigned, never made.
    assert "PubDate" not in found
    data = linked_data(tree)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "样政发〔2024〕1号"
    assert data["legislationDate"] == "2024-01-15"
    assert data["legislationDateOfApplicability"] == "2024-03-01"
    assert [office["name"] for office in data["legislationPassedBy"]] == ["样例市人民政府", "样例市财政局"]
    assert "legislationLegalForce" not in data
    assert data["isPartOf"]["@type"] == "PublicationIssue"
    assert data["isPartOf"]["isPartOf"]["@type"] == "Periodical"


def test_an_issue_names_its_documents(fabricated: Path) -> None:
    data = linked_data(head(fabricated, KINDS["issue"]))
    assert (data["@type"], data["issueNumber"], data["datePublished"]) == ("PublicationIssue", "1", "2024-02-28")
    assert [part["url"] for part in data["hasPart"]][:2] == [f"{BASE}d/ylf/2024/1.html", f"{BASE}d/ylf/2024/2.html"]


def test_pages_in_two_languages_name_each_other(fabricated: Path) -> None:
    for address in ("index.html", "en/index.html"):
        links = head(fabricated, address).css("head link[hreflang]")
        assert {link.attributes["hreflang"]: link.attributes["href"] for link in links} == {
            "zh-CN": f"{BASE}index.html",
            "en": f"{BASE}en/index.html",
        }


def test_no_tag_is_written_without_a_fact(tmp_path: Path) -> None:
    root = write_empty_archive(tmp_path)
    write_yaml(root / "site_config.yml", {"title": CONFIG["title"], "languages": ["zh-CN"]})
    gongbao(root, "build")
    tree = head(root / "site", "index.html")
    assert not {"SiteName", "SiteDomain", "SiteIDCode", "description"} & metas(tree).keys()
    assert tree.css("link[rel=canonical], link[hreflang], link[rel=alternate]") == []
    assert "og:url" not in metas(tree, "property")
