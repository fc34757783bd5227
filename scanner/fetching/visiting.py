"""One request from its turn to its end: the cache, robots, redirects, retries."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.fetching.cache import Known
from scanner.fetching.exchange import Asked
from scanner.fetching.hosts import Budget, Hosts, retry_after
from scanner.fetching.outcomes import GONE, check_passing
from scanner.fetching.problems import FetchError, GoneError, RobotsError
from scanner.fetching.redirects import follow
from scanner.fetching.retrying import persist
from scanner.fetching.robots import MOST_BYTES, MOST_REDIRECTS, Robots, read_robots

if TYPE_CHECKING:
    import httpx

    from scanner.fetching.answer import Answer
    from scanner.fetching.cache import Cache, Kept
    from scanner.fetching.request import Request
    from scanner.fetching.room import Room
    from scanner.fetching.settings import Settings
    from scanner.fetching.stopping import Gate

_UNCHANGED = 304


class Visitor:
    """Fetches one address after another, with what it knows of their hosts."""

    def __init__(
        self, client: httpx.AsyncClient, settings: Settings, cache: Cache | None, gate: Gate, room: Room
    ) -> None:
        self._settings = settings
        self._cache = cache
        self._gate = gate
        self._room = room
        self._hosts = Hosts(client, settings, gate, room)
        self._robots: dict[str, asyncio.Task[Robots]] = {}

    async def visit(self, request: Request) -> Answer:
        """The answer at the end of all redirects; FetchError if there is none."""
        if self._settings.offline:
            async with self._room.entered():
                return self._replayed(request)
        known = self._cache.known(request) if self._cache else Known()
        answer = await persist(lambda budget: self._once(request, known, budget), self._settings, self._gate)
        if self._cache is None:
            return answer
        if answer.status == _UNCHANGED and (same := self._cache.get(request)):
            answer = replace(same.answer, time=answer.time)
        kept = self._cache.put(request, answer)
        if kept and answer.status in GONE:
            raise GoneError(_gone(answer, kept))
        return answer

    def _replayed(self, request: Request) -> Answer:
        kept = self._cache.get(request) if self._cache else None
        if kept is None:
            raise FetchError("It was not fetched before, so it cannot be read again offline.")
        if kept.gone:
            was = f"this is the page of {_day(kept.answer.time)}"
            self._settings.say(f"{request.name}: on {_day(kept.gone)} the server said that it is gone; {was}")
        return kept.answer

    async def _once(self, request: Request, known: Known, budget: Budget) -> Answer:
        async def ask(url: str, body: bytes | None) -> Answer:
            await self._check_robots(url)
            validators = known.validators if known.url == url else None
            asked = replace(self._asked(url), body=body, accept=request.accept, known=validators or {})
            return await self._hosts.ask(asked, budget)

        answer = await follow(request.url.partition("#")[0], request.body, self._settings.most_redirects, ask)
        check_passing(answer, retry_after(answer))
        return answer

    def _asked(self, url: str) -> Asked:
        return Asked(url, self._settings.request_seconds, self._settings.most_bytes)

    async def _check_robots(self, url: str) -> None:
        if not self._settings.obey_robots:
            return
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(read_robots(self._robots_answer(origin)))
        robots = await asyncio.shield(self._robots[origin])
        robots.check(url)
        self._hosts.of(url).asks_for(robots.delay)

    async def _robots_answer(self, origin: str) -> Answer:
        async def once(budget: Budget) -> Answer:
            answer = await follow(
                f"{origin}/robots.txt",
                None,
                MOST_REDIRECTS,
                lambda url, _: self._hosts.ask(asked(url), budget),
            )
            if answer.status >= 500:  # noqa: PLR2004 - a server error, RFC 9309, 2.3.1.4
                raise _FailingError(
                    f"The site's robots.txt cannot be had: the server answers {answer.status}.",
                    wait=retry_after(answer),
                )
            return answer

        def asked(url: str) -> Asked:
            return replace(self._asked(url), most_bytes=MOST_BYTES, cut=True)

        return await persist(once, self._settings, self._gate)


def _gone(answer: Answer, kept: Kept) -> str:
    if kept.gone:
        return (
            f"It is gone: the server says so ({answer.status}) for the second time, so it counts as removed."
        )
    page = f"the page of {_day(kept.answer.time)} stays readable with --offline until it says so again"
    return f"It is not there, or no longer: the server answers {answer.status}; {page}."


def _day(time: str) -> str:
    return time[:10]


class _FailingError(RobotsError):
    passing = True
