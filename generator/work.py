"""What one process does: read an issue, or make its pages and exports, or some of what shows the whole archive.

Whatever all tasks share is in a `Job`, set once per process by `prepare`: forked processes inherit it, so that a task
is but a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from .citations import Resolver
from .citations.web import Reference, references_of
from .compile.settings import Settings
from .facts import IssueFacts, facts_of
from .findings import Findings, Shelf
from .mkdocs_project import Project, sources_of
from .model.archive import Archive, Entry
from .model.issue import Document, GazetteIssue
from .model.listed import ListedEntry
from .model.page import Page, PlannedPage
from .pages.citations import Web
from .pages.context import Site, Whole
from .pages.render import LISTS
from .pages.surroundings import NOTHING, Surroundings
from .plan import digest
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
    """What resolving needs: the archive, the documents that citations may mean, where citations are kept."""

    archive: Archive
    meant: tuple[ListedEntry, ...]
    shelf: Shelf


@dataclass(frozen=True)
class Job:
    """What making needs beside the texts: what editors stated and who cites whom; where `only` some documents of an
    issue are to be made, their places. `last` maps what shows the whole archive to the digests under which it was made
    last, of which `environment` is a part. `segments` of the search index are made from the grams kept in `cache` under
    `keys`."""

    root: Path
    site: Site
    settings: Settings
    stated: Mapping[str, Surroundings]
    web: Web | None
    only: Mapping[str, tuple[int, ...]]
    exports: bool
    search: bool
    staging: Staging | None
    project: Project | None
    whole: Whole | None = None
    environment: str = ""
    last: Mapping[str, str] = field(default_factory=dict)
    cache: Path = Path()
    segments: Mapping[str, SegmentPlan] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


_AT_ONCE = 64
"""Pages of a list that are in memory at the same time."""

_reading: list[Reading] = []
_resolving: list[tuple[Resolving, Resolver]] = []
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
        units = keep_grams(shelf.cache, folder, shelf.keys[folder], loaded.entries)
    else:
        units = count_units(loaded.entries)
    found = shelf.find(loaded)
    return facts_of(loaded, problems, units, found), found


def prepare_resolving(resolving: Resolving) -> None:
    """Set what this process resolves by: every process has look-ups of its own, and the main one none."""
    _resolving[:] = [(resolving, Resolver(resolving.archive, resolving.meant))]


def resolve(folder: str) -> tuple[Reference, ...]:
    """What the citations of one issue refer to."""
    task, resolver = _resolving[0]
    return references_of(task.archive, resolver, task.shelf.take(folder).citations)


def prepare(job: Job) -> None:
    """Set this process's job and warm up what compiles pages."""
    from .compile.site import compiler

    _prepared[:] = [job]
    compiler(job.settings)


@dataclass(frozen=True)
class Done:
    """What a task gave: of every file that it put into the staged site its SHA-256, by address. Of what shows the
    whole archive, the digest under which each file was made, or need not be; of shards, the bits of each part."""

    made: dict[str, str]
    keys: dict[str, str] = field(default_factory=dict)
    bits: dict[int, int] = field(default_factory=dict)


Task = tuple[Callable[[str], Done], str]
"""One of the functions below, and the name that it is called with."""


def do(task: Task) -> Done:
    """Do one task of those below."""
    function, name = task
    return function(name)


def make(folder: str) -> Done:
    """Every output of one issue."""
    job = _prepared[0]
    issue = job.site.findings(folder.rsplit("/", 1)[-1]).issue
    return Done(keep(job, outputs(job, folder, issue, around_of(job, issue))))


def lists(processes: int) -> list[Task]:
    """The lists of the whole archive, each in so many parts."""
    return [(make_list, f"{name} {part} {processes}") for name in LISTS for part in range(processes)]


def make_list(part: str) -> Done:
    """Pages of a list that are not as they were made last; of `numbers 0 4` every fourth from the first on."""
    job = _prepared[0]
    name, first, step = part.split()
    assert job.whole is not None
    keys: dict[str, str] = {}
    anew: list[PlannedPage] = []
    for page in islice(LISTS[name](job.whole), int(first), None, int(step)):
        keys[page.address] = digest(job.environment, page.inputs)
        if job.last.get(page.address) != keys[page.address]:
            anew.append(page)
    made: dict[str, str] = {}
    for start in range(0, len(anew), _AT_ONCE):
        made |= keep(job, compile_pages(job, [page.make() for page in anew[start : start + _AT_ONCE]]))
    return Done(made, keys)


def make_files(_: str) -> Done:
    """The theme's own files and the exports of the whole archive, if they are not as they were."""
    job = _prepared[0]
    assert job.staging is not None
    files = dict(_files(job))
    keys = {address: digest(data) for address, data in files.items()}
    return Done(
        put(job.staging, {address: data for address, data in files.items() if job.last.get(address) != keys[address]}),
        keys,
    )


def _files(job: Job) -> Iterator[tuple[str, bytes]]:
    from .exports import archive_exports

    theme = Path(job.site.theme)
    for path in sorted((theme / "assets").rglob("*")):
        if path.is_file():
            yield path.relative_to(theme).as_posix(), path.read_bytes()
    if job.exports:
        yield from archive_exports(job.site.archive, job.site.config).items()


FILES: Task = (make_files, "")


def make_shards(task: str) -> Done:
    """Some shards of the search index."""
    from .search.index import make_shards as shards
    from .source import load_issue

    job = _prepared[0]
    plan = job.segments[task.split("/")[0]]
    bits, files = shards(task, plan, job.cache, job.keys, lambda folder: load_issue(job.root, folder).entries)
    assert job.staging is not None
    return Done(put(job.staging, files), bits=bits)


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
    return job.web.around(issue.id, {key: job.stated.get(key, NOTHING) for key in keys})


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
