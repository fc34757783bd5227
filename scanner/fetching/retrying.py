"""Tries: again where the failure may pass, after a pause, within the time that is left."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from scanner.fetching.hosts import Budget
from scanner.fetching.problems import FetchError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from scanner.fetching.answer import Answer
    from scanner.fetching.settings import Settings
    from scanner.fetching.stopping import Gate

_FIRST_BACKOFF = 0.5


async def persist(once: Callable[[Budget], Awaitable[Answer]], settings: Settings, gate: Gate) -> Answer:
    """The answer of the first try that gives one; the last FetchError if none does."""
    budget = Budget(settings.url_seconds)
    for attempt in range(1, settings.attempts + 1):
        try:
            return await once(budget)
        except FetchError as error:
            pause = _pause(error, attempt, settings)
            if not error.passing or attempt == settings.attempts or pause >= budget.left:
                raise
            with gate.waiting():
                await asyncio.sleep(pause)
            budget.left -= pause
    raise AssertionError  # there is at least one try


def _pause(error: FetchError, attempt: int, settings: Settings) -> float:
    """Seconds before the next try: what the server asks for, or doubling with full jitter."""
    if error.wait is not None:
        return error.wait
    return random.uniform(0, min(settings.most_backoff, _FIRST_BACKOFF * 2**attempt))  # noqa: S311 - no secret
