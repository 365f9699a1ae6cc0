"""What one process does: read an issue, or make its pages and exports, or pages of the whole archive.

Whatever all tasks share is in a `Job`, set once per process by `prepare`: forked processes inherit it, so that a task
is but a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .citations import Resolver
from .citations.web import Reference, references_of
from .compile.settings import Settings
from .facts import IssueFacts, facts_of
from .findings import Findings, Shelf
from .mkdocs_project import Project, sources_of
from .model.archive import Archive, Entry
from .model.issue import Document, GazetteIssue
from .model.page import Page
from .pages.citations import Web
from .pages.context import Site
from .pages.surroundings import NOTHING, Surroundings
from .publish import Staging
from .search.index import SegmentPlan
from .source.folders import ISSUES


@dataclass(frozen=True)
class Reading:
    """What reading needs: where findings are kept and how they are found; `search` if grams are wanted, too."""

    shelf: Shelf
    search: bool = True


@dataclass(frozen=True)
class Resolving:
    """What resolving needs: the archive, what citations may mean, where they are kept."""

    archive: Archive
    resolver: Resolver
    shelf: Shelf


@dataclass(frozen=True)
class Job:
    """What making needs beside the texts: what editors stated and who cites whom; where `only` some documents of an
    issue are to be made, their places; how to make the pages of the whole archive by address. `segments` of the search
    index are made from the grams kept in `cache` under `keys`."""

    root: Path
    site: Site
    settings: Settings
    stated: Mapping[str, Surroundings]
    web: Web | None
    only: Mapping[str, tuple[int, ...]]
    pages: Mapping[str, Callable[[], Page]]
    exports: bool
    search: bool
    staging: Staging | None
    project: Project | None
    cache: Path = Path()
    segments: Mapping[str, SegmentPlan] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


_reading: list[Reading] = []
_resolving: list[Resolving] = []
_prepared: list[Job] = []


def prepare_reading(reading: Reading) -> None:
    """Set what this process reads by."""
    _reading[:] = [reading]


def read(folder: str) -> IssueFacts:
    """Read and check one issue's folder, keep what is in its texts, and give what the whole archive has to know."""
    facts, found = read_issue(_reading[0], folder)
    if found is not None:
        _reading[0].shelf.keep(folder, found)
    return facts


def read_issue(reading: Reading, folder: str) -> tuple[IssueFacts, Findings | None]:
    """The facts and the findings of one issue; no findings if it does not load."""
    from .checks import check_issue
    from .search.index import count_units, keep_grams
    from .source import load_issue

    shelf = reading.shelf
    loaded = load_issue(shelf.root, folder)
    problems = (*loaded.problems, *check_issue(shelf.root, loaded))
    if loaded.issue is None:
        return IssueFacts(folder, None, (), problems), None
    if reading.search:
        keep_grams(shelf.cache, folder, shelf.keys[folder], loaded.entries)
    found = shelf.find(loaded)
    return facts_of(loaded, problems, count_units(loaded.entries), found), found


def prepare_resolving(resolving: Resolving) -> None:
    """Set what this process resolves by."""
    _resolving[:] = [resolving]


def resolve(folder: str) -> tuple[Reference, ...]:
    """What the citations of one issue refer to."""
    task = _resolving[0]
    return references_of(task.archive, task.resolver, task.shelf.take(folder).citations)


def prepare(job: Job) -> None:
    """Set this process's job and warm up what compiles pages."""
    from .compile.site import compiler

    _prepared[:] = [job]
    compiler(job.settings)


def make(folder: str) -> dict[str, str]:
    """Every output of one issue into the staged site: address -> SHA-256."""
    job = _prepared[0]
    issue = job.site.findings(folder.rsplit("/", 1)[-1]).issue
    return keep(job, outputs(job, folder, issue, around_of(job, issue)))


Shards = tuple[dict[int, int], dict[str, str]]
"""Bits of each part of a segment that was made, and address -> SHA-256."""


def make_whole(task: str) -> Shards:
    """A page of the whole archive, by its address, or some shards of the search index into the staged site."""
    job = _prepared[0]
    if task in job.pages:
        return {}, keep(job, compile_pages(job, [job.pages[task]()]))
    return _make_shards(job, task)


def _make_shards(job: Job, task: str) -> Shards:
    from .search.index import make_shards as shards
    from .source import load_issue

    plan = job.segments[task.split("/")[0]]
    bits, files = shards(task, plan, job.cache, job.keys, lambda folder: load_issue(job.root, folder).entries)
    assert job.staging is not None
    return bits, put(job.staging, files)


@dataclass(frozen=True)
class Made:
    """Files of the site by address, and the Markdown of the pages among them by its place in the MkDocs project."""

    files: dict[str, bytes]
    sources: dict[str, str]


def keep(job: Job, made: Made) -> dict[str, str]:
    """Stage the files and lay their Markdown aside: address -> SHA-256."""
    assert job.staging is not None
    if job.project is not None:
        job.project.lay_aside(made.sources)
    return put(job.staging, made.files)


def put(staging: Staging, files: Mapping[str, bytes]) -> dict[str, str]:
    """Stage these files: address -> SHA-256."""
    return {address: staging.put(address, data) for address, data in files.items()}


def around_of(job: Job, issue: GazetteIssue) -> dict[str, Surroundings]:
    """What other documents say about those of an issue that are to be made, by entry key."""
    places = job.only.get(f"{ISSUES}/{issue.id}", range(len(issue.documents)))
    keys = [f"{issue.id}/{issue.documents[place].id}" for place in places]
    assert job.web is not None
    return {key: job.web.around(key, job.stated.get(key, NOTHING)) for key in keys}


def outputs(job: Job, folder: str, issue: GazetteIssue, around: Mapping[str, Surroundings]) -> Made:
    """What is wanted of one issue: its page, its documents' pages, its exports, or some documents' pages."""
    from .exports import issue_exports
    from .pages.issue import issue_page
    from .pages.render import document_pages
    from .search.index import text_files

    only = job.only.get(folder)
    if only is not None:
        some = [_with_texts(job.root, folder, issue, issue.documents[place]) for place in only]
        return compile_pages(job, document_pages(job.site, some, around))
    entries = [_with_texts(job.root, folder, issue, document) for document in issue.documents]
    made = compile_pages(job, [issue_page(job.site, issue), *document_pages(job.site, entries, around)])
    files = made.files
    if job.search:
        files |= text_files(entries)
    if job.exports:
        files |= issue_exports(job.site.archive, issue, entries)
    return Made(files, made.sources)


def compile_pages(job: Job, pages: Iterable[Page]) -> Made:
    """Compile `pages`."""
    from .compile.site import compiler

    found = list(pages)
    compiled = compiler(job.settings).compile(found)
    files = dict(zip((page.address for page in found), compiled, strict=True))
    return Made(files, sources_of(found) if job.project is not None else {})


def _with_texts(root: Path, folder: str, issue: GazetteIssue, document: Document) -> Entry:
    """The document with its blocks and grids read again: bodies and tables are quick to read, YAML is not."""
    from .source.load import load_body, load_grids

    blocks, _ = load_body(root, folder, document, 0)
    grids, _ = load_grids(root, folder, document, 0)
    return Entry(issue, document, blocks, grids)
