"""What every page is rendered with: the archive, the configuration, the templates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape as html
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, Protocol

import jinja2
import jinja2.runtime
import markupsafe

from ..citations.web import Reference
from ..config import SiteConfig
from ..findings import Packed, Shelf
from ..mentions import Named
from ..messages import message
from ..model.archive import Archive, issue_address
from ..model.issue import Correction, GazetteIssue
from ..model.listed import ListedIssue
from ..model.page import Page
from ..relations.stated import corrections_of, relations_of
from ..relations.validity import statuses
from ..source.folders import ISSUES
from ..theme_folder import templates_named
from .markup import front_matter, markdown, root_of

if TYPE_CHECKING:
    from .citations import Web

_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Site:
    """An archive about to become pages. `theme` is the folder whose pages/ holds the templates; `shelf` has what was
    found in the texts, which an archive without issues does without."""

    archive: Archive
    config: SiteConfig
    theme: str
    shelf: Shelf | None = None

    def findings(self, issue: str) -> Packed:
        """What was found in the texts of an issue, by its id."""
        assert self.shelf is not None
        return self.shelf.of(issue)

    def sentence(self, reference: Reference) -> str:
        """The sentence that cites."""
        assert self.shelf is not None
        return self.shelf.sentence(reference.entry.partition("/")[0], reference.place)

    @cached_property
    def version(self) -> str:
        """Digest of all content: what a page depends on that shows something of everything."""
        keys = self.shelf.keys if self.shelf is not None else {}
        return hashlib.blake2b("\n".join(f"{f} {key}" for f, key in keys.items()).encode(), digest_size=20).hexdigest()

    @cached_property
    def latest(self) -> GazetteIssue | None:
        """The newest issue with everything that it prints."""
        issues = self.archive.issues
        return self.findings(issues[-1].id).issue if issues else None

    @cached_property
    def positions(self) -> dict[str, int]:
        """Issue id -> its position among the issues."""
        return {issue.id: position for position, issue in enumerate(self.archive.issues)}

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """Entry key -> how its validity ended or that it was amended, where editors stated it."""
        return statuses(relations_of(self.archive))

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """Entry key -> short digest of everything that a list shows of the entry."""
        addresses, statuses = self.archive.addresses, self.statuses
        return {
            entry.key: hashlib.blake2b(
                "\t".join(
                    (
                        addresses[entry.key],
                        str(entry.document.date_of_issue),
                        entry.document.document_number,
                        entry.document.title,
                        "、".join(entry.document.issuing_offices),
                        f"{entry.issue.id} {entry.issue.title} {entry.document.page}",
                        statuses.get(entry.key, ""),
                    )
                ).encode("utf-8", "surrogatepass"),
                digest_size=12,
            ).hexdigest()
            for entry in self.archive.entries
        }

    def version_of(self, key: str) -> str:
        """What lists show of an entry, and which files it was read from: all that a passage quoted from it depends
        on."""
        assert self.shelf is not None
        issue = key.partition("/")[0]
        return f"{self.shelf.keys[f'{ISSUES}/{issue}']} {self.marks[key]}"

    @cached_property
    def corrections(self) -> Mapping[str, tuple[tuple[str, str, Correction], ...]]:
        """Issue id -> the 更正 that it prints: address (empty if not held) and name of what it corrects, the text."""
        found: dict[str, tuple[tuple[str, str, Correction], ...]] = {}
        for item in corrections_of(self.archive):
            entry = self.archive.by_key.get(item.target)
            address = self.archive.addresses[item.target] if entry else ""
            name = f"《{entry.document.title}》" if entry else item.correction.target
            if entry and entry.document.document_number:
                name += f"（{entry.document.document_number}）"
            found[item.issue.id] = (*found.get(item.issue.id, ()), (address, name, item.correction))
        return found

    def neighbours(self, issue: ListedIssue) -> tuple[ListedIssue | None, ListedIssue | None]:
        """The issue before and the issue after."""
        issues, position = self.archive.issues, self.positions[issue.id]
        before = issues[position - 1] if position else None
        return before, issues[position + 1] if position + 1 < len(issues) else None

    def page(
        self,
        template: str,
        address: str,
        title: str,
        head: str,
        values: Mapping[str, Any],
        language: str = "zh-CN",
        kind: str = "",
    ) -> Page:
        """Render `theme/pages/<template>.md.j2` to a page with its front matter."""
        root = root_of(address)
        with templates_named():
            body = _template(self.theme, template).render(
                values, root=root, language=language, config=self.config, t=_translator(language), address=address
            )
        front = front_matter(
            {
                "title": title,
                "root": root,
                "shell": root + ("en/" if language == "en" else ""),
                "lang": language,
                "kind": kind or template,
                "other": root + _other(address, language) if len(self.config.languages) > 1 else "",
                "head": head,
            }
        )
        return Page(address, front + body)


class Naming(Protocol):
    """What is known of an issue."""

    @property
    def named(self) -> Iterator[Named]:
        """Which places, persons and units its documents name."""


@dataclass(frozen=True)
class Whole:
    """What the lists of the whole archive are made from: beside the site, what each issue is known to name, who cites
    whom, and the addresses of old with their successors."""

    site: Site
    known: Sequence[Naming]
    web: Web
    moved: Mapping[str, str]

    @property
    def named(self) -> Iterator[Named]:
        """What all documents name, in the order of the issues."""
        return (named for value in self.known for named in value.named)


# Pages that exist in both languages; every other page exists once.
SHELL = frozenset({"index.html", "about.html", "search.html", "completeness.html", "cited-not-held.html", "datasets/index.html", "places/index.html", "units/index.html", "persons/index.html", "instruments/index.html", "kinds/index.html", "sections/index.html", "subjects/index.html", "issues/index.html", "numbers/index.html", "offices/index.html", "dates/index.html"})  # fmt: skip  # noqa: E501


def _other(address: str, language: str) -> str:
    """Address of the same page in the other language, or of that language's home."""
    if language == "en":
        return address.removeprefix("en/")
    return f"en/{address}" if address in SHELL else "en/index.html"


@lru_cache(maxsize=4)
def _translator(language: str) -> Any:
    fixed: dict[str, str] = {}

    def translate(key: str, **values: object) -> str:
        if values:
            return html(message(f"pages.{key}", language, **values))
        if key not in fixed:
            fixed[key] = html(message(f"pages.{key}", language))
        return fixed[key]

    return translate


def _foreign(text: str, language: str) -> str:
    """The attribute that tells a screen reader to read `text` as Chinese on a page in another language."""
    return ' lang="zh-CN"' if language != "zh-CN" and _CHINESE.search(text) else ""


@lru_cache(maxsize=100)
def _template(theme: str, name: str) -> jinja2.Template:
    return _templates(theme).get_template(f"{name}.md.j2")


class _Context(jinja2.runtime.Context):
    """A template calls `t` dozens of times: a plain function is called as it is."""

    def call(self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if type(__obj) is FunctionType and not hasattr(__obj, "jinja_pass_arg"):
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


@lru_cache(maxsize=4096, typed=True)
def _escaped(value: object) -> str:
    return str(markupsafe.escape(value))


@lru_cache(maxsize=4)
def _templates(theme: str) -> jinja2.Environment:
    """Templates give Markdown: `e` escapes for HTML, `md` for Markdown; nothing is escaped by itself."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(theme) / "pages"),
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.context_class = _Context
    # The same titles, names and addresses stand many times on a page and on the pages around it.
    environment.filters["e"] = _escaped
    environment.filters["md"] = markdown
    environment.filters["foreign"] = _foreign
    environment.globals["issue_address"] = issue_address
    return environment
