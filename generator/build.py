"""The whole pipeline on one screen: read, check, relate, make, publish; each step does only what changed.

Reads content/, site_config.yml and theme/; publishes site/ at once or not at all, and leaves build/ behind (Markdown
and mkdocs.yml, for people who know MkDocs). What the last build did is in .cache/state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import parallel, plan, work
from .checks import CheckContext, check_archive
from .citations.citation import Known
from .citations.resolve import Target
from .citations.web import Cited, resolve_all
from .compile.settings import Settings, write_mkdocs_yml
from .config import SiteConfig
from .exports import archive_exports
from .facts import IssueFacts, content_digest, fingerprint
from .messages import message
from .model.archive import Archive
from .model.page import Page
from .pages.citations import with_citations
from .pages.context import Site
from .pages.render import whole_archive
from .pages.surroundings import stated_surroundings
from .problems import Problem
from .publish import Publication, SiteDamagedError
from .relations.stated import relations_of
from .search.export import export_list
from .source import LoadedIssue
from .source.load import assemble, issue_folders
from .source.permalinks import add_permalinks, addresses, read_permalinks
from .state import IssueState, State, load_state, save_state
from .terminal import Session, progress


@dataclass(frozen=True)
class Options:
    """How to build: processes (0: one per core), whether to use what the last build left, what to leave out."""

    jobs: int = 0
    cache: bool = True
    exports: bool = True


@dataclass(frozen=True)
class Result:
    """`published` is False if errors stopped the build; `changed` counts files written or removed."""

    problems: tuple[Problem, ...]
    published: bool
    issues: int = 0
    documents: int = 0
    changed: int = 0


def build(session: Session, config: SiteConfig, options: Options) -> Result:
    """Bring the published site up to date with the content. Raises SiteBusyError, OSError; nothing for bad content."""
    cache = session.root / ".cache"
    with Publication.open(session.root / config.site_folder, cache / "lock") as publication:
        reading = plan.reading(session.root, config)
        state = load_state(cache / "state", reading) if options.cache else State(reading=reading)
        if state.generation != publication.generation or not (session.root / "build" / "mkdocs.yml").is_file():
            state = State(reading=state.reading, issues=state.issues)
        try:
            result = _update(session, config, options, publication, state)
        except SiteDamagedError:
            # A published file is gone: nothing can be linked, everything is made again.
            publication.hashes = {}
            result = _update(session, config, options, publication, State(reading=state.reading))
        if result.published:
            state.generation = publication.generation
            save_state(cache / "state", state)
        return result


def _update(session: Session, config: SiteConfig, options: Options, publication: Publication, state: State) -> Result:
    root = session.root
    environment = plan.digest(plan.environment(root, config), str(options.exports))
    changed_folders = _read(session, config, options, state)
    facts = [issue.facts for issue in state.issues.values()]
    moved = str([pair for pair in read_permalinks(root).items() if pair[1][1]])
    inputs = plan.digest(environment, moved, *(f"{name} {issue.digest}" for name, issue in state.issues.items()))
    archive, problems = _check(root, facts)
    counts = len(archive.issues), len(archive.entries)
    if any(problem.level == "error" for problem in problems):
        return Result(tuple(problems), False, *counts)
    if inputs == state.inputs and not changed_folders:
        return Result(tuple(problems), True, *counts)

    site = Site(archive, config, str(root / config.theme_folder))
    cited = resolve_all(archive, [item for issue in state.issues.values() for item in issue.facts.citations])
    job = _job(root, site, options, cited)
    write_mkdocs_yml(job.settings, root / "build" / "mkdocs.yml", "site")
    made = _make_issues(session, options, state, environment, job)
    made |= _make_whole(state, environment, job, options, cited)
    keep = {address for issue in state.issues.values() for address in issue.outputs} | state.whole.keys()
    changed = publication.publish(made, keep)
    _sweep(job.docs, keep)
    add_permalinks(root, addresses(archive))
    state.inputs = inputs
    return Result(tuple(problems), True, *counts, changed)


def _read(session: Session, config: SiteConfig, options: Options, state: State) -> set[str]:
    """Bring `state.issues` up to date with the folders of content/; gives the folders that were read again."""
    root = session.root
    stale: dict[str, tuple[str, str]] = {}
    folders = issue_folders(root)
    for folder in folders:
        known = state.issues.get(folder)
        mark = fingerprint(root, folder)
        if known and mark and known.fingerprint == mark:
            continue
        content = content_digest(root, folder)
        if known and known.digest == content:
            known.fingerprint = mark
        else:
            stale[folder] = mark, content
    label = _label("reading", session)
    authorities = assemble(root, ()).archive
    names = Known.of(authorities, config.title)
    tasks = [work.Reading(root, folder, authorities.places, names) for folder in stale]
    found = parallel.run(work.read, tasks, options.jobs)
    for task, facts in progress(found, len(stale), label, session.language):
        mark, content = stale[task.folder]
        old = state.issues.get(task.folder)
        state.issues[task.folder] = IssueState(mark, content, facts, outputs=old.outputs if old else ())
    # In order, whatever was read first: bytes out are a function of bytes in.
    state.issues = {folder: state.issues[folder] for folder in folders}
    return set(stale)


def _check(root: Path, facts: list[IssueFacts]) -> tuple[Archive, list[Problem]]:
    """The archive without texts, and every problem: of files, of single issues, of the whole."""
    loaded = assemble(root, [LoadedIssue(f.folder, f.issue, f.entries, f.problems, f.files) for f in facts])
    return loaded.archive, [*loaded.problems, *check_archive(loaded.archive, CheckContext(root, loaded.files))]


def _job(root: Path, site: Site, options: Options, cited: Sequence[tuple[Cited, Target]]) -> work.Job:
    config = site.config
    publisher = " · ".join(part for part in (config.publisher.name, config.publisher.editorial_office) if part)
    settings = Settings(config.title, config.languages[0], site.theme, config.base_url, publisher, plan.words())
    stated = stated_surroundings(site.archive, relations_of(site.archive))
    around = with_citations(site.archive, stated, cited)
    return work.Job(root, site, settings, around, root / "build" / "docs", options.exports)


def _make_issues(session: Session, options: Options, state: State, environment: str, job: work.Job) -> dict[str, bytes]:
    """Outputs of the issues that changed; `state` learns their keys and addresses."""
    wanted: list[tuple[IssueState, str]] = []
    for issue in state.issues.values():
        if issue.facts.issue is not None:
            key = plan.issue_key(environment, issue.digest, job.site, issue.facts, job.around)
            if key != issue.key:
                wanted.append((issue, key))
    by_folder = {issue.facts.folder: (issue, key) for issue, key in wanted}
    results = parallel.run(work.make, [issue.facts for issue, _ in wanted], options.jobs, work.prepare, (job,))
    files: dict[str, bytes] = {}
    for facts, made in progress(results, len(wanted), _label("making", session), session.language):
        issue, issue.key = by_folder[facts.folder]
        issue.outputs = tuple(sorted(made))
        files |= made
    return files


def _make_whole(
    state: State, environment: str, job: work.Job, options: Options, cited: Sequence[tuple[Cited, Target]]
) -> dict[str, bytes]:
    """Pages and exports of the whole archive whose input changed, and the theme's own files."""
    keys: dict[str, str] = {}
    files: dict[str, bytes] = {}
    pages: list[Page] = []
    moved = {address: new for address, (_, new) in read_permalinks(job.root).items() if new}
    mentions = [mention for issue in state.issues.values() for mention in issue.facts.mentions]
    for page in whole_archive(job.site, moved, mentions, cited):
        keys[page.address] = plan.digest(environment, page.markdown)
        if state.whole.get(page.address) != keys[page.address]:
            pages.append(page)
    if pages:
        work.prepare(job)
        files |= work.compile_pages(job, pages)
    others = dict(_assets(Path(job.site.theme))) | export_list(job.site.archive)
    if options.exports:
        others |= archive_exports(job.site.archive, job.site.config)
    for address, data in others.items():
        keys[address] = plan.digest(data)
        if state.whole.get(address) != keys[address]:
            files[address] = data
    state.whole = keys
    return files


def _assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((theme / "assets").rglob("*")):
        if path.is_file():
            yield path.relative_to(theme).as_posix(), path.read_bytes()


def _sweep(docs: Path, addresses: set[str]) -> None:
    """Remove Markdown of pages that are no more."""
    wanted = {address.removesuffix(".html") + ".md" for address in addresses if address.endswith(".html")}
    for path in list(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix() not in wanted:
            path.unlink()


def _label(name: str, session: Session) -> str:
    return message(f"cli.build.{name}", session.language)
