"""Indexes of 5,000 documents: made, compiled and looked at in Chromium."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.compile.site import Compiler
from generator.config import SiteConfig
from generator.model.archive import Archive, Entry
from generator.model.issue import Document, GazetteIssue
from generator.model.office import AgencyCode, Office
from generator.pages.citations import Web
from generator.pages.context import Site, Whole
from generator.pages.indexes import INDEXES, index_pages
from generator.plan import settings
from tests.conftest import ROOT

COUNT, FIRST_YEAR, A_YEAR = 5000, 1976, 100
EMPTY_YEAR = 1990
OFFICE = "样例市人民政府"


def _archive() -> Archive:
    """A hundred documents a year for fifty years but one, in one series of one office."""
    entries = []
    issues = []
    for position in range(COUNT // A_YEAR + 1):
        year = FIRST_YEAR + position
        if year == EMPTY_YEAR:
            continue
        documents = tuple(_document(year, sequence) for sequence in range(1, A_YEAR + 1))
        issue = GazetteIssue(year=year, number=1, date_published=date(year, 12, 31), contents=(), documents=documents)
        issues.append(issue)
        entries += [Entry(issue, document, ()) for document in documents]
    office = Office(slug="ylf", name=OFFICE, agency_codes=(AgencyCode(code="样政发", slug="ylf"),))
    return Archive(tuple(issues), tuple(entries), (office,))


def _document(year: int, sequence: int) -> Document:
    return Document(
        id=f"ylf-{year}-{sequence}",
        title=f"{OFFICE}关于做好{year}年第{sequence}项工作的通知",
        document_number=f"样政发〔{year}〕{sequence}号",
        issuing_offices=(OFFICE,),
        kind="通知",
        page=sequence,
        date_of_issue=date(year, 1, 1) + timedelta(days=sequence * sequence // 40),
    )


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the first three indexes, compiled, with the theme's files beside them."""
    config = SiteConfig(title=f"{OFFICE}公报")
    theme, folder = ROOT / "theme", tmp_path_factory.mktemp("lists")
    site, compiler = Site(_archive(), config, str(theme)), Compiler(settings(config, str(theme)))
    whole = Whole(site, (), Web(site, ()), {})
    for index in INDEXES[:3]:
        pages = [page.make() for page in index_pages(whole, index)]
        for page, data in zip(pages, compiler.compile(pages), strict=True):
            (folder / page.address).parent.mkdir(parents=True, exist_ok=True)
            (folder / page.address).write_bytes(data)
    for path in (theme / "assets").rglob("*.*"):
        target = folder / path.relative_to(theme)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def test_all_documents_are_listed_once_in_pages_that_can_be_scanned(lists: Path) -> None:
    rows = {path.name: path.read_text(encoding="utf-8").count("<tr>") - 1 for path in (lists / "numbers/ylf").iterdir()}
    assert sum(rows.values()) == COUNT
    assert max(rows.values()) <= A_YEAR


@pytest.mark.parametrize("address", ["numbers/index.html", "offices/ylf.html", "dates/index.html"])
def test_every_year_is_one_click_away_and_gaps_are_seen(quiet_page: Any, lists: Path, address: str) -> None:
    quiet_page.goto((lists / address).as_uri())
    for width in (320, 1440):
        quiet_page.set_viewport_size({"width": width, "height": 900})
        assert quiet_page.evaluate("document.documentElement.scrollWidth") <= width
    years = [FIRST_YEAR + position for position in range(COUNT // A_YEAR + 1)]
    links = quiet_page.locator("main").inner_text()
    assert [year for year in years if str(year) not in links] == ([] if "dates" in address else [EMPTY_YEAR])


def test_the_calendar_shows_an_empty_year_and_darker_months(quiet_page: Any, lists: Path) -> None:
    quiet_page.goto((lists / "dates/index.html").as_uri())
    rows = quiet_page.locator("table.calendar tbody tr")
    assert rows.count() == COUNT // A_YEAR + 1
    empty = rows.filter(has=quiet_page.get_by_role("rowheader", name=str(EMPTY_YEAR)))
    assert empty.locator("a").count() == 0
    full = rows.first.locator("td")
    assert full.nth(0).get_attribute("class") == "heat-4"
    assert full.nth(11).locator("a").count() == 0
    assert full.nth(8).get_attribute("class") < full.nth(0).get_attribute("class")


def test_headings_and_column_names_stay_in_sight(quiet_page: Any, lists: Path) -> None:
    quiet_page.set_viewport_size({"width": 1280, "height": 800})
    quiet_page.goto((lists / "offices/ylf.html").as_uri())
    quiet_page.evaluate("document.querySelectorAll('table.index tr')[50].scrollIntoView({behavior: 'instant'})")
    heading = quiet_page.locator(".group h2").first.bounding_box()
    names = quiet_page.locator("table.index thead th").first.bounding_box()
    assert 0 <= heading["y"] < 5
    assert abs(names["y"] - (heading["y"] + heading["height"])) <= 2


def test_a_page_of_a_year_leads_to_the_years_beside_it_and_to_all(quiet_page: Any, lists: Path) -> None:
    quiet_page.goto((lists / "numbers/ylf/2020.html").as_uri())
    for label, address in (("2019", "numbers/ylf/2019.html"), ("2021", "numbers/ylf/2021.html")):
        link = quiet_page.locator(f"main a[href$='{address}']").first
        assert label in link.inner_text()
    assert quiet_page.locator("main a[href$='numbers/ylf.html']").count() > 0
