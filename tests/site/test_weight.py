"""What a visit weighs, and that nothing moves while a page arrives piece by piece over a slow line."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.visits import SLOW_4G, Visitor, serving

KB = 1024
FIRST, REQUESTS, SECOND, SCRIPTS = 90 * KB, 8, 15 * KB, 35 * KB
SEARCH = 60 * KB
# Counted, whether this browser asked for it or not: one wants the drawing, another the picture.
ICON = "assets/icon.svg"
# GB/T 9704-2012, 5.2.2: four printed pages and a half.
CHARACTERS, PAGE = 2700, 30 * KB


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as found:
        yield found


def documents(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in (site / "d").rglob("*.html"))
    assert found
    return found


def test_a_first_and_a_second_visit_to_every_document(browser: Any, site: Path, address: str) -> None:
    icon = (site / ICON).stat().st_size
    pages = documents(site)
    assert len(pages) == 6
    for position, page in enumerate(pages):
        visitor = Visitor(browser, 1280)
        first = visitor.visit(address + page)
        second = visitor.visit(address + pages[position - 1])
        visitor.close()
        assert first.size + icon <= FIRST, page
        assert first.requests + 1 <= REQUESTS, page
        assert 0 < first.scripts <= SCRIPTS, page
        assert second.size <= SECOND, pages[position - 1]


def test_a_first_visit_to_the_search_page(browser: Any, address: str) -> None:
    visitor = Visitor(browser, 1280)
    visit = visitor.visit(address + "search.html")
    visitor.close()
    assert 0 < visit.scripts <= SCRIPTS
    assert visit.size <= SEARCH


@pytest.mark.parametrize("width", [375, 1440])
def test_nothing_moves_while_a_page_arrives(browser: Any, site: Path, address: str, width: int) -> None:
    for page in ("index.html", "d/xzf/2020/10.html", "d/xzf/2020/11.html", "d/xzbf/2020/27.html", "issues/2020/3.html"):
        visitor = Visitor(browser, width, SLOW_4G)
        visit = visitor.visit(address + page)
        visitor.close()
        assert visit.largest > 0, page
        assert visit.shifts == 0, page


@pytest.mark.parametrize("width", [375, 1440])
def test_nothing_moves_when_the_line_stops_in_the_middle_of_a_head(browser: Any, site: Path, width: int) -> None:
    with serving(site, hesitant=150) as address:
        for page in ("index.html", "d/xzbf/2020/27.html", "issues/2020/3.html"):
            visitor = Visitor(browser, width)
            visit = visitor.visit(address + page)
            visitor.close()
            assert visit.largest > 0, page
            assert visit.shifts == 0, page


def test_every_page_holds_what_its_first_paint_waits_for(site: Path) -> None:
    """A page that waits for what never comes stays white until all of it has arrived."""
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        (awaited,) = re.findall(r'^<html [^>]*data-drawn-from="([^"]+)"', page, flags=re.MULTILINE)
        assert page.count(f'id="{awaited}"') == 1, path


def test_a_page_of_ordinary_length_is_small(site: Path, fabricated: Path) -> None:
    """A page's frame and head, measured on the real documents: all but the text and its tables."""
    for page in documents(site):
        html = (site / page).read_text(encoding="utf-8")
        start, end = html.index('<p id="p1"'), html.index("</article>")
        frame = len(html[:start].encode()) + len(html[end:].encode())
        assert frame + 3 * CHARACTERS + 60 * 40 <= PAGE, page


def test_scripts_are_small_together(site: Path) -> None:
    scripts = [path.read_bytes() for path in (site / "assets").rglob("*.js")]
    assert len(scripts) >= 2
    assert sum(len(gzip.compress(data, 9)) for data in scripts) <= SCRIPTS
