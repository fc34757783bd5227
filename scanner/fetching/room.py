"""How much may be under way: so many requests at once, and not more fetched than is worked on."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MOST_UNREAD = 30_000_000
"""Bytes of answers in memory that wait to be looked at; beyond them no request is begun."""
MOST_UNTAKEN = 300_000_000
"""Bytes of documents on disk that wait to be taken."""


class Room:
    """Places for requests, given out while what was fetched before does not pile up."""

    def __init__(self, concurrency: int) -> None:
        self._free = concurrency
        self._unread = 0
        self._untaken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[None]:
        """Be under way."""
        await self.enter()
        try:
            yield
        finally:
            self.leave()

    async def enter(self) -> None:
        """Wait for a place, first come, first served."""
        while not self._has_place():
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                self._wake()  # it may have been this one's turn
                raise
        self._free -= 1
        self._wake()

    def leave(self) -> None:
        """Give the place up."""
        self._free += 1
        self._wake()

    def weigh(self, *, unread: int = 0, untaken: int = 0) -> None:
        """Note that so many bytes more, or fewer, wait."""
        self._unread += unread
        self._untaken += untaken
        self._wake()

    def _has_place(self) -> bool:
        return self._free > 0 and self._unread <= MOST_UNREAD and self._untaken <= MOST_UNTAKEN

    def _wake(self) -> None:
        while self._waiting and self._has_place():
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
