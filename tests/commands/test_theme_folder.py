"""An archive's own theme comes first; without one, the program's."""

from __future__ import annotations

from pathlib import Path

from generator.config import SiteConfig
from generator.theme_folder import theme_of
from tests.conftest import ROOT

CONFIG = SiteConfig(title="样例市人民政府公报")


def test_an_archive_without_a_theme_has_that_of_the_program(tmp_path: Path) -> None:
    assert theme_of(tmp_path, CONFIG) == ROOT / "theme"


def test_the_archives_own_theme_comes_first(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    assert theme_of(tmp_path, CONFIG) == tmp_path / "theme"


def test_a_theme_that_the_archive_names_is_never_replaced(tmp_path: Path) -> None:
    named = CONFIG.model_copy(update={"theme_folder": "my-theme"})
    assert theme_of(tmp_path, named) == tmp_path / "my-theme"
