"""What one process does with one issue: read it, or make its pages and exports. Picklable, so that any process can.

The archive that pages refer to is set once per process by `prepare`, before any `make`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .citations.citation import Known
from .citations.web import cited_in
from .compile.settings import Settings
from .facts import IssueFacts, without_texts
from .mentions import mentions
from .model.archive import Entry
from .model.page import Page
from .model.terms import Term
from .pages.context import Site
from .pages.surroundings import Surroundings


@dataclass(frozen=True)
class Job:
    """Everything that making the pages of any issue needs beside its texts. `docs` is where Markdown is left behind."""

    root: Path
    site: Site
    settings: Settings
    around: Mapping[str, Surroundings]
    docs: Path
    exports: bool


_prepared: list[Job] = []


def prepare(job: Job) -> None:
    """Set this process's job and warm up what compiles pages."""
    from .compile.site import compiler

    _prepared[:] = [job]
    compiler(job.settings)


@dataclass(frozen=True)
class Reading:
    """What is to be read, and what to look for in it: places by name, and what helps to tell citations."""

    root: Path
    folder: str
    places: tuple[Term, ...]
    known: Known


def read(task: Reading) -> IssueFacts:
    """Read and check one issue's folder, and find in its texts what the whole archive has to know."""
    root, folder = task.root, task.folder
    from .checks import check_issue
    from .source import load_issue

    loaded = load_issue(root, folder)
    problems = [*loaded.problems, *check_issue(root, loaded)]
    return IssueFacts(
        folder,
        loaded.issue,
        without_texts(loaded.entries),
        tuple(problems),
        loaded.files,
        mentions(loaded.entries, task.places),
        cited_in(loaded.entries, task.known),
    )


def make(facts: IssueFacts) -> dict[str, bytes]:
    """Every output of one issue: its page, its documents' pages, its exports."""
    from .exports import issue_exports
    from .pages.render import issue_and_documents
    from .search.export import export as search_export

    job = _prepared[0]
    assert facts.issue is not None
    entries = [with_texts(job.root, facts.folder, entry) for entry in facts.entries]
    pages = list(issue_and_documents(job.site, facts.issue, entries, job.around))
    files = compile_pages(job, pages)
    files |= search_export(job.site.archive, facts.issue, entries)
    if job.exports:
        files |= issue_exports(job.site.archive, facts.issue, entries)
    return files


def compile_pages(job: Job, pages: list[Page]) -> dict[str, bytes]:
    """Compile `pages` and leave their Markdown behind for people who know MkDocs."""
    from .compile.site import compiler

    for page in pages:
        path = job.docs / (page.address.removesuffix(".html") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8", newline="\n")
    return dict(zip((page.address for page in pages), compiler(job.settings).compile(pages), strict=True))


def with_texts(root: Path, folder: str, entry: Entry) -> Entry:
    """The entry with its blocks and grids read again: bodies and tables are quick to read, YAML is not."""
    from .source.load import load_body, load_grids

    blocks, _ = load_body(root, folder, entry.document, 0)
    grids, _ = load_grids(root, folder, entry.document, 0)
    return replace(entry, blocks=blocks, grids=grids)
