"""One request from its turn to its end: robots, redirects by hand, retries, the cache."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scanner.fetching.addresses import check_url
from scanner.fetching.cache import validators
from scanner.fetching.exchange import exchange
from scanner.fetching.outcomes import document
from scanner.fetching.pacing import Host
from scanner.fetching.problems import FetchError, RedirectError, RobotsError, TooSlowError
from scanner.fetching.request import Request
from scanner.fetching.robots import Robots, read_robots

if TYPE_CHECKING:
    import httpx

    from scanner.fetching.answer import Answer
    from scanner.fetching.cache import Cache
    from scanner.fetching.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNCHANGED, _BUSY, _ERRED = 304, 429, 500
_FIRST_BACKOFF = 0.5


class Visitor:
    """Fetches one address after another, with what it knows of their hosts."""

    def __init__(self, client: httpx.AsyncClient, settings: Settings, cache: Cache | None) -> None:
        self._client = client
        self._settings = settings
        self._cache = cache
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, asyncio.Task[Robots]] = {}

    async def visit(self, request: Request) -> Answer:
        """The answer at the end of all redirects; FetchError if there is none."""
        kept = self._cache.get(request) if self._cache else None
        if self._settings.offline:
            if kept is None:
                raise FetchError("It was not fetched before, so it cannot be read again offline.")
            return kept
        for attempt in range(1, self._settings.attempts + 1):
            started = time.monotonic()
            try:
                return await self._once(request, kept)
            except FetchError as error:
                spent = time.monotonic() - started
                pause = self._pause(error, attempt)
                if (
                    not error.passing
                    or attempt == self._settings.attempts
                    or spent + pause > self._settings.url_seconds
                ):
                    raise
                await asyncio.sleep(pause)
        raise AssertionError  # attempts is at least one

    def _pause(self, error: FetchError, attempt: int) -> float:
        """Seconds before the next try: what the server asks for, or doubling with full jitter."""
        if error.wait is not None:
            return error.wait
        return random.uniform(0, min(self._settings.most_backoff, _FIRST_BACKOFF * 2**attempt))  # noqa: S311 - no secret

    async def _once(self, request: Request, kept: Answer | None) -> Answer:
        try:
            async with asyncio.timeout(None) as budget:
                answer = await self._through(request, validators(kept), budget)
        except TimeoutError as error:
            raise TooSlowError(f"It was not done within {self._settings.url_seconds:g} seconds.") from error
        if answer.status == _UNCHANGED and kept is not None:
            answer = replace(kept, time=answer.time)
        _check_passing(request, answer)
        if self._cache:
            self._cache.put(request, answer)
        return answer

    async def _through(self, request: Request, known: dict[str, str], budget: asyncio.Timeout) -> Answer:
        """Follow redirects, each address looked at anew; the budget runs from the first turn."""
        url, seen = request.url, set[str]()
        while True:
            check_url(url)
            if url in seen:
                raise RedirectError("Its redirects lead in circles.")
            if len(seen) > self._settings.most_redirects:
                raise RedirectError(f"It redirects more than {self._settings.most_redirects} times.")
            seen.add(url)
            answer = await self._step(request, url, known, budget)
            target = answer.header("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = urljoin(url, target).partition("#")[0]
            if request.body is not None and answer.status not in {307, 308}:
                request = replace(request, body=None)

    async def _step(
        self, request: Request, url: str, known: dict[str, str], budget: asyncio.Timeout
    ) -> Answer:
        host = self._host(url)
        robots = await self._rules(url)
        if not robots.allows(url):
            raise RobotsError("The site's robots.txt asks programs not to fetch it, or cannot be had.")
        host.asks_for(robots.delay)
        async with host.turn():
            if budget.when() is None:
                budget.reschedule(asyncio.get_running_loop().time() + self._settings.url_seconds)
            started = time.monotonic()
            try:
                answer = await exchange(self._client, request, url, self._settings, known)
            except FetchError:
                host.erred()
                raise
            if answer.status == _BUSY or answer.status >= _ERRED:
                host.erred()
            else:
                host.answered(time.monotonic() - started)
            return answer

    def _host(self, url: str) -> Host:
        return self._hosts.setdefault(urlsplit(url).netloc.lower(), Host(self._settings))

    async def _rules(self, url: str) -> Robots:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(read_robots(lambda: self._robots_answer(origin)))
        return await asyncio.shield(self._robots[origin])

    async def _robots_answer(self, origin: str) -> Answer:
        """robots.txt through up to five redirects, as RFC 9309 asks."""
        url = f"{origin}/robots.txt"
        for _ in range(6):
            check_url(url)
            async with self._host(url).turn():
                answer = await exchange(self._client, Request(url), url, self._settings, {})
            if answer.status not in _REDIRECTS or not answer.header("location"):
                return answer
            url = urljoin(url, answer.header("location")).partition("#")[0]
        return replace(answer, status=404)


def _check_passing(request: Request, answer: Answer) -> None:
    """Raise what may pass, with the wait the server asks for, before it is kept."""
    if answer.status == _BUSY or answer.status >= _ERRED:
        try:
            document(request, answer)
        except FetchError as error:
            error.wait = _retry_after(answer.header("retry-after"))
            raise


def _retry_after(text: str) -> float | None:
    """Seconds, from a number or a date."""
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
