"""Requests → documents in the order asked: a loop in a thread fetches, the caller judges meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from scanner.fetching.cache import Cache
from scanner.fetching.connecting import open_client
from scanner.fetching.digesting import Digest
from scanner.fetching.holding import Holding
from scanner.fetching.problems import FetchError
from scanner.fetching.request import Request
from scanner.fetching.stopping import Gate, StoppedError
from scanner.fetching.visiting import Visitor
from scanner.model import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from scanner.fetching.holding import Held
    from scanner.fetching.request import Expand
    from scanner.fetching.settings import Settings
    from scanner.model import Document

AHEAD = 4000
"""Addresses looked at ahead of the one that is waited for: enough for every host to have its turn."""
_LOOK_UPS = 16

Node = Future["list[Held | Node]"]


def fetch(
    requests: Iterable[Request], expand: Expand, settings: Settings
) -> Generator[Document | Failure, None, None]:
    """Fetch what is asked for, and what `expand` makes of it; every request ends as a document or a Failure.

    Closing the generator stops it: nothing new is begun, what is in flight is given up. Once
    `settings.stopped` says so, what is in flight is finished and the rest left out.
    """
    with Run(expand, settings) as run:
        waiting: deque[Node] = deque()
        for request in requests:
            waiting.append(run.begin(request, [settings.most_requests]))
            if len(waiting) >= AHEAD:
                yield from run.results(waiting.popleft())
        while waiting:
            yield from run.results(waiting.popleft())


class Run:
    """The loop, its thread and what waits for the caller."""

    def __init__(self, expand: Expand, settings: Settings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(ThreadPoolExecutor(_LOOK_UPS, "fetching-names"))
        self._thread = threading.Thread(target=self._loop.run_forever, name="fetching", daemon=True)
        # One at a time, and not in the loop: a large page would hold up all the others.
        self._mind = ThreadPoolExecutor(1, "fetching-pages")
        self._holding = Holding()
        self._digest = Digest(expand, settings.save, self._holding)
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self._client = open_client(self._settings)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._mind.shutdown(cancel_futures=True)
        self._holding.close()

    def begin(self, request: Request, left: list[int]) -> Node:
        """Have a request fetched when its turn comes; `left` counts what may follow from it."""
        node: Node = Future()
        self._loop.call_soon_threadsafe(self._start, request, node, left)
        return node

    def results(self, node: Node) -> Iterator[Document | Failure]:
        """What a request led to, depth first, as soon as each is there."""
        levels = [iter(node.result())]
        while levels:
            item = next(levels[-1], None)
            if item is None:
                levels.pop()
            elif isinstance(item, Future):
                levels.append(iter(item.result()))
            else:
                yield self._holding.take(item)

    def _start(self, request: Request, node: Node, left: list[int]) -> None:
        self._tasks.add(task := self._loop.create_task(self._run(request, node, left)))
        task.add_done_callback(self._tasks.discard)

    async def _run(self, request: Request, node: Node, left: list[int]) -> None:
        """Fetch, expand, and never leave the caller waiting."""
        items: list[Held | Node] = []
        try:
            answer = await self._visitor.visit(request)
            steps = await self._loop.run_in_executor(self._mind, self._digest, request, answer, left)
            items += [self.begin(step, left) if isinstance(step, Request) else step for step in steps]
        except FetchError as error:
            items.append(Failure(request.name, error.outcome, str(error)))
        except StoppedError:
            pass
        except Exception as error:  # noqa: BLE001 - every request has a row
            problem = f"The fetcher stumbled over it ({type(error).__name__}); please report it."
            items.append(Failure(request.name, Outcome.UNREADABLE, problem))
        finally:
            node.set_result(items)

    async def _open(self) -> None:
        gate = Gate()
        cache = Cache(self._settings.cache) if self._settings.cache else None
        self._visitor = Visitor(self._client, self._settings, cache, gate)
        self._watch = asyncio.create_task(gate.watch(self._settings.stopped))

    async def _close(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()
        await self._loop.shutdown_default_executor()
