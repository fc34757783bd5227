"""Spreads work over worker processes, keeps the order and survives their deaths."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from scanner.errors import ScannerError
from scanner.model import Failure, Outcome
from scanner.pipeline.diagnostics import debugging, speak
from scanner.pipeline.judging import Item, Judge, Result, reports
from scanner.pipeline.sharing import Chunk, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

AHEAD = 3
"""Chunks in flight for each worker: enough to keep it busy, few enough to hold."""
MOST_DEATHS = 3
DIED = "The process that read this was stopped by the system, perhaps for lack of memory."

_judges: list[Judge] = []
"""The judge of this worker process: a pool can hand work only to module-level functions."""


def spread(
    items: Iterable[Item], make_judge: Callable[[], Judge], jobs: int
) -> Generator[Result, None, None]:
    """Work out the results of all items, in order, in `jobs` processes."""
    workers = Workers(make_judge, jobs)
    try:
        for chunk in chunks(items):
            workers.submit(chunk)
            if workers.busy:
                yield from workers.next()
        while workers.waiting:
            yield from workers.next()
    finally:
        workers.close()


class Workers:
    """A pool, the chunks it was given, and what to do when one of its processes dies."""

    def __init__(self, make_judge: Callable[[], Judge], jobs: int) -> None:
        self.make_judge = make_judge
        self.jobs = jobs
        self.waiting: deque[tuple[Chunk, Future[list[Result]]]] = deque()
        self.deaths = 0
        self._pool = self._start(jobs)
        self._spare: ProcessPoolExecutor | None = None

    @property
    def busy(self) -> bool:
        """Whether enough chunks are in flight."""
        return len(self.waiting) > AHEAD * self.jobs

    def submit(self, chunk: Chunk) -> None:
        """Hand over a chunk, to a new pool if the old one broke."""
        try:
            future = self._pool.submit(_work, chunk)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._start(self.jobs)
            future = self._pool.submit(_work, chunk)
        self.waiting.append((chunk, future))

    def next(self) -> Iterator[Result]:
        """Wait for the oldest chunk; if its process died, item by item again."""
        chunk, future = self.waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            for item in chunk:
                yield from self._alone(item)

    def close(self) -> None:
        """Stop all processes, and what was not begun."""
        for pool in (self._pool, self._spare):
            if pool:
                pool.shutdown(cancel_futures=True)

    def _alone(self, item: Item) -> list[Result]:
        self._spare = self._spare or self._start(1)
        try:
            results = self._spare.submit(_work, (item,)).result()
        except BrokenProcessPool:
            return [self._death(item)]
        self.deaths = 0
        return results

    def _death(self, item: Item) -> Failure:
        if self._spare:
            self._spare.shutdown()
        self._spare = None
        self.deaths += 1
        if self.deaths >= MOST_DEATHS:
            raise ScannerError("the worker processes keep being stopped; try --jobs 1")
        return Failure(item.source, Outcome.UNREADABLE, DIED)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # Forked workers share the judge that the parent has built: no start-up time.
        # Elsewhere than on Linux forking is unsafe or unknown, so they build their own.
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(jobs, context, _prepare, (self.make_judge, debugging()))


def _prepare(make_judge: Callable[[], Judge], debug: bool) -> None:  # noqa: FBT001 - pools pass by place
    # Die at once and silently of Ctrl-C, of `kill` and with the parent: it does the talking.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    speak(debug=debug)
    _judges[:] = [make_judge()]


def _die_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(chunk: Chunk) -> list[Result]:
    return [result for item in chunk for result in reports(item, _judges[0])]
