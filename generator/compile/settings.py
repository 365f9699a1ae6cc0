"""What MkDocs is told: constant for every page of an archive, the same in our batches and for `mkdocs build`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Settings:
    """`site_name` and `language` (zh-CN) of the archive, `theme` the folder that lies over Material.

    `base_url`, `publisher` and `words` (JSON: language -> key -> text) are what the page template says everywhere.
    """

    site_name: str
    language: str
    theme: str
    base_url: str = ""
    publisher: str = ""
    words: str = "{}"

    def mkdocs(self, docs: str) -> dict[str, Any]:
        """The configuration of MkDocs. No plugin, no font or script of a third party, no validation of links: the
        generator knows every address and checks its own."""
        language = {"zh-CN": "zh"}.get(self.language, self.language)
        return {
            "site_name": self.site_name,
            "docs_dir": docs,
            "use_directory_urls": False,
            "strict": True,
            "nav": [{self.site_name: "index.md"}],
            "theme": {"name": "material", "custom_dir": self.theme, "language": language, "font": False},
            "markdown_extensions": ["gongbao"],
            "plugins": [],
            "extra": {"base_url": self.base_url, "publisher": self.publisher, "words": json.loads(self.words)},
            "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
        }
