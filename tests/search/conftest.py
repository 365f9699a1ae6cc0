"""A fabricated archive of two segments, built once for every test of search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.search.store import Index
from tests.conftest import gongbao


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built archive of 300 documents; tests read it and do not change it."""
    root = tmp_path_factory.mktemp("search") / "demo"
    gongbao(Path(), "demo", str(root), "--documents", "300", "--years", "6")
    gongbao(root, "build", "--no-exports")
    return root


@pytest.fixture(scope="session")
def index(demo: Path) -> Index:
    return Index(demo / "site")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A new page; anything on its console or an error of a script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def ask(page: Any, site: Path, query: str, more: str = "") -> None:
    """Open the search page with a query and wait until its result stands."""
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote(query)}{more}")
    ready(page)


def ready(page: Any) -> None:
    page.wait_for_selector("#result-count[data-ready=true]", state="attached")


def addresses(page: Any) -> list[str]:
    """Addresses of the documents shown, in order."""
    links = page.locator("#results > li > a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    return [link.split("?")[0] for link in links]
