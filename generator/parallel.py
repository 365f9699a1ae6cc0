"""Work on many items in many processes, in order, with the same result for any number of processes.

A process that dies costs the items it had in hand: they are given out again, at last in this process, where an error
can be seen.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 12
_BATCH = 8
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
) -> Iterator[tuple[Item, Result]]:
    """`(item, function(item))` for each item, as batches come in. `prepare(*arguments)` runs once in each process."""
    jobs = min(jobs or cores(), 1 + len(items) // FEW)
    batches = deque(items[n : n + _BATCH] for n in range(0, len(items), _BATCH))
    tries = _TRIES if jobs > 1 else 0
    while batches and tries:
        try:
            yield from _in_processes(function, batches, jobs, prepare, arguments)
        except BrokenProcessPool:
            tries -= 1
    if batches and prepare is not None:
        prepare(*arguments)
    while batches:
        for item in batches.popleft():
            yield item, function(item)


def _in_processes(
    function: Callable[[Item], Result],
    batches: deque[Sequence[Item]],
    jobs: int,
    prepare: Callable[..., object] | None,
    arguments: tuple[Any, ...],
) -> Iterator[tuple[Item, Result]]:
    """Hand out batches until `batches` is empty; a batch leaves it only when its results are here."""
    # Forked processes start warm, with everything loaded here; elsewhere each loads for itself.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(jobs, context, _start, (prepare, arguments)) as pool:
        waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        pending = deque(batches)
        while pending or waiting:
            while pending and len(waiting) < jobs * 3:
                batch = pending.popleft()
                waiting.append((batch, pool.submit(_batch, function, batch)))
            batch, future = waiting.popleft()
            results = future.result()
            batches.remove(batch)
            yield from zip(batch, results, strict=True)


def _start(prepare: Callable[..., object] | None, arguments: tuple[Any, ...]) -> None:
    # Ctrl-C reaches the whole group; the main process is the one that answers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare is not None:
        prepare(*arguments)


def _batch(function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    return [function(item) for item in batch]
