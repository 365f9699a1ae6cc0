"""The site in Chromium, from a disk: by clicking, searching, switching, printing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

TITLE = "孝义市人民政府办公室关于印发孝义市清理“批而未用”土地专项行动实施方案的通知"
ADDRESS = "d/xzbf/2020/27.html"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A new page; anything on its console or an error of a script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda it: said.append(f"{it.failure} {it.url}") if "ABORTED" not in it.failure else None)
    yield page
    context.close()
    assert said == []


def open_home(page: Any, site: Path) -> None:
    page.goto((site / "index.html").as_uri())


@pytest.mark.parametrize(
    ("entrance", "steps"),
    [
        ("发文字号", ["2020年"]),
        ("发文机关", ["2020年"]),
        ("成文日期", ["6月"]),
    ],
)
def test_each_index_leads_from_home_to_a_document(page: Any, site: Path, entrance: str, steps: list[str]) -> None:
    open_home(page, site)
    page.locator(".entrances").get_by_role("link", name=entrance).click()
    group = {"发文字号": "孝政办发", "发文机关": "孝义市人民政府办公室", "成文日期": "2020年"}[entrance]
    section = page.locator("section.group", has=page.get_by_role("heading", name=group, exact=True))
    for step in steps:
        section.get_by_role("link", name=step).first.click()
    page.locator("table.index").get_by_role("link", name=TITLE).click()
    assert page.url.endswith(ADDRESS)
    assert page.locator("h1").inner_text() == TITLE
    assert page.locator(".red-head .number").inner_text() == "孝政办发〔2020〕27号"


SEARCHES = [
    ("孝政办发〔2020〕27号", ADDRESS),
    ("孝政办发[2020]27号", ADDRESS),
    ("孝政办发（２０２０）２７", ADDRESS),
    ("孝政办发 2020 27", ADDRESS),
    (TITLE, ADDRESS),
    ("批而未供", ADDRESS),
    ("军地应急联动机制", "d/xzf/2020/11.html"),
    ("糕点面包烘焙工", "d/xzbf/2020/31.html"),
    ('"煤矿 西辛庄镇"', ""),
    ("猪", ""),
    ('"><img src=x onerror=alert(1)>', ""),
    ("(((", ""),
]


@pytest.mark.parametrize(("query", "address"), SEARCHES)
def test_search_finds_the_literal_string(page: Any, site: Path, query: str, address: str) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote(query)}")
    page.wait_for_selector("#result-count[data-ready=true]", state="attached")
    if address:
        first = page.locator("#results > li > a").first.get_attribute("href")
        assert first.split("?")[0] == address
    else:
        assert page.locator("#results > li").count() == 0
        assert query[:5] in page.locator("#result-count").inner_text()
        assert page.locator("#result-pages a").count() == 3


def test_a_hit_in_a_table_leads_to_its_row_and_marks_the_words(page: Any, site: Path) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote('新六路')}")
    page.locator("#results > li > a").first.click()
    assert "#t1-r13" in page.url
    page.locator("#t1-r13 mark").first.wait_for()
    assert page.locator("#t1-r13 mark").all_inner_texts() == ["新六路"]


def test_choices_of_display_are_remembered(page: Any, site: Path) -> None:
    open_home(page, site)
    page.get_by_role("button", name="显示").click()
    page.get_by_role("radio", name="关怀版").check()
    page.get_by_role("radio", name="深色").check()
    page.get_by_role("radio", name="黑体").check()
    page.goto((site / ADDRESS).as_uri())
    root = page.locator("html")
    assert [root.get_attribute(f"data-{name}") for name in ("size", "theme", "font")] == ["care", "dark", "sans"]
    page.get_by_role("button", name="关怀版").click()
    assert root.get_attribute("data-size") is None
    page.reload()
    assert [root.get_attribute(f"data-{name}") for name in ("size", "theme", "font")] == [None, "dark", "sans"]


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(
    "address",
    ["index.html", "issues/2020/3.html", "d/xzf/2020/10.html", "d/xzbf/2020/24.html", "numbers/xzf/2020.html"],
)
def test_no_page_scrolls_sideways(page: Any, site: Path, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / address).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_table_can_be_filtered(page: Any, site: Path) -> None:
    page.goto((site / "d/xzf/2020/10.html").as_uri())
    page.get_by_label("筛选本表").fill("大孝堡")
    shown = page.locator("#t1 tbody tr:visible")
    assert shown.count() == 2
    page.get_by_label("筛选本表").fill("")
    assert shown.count() == 157


def test_without_javascript_everything_is_read_and_search_says_why(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "d/xzbf/2020/31.html").as_uri())
    assert page.locator("#t3 tbody tr").count() == 33
    page.goto((site / "search.html").as_uri())
    assert "JavaScript" in page.locator("noscript").inner_text()
    context.close()


def test_a_document_prints_on_a4_without_the_frame(page: Any, site: Path, tmp_path: Path) -> None:
    page.goto((site / "d/xzbf/2020/27.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    data = page.pdf(format="A4", prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    assert 5 <= data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") + data.count(b"/Type /Page/") <= 40
