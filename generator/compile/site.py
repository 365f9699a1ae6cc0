"""MkDocs as a library: one warm configuration and environment, pages in, HTML out.

What `mkdocs build` does with each page is done here with the same parts (`Page`, `get_context`, the theme's
environment); what it does once per build (reading the configuration, loading the theme) is done once per process.
Front matter of ours is JSON strings, and the extension `gongbao` converts a whole page in one pass, with or without
Python-Markdown around it.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache

# Material prints a notice on MkDocs 2 unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from ..model.page import Page
from ..theme_folder import templates_named
from .frame import OWN, Frame, make_frame, read_front_matter, section_of
from .markdown_extension import page_html
from .settings import Settings

_NO_CONTENTS = get_toc([])


class Compiler:
    """Compiles batches of pages for one configuration and theme."""

    def __init__(self, settings: Settings) -> None:
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        # MkDocs wants a folder of documents; ours are handed over page by page, so any folder does.
        self.config = load_config(config_file=io.StringIO("{}"), **settings.mkdocs(settings.theme))
        # MkDocs asks who made a generated file; with no plugin at work it has no answer of its own.
        self.config.plugins._current_plugin = "gongbao"
        self._environment = self.config.theme.get_env()
        self._environment.auto_reload = False
        self._files = Files([])
        self._navigation = Navigation([], [])
        self._frames: dict[tuple[str, tuple[tuple[str, str], ...]], Frame | None] = {}

    def compile(self, pages: Sequence[Page]) -> list[bytes]:
        """HTML of each page, in order."""
        return [self._compile(page).encode("utf-8", errors="xmlcharrefreplace") for page in pages]

    def _compile(self, page: Page) -> str:
        _, front, markdown = page.markdown.split("---\n", 2)
        meta = read_front_matter(front)
        key = section_of(page.address), tuple(item for item in meta.items() if item[0] not in OWN)
        if key not in self._frames:
            self._frames[key] = make_frame(self._render, page.address, meta)
        frame = self._frames[key]
        content = page_html(markdown)
        return self._render(page.address, meta, content) if frame is None else frame.fill(meta, content)

    def _render(self, address: str, meta: Mapping[str, str], content: str) -> str:
        """The page as MkDocs gives it: template, configuration and page through Jinja."""
        file = File.generated(self.config, address.removesuffix(".html") + ".md", content="")
        built = MkDocsPage(None, file, self.config)
        built.meta, built.content, built.toc = dict(meta), content, _NO_CONTENTS
        with templates_named():
            template = self._environment.get_template(meta.get("template", "main.html"))
            return template.render(get_context(self._navigation, self._files, self.config, built))


@lru_cache(maxsize=2)
def compiler(settings: Settings) -> Compiler:
    """The warm compiler of this process."""
    return Compiler(settings)
