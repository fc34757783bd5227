"""Ctrl-C: what waits is given up at once, what is in flight is finished."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVERY = 0.05


class StoppedError(Exception):
    """Not begun, because somebody asked to stop."""


class Gate:
    """Knows which tasks only wait, and sends them home once it is closed."""

    def __init__(self) -> None:
        self._closed = False
        self._waiting: set[asyncio.Task[Any]] = set()

    def is_closed(self) -> bool:
        """Whether nothing new is to be begun."""
        return self._closed

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Mark the time in which this task may be given up; StoppedError if it is."""
        task = asyncio.current_task()
        if self.is_closed() or task is None:
            raise StoppedError
        self._waiting.add(task)
        try:
            yield
        except asyncio.CancelledError:
            if self.is_closed() and task.uncancel() == 0:
                raise StoppedError from None
            raise
        finally:
            self._waiting.discard(task)

    async def watch(self, stopped: Callable[[], bool]) -> None:
        """Close as soon as it is asked for."""
        while not stopped():  # noqa: ASYNC110 - said by another thread
            await asyncio.sleep(_EVERY)
        self._closed = True
        for task in self._waiting:
            task.cancel()
