"""Requests → documents, as they arrive or in the order asked: a loop in a thread fetches, the caller judges meanwhile."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Self

from scanner.fetching.caching import caching
from scanner.fetching.connecting import open_client
from scanner.fetching.crawling import Crawl
from scanner.fetching.digesting import Digest
from scanner.fetching.holding import Holding, weight
from scanner.fetching.room import Room
from scanner.fetching.saving import Saver
from scanner.fetching.stopping import Gate
from scanner.fetching.visiting import Visitor
from scanner.ordering import Branch, End, Placed, branches, in_order

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from scanner.fetching.cache import Cache
    from scanner.fetching.holding import Held
    from scanner.fetching.request import Expand, Request
    from scanner.fetching.settings import Settings
    from scanner.model import Document, Failure

_LOOK_UPS = 16
_TOLD_EVERY = 0.2


def fetch(
    requests: Iterable[Request], expand: Expand, settings: Settings
) -> Generator[Document | Failure, None, None]:
    """Fetch what is asked for, and what `expand` makes of it, in that order; otherwise as `crawl` does."""
    asked = list(requests)
    with crawl(asked, expand, settings) as arrivals:
        yield from in_order(chain(branches(range(len(asked))), arrivals))


@contextmanager
def crawl(
    requests: Iterable[Request], expand: Expand, settings: Settings
) -> Iterator[Iterator[Placed[Document | Failure]]]:
    """Begin to fetch, and give each document or Failure as soon as it is there; every request ends as one.

    What the first request leads to is branch 0, what the second does branch 1, and so on. What
    `expand` asks for is fetched once, however many ask, and stands in the first place of those;
    what was asked for by itself keeps its own. Leaving the context stops it: nothing new is
    begun, what is in flight is given up. Once `settings.stopped` says so, what is in flight is
    finished and the rest left out.
    """
    asked = list(requests)
    saver = Saver(settings.save) if settings.save else None
    if saver:
        saver.check()
    with caching(settings) as cache, Run(expand, settings, cache, saver) as run:
        run.begin(asked)
        yield run.arrivals()


class Run:
    """The loop, its thread and what waits for the caller."""

    def __init__(self, expand: Expand, settings: Settings, cache: Cache | None, saver: Saver | None) -> None:
        self._settings = settings
        self._cache = cache
        self._client = open_client(settings)  # first, as it may fail
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(ThreadPoolExecutor(_LOOK_UPS, "fetching-names"))
        self._thread = threading.Thread(target=self._loop.run_forever, name="fetching", daemon=True)
        self._holding = Holding()
        self._saver = saver
        self._digest = Digest(expand, self._holding)
        self._ready: SimpleQueue[Placed[Held | Branch] | None] = SimpleQueue()
        self._told = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        if sys.is_finalizing():  # whoever held the generator never closed it; by now the thread is gone
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._crawl.close()
        self._holding.close()

    def begin(self, requests: list[Request]) -> None:
        """Have requests fetched when their turns come."""
        self._loop.call_soon_threadsafe(self._crawl.begin, requests, self._saver)

    def arrivals(self) -> Iterator[Placed[Document | Failure]]:
        """Whatever is there, until all that was asked for has ended."""
        while (placed := self._next()) is not None:
            if isinstance(placed.item, Branch | End):
                yield Placed(placed.place, placed.item)
            else:
                yield Placed(placed.place, self._taken(placed.item))
        self._settings.tell(self._crawl.count.now())

    def _next(self) -> Placed[Held | Branch] | None:
        while True:
            if time.monotonic() > self._told + _TOLD_EVERY:
                self._told = time.monotonic()
                self._settings.tell(self._crawl.count.now())
            try:
                return self._ready.get(timeout=_TOLD_EVERY)
            except Empty:
                continue

    def _taken(self, held: Held) -> Document | Failure:
        self._loop.call_soon_threadsafe(self._weigh, -weight(held))
        return self._holding.take(held)

    def _put(self, placed: Placed[Held | Branch] | None) -> None:
        if placed and not isinstance(placed.item, Branch | End):
            self._weigh(weight(placed.item))
        self._ready.put(placed)

    def _weigh(self, untaken: int) -> None:
        self._room.weigh(untaken=untaken)

    async def _open(self) -> None:
        gate = Gate()
        self._room = Room(self._settings.concurrency)
        visitor = Visitor(self._client, self._settings, self._cache, gate, self._room)
        self._crawl = Crawl(visitor, self._digest, self._room, self._put, self._settings)
        self._watch = asyncio.create_task(gate.watch(self._settings.stopped))

    async def _close(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()
        await self._loop.shutdown_default_executor()
