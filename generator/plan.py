"""What has to be made again: every output under a digest of everything that it depends on."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .config import SiteConfig
from .messages import message
from .source.permalinks import FILE, read_permalinks
from .state import Known, State
from .theme_folder import theme_of

if TYPE_CHECKING:
    from .compile.settings import Settings
    from .pages.citations import Web
    from .pages.context import Site, Whole
    from .pages.surroundings import Surroundings

_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml", "pydantic")
_WORDS = {
    "skip": "skip", "menu": "menu", "search": "search", "search_label": "search-label", "numbers": "numbers",
    "offices": "offices", "dates": "dates", "issues": "issues", "about": "about", "other": "other-language",
    "feed": "feed", "care": "size.care", "display": "display", "completeness": "completeness",
    "suggestions": "suggestions", "search_for": "search-for",
}  # fmt: skip


@dataclass(frozen=True)
class IssuePlan:
    """What to make of an issue under which keys: everything, or the pages of the documents at the places in `only`."""

    key: str
    documents: tuple[bytes, ...]
    only: tuple[int, ...] | None = None


def web_of(site: Site, known: Mapping[str, Known]) -> Web:
    """Who cites whom."""
    from .pages.citations import Web

    return Web(site, (item for value in known.values() for item in value.references or ()))


def stated_in(site: Site) -> dict[str, Surroundings]:
    """What editors stated about each document, by entry key."""
    from .pages.surroundings import stated_surroundings
    from .relations.stated import relations_of

    return stated_surroundings(site.archive, relations_of(site.archive))


def plan_issues(
    site: Site,
    known: Mapping[str, Known],
    web: Web,
    stated: Mapping[str, Surroundings],
    state: State,
    environment: str,
) -> dict[str, IssuePlan]:
    """What of each issue is not as the last build made it, by folder."""
    plans: dict[str, IssuePlan] = {}
    labels = web.labels()
    for folder, value in known.items():
        key, last = _issue_key(environment, value, site), state.issues[folder]
        own = tuple(_document_key(stated.get(entry.key), web.says(entry.key, labels)) for entry in value.facts.entries)
        if key != last.key:
            plans[folder] = IssuePlan(key, own)
        elif own != last.documents:
            changed = (n for n, (new, old) in enumerate(zip(own, last.documents, strict=True)) if new != old)
            plans[folder] = IssuePlan(key, own, tuple(changed))
    return plans


def whole_of(site: Site, known: Mapping[str, Known], web: Web, root: Path) -> Whole:
    """What the lists of the whole archive are made from."""
    from .pages.context import Whole

    moved = {address: new for address, (_, new) in read_permalinks(root).items() if new}
    return Whole(site, tuple(value.facts for value in known.values()), web, moved)


def _issue_key(environment: str, value: Known, site: Site) -> str:
    """Digest of everything that an issue's outputs depend on, but for what other documents say of its own."""
    from .model.archive import issue_address

    facts = value.facts
    assert facts.issue is not None
    neighbours = [issue_address(issue) + issue.title if issue else "" for issue in site.neighbours(facts.issue)]
    return digest(environment, value.digest, *neighbours, repr(site.corrections.get(facts.issue.id, ())))


def _document_key(stated: Surroundings | None, cited: str) -> bytes:
    """Digest of what editors stated of a document and what citations say of it."""
    if stated is None and not cited:
        return b""
    return hashlib.blake2b(f"{stated!r}\n{cited}".encode("utf-8", "surrogatepass"), digest_size=10).digest()


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
    persons = str(config.persons_index)
    return digest(program(), config.title, persons, files_digest(root / "content" / "authorities"))


def environment(root: Path, config: SiteConfig, options: tuple[bool, ...]) -> str:
    """Digest of all that every page depends on: program, configuration, theme, authorities, what is to be made."""
    theme = files_digest(theme_of(root, config))
    return digest(reading(root, config), config.model_dump_json(), theme, str(options))


def inputs(root: Path, environment: str, issues: Mapping[str, str]) -> str:
    """Digest of everything that a site is made from; `issues` maps folders to the digests of their files."""
    ledger = root / FILE
    permalinks = ledger.read_bytes() if ledger.is_file() else b""
    return digest(environment, permalinks, *(f"{folder} {content}" for folder, content in issues.items()))


def settings(config: SiteConfig, theme: str) -> Settings:
    """What MkDocs is told."""
    from .compile.settings import Settings

    publisher = " · ".join(part for part in (config.publisher.name, config.publisher.editorial_office) if part)
    return Settings(config.title, config.languages[0], theme, config.base_url, publisher, words())


def words() -> str:
    """What the page template says, in every language, as JSON."""
    value = {
        language: {name: message(f"pages.{key}", language, q="{q}") for name, key in _WORDS.items()}
        for language in ("zh-CN", "en")
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
