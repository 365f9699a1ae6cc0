"""Reading aids in Chromium: contents, citing, places, filters, display, tables; and that nothing depends on a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.fabricated import KINDS

TABLES = KINDS["document with tables"]
URL = f"https://gongbao.example/{TABLES}"


def show(page: Any, site: Path, address: str, width: int = 1440) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / address).as_uri())


@pytest.mark.parametrize(("width", "opened", "beside"), [(1440, True, True), (1200, True, True), (375, False, False)])
def test_contents_stand_beside_the_text_on_wide_screens_and_are_folded_on_narrow(
    quiet_page: Any, fabricated: Path, width: int, opened: bool, beside: bool
) -> None:
    show(quiet_page, fabricated, KINDS["document in chapters"], width)
    contents = quiet_page.locator("details.toc")
    assert (contents.get_attribute("open") is not None) == opened
    box, text = contents.bounding_box(), quiet_page.locator("article.document").bounding_box()
    assert (box["x"] + box["width"] <= text["x"]) == beside
    if beside:
        quiet_page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
        assert contents.is_visible()
        assert 0 <= contents.bounding_box()["y"] < 100


def test_parts_stand_in_the_order_of_the_standard(quiet_page: Any, fabricated: Path) -> None:
    """GB/T 9704-2012, 7: masthead, number, title, addressees, text, attachments listed, signature, date, note."""
    show(quiet_page, fabricated, TABLES)
    parts = (".offices", ".red-head .number", "h1", ".addressees", "#p1", ".attachment-note", ".signatory", ".date")
    tops = [quiet_page.locator(f"article {part}").first.bounding_box()["y"] for part in (*parts, ".disclosure", "#t1")]
    assert tops == sorted(tops)
    indent, size = quiet_page.locator("#p1").evaluate(
        "p => [getComputedStyle(p).textIndent, getComputedStyle(p).fontSize]"
    )
    assert float(indent[:-2]) == pytest.approx(2 * float(size[:-2]), abs=0.1)
    article = quiet_page.locator("article.document").bounding_box()
    date = quiet_page.locator(".signature .date").bounding_box()
    assert date["x"] > article["x"] + article["width"] / 2


def test_joint_offices_are_stacked_over_one_red_rule(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, KINDS["joint document"])
    first, second = (it.bounding_box() for it in quiet_page.locator(".red-head .offices span").all())
    assert second["y"] >= first["y"] + first["height"]
    style = quiet_page.locator(".red-head").evaluate("it => getComputedStyle(it).borderBottom")
    assert style == "3px solid rgb(168, 21, 27)"


def test_five_forms_of_citation_for_the_document_and_for_any_row(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, TABLES)
    quiet_page.get_by_role("link", name="引用本文").click()
    forms = quiet_page.locator("#citations pre")
    assert forms.count() == 5
    assert quiet_page.locator("#citations dt").all_inner_texts() == [
        "法学引注",
        "GB/T 7714—2015",
        "BibTeX",
        "RIS",
        "简写",
    ]
    assert forms.nth(1).inner_text().endswith(f"[A/OL]. (2024-01-15). {URL}.")
    quiet_page.locator(".cite select").select_option("t1-r3")
    assert [f"{URL}#t1-r3" in text for text in forms.all_inner_texts()] == [True] * 5
    quiet_page.locator(".cite select").select_option("p1")
    assert [f"{URL}#p1" in text for text in forms.all_inner_texts()] == [True] * 5
    quiet_page.locator(".cite select").select_option("")
    assert "#p1" not in "".join(forms.all_inner_texts())


def test_a_place_is_copied_and_cited_where_it_is(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, TABLES)
    place = quiet_page.locator(".place")
    assert not place.is_visible()
    quiet_page.locator("#t1-r5 td").last.hover()
    assert place.is_visible()
    place.get_by_role("button", name="复制网址").click()
    place.get_by_role("button", name="已复制").wait_for()
    quiet_page.locator("#p1").hover()
    place.get_by_role("button", name="引用").click()
    assert quiet_page.locator(".cite select").input_value() == "p1"
    quiet_page.mouse.move(1, 1)
    quiet_page.keyboard.press("Escape")
    assert not place.is_visible()


def test_a_filter_stands_only_at_tables_of_more_than_twenty_rows(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, TABLES)
    assert quiet_page.locator("figure", has=quiet_page.locator(".filter")).locator("table").get_attribute("id") == "t1"
    quiet_page.get_by_label("筛选本表").fill("第4件")
    assert quiet_page.locator("#t1 tbody tr:visible").count() == 1
    # The unit is merged from a row above that is not shown: the row says it all the same.
    assert "市财政局" in quiet_page.locator("#t1 tbody tr:visible").inner_text()
    assert quiet_page.locator("figure [role=status]").inner_text() == "1 / 61"


def test_the_header_of_a_long_table_stays_in_sight_and_figures_are_flush_right(
    quiet_page: Any, fabricated: Path
) -> None:
    show(quiet_page, fabricated, TABLES)
    assert (
        quiet_page.locator("#t1 tbody td:last-child").first.evaluate("it => getComputedStyle(it).textAlign") == "right"
    )
    quiet_page.locator("#t1-r40").evaluate("row => row.scrollIntoView({block: 'center', behavior: 'instant'})")
    assert 0 <= quiet_page.locator("#t1 thead th").first.bounding_box()["y"] <= 5


def test_on_a_narrow_screen_a_row_is_a_card_that_names_every_value(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, TABLES, 320)
    row = quiet_page.locator("#t1-r2")
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    assert "市财政局" in row.evaluate("row => getComputedStyle(row, '::before').content")
    labels = [cell.evaluate("it => getComputedStyle(it, '::before').content") for cell in row.locator("td").all()]
    assert labels == ['"编号"', '"事项"', '"金额（万元）"']


def test_the_display_panel_is_worked_by_keyboard(quiet_page: Any, fabricated: Path) -> None:
    show(quiet_page, fabricated, KINDS["home"])
    quiet_page.locator("#display").focus()
    quiet_page.keyboard.press("Enter")
    assert quiet_page.get_by_role("radio", name="深色").is_visible()
    quiet_page.get_by_role("radio", name="跟随系统").focus()
    quiet_page.keyboard.press("ArrowDown")
    assert quiet_page.locator("html").get_attribute("data-theme") == "light"
    quiet_page.keyboard.press("Escape")
    assert not quiet_page.get_by_role("radio", name="深色").is_visible()
    assert quiet_page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_large_type_is_one_step_from_every_page(quiet_page: Any, fabricated: Path) -> None:
    for address in (KINDS["home"], TABLES, KINDS["index of numbers"], KINDS["about in English"]):
        show(quiet_page, fabricated, address)
        button = quiet_page.locator("#care")
        before = quiet_page.locator("main").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        after = quiet_page.locator("main").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        assert after >= 1.4 * before
        button.click()


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_those_who_asked_for_less_motion(
    browser: Any, fabricated: Path, motion: str, behaviour: str
) -> None:
    context = browser.new_context(reduced_motion=motion)
    page = context.new_page()
    page.goto((fabricated / TABLES).as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
    context.close()


def test_without_a_script_everything_is_read_and_no_dead_control_is_shown(browser: Any, fabricated: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((fabricated / TABLES).as_uri())
    assert page.locator("#t1 tbody tr").count() == 61
    assert page.locator("#t1-r61").is_visible()
    for control in ("#care", "#display", ".filter input"):
        assert not page.locator(control).is_visible(), control
    page.locator(".cite summary").click()
    assert page.locator("#citations pre").first.is_visible()
    page.goto((fabricated / KINDS["document in chapters"]).as_uri())
    page.locator(".toc summary").click()
    page.locator(".toc a").nth(2).click()
    assert "#" in page.url
    context.close()


def test_no_page_shows_its_markup(fabricated: Path) -> None:
    for kind, address in KINDS.items():
        text = (fabricated / address).read_text(encoding="utf-8")
        assert "&lt;" not in text, kind
        assert "{:" not in text, kind
