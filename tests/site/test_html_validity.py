"""The Nu HTML checker finds no error on any page of either archive."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.site.fabricated import EXTREMES, KINDS

CHECKER = ROOT / ".cache" / "test-tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ALWAYS_LARGE = EXTREMES["table of 5,000 rows and 30 columns"]


def errors(*places: Path) -> list[dict[str, Any]]:
    """What the checker says about files and folders."""
    java = shutil.which("java")
    assert java and CHECKER.is_file(), "no Nu HTML checker: run .ci/install-test-tools"
    command = [java, "-jar", str(CHECKER), "--errors-only", "--format", "json", "--skip-non-html", *map(str, places)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    return list(json.loads(result.stderr)["messages"])


def test_the_checker_finds_errors_where_there_are_any(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><title></title><p id=a><p id=a></html>", encoding="utf-8")
    assert len(errors(page)) >= 2


@pytest.mark.parametrize("archive_name", ["site", "fabricated"])
def test_no_page_has_an_error(archive_name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(archive_name)
    pages = [path for path in folder.rglob("*.html") if path.relative_to(folder).as_posix() != ALWAYS_LARGE]
    assert len(pages) >= len(KINDS)
    found = errors(*pages)
    assert found == [], "\n".join(f"{item['url']}:{item.get('lastLine')}: {item['message']}" for item in found)
