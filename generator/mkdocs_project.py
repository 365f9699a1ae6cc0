"""build/: a MkDocs project whose pages are those of the site, for people who know MkDocs.

`mkdocs build -f build/mkdocs.yml` and `mkdocs serve` get their pages from the hook here, which makes the Markdown of
every page anew: a build of ours need not write ten thousand files that few will read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from .compile.settings import Settings

_HOOK = '"""Pages of this project are made by Gongbao."""\n\nfrom generator.mkdocs_project import on_files\n'


def is_there(root: Path) -> bool:
    """Whether the project was written."""
    return (root / "build" / "mkdocs.yml").is_file() and (root / "build" / "pages.py").is_file()


def write_project(settings: Settings, root: Path) -> None:
    """build/mkdocs.yml, its hook and its folder of documents; files that are as they should be are not touched."""
    value = settings.mkdocs("docs") | {"site_dir": "site", "hooks": ["pages.py"]}
    value["extra"] = value["extra"] | {"archive": str(root)}
    _write(root / "build" / "mkdocs.yml", yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    _write(root / "build" / "pages.py", _HOOK)
    (root / "build" / "docs").mkdir(exist_ok=True)


def _write(path: Path, content: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs' event `files`: every page of the site, made from the archive's content."""
    from mkdocs.structure.files import File

    from .build import markdown_pages

    for page in markdown_pages(Path(config.extra["archive"])):
        source = page.address.removesuffix(".html") + ".md"
        files.append(File.generated(config, source, content=page.markdown))
    return files
