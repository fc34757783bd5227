"""Requests and all that follows from them, each visited once, in the thread of the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from scanner.fetching.lines import Job, Lines
from scanner.fetching.problems import FetchError
from scanner.fetching.progress import Count
from scanner.fetching.request import Request
from scanner.fetching.stopping import StoppedError
from scanner.model import Failure, Outcome
from scanner.ordering import Branch, Placed, in_turn

if TYPE_CHECKING:
    from scanner.fetching.digesting import Digest
    from scanner.fetching.holding import Held
    from scanner.fetching.room import Room
    from scanner.fetching.settings import Settings
    from scanner.fetching.visiting import Visitor

Put = Callable[["Placed[Held | Branch] | None"], None]


class Crawl:
    """Numbers requests, has them visited and digested, and puts out what they lead to; None at the end."""

    def __init__(self, visitor: Visitor, digest: Digest, room: Room, put: Put, settings: Settings) -> None:
        self.count = Count()
        self._visitor = visitor
        self._digest = digest
        # One at a time, and not in the loop: a large page would hold up all the others.
        self._mind = ThreadPoolExecutor(1, "fetching-pages")
        self._room = room
        self._put = put
        self._most = settings.most_requests
        self._lines = Lines(self._start, settings.connections_per_host)
        self._numbers: dict[tuple[str, bytes | None], int] = {}
        self._given = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, requests: list[Request]) -> None:
        """Have requests visited when their turns come."""
        self._given = self.count.asked = len(requests)
        self._numbers = {_key(request): number for number, request in enumerate(requests)}
        for number, request in enumerate(requests):
            self._lines.add(Job(request, number, [self._most]))
        self._end_if_done()

    def close(self) -> None:
        """Give up what was not digested; the tasks are cancelled with the loop."""
        self._mind.shutdown(cancel_futures=True)

    def _start(self, job: Job) -> None:
        self._tasks.add(task := asyncio.create_task(self._run(job)))
        task.add_done_callback(self._tasks.discard)

    async def _run(self, job: Job) -> None:
        steps = await self._steps(job)
        parts = [part for step in steps if (part := self._part(step, job)) is not None]
        for placed in in_turn(parts, job.number):
            self._put(placed)
        self.count.end(steps)
        self._lines.ended(job)
        self._end_if_done()

    async def _steps(self, job: Job) -> list[Request | Held]:
        """What a request leads to; whatever happens, somebody waits for it."""
        try:
            return await self._digested(job)
        except FetchError as error:
            return [Failure(job.request.name, error.outcome, str(error))]
        except StoppedError:
            return []
        except Exception as error:  # noqa: BLE001 - every request has a row
            problem = f"The fetcher stumbled over it ({type(error).__name__}); please report it."
            return [Failure(job.request.name, Outcome.UNREADABLE, problem)]

    async def _digested(self, job: Job) -> list[Request | Held]:
        answer = await self._visitor.visit(job.request)
        weight = len(answer.body)
        self._room.weigh(unread=weight)
        try:
            digest, left = self._digest, job.left
            return await asyncio.get_running_loop().run_in_executor(
                self._mind, digest, job.request, answer, left
            )
        finally:
            self._room.weigh(unread=-weight)

    def _part(self, step: Request | Held, job: Job) -> Held | Branch | None:
        """What stands in a step's place; nothing for what was asked for by itself, and has its own place."""
        if not isinstance(step, Request):
            return step
        key = _key(step)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self.count.asked
            self.count.asked += 1
            self._lines.add(Job(step, number, job.left))
        return None if number < self._given else Branch(number)

    def _end_if_done(self) -> None:
        if self.count.done == self.count.asked:
            self._put(None)


def _key(request: Request) -> tuple[str, bytes | None]:
    return request.url, request.body
