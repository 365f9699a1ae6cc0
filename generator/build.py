"""The whole pipeline on one screen: read, check, relate, make, publish; each step does only what changed.

Reads content/, site_config.yml and theme/; publishes site/ at once or not at all, and leaves build/ behind (the pages
as Markdown, a MkDocs project). What the last build did and knew is in .cache/.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from . import plan
from .config import SiteConfig
from .facts import content_digest, fingerprint
from .messages import message
from .mkdocs_project import Project
from .problems import Problem
from .publish import Publication, SiteDamagedError
from .source.folders import issue_folders
from .source.permalinks import add_permalinks, addresses
from .state import IssueState, Known, State, forget, load_facts, load_state, save_facts, save_state
from .terminal import Session, progress
from .theme_folder import theme_of

if TYPE_CHECKING:
    from . import work
    from .cluster import Cluster
    from .findings import Shelf
    from .model.archive import Archive


Item = TypeVar("Item")
SMALL = 60
"""Documents of an archive that one process makes in less than half a second."""


@dataclass(frozen=True)
class Options:
    """How to build: processes (0: one per core), whether to use what the last build left, what to leave out, the
    address of a cluster (empty: this machine alone)."""

    jobs: int = 0
    cache: bool = True
    exports: bool = True
    search: bool = True
    markdown: bool = True
    cluster: str = ""


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
    root, cache = session.root, session.root / ".cache"
    with Publication.open(root / config.site_folder, cache) as publication:
        publication.look_at_site()
        state = _last_state(root, cache, plan.reading(root, config), publication, options)
        environment = plan.environment(root, config, (options.exports, options.search, options.markdown))
        _look(root, state)
        if plan.inputs(root, environment, state.digests) == state.inputs and not publication.damage:
            return Result(state.problems, True, len(state.issues), state.documents)
        publication.look_at_next()
        with _cluster(options.cluster) as cluster:
            job = _Build(session, config, options, publication, state, environment, cluster)
            try:
                result = job.run()
            except SiteDamagedError:
                # A published file is gone: nothing can be linked, everything is made again.
                publication.hashes, state.whole, state.segments = {}, {}, {}
                state.issues = {folder: IssueState(i.fingerprint, i.digest) for folder, i in state.issues.items()}
                result = job.run()
        if result.published:
            state.inputs = plan.inputs(root, environment, state.digests)
            state.generation, state.problems = publication.generation, result.problems
            state.documents = result.documents
            save_state(cache, state)
        return result


def _cluster(address: str) -> contextlib.AbstractContextManager[Cluster | None]:
    if not address:
        return contextlib.nullcontext()
    from .cluster import Cluster

    return Cluster.open(address)


def _last_state(root: Path, cache: Path, reading: str, publication: Publication, options: Options) -> State:
    """What the last build left; of another site than the published one, only what it knew of the files."""
    state = load_state(cache, reading) if options.cache else State(reading)
    whole = Project(root).is_there() or not options.markdown
    if state.generation != publication.generation or not whole:
        return State(reading, issues={f: IssueState(i.fingerprint, i.digest) for f, i in state.issues.items()})
    return state


def _look(root: Path, state: State) -> None:
    """Bring the digests of the issues' files up to date; folders that are no more are forgotten."""
    known, state.issues = state.issues, {}
    for folder in issue_folders(root):
        issue, mark = known.get(folder), fingerprint(root, folder)
        if issue is None or not mark or issue.fingerprint != mark:
            content = content_digest(root, folder)
            issue = issue if issue and issue.digest == content else IssueState(mark, content)
            issue.fingerprint = mark
        state.issues[folder] = issue


