"""What has to be made again: every output under a digest of everything that it depends on."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .config import SiteConfig
from .facts import IssueFacts
from .messages import message
from .model.archive import Archive, issue_address
from .pages.context import Site
from .pages.surroundings import Surroundings

_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml", "pydantic")
_WORDS = {
    "skip": "skip", "menu": "menu", "search": "search", "search_label": "search-label", "numbers": "numbers",
    "offices": "offices", "dates": "dates", "issues": "issues", "about": "about", "other": "other-language",
    "feed": "feed", "care": "size.care", "display": "display", "completeness": "completeness",
}  # fmt: skip


def digest(*parts: str | bytes) -> str:
    """One digest of several texts."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def files_digest(folder: Path, pattern: str = "*") -> str:
    """Digest of the files below a folder: names and bytes."""
    paths = sorted(path for path in folder.rglob(pattern) if path.is_file() and "__pycache__" not in path.parts)
    return digest(*(part for path in paths for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


@cache
def program() -> str:
    """Digest of this program and the versions of the libraries that shape its output."""
    versions = " ".join(f"{name}={importlib.metadata.version(name)}" for name in _LIBRARIES)
    return digest(versions, files_digest(Path(__file__).parent, "*.py"))


def reading(root: Path, config: SiteConfig) -> str:
    """Digest of all that the facts of an issue depend on beside its own files."""
    return digest(program(), config.title, files_digest(root / "content" / "authorities"))


def environment(root: Path, config: SiteConfig) -> str:
    """Digest of all that every page depends on: program, configuration, theme, authorities."""
    return digest(
        program(),
        config.model_dump_json(),
        files_digest(root / config.theme_folder),
        files_digest(root / "content" / "authorities"),
    )


def issue_key(environment: str, content: str, site: Site, facts: IssueFacts, around: Mapping[str, Surroundings]) -> str:
    """Digest of everything that an issue's outputs depend on."""
    assert facts.issue is not None
    before, after = site.neighbours(facts.issue)
    names = [issue_address(issue) + issue.title if issue else "" for issue in (before, after)]
    own = [repr(around.get(entry.key)) for entry in facts.entries]
    return digest(environment, content, *names, *own)


def words() -> str:
    """What the page template says, in every language, as JSON."""
    value = {
        language: {name: message(f"pages.{key}", language) for name, key in _WORDS.items()}
        for language in ("zh-CN", "en")
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def documents(archive: Archive) -> int:
    """How many documents the archive holds."""
    return len(archive.entries)
