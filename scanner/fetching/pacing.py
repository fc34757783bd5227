"""One host's turn-taking: spaced starts, few connections, slower where the host is slow or errs."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from scanner.fetching.problems import BlockedError, FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scanner.fetching.room import Room
    from scanner.fetching.settings import Settings
    from scanner.fetching.stopping import Gate

SLOWEST = 30.0
"""Seconds between requests at most, whatever a host asks for or how it fares."""
PATIENCE = 10
"""Failures in a row after which a host is left alone."""
_RECOVERY = 0.7


class Host:
    """What is known of one host."""

    def __init__(self, settings: Settings, gate: Gate, room: Room) -> None:
        self._least = self._pace = settings.pace_seconds
        self._patience = settings.url_seconds
        self._gate = gate
        self._room = room
        self._free = asyncio.Semaphore(settings.connections_per_host)
        self._turn = asyncio.Lock()
        self._next = 0.0
        self._failures = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a connection and for the host's next moment; FetchError if it will not come soon."""
        with self._gate.waiting():
            await self._free.acquire()
        try:
            with self._gate.waiting():
                await self._moment()
            try:
                yield
            finally:
                self._room.leave()
        finally:
            self._free.release()

    async def _moment(self) -> None:
        async with self._turn:
            self._check_patience()
            await asyncio.sleep(max(0.0, self._next - time.monotonic()))
            await self._room.enter()
            self._next = time.monotonic() + self._pace

    def _check_patience(self) -> None:
        if self._next - time.monotonic() > max(self._patience, SLOWEST):
            raise BlockedError("The server asks for a longer pause than can be waited for: try again later.")
        if self._failures >= PATIENCE:
            raise FetchError(f"The server failed {PATIENCE} times in a row, so it was not asked again.")

    def asks_for(self, delay: float | None) -> None:
        """Heed a crawl-delay."""
        if delay is not None and self._least:
            self._least = min(SLOWEST, max(self._least, delay))
            self._pace = max(self._pace, self._least)

    def answered(self, seconds: float) -> None:
        """Keep the pace at least as long as an answer takes; come back to the least by and by."""
        self._failures = 0
        if self._least:
            self._pace = min(SLOWEST, max(self._least, seconds, self._pace * _RECOVERY))

    def erred(self, wait: float | None = None) -> None:
        """Go half as fast, after the pause that the host asks for; for all of its addresses."""
        self._failures += 1
        self._pace = min(SLOWEST, self._pace * 2)
        if wait is not None and self._least:
            self._next = max(self._next, time.monotonic() + wait)
