"""Whatever stands in content/ shows as text on every page that shows it: no element, no attribute, no link comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.archives import OFFICES, document, write_archive, write_yaml
from tests.conftest import gongbao

BAD = '样<xq>" onq="1&amp;*斜*_线_**粗**[链](q.html){.xq}`码`${q}{{ q }}<!-- --></xq>甲'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    issued = document(
        1,
        title=BAD,
        kind=BAD,
        section=BAD,
        issuing_offices=["样例市人民政府", BAD],
        addressees=BAD,
        signatories=[BAD],
        disclosure=BAD,
        instrument=BAD,
        summary=BAD,
        subjects=[BAD],
        date_effective="2021-02-01",
        attachments=[{"number": 1, "title": BAD, "kind": "table"}, {"number": 2, "title": BAD, "supplied": False}],
        tables=[{"file": "tables/a.csv", "title": BAD, "note": BAD, "header_rows": 1}],
        body=f"{_text(BAD)}\n\n## 一、{_text(BAD)}\n\n**二、{_text(BAD)}。**甲\n\n# {_text(BAD)} {{instrument}}\n\n甲。\n\n"
        f"# {_text(BAD)} {{attachment=1}}\n\n[表：{_text(BAD).replace('[', '').replace(']', '')}](tables/a.csv)\n",
        grids={"tables/a.csv": f"{_cell(BAD)},乙\n{_cell(BAD)},<\n"},
    )
    amending = document(2, relations=[{"type": "amends", "target": "样政发〔2021〕1号", "scope": BAD}])
    config = {"title_short": BAD, "description": BAD, "region": BAD, "publisher": {"name": BAD, "postal_address": BAD}}
    root = write_archive(tmp_path_factory.mktemp("bad"), {"2021-01": [issued], "2021-02": [amending]}, **config)
    write_yaml(
        root / "content/authorities/offices.yml", {"offices": [*OFFICES["offices"], {"slug": "bad", "name": BAD}]}
    )
    path = root / "content/issues/2021-02/issue.yml"
    issue = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    issue["masthead"] = dict.fromkeys(
        ("sponsor", "publisher", "distribution", "statement_of_effect", "display_note"), BAD
    )
    issue["masthead"]["editorial_committee"] = {"name": BAD, "chair": BAD, "members": [BAD]}
    issue["corrections"] = [
        {"target": "样政发〔2021〕1号", "place": BAD, "printed": BAD, "corrected": BAD, "note": BAD}
    ]
    path.write_text(json.dumps(issue, ensure_ascii=False), encoding="utf-8")
    gongbao(root, "build")
    return root / "site"


def _text(text: str) -> str:
    """As an editor writes it into a body: a backslash before each sign."""
    return "".join(f"\\{sign}" if sign.isascii() and not sign.isalnum() and sign != " " else sign for sign in text)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def test_no_element_attribute_or_link_comes_of_content(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert [node.html for node in tree.css("xq, [onq], .xq, a[href$='q.html'], main em, main del")] == [], page


def test_files_for_machines_hold_no_element_of_content(site: Path) -> None:
    for name in ("feed.xml", "sitemap.xml", "opensearch.xml"):
        assert "<xq" not in (site / name).read_text(encoding="utf-8"), name


def test_it_shows_sign_for_sign(site: Path) -> None:
    tree = LexborHTMLParser((site / "d/yzf/2021/1.html").read_text(encoding="utf-8"))
    wanted = "".join(BAD.split())
    for where in ("h1", "article p", "article h2", "table.data th", "table.data td", "caption"):
        shown = ["".join(node.text().split()) for node in tree.css(where)]
        shown = [text for text in shown if "xq" in text]
        assert shown, where
        assert [text for text in shown if wanted not in text] == [], where
