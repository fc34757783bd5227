"""Spreads work over worker processes and survives their deaths."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, cast

from scanner.errors import ScannerError
from scanner.model import Failure, Outcome
from scanner.ordering import Branch, Placed, in_turn
from scanner.pipeline.diagnostics import debugging, speak
from scanner.pipeline.judging import Item, Judge, Result, reports
from scanner.pipeline.sharing import Chunk, chunks, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from scanner.model import Document
    from scanner.ordering import End

AHEAD = 3
"""Chunks in flight for each worker: enough to keep it busy, few enough to hold."""
MOST_DEATHS = 3
DIED = "The process that read this was stopped by the system, perhaps for lack of memory."

_judges: list[Judge] = []
"""The judge of this worker process: a pool can hand work only to module-level functions."""


def spread(
    inputs: Iterable[Placed[Document | Failure]], make_judge: Callable[[], Judge], jobs: int
) -> Generator[Placed[Result], None, None]:
    """Work out the results of all inputs in `jobs` processes; those on one are the parts of its place."""
    workers = Workers(make_judge, jobs)
    try:
        for each in chunks(pieces(inputs)):
            if isinstance(each, Placed):
                yield Placed(each.place, cast("Branch | End", each.item))
                continue
            workers.submit(each)
            while workers.has_news:
                yield from workers.next()
        while workers.waiting:
            yield from workers.next()
    finally:
        workers.close()


class Workers:
    """A pool, the chunks it was given, and what to do when one of its processes dies.

    The first processes are forked, and share the judge that the parent has built, before any
    input is asked for: inputs may have threads, in whose presence forking is unsafe. Those
    that take the place of dead ones are started afresh.
    """

    def __init__(self, make_judge: Callable[[], Judge], jobs: int) -> None:
        self.make_judge = make_judge
        self.jobs = jobs
        self.waiting: deque[tuple[Chunk, Future[list[list[Result]]]]] = deque()
        self.deaths = 0
        self._pool = self._start(jobs, "fork" if sys.platform == "linux" else "spawn")
        self._pool.submit(os.getpid).result()  # all are forked at the first task
        self._spare: ProcessPoolExecutor | None = None

    @property
    def has_news(self) -> bool:
        """Whether the oldest chunk is done, or so many are in flight that it must be waited for."""
        return bool(self.waiting) and (len(self.waiting) > AHEAD * self.jobs or self.waiting[0][1].done())

    def submit(self, chunk: Chunk) -> None:
        """Hand over a chunk, to a new pool if the old one broke."""
        items = tuple(item for _, item in chunk)
        try:
            future = self._pool.submit(_work, items)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._start(self.jobs, "spawn")
            future = self._pool.submit(_work, items)
        self.waiting.append((chunk, future))

    def next(self) -> Iterator[Placed[Result]]:
        """Wait for the oldest chunk; if its process died, item by item again."""
        chunk, future = self.waiting.popleft()
        try:
            found = future.result()
        except BrokenProcessPool:
            found = [self._alone(item) for _, item in chunk]
        for (place, _), results in zip(chunk, found, strict=True):
            yield Placed(place, Branch(place))
            yield from in_turn(results, place)

    def close(self) -> None:
        """Stop all processes, and what was not begun."""
        for pool in (self._pool, self._spare):
            if pool:
                pool.shutdown(cancel_futures=True)

    def _alone(self, item: Item) -> list[Result]:
        self._spare = self._spare or self._start(1, "spawn")
        try:
            (results,) = self._spare.submit(_work, (item,)).result()
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

    def _start(self, jobs: int, method: str) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, get_context(method), _prepare, (self.make_judge, debugging()))


def _prepare(make_judge: Callable[[], Judge], debug: bool) -> None:  # noqa: FBT001 - pools pass by place
    # A terminal's Ctrl-C reaches every process: the first one is the parent's business, which may want to
    # finish. Of a second one, of `kill` and with the parent, die at once and silently: it does the talking.
    signal.signal(signal.SIGINT, _not_again)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    speak(debug=debug)
    _judges[:] = [make_judge()]


def _not_again(*_: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _die_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(items: tuple[Item, ...]) -> list[list[Result]]:
    return [list(reports(item, _judges[0])) for item in items]
