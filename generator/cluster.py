"""The batches of a build on a dask.distributed cluster: the same functions, the same bytes, no shared disk.

Each task carries what it needs: the files of its issues, and, once pickled, what all tasks share (authorities,
configuration, theme). Results come back as values and bytes, and only this process writes. A worker that dies costs
the tasks it had in hand: the scheduler gives them out again, and what it gives up on is done here. Tasks are pickled
Python, so a cluster is to be trusted as the machine itself is; a worker of another version of the program refuses.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import pickle
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from . import plan, work
from .facts import IssueFacts, folder_files
from .findings import Findings
from .model.archive import Archive
from .model.issue import GazetteIssue
from .model.listed import ListedEntry, ListedIssue
from .pages.context import Site
from .pages.surroundings import Surroundings
from .parallel import ClusterError
from .relations.stated import corrections_of

Files = Mapping[str, bytes]

LOCAL = "local:"
_BATCH = 8
_AHEAD = 3
_FIRST_WORKER = 45
"""Seconds that a scheduler is given to find a worker: on a machine at work they start slowly."""
_PATIENCE = 5.0
_GIVE_UP = 6


@dataclass(frozen=True)
class IssueTask:
    """One issue to make, the archive as far as its pages show it, what other documents say about its own."""

    folder: str
    issue: GazetteIssue
    archive: Archive
    around: Mapping[str, Surroundings]


class Cluster:
    """A connection to a scheduler. `open` is the door."""

    def __init__(self, client: Any) -> None:
        self._client = client

    @classmethod
    @contextlib.contextmanager
    def open(cls, address: str) -> Iterator[Cluster]:
        """Connect to `tcp://host:port`, or start so many workers on this machine for `local:N`. Raises ClusterError."""
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise ClusterError("pip install 'gongbao[cluster]'") from error
        with contextlib.ExitStack() as stack:
            try:
                if address.startswith(LOCAL):
                    count = int(address.removeprefix(LOCAL))
                    local = distributed.LocalCluster(
                        n_workers=count, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
                    )
                    address = stack.enter_context(local).scheduler_address
                client = stack.enter_context(distributed.Client(address, timeout="15s"))
                client.wait_for_workers(1, timeout=_FIRST_WORKER)
            except (OSError, ValueError, TimeoutError) as error:
                raise ClusterError(str(error) or address) from error
            yield cls(client)

    def read(self, reading: work.Reading, folders: Sequence[str]) -> Iterator[tuple[str, IssueFacts]]:
        """Facts of each issue. Grams of the search index are not kept: they are made where the index is made."""
        shelf = reading.shelf
        shared = pickle.dumps(work.Reading(replace(shelf, root=Path(), cache=Path(), keys={}), search=False))

        def task(folder: str) -> tuple[str, Files]:
            return folder, folder_files(shelf.root, folder)

        for folder, (facts, found) in self._run(_read_batch, shared, folders, task):
            if found is not None:
                shelf.keep(folder, found)
            yield folder, facts

    def make(self, job: work.Job, folders: Sequence[str]) -> Iterator[tuple[str, work.Made]]:
        """Every output of each issue."""
        theme = Path(job.site.theme)
        files = {path.relative_to(theme).as_posix(): path.read_bytes() for path in theme.rglob("*") if path.is_file()}
        site = replace(job.site, archive=_slim(job.site.archive, (), ()), shelf=None)
        base = replace(job, root=Path(), site=site, stated={}, web=None, staging=None, cache=Path())
        base = replace(base, whole=None, last={}, segments={}, keys={})
        shared = pickle.dumps((base, files))

        def task(folder: str) -> tuple[IssueTask, Files]:
            issue = job.site.findings(folder.rsplit("/", 1)[-1]).issue
            archive = _beside(job.site, issue)
            return IssueTask(folder, issue, archive, work.around_of(job, issue)), folder_files(job.root, folder)

        return self._run(_make_batch, shared, folders, task)

    def _run(
        self,
        function: Callable[..., list[Any]],
        shared: bytes,
        folders: Sequence[str],
        task: Callable[[str], tuple[Any, Files]],
    ) -> Iterator[tuple[str, Any]]:
        """`(folder, result)` in order; tasks are on their way when this returns."""
        program = plan.program()
        batches = deque(folders[n : n + _BATCH] for n in range(0, len(folders), _BATCH))
        waiting: deque[tuple[Sequence[str], Any]] = deque()

        def submit() -> None:
            threads = max(1, sum(self._client.nthreads().values()))
            while batches and len(waiting) < threads * _AHEAD:
                batch = batches.popleft()
                arguments = (program, shared, [task(folder) for folder in batch])
                waiting.append((batch, self._client.submit(_checked, function, *arguments, pure=False)))

        def results() -> Iterator[tuple[str, Any]]:
            while waiting:
                batch, future = waiting.popleft()
                found = self._result(future)
                if found is None:
                    found = function(shared, [task(folder) for folder in batch])
                submit()
                yield from zip(batch, found, strict=True)

        submit()
        return results()

    def _result(self, future: Any) -> list[Any] | None:
        """What the task gave; None if the cluster gave it up or has no worker left. Raises ClusterError."""
        distributed: Any = importlib.import_module("distributed")
        alone = 0
        while True:
            try:
                return list(future.result(timeout=_PATIENCE))
            except (distributed.KilledWorker, distributed.CancelledError):
                return None
            except TimeoutError:
                alone = 0 if self._client.nthreads() else alone + 1
                if alone == _GIVE_UP:
                    return None
            except OSError as error:
                raise ClusterError(str(error)) from error


def _beside(site: Site, issue: GazetteIssue) -> Archive:
    """What the pages of one issue need to know of the archive: its neighbours, and what its 更正 correct."""
    near = [item for item in (*site.neighbours(issue), issue) if item is not None]
    near.sort(key=lambda item: (item.year, item.number))
    keys = [f"{issue.id}/{document.id}" for document in issue.documents]
    keys += [item.target for item in corrections_of(site.archive) if item.issue.id == issue.id and item.target]
    return _slim(site.archive, near, [site.archive.by_key[key] for key in dict.fromkeys(keys)])


def _slim(archive: Archive, issues: Sequence[ListedIssue], entries: Sequence[ListedEntry]) -> Archive:
    """The archive with these issues and entries only."""
    return replace(archive, issues=tuple(issues), entries=tuple(entries))


def _checked(function: Callable[..., list[Any]], program: str, shared: bytes, tasks: list[tuple[Any, Files]]) -> Any:
    if program != plan.program():
        raise ClusterError("a worker runs another version of gongbao")
    return function(shared, tasks)


def _read_batch(shared: bytes, tasks: list[tuple[str, Files]]) -> list[tuple[IssueFacts, Findings | None]]:
    with _laid_out({path: data for _, files in tasks for path, data in files.items()}) as root:
        reading = _shared(shared)
        reading = replace(reading, shelf=replace(reading.shelf, root=root))
        return [work.read_issue(reading, folder) for folder, _ in tasks]


def _make_batch(shared: bytes, tasks: list[tuple[IssueTask, Files]]) -> list[work.Made]:
    base, theme = _shared(shared)
    path = str(_theme_folder(shared, theme))
    settings = replace(base.settings, theme=path)
    found: list[work.Made] = []
    with _laid_out({path: data for _, files in tasks for path, data in files.items()}) as root:
        for task, _ in tasks:
            site = replace(base.site, archive=task.archive, theme=path)
            job = replace(base, root=root, site=site, settings=settings)
            found.append(work.outputs(job, task.folder, task.issue, task.around))
    return found


@lru_cache(maxsize=2)
def _shared(shared: bytes) -> Any:
    return pickle.loads(shared)


_themes: dict[str, tempfile.TemporaryDirectory[str]] = {}


def _theme_folder(shared: bytes, files: Files) -> Path:
    """The theme's files on this worker's disk, written once; gone when the process ends."""
    key = hashlib.sha256(shared).hexdigest()
    if key not in _themes:
        _themes[key] = tempfile.TemporaryDirectory(prefix="gongbao-")
        _write(Path(_themes[key].name), files)
    return Path(_themes[key].name)


@contextlib.contextmanager
def _laid_out(files: Files) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gongbao-") as folder:
        _write(Path(folder), files)
        yield Path(folder)


def _write(root: Path, files: Files) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
