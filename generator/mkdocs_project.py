"""build/: the pages of the site as a MkDocs project of Markdown files, for people who know MkDocs.

`mkdocs build -f build/mkdocs.yml` and `mkdocs serve` make of it the same articles. Pages that a build makes are laid
aside first, in `.cache/docs.next`, and reach build/docs when the site is published: a build that is cut off leaves the
pages of the last one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from .compile.settings import Settings
    from .model.page import Page


@dataclass(frozen=True)
class Project:
    """The project of the archive at `root`."""

    root: Path

    @property
    def _config(self) -> Path:
        return self.root / "build" / "mkdocs.yml"

    @property
    def _pages(self) -> Path:
        return self.root / "build" / "docs"

    @property
    def _aside(self) -> Path:
        return self.root / ".cache" / "docs.next"

    def is_there(self) -> bool:
        """Whether the project was written."""
        return self._config.is_file() and (self._pages / "index.md").is_file()

    def remove(self) -> None:
        """No project is wanted: none is better than one of old pages."""
        shutil.rmtree(self._pages, ignore_errors=True)
        self._config.unlink(missing_ok=True)

    def begin(self) -> None:
        """Forget what a build that was cut off laid aside."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def lay_aside(self, sources: Mapping[str, str]) -> None:
        """Pages that were made: path below build/docs -> Markdown. Any process may do so."""
        for path, markdown in sources.items():
            target = self._aside / path
            try:
                target.write_text(markdown, encoding="utf-8", newline="\n")
            except FileNotFoundError:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(markdown, encoding="utf-8", newline="\n")

    def finish(self, settings: Settings, made: Iterable[str], kept: bool, gone: Iterable[str]) -> None:
        """Bring the project up to date: pages `made` and `gone` by address; `kept` if others stay as they are."""
        if kept:
            for address in gone:
                (self._pages / source_of(address)).unlink(missing_ok=True)
            for address in made:
                self._take(source_of(address))
            shutil.rmtree(self._aside, ignore_errors=True)
        else:
            self.remove()
            self._pages.parent.mkdir(exist_ok=True)
            self._aside.rename(self._pages)
        value = settings.mkdocs("docs") | {"site_dir": "site"}
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
        if not self._config.exists() or self._config.read_text(encoding="utf-8") != text:
            self._config.write_text(text, encoding="utf-8", newline="\n")

    def _take(self, path: str) -> None:
        target, new = self._pages / path, self._aside / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # A page that came out as it was keeps its file, and its time.
        if not target.exists() or target.read_bytes() != new.read_bytes():
            new.replace(target)


def source_of(address: str) -> str:
    """Where the Markdown of a page stands: d/xzf/2020/10.html -> d/xzf/2020/10.md."""
    return address.removesuffix(".html") + ".md"


def sources_of(pages: Iterable[Page]) -> dict[str, str]:
    """Markdown of each page by its place in the project."""
    return {source_of(page.address): page.markdown for page in pages}
