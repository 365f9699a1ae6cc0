"""Bad input: long titles, long documents, large tables, unbroken strings, rare characters, next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import gongbao
from tests.site.fabricated import (
    EXTREMES,
    KINDS,
    LONG_TITLE,
    PRINTED_PAGES,
    RARE,
    SENTENCE,
    TABLE_COLUMNS,
    TABLE_ROWS,
    UNBROKEN,
    write_empty_archive,
)

LARGE = "table of 5,000 rows and 30 columns"
WIDTHS = (320, 768, 1440)
LISTS = ("index.html", "issues/2024/2.html", "numbers/ylf/2024.html", "offices/ylszf/2024.html", "dates/2024/02.html")


def sideways(page: Any) -> int:
    """How far the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("kind", [kind for kind in EXTREMES if kind != LARGE])
def test_no_page_is_wider_than_the_window(quiet_page: Any, fabricated: Path, kind: str) -> None:
    quiet_page.goto((fabricated / EXTREMES[kind]).as_uri())
    for width in WIDTHS:
        quiet_page.set_viewport_size({"width": width, "height": 900})
        assert sideways(quiet_page) <= 0, width
        frame = quiet_page.locator("article.document").bounding_box()
        heading = quiet_page.locator("h1").bounding_box()
        assert frame["x"] <= heading["x"]
        assert heading["x"] + heading["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize("address", LISTS)
def test_no_list_of_such_documents_is_wider_than_the_window(quiet_page: Any, fabricated: Path, address: str) -> None:
    quiet_page.goto((fabricated / address).as_uri())
    for width in WIDTHS:
        quiet_page.set_viewport_size({"width": width, "height": 900})
        assert sideways(quiet_page) <= 0, width


def test_what_is_long_is_there_whole(quiet_page: Any, fabricated: Path) -> None:
    quiet_page.goto((fabricated / EXTREMES["title of 200 characters"]).as_uri())
    assert len(LONG_TITLE) >= 200
    assert quiet_page.locator("h1").text_content() == LONG_TITLE
    quiet_page.goto((fabricated / EXTREMES["unbroken string of 500 characters"]).as_uri())
    assert quiet_page.locator("#p1").text_content() == UNBROKEN
    quiet_page.goto((fabricated / EXTREMES["characters outside the basic plane"]).as_uri())
    assert RARE in quiet_page.locator("h1").text_content()
    assert RARE in quiet_page.locator("#p1").text_content()


def test_a_document_of_300_pages_is_one_page_with_all_its_printed_pages(quiet_page: Any, fabricated: Path) -> None:
    quiet_page.goto((fabricated / EXTREMES["document of 300 pages"]).as_uri())
    text = quiet_page.locator("article.document").text_content()
    assert text.count(SENTENCE) % 4 == 0
    assert text.count(SENTENCE) * len(SENTENCE) >= PRINTED_PAGES * 22 * 28 * 0.95
    for page in (2, 1 + PRINTED_PAGES):
        assert quiet_page.locator(f"#page-{page}").count() == 1


def test_a_large_table_scrolls_in_its_box_and_is_filtered(quiet_page: Any, fabricated: Path) -> None:
    quiet_page.set_viewport_size({"width": 320, "height": 900})
    quiet_page.goto((fabricated / EXTREMES[LARGE]).as_uri())
    assert sideways(quiet_page) <= 0
    assert quiet_page.evaluate("t1.tBodies[0].rows.length") == TABLE_ROWS
    assert quiet_page.evaluate("t1.tBodies[0].rows[0].cells.length") == TABLE_COLUMNS
    box = quiet_page.locator(".scroll")
    assert box.evaluate("box => box.scrollHeight > box.clientHeight && box.clientHeight < innerHeight")
    box.evaluate("box => box.scrollTo(0, 50000)")
    head, frame = quiet_page.locator("#t1 thead th").first.bounding_box(), box.bounding_box()
    assert abs(head["y"] - frame["y"]) <= 2
    quiet_page.get_by_label("筛选本表").fill("4321-7")
    assert quiet_page.locator("figure [role=status]").inner_text() == f"1 / {TABLE_ROWS}"


def test_an_archive_with_no_issue_has_a_home_that_says_so(quiet_page: Any, tmp_path: Path) -> None:
    root = write_empty_archive(tmp_path)
    gongbao(root, "build")
    for address in (
        KINDS["home"],
        KINDS["home in English"],
        KINDS["list of issues"],
        "numbers/index.html",
        "dates/index.html",
    ):
        quiet_page.goto((root / "site" / address).as_uri())
        for width in WIDTHS:
            quiet_page.set_viewport_size({"width": width, "height": 900})
            assert sideways(quiet_page) <= 0
        said = quiet_page.locator("main").inner_text()
        assert ("holds no issue" if address.startswith("en/") else "还没有公报") in said, address
