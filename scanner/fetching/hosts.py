"""Requests in their hosts' turns, and what the answers tell of the hosts."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.fetching.exchange import exchange
from scanner.fetching.pacing import Host
from scanner.fetching.problems import FetchError, RefusedError, TooLargeError

if TYPE_CHECKING:
    import httpx

    from scanner.fetching.answer import Answer
    from scanner.fetching.exchange import Asked
    from scanner.fetching.room import Room
    from scanner.fetching.settings import Settings
    from scanner.fetching.stopping import Gate

BUSY, ERRED = 429, 500
_DIGITS = 9


@dataclass(slots=True)
class Budget:
    """Seconds that an address may still take; waiting for its host's turn does not count."""

    left: float


class Hosts:
    """Every host by name and port."""

    def __init__(self, client: httpx.AsyncClient, settings: Settings, gate: Gate, room: Room) -> None:
        self._client = client
        self._hosts = defaultdict[str, Host](lambda: Host(settings, gate, room))

    def of(self, url: str) -> Host:
        """The host of an address."""
        return self._hosts[urlsplit(url).netloc.lower()]

    async def ask(self, asked: Asked, budget: Budget) -> Answer:
        """The answer to one request when its turn has come; FetchError if there is none."""
        host = self.of(asked.url)
        async with host.turn():
            started = time.monotonic()
            try:
                answer = await exchange(self._client, asked, budget.left)
            except (RefusedError, TooLargeError):
                raise
            except FetchError:
                host.erred()
                raise
            finally:
                budget.left -= time.monotonic() - started
            _note(host, answer, time.monotonic() - started)
            return answer


def retry_after(answer: Answer) -> float | None:
    """Seconds that a server asks to wait, in either form: a number or a date."""
    text = answer.header("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text[:_DIGITS])
    try:
        date = parsedate_to_datetime(text)
        return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _note(host: Host, answer: Answer, seconds: float) -> None:
    if answer.status == BUSY or answer.status >= ERRED:
        host.erred(retry_after(answer))
    else:
        host.answered(seconds)
