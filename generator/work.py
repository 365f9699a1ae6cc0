"""What one process does: read an issue, or make its pages and exports, or pages of the whole archive.

Whatever all tasks share is in a `Job`, set once per process by `prepare`: forked processes inherit it, so that a task
is but a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .citations.citation import Known
from .compile.settings import Settings
from .facts import IssueFacts, without_texts
from .mkdocs_project import Project, sources_of
from .model.archive import Entry
from .model.page import Page
from .model.terms import Term
from .pages.context import Site
from .pages.surroundings import NOTHING, Surroundings
from .publish import Staging
from .search.index import SegmentPlan


@dataclass(frozen=True)
class Reading:
    """What reading needs: the archive's folder, places and persons to find, and what helps to tell citations; `keys`
    are those under which an issue's grams are kept in the folder `cache`."""

    root: Path
    places: tuple[Term, ...]
    persons: tuple[Term, ...]
    known: Known
    cache: Path
    keys: Mapping[str, str]
    search: bool = True


@dataclass(frozen=True)
class Job:
    """What making needs beside the texts: the issues' facts by folder, what other documents say about each, how to make
    the pages of the whole archive by address; `segments` of the search index are made from the grams kept in `cache`
    under `keys`."""

    root: Path
    site: Site
    settings: Settings
    facts: Mapping[str, IssueFacts]
    around: Mapping[str, Surroundings]
    pages: Mapping[str, Callable[[], Page]]
    exports: bool
    search: bool
    staging: Staging | None
    project: Project | None
    cache: Path = Path()
    segments: Mapping[str, SegmentPlan] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


_reading: list[Reading] = []
_prepared: list[Job] = []


def prepare_reading(reading: Reading) -> None:
    """Set what this process reads by."""
    _reading[:] = [reading]


def read(folder: str) -> IssueFacts:
    """Read and check one issue's folder, and find in its texts what the whole archive has to know."""
    from .checks import check_issue
    from .citations.resolve import names_of
    from .citations.web import cited_in
    from .mentions import mentions
    from .search.index import count_units, keep_grams
    from .source import load_issue

    task = _reading[0]
    loaded = load_issue(task.root, folder)
    problems = [*loaded.problems, *check_issue(task.root, loaded)]
    if task.search:
        keep_grams(task.cache, folder, task.keys[folder], loaded.entries)
    return IssueFacts(
        folder,
        loaded.issue,
        without_texts(loaded.entries),
        tuple(problems),
        loaded.files,
        mentions(loaded.entries, task.places, task.persons),
        cited_in(loaded.entries, task.known),
        tuple(names_of(entry) for entry in loaded.entries),
        count_units(loaded.entries),
    )


def prepare(job: Job) -> None:
    """Set this process's job and warm up what compiles pages."""
    from .compile.site import compiler

    _prepared[:] = [job]
    compiler(job.settings)


def make(folder: str) -> dict[str, str]:
    """Every output of one issue into the staged site: address -> SHA-256."""
    return keep(_prepared[0], outputs(_prepared[0], folder))


def make_page(address: str) -> dict[str, str]:
    """One page of the whole archive into the staged site: address -> SHA-256."""
    job = _prepared[0]
    return keep(job, compile_pages(job, [job.pages[address]()]))


def make_shards(task: str) -> tuple[dict[int, int], dict[str, str]]:
    """Shards of the search index into the staged site: bits of each part made, and address -> SHA-256."""
    from .search.index import make_shards as shards
    from .source import load_issue

    job = _prepared[0]
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


def outputs(job: Job, folder: str) -> Made:
    """Every output of one issue: its page, its documents' pages, its exports."""
    from .exports import issue_exports
    from .pages.render import issue_and_documents
    from .search.index import text_files

    facts = job.facts[folder]
    assert facts.issue is not None
    entries = [with_texts(job.root, folder, entry) for entry in facts.entries]
    around = {entry.key: job.around.get(entry.key, NOTHING) for entry in entries}
    made = compile_pages(job, issue_and_documents(job.site, facts.issue, entries, around))
    files = made.files
    if job.search:
        files |= text_files(entries)
    if job.exports:
        files |= issue_exports(job.site.archive, facts.issue, entries)
    return Made(files, made.sources)


def compile_pages(job: Job, pages: Iterable[Page]) -> Made:
    """Compile `pages`."""
    from .compile.site import compiler

    found = list(pages)
    compiled = compiler(job.settings).compile(found)
    files = dict(zip((page.address for page in found), compiled, strict=True))
    return Made(files, sources_of(found) if job.project is not None else {})


def with_texts(root: Path, folder: str, entry: Entry) -> Entry:
    """The entry with its blocks and grids read again: bodies and tables are quick to read, YAML is not."""
    from .source.load import load_body, load_grids

    blocks, _ = load_body(root, folder, entry.document, 0)
    grids, _ = load_grids(root, folder, entry.document, 0)
    return replace(entry, blocks=blocks, grids=grids)
