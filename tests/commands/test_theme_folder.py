"""An archive's own theme comes first; without one, the program's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.manifest import verify
from generator.theme_folder import theme_of
from tests.conftest import ROOT, copy_archive, gongbao

CONFIG = SiteConfig(title="样例市人民政府公报")


def test_an_archive_without_a_theme_has_that_of_the_program(tmp_path: Path) -> None:
    assert theme_of(tmp_path, CONFIG) == ROOT / "theme"


def test_the_archives_own_theme_comes_first(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    assert theme_of(tmp_path, CONFIG) == tmp_path / "theme"


def test_a_theme_that_the_archive_names_is_never_replaced(tmp_path: Path) -> None:
    named = CONFIG.model_copy(update={"theme_folder": "my-theme"})
    assert theme_of(tmp_path, named) == tmp_path / "my-theme"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pages/home.md.j2", "{% if", "{% iff"),
        ("pages/document.md.j2", "{{", "{{ nobody }}{{"),
        ("pages/issue.md.j2", "", "{% include 'none.j2' %}"),
        ("main.html", "<body", "{% endif %}<body"),
        ("main.html", "<body", "{{ nothing.of.this }}<body"),
    ],
)
def test_a_fault_in_a_template_is_said_with_its_place(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copy_archive(tmp_path / "archive")
    gongbao(root, "build")
    before = verify(root / "site")
    path = root / "theme" / file
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = gongbao(root, "build", status=2).stderr
    assert f"{file} 第 {line} 行" in said or "none.j2 第 0 行" in said
    assert verify(root / "site") == before


def test_a_page_among_the_files_of_a_theme_is_published_as_it_is(tmp_path: Path) -> None:
    root = copy_archive(tmp_path / "archive")
    page = root / "theme/assets/note.html"
    for text in ("<!doctype html><title>first</title>", "<!doctype html><title>second</title>"):
        page.write_text(text, encoding="utf-8")
        gongbao(root, "build")
        assert (root / "site/assets/note.html").read_text(encoding="utf-8") == text
        assert not (root / "build/docs/assets").exists()
