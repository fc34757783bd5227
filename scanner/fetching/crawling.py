"""Requests and all that follows from them, each visited once, in the thread of the loop."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from scanner.fetching.answer import Miss
from scanner.fetching.archiving import Archive
from scanner.fetching.lines import Job, Lines
from scanner.fetching.problems import FetchError
from scanner.fetching.progress import Count
from scanner.fetching.request import Request
from scanner.fetching.stopping import StoppedError
from scanner.model import Failure, Outcome
from scanner.ordering import Branch, Placed, in_turn

if TYPE_CHECKING:
    from scanner.fetching.answer import Answer
    from scanner.fetching.digesting import Digest
    from scanner.fetching.holding import Held
    from scanner.fetching.room import Room
    from scanner.fetching.saving import Saver
    from scanner.fetching.settings import Settings
    from scanner.fetching.visiting import Visitor

T = TypeVar("T")
_ONE_BY_ONE = frozenset({"sitemap"})
"""Steps of which those of one source are taken in order: they share the limit on what follows from it."""
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
        self._settings = settings
        self._archive: Archive | None = None
        self._lines = Lines(self._start, settings.connections_per_host)
        self._numbers: dict[tuple[str, bytes | None], int] = {}
        self._given = 0
        self._turns = defaultdict[str, asyncio.Lock](asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, requests: list[Request], saver: Saver | None) -> None:
        """Have requests visited when their turns come, and answers saved if there is to be a `saver`."""
        self._given = self.count.asked = len(requests)
        self._numbers = {_key(request): number for number, request in enumerate(requests)}
        self._archive = Archive(saver, len(requests)) if saver else None
        for number, request in enumerate(requests):
            self._lines.add(Job(request, number, [self._settings.most_requests]))
        self._end_if_done()

    def close(self) -> None:
        """Give up what was not digested, its tasks being cancelled with the loop; write what is to be kept."""
        self._mind.shutdown(cancel_futures=True)
        try:
            if self._archive:
                self._archive.close()
        except Exception as error:  # noqa: BLE001
            self._settings.say(f"not all that was fetched is kept: {_stumbled(error)}")

    def _start(self, job: Job) -> None:
        self._tasks.add(task := asyncio.create_task(self._run(job)))
        task.add_done_callback(self._tasks.discard)

    async def _run(self, job: Job) -> None:
        """Put out what a request leads to: whatever happens, somebody waits for it."""
        try:
            parts = await self._parts(job)
        except FetchError as error:
            parts = await self._missed(job, error.outcome, str(error))
        except StoppedError:
            self.count.left_out += 1
            self._end(job, await self._kept(job, None, []))
            return
        except Exception as error:  # noqa: BLE001 - every request has a row
            parts = await self._missed(job, Outcome.UNREADABLE, _stumbled(error))
        self.count.end(parts)
        self._end(job, parts)

    def _end(self, job: Job, parts: list[Held | Branch]) -> None:
        for placed in in_turn(parts, job.number):
            self._put(placed)
        self._lines.ended(job)
        self._end_if_done()

    async def _parts(self, job: Job) -> list[Held | Branch]:
        if job.request.step not in _ONE_BY_ONE:
            return await self._visited(job)
        async with self._turns[job.request.name]:
            return await self._visited(job)

    async def _visited(self, job: Job) -> list[Held | Branch]:
        answer = await self._visitor.visit(job.request)
        self._room.weigh(unread=len(answer.body))
        try:
            steps = await self._think(lambda: self._digest(job.request, answer, job.left))
            parts = [part for step in steps if (part := self._part(step, job)) is not None]
            return await self._kept(job, answer, parts)
        finally:
            self._room.weigh(unread=-len(answer.body))

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

    async def _missed(self, job: Job, outcome: Outcome, sentence: str) -> list[Held | Branch]:
        """The Failure of a request, after it is archived."""
        miss = Miss(outcome, sentence, datetime.now(UTC).isoformat(timespec="seconds"))
        return await self._kept(job, miss, [Failure(job.request.name, outcome, sentence)])

    async def _kept(
        self, job: Job, came: Answer | Miss | None, parts: list[Held | Branch]
    ) -> list[Held | Branch]:
        """The parts, after what the request came to is archived, and a Failure if it cannot be."""
        if (archive := self._archive) is None:
            return parts
        kept = [(job.request, came)] if came else []
        following = [part for part in parts if isinstance(part, Branch)]
        try:
            await self._think(lambda: archive.put(job.number, kept, following))
        except Exception as error:  # noqa: BLE001 - an archiver's trouble never ends a batch
            return [*parts, Failure(job.request.name, Outcome.UNREADABLE, _stumbled(error))]
        return parts

    async def _think(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._mind, work)

    def _end_if_done(self) -> None:
        if self.count.is_over:
            self._put(None)


def _key(request: Request) -> tuple[str, bytes | None]:
    return request.url, request.body


def _stumbled(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"It cannot be kept: {(error.strerror or 'unknown error').lower()}."
    return f"The fetcher stumbled over it ({type(error).__name__}); please report it."
