"""The fabricated archive, built once for every test of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import gongbao
from tests.site.fabricated import write_archive


@pytest.fixture(scope="session")
def fabricated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the fabricated archive, extremes included; tests read it and do not change it."""
    root = write_archive(tmp_path_factory.mktemp("fabricated"), extremes=True)
    gongbao(root, "build")
    return root / "site"


@pytest.fixture
def quiet_page(browser: Any) -> Iterator[Any]:
    """A new page; anything on its console, an error of a script or a failed request fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # A request is aborted when the test leaves the page before its icon is there.
    page.on("requestfailed", lambda it: said.append(f"{it.failure} {it.url}") if "ABORTED" not in it.failure else None)
    yield page
    context.close()
    assert said == []
