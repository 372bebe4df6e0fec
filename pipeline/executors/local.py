"""Runs work units in processes of this machine, in order, with a bounded number under way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pipeline.collector import seldom

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[Sequence[T]], list[R]]


def map_units(
    work: Work[T, R], items: Sequence[T], crashed: Callable[[T], R], *, workers: int = 0, size: int = 8
) -> Iterator[R]:
    """`work` over `items` in units of at most `size`; results in the order of `items`.

    `workers` is a number of processes, 0 for one a core; with one worker or one unit all happens in this process.
    An item whose process dies twice gives `crashed(item)`. On KeyboardInterrupt the units under way are finished first.
    """
    workers = workers or os.cpu_count() or 1
    size = max(1, min(size, -(-len(items) // workers)))
    units = [items[index : index + size] for index in range(0, len(items), size)]
    if workers == 1 or len(units) <= 1 or not _can_start():
        for unit in units:
            yield from work(unit)
        return
    waiting = deque(units)
    while waiting:
        yield from _map_pool(work, waiting, workers)
        if waiting:  # the pool broke on the first of these, or on another that ran beside it
            for item in waiting.popleft():
                yield from _alone(work, item, crashed)


def _map_pool(work: Work[T, R], waiting: deque[Sequence[T]], workers: int) -> Iterator[R]:
    """Results unit by unit, taking each off `waiting` when it is done; stops early where the pool breaks."""
    pool = _pool(min(workers, len(waiting)))
    running: deque[Future[list[R]]] = deque()
    try:
        later = iter(tuple(waiting))
        running.extend(pool.submit(work, unit) for unit in islice(later, 2 * workers))
        while running:
            results = running.popleft().result()
            waiting.popleft()
            running.extend(pool.submit(work, unit) for unit in islice(later, 1))
            yield from results
    except BrokenProcessPool:
        pass
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _can_start() -> bool:
    """Whether processes can be started from here at all: not from a script on standard input, say."""
    main = getattr(sys.modules.get("__main__"), "__file__", None)
    return main is None or Path(main).exists()


def _alone(work: Work[T, R], item: T, crashed: Callable[[T], R]) -> list[R]:
    with _pool(1) as pool:
        try:
            return pool.submit(work, [item]).result()
        except BrokenProcessPool:
            return [crashed(item)]


def _pool(workers: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    """A worker leaves interrupts to its parent, and seldom looks for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seldom()
