"""One host's turn-taking: spaced starts, few connections, slower where the host is slow or errs."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scanner.fetching.settings import Settings

SLOWEST = 30.0
"""Seconds between requests at most, whatever a host asks for or how it fares."""


class Host:
    """What is known of one host."""

    def __init__(self, settings: Settings) -> None:
        self._least = settings.pace_seconds
        self._pace = settings.pace_seconds
        self._free = asyncio.Semaphore(settings.connections_per_host)
        self._turn = asyncio.Lock()
        self._next = 0.0

    def asks_for(self, delay: float | None) -> None:
        """Heed a crawl-delay."""
        if delay is not None and self._least:
            self._least = min(SLOWEST, max(self._least, delay))
            self._pace = max(self._pace, self._least)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a connection and for the host's next moment."""
        async with self._free:
            async with self._turn:
                await asyncio.sleep(max(0.0, self._next - time.monotonic()))
                self._next = time.monotonic() + self._pace
            yield

    def answered(self, seconds: float) -> None:
        """Keep the pace at least as long as an answer takes; come back to the least by and by."""
        if self._least:
            self._pace = min(SLOWEST, max(self._least, seconds, self._pace * 0.7))

    def erred(self) -> None:
        """Go half as fast."""
        self._pace = min(SLOWEST, self._pace * 2)
