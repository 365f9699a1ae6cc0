"""Every page of the built site: every link and anchor resolves, ids are unique, nothing is asked of a third party."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser


def pages(site: Path) -> dict[str, HTMLParser]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = HTMLParser(path.read_text(encoding="utf-8"))
    assert "index.html" in found
    return found


def resolve(page: str, link: str) -> str:
    parts = page.split("/")[:-1]
    for piece in link.split("/"):
        if piece == "..":
            assert parts, f"{page}: {link} leaves the site"
            parts.pop()
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(parts)


def test_every_link_and_anchor_resolves_within_the_site(site: Path) -> None:
    parsed = pages(site)
    ids = {page: {node.attributes["id"] for node in tree.css("[id]")} for page, tree in parsed.items()}
    broken = []
    checked = 0
    for page, tree in parsed.items():
        for node in tree.css("[href], [src], [action]"):
            link = node.attributes.get("href") or node.attributes.get("src") or node.attributes.get("action") or ""
            if not link or re.match(r"(https?|mailto|data):", link):
                continue
            # A relative link can leave the folder of the site under no base path; an absolute one could.
            assert not link.startswith("/"), f"{page}: {link}"
            address, fragment = urldefrag(unquote(link.split("?")[0] if "?" in link else link))
            target = resolve(page, address) if address else page
            checked += 1
            if not (site / target).is_file():
                broken.append(f"{page}: {link}")
            elif fragment and target in ids and fragment not in ids[target]:
                broken.append(f"{page}: {link} (no such anchor)")
    assert broken == []
    assert checked > 300


def test_ids_are_unique_and_headings_start_with_one_title(site: Path) -> None:
    for page, tree in pages(site).items():
        found = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(found) == len(set(found)), page
        assert len(tree.css("h1")) == 1, page


def test_no_page_asks_a_third_party_for_anything(site: Path) -> None:
    for page, tree in pages(site).items():
        for node in tree.css("script[src], link[rel=stylesheet], link[rel=icon], img, iframe, source"):
            link = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not re.match(r"(?:[a-z]+:)?//", link), f"{page}: {link}"
    for path in [*site.rglob("*.css"), *site.rglob("*.js")]:
        assert not re.search(r"""(url\(|import\s|@import|fetch\()\s*["']?(?:https?:)?//""", path.read_text()), path


def test_no_page_has_inline_script_style_or_handler(site: Path) -> None:
    for page, tree in pages(site).items():
        assert tree.css("style") == [], page
        for node in tree.css("script"):
            assert node.attributes.get("src") or node.attributes.get("type") == "application/ld+json", page
        for node in tree.css("*"):
            named = [name for name in node.attributes if name.startswith("on") or name == "style"]
            assert named == [], f"{page}: {node.tag} {named}"


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        "about.html",
        "404.html",
        "search.html",
        "issues/2020/3.html",
        "d/xzf/2020/10.html",
        "d/xzf/2020/11.html",
        "d/xzbf/2020/22.html",
        "d/xzbf/2020/24.html",
        "d/xzbf/2020/27.html",
        "d/xzbf/2020/31.html",
        "numbers/index.html",
        "numbers/xzf/2020.html",
        "offices/index.html",
        "offices/xyszf.html",
        "dates/index.html",
        "dates/2020/06.html",
        "en/index.html",
        "sitemap.xml",
        "feed.xml",
        "manifest-sha256.txt",
    ],
)
def test_permanent_addresses_are_there(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_every_index_lists_every_document_with_date_number_title_office_and_page(site: Path) -> None:
    documents = {path.relative_to(site).as_posix() for path in (site / "d").rglob("*.html")}
    assert len(documents) == 6
    for index in ("numbers", "offices", "dates"):
        listed = set()
        for path in (site / index).rglob("*.html"):
            page = path.relative_to(site).as_posix()
            tree = HTMLParser(path.read_text(encoding="utf-8"))
            for row in tree.css("table.index tbody tr"):
                cells = [cell.text(strip=True) for cell in row.css("td")]
                assert len(cells) == 5, page
                assert all(cells), page
                link = row.css_first("td:nth-child(3) a").attributes["href"]
                listed.add(resolve(page, link))
        assert listed == documents, index


def test_a_joint_document_stands_under_each_of_its_offices(site: Path) -> None:
    for office in ("xyszf", "xysrwb"):
        text = (site / f"offices/{office}.html").read_text(encoding="utf-8")
        assert "孝政发〔2020〕11号" in text
