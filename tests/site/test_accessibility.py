"""WCAG 2.2 AA on every kind of page, in every display and width: axe-core, and what axe cannot see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.site.fabricated import KINDS, OWN_KINDS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 768, 1440)
DISPLAYS = ({}, {"theme": "dark"}, {"theme": "contrast"}, {"size": "care"}, {"theme": "dark", "size": "care"})

_SET = """values => ["theme", "size", "font"].forEach(name =>
  values[name] ? document.documentElement.setAttribute("data-" + name, values[name])
               : document.documentElement.removeAttribute("data-" + name))"""
_UNMARKED = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (/[\\u3400-\\u9fff]/.test(node.data) && node.parentElement.closest("[lang]").getAttribute("lang") !== "zh-CN") found.push(node.data);
  return found;
}"""
_RUN = """async ([place, options]) => (await axe.run(place, options)).violations.map(
  found => found.id + ": " + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | "))"""


def violations(page: Any, place: str, rules: dict[str, Any]) -> list[str]:
    return list(page.evaluate(_RUN, [place, {"runOnly": rules, "resultTypes": ["violations"], "preload": False}]))


@pytest.mark.parametrize("kind", [*KINDS, *OWN_KINDS])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    quiet_page: Any, fabricated: Path, site: Path, kind: str
) -> None:
    page = quiet_page
    page.goto((fabricated / KINDS[kind] if kind in KINDS else site / OWN_KINDS[kind]).as_uri())
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for display in DISPLAYS:
            page.evaluate(_SET, display)
            found = violations(page, "html", {"type": "tag", "values": AA})
            assert found == [], f"{kind} at {width} px, {display}: {found}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{kind} at {width} px, {display}"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_body_text_has_a_contrast_of_seven_to_one(quiet_page: Any, fabricated: Path, theme: str) -> None:
    quiet_page.goto((fabricated / KINDS["document with tables"]).as_uri())
    quiet_page.evaluate(_SET, {"theme": theme})
    quiet_page.evaluate(AXE)
    assert violations(quiet_page, "article", {"type": "rule", "values": ["color-contrast-enhanced"]}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_display_follows_the_system(browser: Any, fabricated: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((fabricated / "index.html").as_uri())
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    context.close()
    lightness = int(colour.split("(")[1].split(",")[0])
    assert (lightness > 128) == (scheme == "light")


def test_more_contrast_asked_of_the_system_is_given(browser: Any, fabricated: Path) -> None:
    context = browser.new_context(contrast="more")
    page = context.new_page()
    page.goto((fabricated / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    context.close()


def test_the_first_key_leads_to_the_text(quiet_page: Any, fabricated: Path) -> None:
    quiet_page.goto((fabricated / KINDS["joint document"]).as_uri())
    quiet_page.keyboard.press("Tab")
    assert quiet_page.evaluate("document.activeElement.className") == "skip"
    assert quiet_page.locator(".skip").bounding_box()["x"] >= 0
    quiet_page.keyboard.press("Enter")
    assert quiet_page.evaluate("document.activeElement.id") == "main"


def test_a_wide_table_is_reached_and_moved_by_keyboard(quiet_page: Any, fabricated: Path) -> None:
    quiet_page.set_viewport_size({"width": 480, "height": 900})
    quiet_page.goto((fabricated / KINDS["document with tables"]).as_uri())
    assert quiet_page.locator("figure", has=quiet_page.locator("#t3")).locator(".sideways").is_visible()
    box = quiet_page.locator(".scroll", has=quiet_page.locator("#t3"))
    box.focus()
    assert quiet_page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    quiet_page.keyboard.press("ArrowRight")
    moved = "document.activeElement.scrollLeft"
    assert any(quiet_page.wait_for_timeout(50) or quiet_page.evaluate(moved) > 0 for _ in range(100))


def test_what_is_chinese_on_an_english_page_says_so(quiet_page: Any, fabricated: Path) -> None:
    """WCAG 3.1.2: every piece of text with Chinese characters stands in an element that is marked as Chinese."""
    for address in (
        "en/index.html",
        "en/offices/index.html",
        "en/numbers/index.html",
        "en/issues/index.html",
        "en/about.html",
    ):
        quiet_page.goto((fabricated / address).as_uri())
        assert quiet_page.evaluate(_UNMARKED) == [], address


def test_twice_as_large_type_breaks_no_name_into_characters(quiet_page: Any, fabricated: Path) -> None:
    """A browser set to type of 32 px gives 375 px the room that 188 px have with type of 16 px."""
    quiet_page.set_viewport_size({"width": 188, "height": 800})
    for address in ("index.html", "issues/index.html", "completeness.html"):
        quiet_page.goto((fabricated / address).as_uri())
        assert quiet_page.evaluate("document.documentElement.scrollWidth") <= 188, address
    assert quiet_page.locator(".brand").bounding_box()["width"] > 100
    assert quiet_page.locator("table.grid").bounding_box()["height"] < 400


def test_every_control_has_a_name_and_every_page_one_heading_and_landmarks(quiet_page: Any, fabricated: Path) -> None:
    for kind, address in KINDS.items():
        quiet_page.goto((fabricated / address).as_uri())
        assert quiet_page.locator("h1").count() == 1, kind
        for landmark in ("header.site", "main", "footer.site", "header.site nav[aria-label]"):
            assert quiet_page.locator(landmark).count() == 1, f"{kind}: {landmark}"
        language = quiet_page.locator("html").get_attribute("lang")
        assert language == ("en" if address.startswith("en/") else "zh-CN"), kind
