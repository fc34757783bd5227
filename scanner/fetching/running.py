"""Requests → documents in the order asked: a loop in a thread fetches, the caller judges meanwhile."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

import httpx

from scanner.fetching.cache import Cache
from scanner.fetching.connecting import CheckedTransport
from scanner.fetching.holding import Holding
from scanner.fetching.outcomes import check_text, document
from scanner.fetching.problems import FetchError
from scanner.fetching.request import Request
from scanner.fetching.saving import Saver
from scanner.fetching.visiting import Visitor
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from scanner.fetching.holding import Held
    from scanner.fetching.request import Expand
    from scanner.fetching.settings import Settings

AHEAD = 4000
"""Addresses looked at ahead of the one that is waited for: enough for every host to have its turn."""
MOST_REQUESTS = 20_000
"""Further requests that one named address may lead to."""

Node = Future["list[Held | Node]"]


def fetch(
    requests: Iterable[Request], expand: Expand, settings: Settings
) -> Generator[Document | Failure, None, None]:
    """Fetch what is asked for, and what `expand` makes of it; every request ends as a document or a Failure.

    Closing the generator stops it: nothing new is begun, what is in flight is given up.
    """
    with Run(expand, settings) as run:
        waiting: list[Node] = []
        for request in requests:
            waiting.append(run.begin(request))
            if len(waiting) >= AHEAD:
                yield from run.results(waiting.pop(0))
        while waiting:
            yield from run.results(waiting.pop(0))


class Run:
    """The loop, its thread and what waits for the caller."""

    def __init__(self, expand: Expand, settings: Settings) -> None:
        self._expand = expand
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fetching", daemon=True)
        self._holding = Holding()
        self._saver = Saver(settings.save)
        self._at_once = asyncio.Semaphore(settings.concurrency)

    def __enter__(self) -> Self:
        self._thread.start()
        self._client = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        cache = Cache(self._settings.cache) if self._settings.cache else None
        self._visitor = Visitor(self._client, self._settings, cache)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._holding.close()

    def begin(self, request: Request) -> Node:
        """Have a request fetched when its turn comes."""
        node: Node = Future()
        self._loop.call_soon_threadsafe(self._start, request, node, [MOST_REQUESTS])
        return node

    def results(self, node: Node) -> Iterator[Document | Failure]:
        """What a request led to, depth first, as soon as each is there."""
        for item in node.result():
            if isinstance(item, Future):
                yield from self.results(item)
            else:
                yield self._holding.take(item)

    def _start(self, request: Request, node: Node, left: list[int]) -> None:
        self._tasks.add(task := self._loop.create_task(self._run(request, node, left)))
        task.add_done_callback(self._tasks.discard)

    async def _run(self, request: Request, node: Node, left: list[int]) -> None:
        """Fetch, expand, and never leave the caller waiting."""
        items: list[Held | Node] = []
        try:
            steps = await self._steps(request)
            items += [
                self._begun(s, left) if isinstance(s, Request) else self._holding.hold(s) for s in steps
            ]
        except OSError as error:
            items.append(Failure(request.name, Outcome.UNREADABLE, f"It cannot be kept: {error.strerror}."))
        finally:
            node.set_result(items)

    def _begun(self, request: Request, left: list[int]) -> Held | Node:
        left[0] -= 1
        if left[0] < 0:
            return Failure(
                request.name, Outcome.REFUSED, f"More than {MOST_REQUESTS:,} pages follow from one address."
            )
        node: Node = Future()
        self._start(request, node, left)
        return node

    async def _steps(self, request: Request) -> list[Request | Document | Failure]:
        if self._settings.stopped():
            return []
        try:
            answer = await self._visitor.visit(request)
            async with self._at_once:
                found = document(request, answer)
                self._saver.save(request, answer)
                steps = list(self._expand(request, found))
                if steps == [found]:
                    check_text(request, answer)
                return steps
        except FetchError as error:
            return [Failure(request.name, error.outcome, str(error))]
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad answer never ends a batch
            return [
                Failure(
                    request.name,
                    Outcome.UNREADABLE,
                    f"The answer cannot be understood ({type(error).__name__}).",
                )
            ]

    async def _open(self) -> httpx.AsyncClient:
        self._tasks: set[asyncio.Task[None]] = set()
        return httpx.AsyncClient(
            transport=CheckedTransport(self._settings),
            headers={"User-Agent": self._settings.user_agent},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # keeps none
            timeout=self._settings.request_seconds,
            trust_env=False,
        )

    async def _close(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()
