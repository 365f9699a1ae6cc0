"""Work on many items in many processes.

A process that dies costs the items it had in hand: they are given out again, at last in this process, where an error
can be seen.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

Item = TypeVar("Item")
Result = TypeVar("Result")
Batch = Sequence[Item]


class ClusterError(Exception):
    """The cluster cannot be reached or does not fit; the text says why."""


FEW = 12
_BATCH = 8
_AHEAD = 3
_TRIES = 3


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    prepare: Callable[..., object] | None = None,
    arguments: tuple[Any, ...] = (),
    heavy: int = 0,
) -> Iterator[tuple[Item, Result]]:
    """`(item, function(item))` for each item, as they get done. `prepare(*arguments)` runs once in each process; the
    first `heavy` items take long each and are given out one by one.

    Processes are at work when this returns, so that the caller can do something else before it asks for results.
    """
    jobs = min(jobs or cores(), 1 + len(items) // FEW)
    batches = deque(items[n : n + 1] for n in range(heavy))
    size = max(1, min(_BATCH, (len(items) - heavy) // (_AHEAD * jobs)))
    batches += (items[n : n + size] for n in range(heavy, len(items), size))
    pool = _Pool(function, batches, jobs, prepare, arguments) if jobs > 1 else None
    return _results(function, batches, pool, prepare, arguments)


def begin(function: Callable[..., Result], *arguments: Any) -> Callable[[], Result]:
    """Begin `function(*arguments)` in a process of its own; what is returned waits for the result. Where that is not
    possible or the process dies, it is done when it is asked for."""
    context = _context()
    if cores() == 1 or context.get_start_method() != "fork":
        return partial(function, *arguments)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(sender, function, arguments), daemon=True)
    with _ctrl_c_held():
        process.start()
    sender.close()

    def result() -> Result:
        try:
            found: Result = receiver.recv()
        except EOFError:
            return function(*arguments)
        finally:
            receiver.close()
            process.join()
        return found

    return result


def _tell(sender: Connection, function: Callable[..., Result], arguments: tuple[Any, ...]) -> None:
    _start(None, ())
    sender.send(function(*arguments))


def _context() -> ForkContext | SpawnContext:
    """Forked processes start warm, with everything loaded here. Where there is no fork, or threads are at work, whose
    locks would stay locked in the new process, each loads for itself."""
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")


def _results(
    function: Callable[[Item], Result],
    batches: deque[Sequence[Item]],
    pool: _Pool | None,
    prepare: Callable[..., object] | None,
    arguments: tuple[Any, ...],
) -> Iterator[tuple[Item, Result]]:
    tries = _TRIES
    while pool is not None:
        try:
            yield from pool.results()
            return
        except BrokenProcessPool:
            tries -= 1
            pool = pool.again() if tries else None
    if batches and prepare is not None:
        prepare(*arguments)
    while batches:
        batch = batches.popleft()
        yield from zip(batch, _batch(function, batch), strict=True)


class _Pool:
    """Processes and what they have in hand. A batch leaves `batches` only when its results are here."""

    def __init__(
        self,
        function: Callable[[Any], Any],
        batches: deque[Sequence[Any]],
        jobs: int,
        prepare: Callable[..., object] | None,
        arguments: tuple[Any, ...],
    ) -> None:
        self._settings = (function, batches, jobs, prepare, arguments)
        self._function, self._batches, self._jobs = function, batches, jobs
        self._executor = ProcessPoolExecutor(jobs, _context(), _start, (prepare, arguments))
        self._pending = deque(batches)
        self._waiting: dict[Future[list[Any]], Sequence[Any]] = {}
        with _ctrl_c_held():
            self._submit()

    def again(self) -> _Pool:
        """New processes for what is left."""
        return _Pool(*self._settings)

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Each item with its result. Raises BrokenProcessPool if a process died."""
        with self._executor:
            try:
                while self._waiting:
                    for future in wait(self._waiting, return_when=FIRST_COMPLETED).done:
                        results = future.result()
                        batch = self._waiting.pop(future)
                        self._batches.remove(batch)
                        self._submit()
                        yield from zip(batch, results, strict=True)
            except BaseException:
                self._executor.shutdown(wait=False, cancel_futures=True)
                raise

    def _submit(self) -> None:
        while self._pending and len(self._waiting) < self._jobs * _AHEAD:
            batch = self._pending.popleft()
            try:
                self._waiting[self._executor.submit(_batch_and_tidy, self._function, batch)] = batch
            except BrokenProcessPool as error:
                failed: Future[list[Any]] = Future()
                failed.set_exception(error)
                self._waiting[failed] = batch
                return


@contextlib.contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Processes that start here are born deaf to Ctrl-C: it could reach them before they can say so themselves."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(prepare: Callable[..., object] | None, arguments: tuple[Any, ...]) -> None:
    # Ctrl-C reaches the whole group; the main process is the one that answers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    # What the main process holds is never garbage here, and not touching it keeps its memory shared.
    gc.freeze()
    if prepare is not None:
        prepare(*arguments)


def _batch(function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    return [function(item) for item in batch]


def _batch_and_tidy(function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    results = _batch(function, batch)
    # Pages leave cycles behind: looking for them now and then, among young objects only, is cheaper than at all times.
    gc.collect(0)
    return results
