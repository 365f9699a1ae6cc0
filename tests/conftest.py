"""What many tests need: the repository, the samples, a built site, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real transcripts, which are not part of the repository."""
    folder = Path(os.environ.get("GONGBAO_SHARED", ROOT.parent / "shared")) / "samples"
    if not folder.is_dir():
        pytest.skip(f"the samples are not here: {folder}")
    return folder


def gongbao(root: Path, *arguments: str, status: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as its user does; its exit status must be `status`, and it must never show a traceback."""
    result = subprocess.run(
        [sys.executable, "-m", "generator.cli", "-C", str(root), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode == status, result.stdout + result.stderr
    return result


def copy_archive(target: Path) -> Path:
    """The repository's own archive, copied to where a test may change it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "site_config.yml", target / "site_config.yml")
    return target


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the repository's archive; tests read it and do not change it."""
    root = copy_archive(tmp_path_factory.mktemp("archive"))
    gongbao(root, "build")
    return root


@pytest.fixture(scope="session")
def site(archive: Path) -> Path:
    return archive / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "no Chromium: run .ci/install-test-tools"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*flags, "--disable-sync"])
        yield chromium
        chromium.close()
