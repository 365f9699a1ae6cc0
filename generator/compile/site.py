"""MkDocs as a library: one warm configuration and environment, pages in, HTML out.

What `mkdocs build` does with each page is done here with the same parts (`Page`, `get_context`, the theme's
environment); what it does once per build (reading the configuration, loading the theme) is done once per process.
"""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Sequence
from functools import lru_cache

# Material prints a notice on MkDocs 2 unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from ..model.page import Page
from .markdown_extension import page_html
from .settings import Settings


class _Page(MkDocsPage):
    """A page of MkDocs read and converted the short way: front matter of ours is JSON strings, and the extension
    `gongbao` converts a whole page in one pass, with or without Python-Markdown around it."""

    def read_source(self, config: MkDocsConfig) -> None:
        _, front, self.markdown = self.file.content_string.split("---\n", 2)
        pairs = (line.split(": ", 1) for line in front.splitlines())
        self.meta = {key: json.loads(value) for key, value in pairs}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = page_html(self.markdown or "")
        self.toc = _NO_CONTENTS


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

    def compile(self, pages: Sequence[Page]) -> list[bytes]:
        """HTML of each page, in order."""
        return [self._compile(page) for page in pages]

    def _compile(self, page: Page) -> bytes:
        source = page.address.removesuffix(".html") + ".md"
        file = File.generated(self.config, source, content=page.markdown)
        built = _Page(None, file, self.config)
        built.read_source(self.config)
        built.render(self.config, self._files)
        template = self._environment.get_template(built.meta.get("template", "main.html"))
        html = template.render(get_context(self._navigation, self._files, self.config, built))
        return html.encode("utf-8", errors="xmlcharrefreplace")


@lru_cache(maxsize=2)
def compiler(settings: Settings) -> Compiler:
    """The warm compiler of this process."""
    return Compiler(settings)