@dataclass
class _Build:
    """One build. What it learns goes into `state`."""

    session: Session
    config: SiteConfig
    options: Options
    publication: Publication
    state: State
    environment: str
    cluster: Cluster | None = None

    def run(self) -> Result:
        """Read, check, relate, make, publish."""
        root, cache, reading = self.session.root, self.session.root / ".cache", self.state.reading
        before = load_facts(cache, reading, self.state.issues) if self.options.cache else {}
        known, changed = self._read(before)
        archive, problems = self._check(known)
        counts = len(archive.issues), len(archive.entries)
        if any(problem.level == "error" for problem in problems):
            save_facts(cache, reading, known, changed)
            return Result(problems, False, *counts)
        changed |= self._resolve(archive, before, known, changed)
        save_facts(cache, reading, known, changed)
        wrote = self._publish(archive, known)
        add_permalinks(root, addresses(archive))
        return Result(problems, True, *counts, wrote)

    def _read(self, before: Mapping[str, Known]) -> tuple[dict[str, Known], set[str]]:
        """What is known of every issue, and the folders of which that is new."""
        from . import work

        digests = self.state.digests
        forget(self._shelf.cache, before.keys() - digests.keys())
        current = {folder: value for folder, value in before.items() if digests.get(folder) == value.digest}
        unread = [folder for folder in digests if folder not in current]
        reading = work.Reading(self._shelf, self.options.search)
        if self.cluster is not None and unread:
            found = self._shown("reading", self.cluster.read(reading, unread), len(unread))
        else:
            found = self._work("reading", work.read, unread, work.prepare_reading, reading)
        for folder, facts in found:
            current[folder] = Known(digests[folder], facts)
        # In order, whatever was read first: bytes out are a function of bytes in.
        return {folder: current[folder] for folder in digests}, {*unread, *(before.keys() - current.keys())}

    @cached_property
    def _shelf(self) -> Shelf:
        """Where what is found in texts is kept."""
        from .citations.citation import Known as Names
        from .findings import Shelf
        from .search_index import gram_keys
        from .source.load import assemble

        root = self.session.root
        authorities = assemble(root, ()).archive
        persons = authorities.persons if self.config.persons_index else ()
        names = Names.of(authorities, self.config.title)
        return Shelf(root, root / ".cache", gram_keys(self.state), authorities.places, persons, names)

    def _check(self, known: Mapping[str, Known]) -> tuple[Archive, tuple[Problem, ...]]:
        """The archive without texts, and every problem: of files, of single issues, of the whole."""
        from .checks import CheckContext, check_archive
        from .source.load import assemble

        root = self.session.root
        loaded = assemble(root, [value.facts for value in known.values()])
        found = check_archive(loaded.archive, CheckContext(root, loaded.whole))
        return loaded.archive, (*loaded.problems, *found)

    def _resolve(
        self, archive: Archive, before: Mapping[str, Known], known: Mapping[str, Known], changed: set[str]
    ) -> set[str]:
        """Resolve citations of issues that changed, and those that look for a name that came or went."""
        from . import work
        from .citations.web import Meant, keys_in, share

        old = {name for folder in changed if folder in before for name in before[folder].names}
        new = {name for folder in changed if folder in known for name in known[folder].names}
        moved = {key for key, *_ in old ^ new}
        concerned = [
            folder
            for folder, value in known.items()
            if value.references is None or not moved.isdisjoint(keys_in(value.facts.sought))
        ]
        renewed: set[str] = set()
        if concerned:
            sought = {key for folder in concerned for key in keys_in(known[folder].facts.sought)}
            meant = tuple(entry for value in known.values() for entry in value.facts.found_by(sought))
            meanings: dict[Meant, Meant] = {}
            resolving = work.Resolving(archive, meant, self._shelf)
            for folder, found in self._work("resolving", work.resolve, concerned, work.prepare_resolving, resolving):
                references = share(found, archive, meanings)
                if references != known[folder].references:
                    known[folder].references = references
                    renewed.add(folder)
        return renewed

    def _publish(self, archive: Archive, known: Mapping[str, Known]) -> int:
        """Make what changed and publish it with what did not; gives how many files changed."""
        from . import work
        from .pages.context import Site
        from .search_index import NOTHING, finish_index, plan_index

        root, state = self.session.root, self.state
        site = Site(archive, self.config, str(theme_of(root, self.config)), self._shelf)
        settings = plan.settings(self.config, site.theme)
        project = Project(root) if self.options.markdown else None
        web = plan.web_of(site, known)
        stated = plan.stated_in(site)
        issues = plan.plan_issues(site, known, web, stated, state, self.environment)
        state.segments = state.segments if self.options.search else {}
        index = plan_index(site, known, state) if self.options.search else NOTHING
        staging = self.publication.stage()
        Project(root).begin()
        only = {folder: wanted.only for folder, wanted in issues.items() if wanted.only is not None}
        whole = plan.whole_of(site, known, web, root)
        job = work.Job(
            root, site, settings, stated, web, only, self.options.exports, self.options.search, staging, project, whole,
            self.environment, state.whole, root / ".cache", index.anew, self._shelf.keys,
        )  # fmt: skip
        done = self._make(job, list(issues), index.tasks)
        del job, whole, web, stated  # large, and nothing that publishing needs
        made = {address: digest for result in done.values() for address, digest in result.made.items()}
        for folder, wanted in issues.items():
            state.issues[folder].made(wanted.key, wanted.documents, done[work.make, folder].made)
        old = self.publication.hashes
        if self.options.search:
            made |= finish_index(index, done, site, known, state, staging, old)
        state.whole = {address: key for result in done.values() for address, key in result.keys.items()}
        kept = [address for issue in state.issues.values() for address in issue.outputs]
        kept += [address for segment in state.segments.values() for address in segment.outputs]
        wanted_files = {address: old.get(address, "") for address in (*kept, *state.whole)} | made
        changed = self.publication.publish(staging, wanted_files, made)
        if project is None:
            Project(root).remove()
        else:
            pages = {address for address in wanted_files if address.endswith(".html")}
            new = (pages & made.keys()) - done[work.FILES].keys.keys()
            project.finish(settings, new, bool(pages - made.keys()), old.keys() - wanted_files.keys())
        return changed

    def _make(self, job: work.Job, folders: list[str], shards: list[work.Task]) -> dict[work.Task, work.Done]:
        """Everything that is to be made, into the staged site: issues here or on the cluster, the others here."""
        from . import parallel, work

        # Other processes take longer to start than one takes to make a small archive.
        jobs = self.options.jobs or (1 if len(job.site.archive.entries) < SMALL else parallel.cores())
        # Of a list that is made for the first time, or by another program, every process makes a part.
        anew = not self.state.whole or len(folders) == len(self.state.issues)
        heavy = [*work.lists(jobs if anew else 1), work.FILES, *shards]
        issues: list[work.Task] = [(work.make, folder) for folder in folders]
        if self.cluster is None or not folders:
            return dict(self._work("making", work.do, [*heavy, *issues], work.prepare, job, jobs, len(heavy)))
        found = self._shown("making", self.cluster.make(job, folders), len(folders))
        done = {(work.make, folder): work.Done(work.keep(job, made)) for folder, made in found}
        return done | dict(self._work("indexes", work.do, heavy, work.prepare, job, jobs, len(heavy)))

    def _work(
        self,
        name: str,
        function: Callable[[Item], Any],
        items: Sequence[Item],
        prepare: Callable[..., object],
        job: object,
        jobs: int = 0,
        heavy: int = 0,
    ) -> Iterator[tuple[Item, Any]]:
        """Do `function` with every item in as many processes as there are to be, showing how far it is."""
        from . import parallel

        found = parallel.run(function, items, jobs or self.options.jobs, prepare, (job,), heavy)
        return self._shown(name, found, len(items))

    def _shown(self, name: str, found: Iterator[Item], total: int) -> Iterator[Item]:
        label = message(f"cli.build.{name}", self.session.language)
        return progress(found, total, label, self.session.language)
