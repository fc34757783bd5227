"""Requests in line at their hosts, only a few of each begun: a long list costs little, a slow host holds up nobody."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.fetching.request import Request

MOST = 4000
"""Begun at once in all; most of them wait for their host's turn."""
_SPARE = 6
"""Begun for each host beyond its connections: some pause before they try again."""


@dataclass(frozen=True, slots=True)
class Job:
    """A request, the number of its branch, and how many more may follow from the one it follows from."""

    request: Request
    number: int
    left: list[int]


class Lines:
    """First come, first served at every host."""

    def __init__(self, begin: Callable[[Job], None], connections_per_host: int) -> None:
        self._begin = begin
        self._each = connections_per_host + _SPARE
        self._lines = defaultdict[str, deque[Job]](deque)
        self._begun = Counter[str]()
        self._total = 0
        self._held: dict[str, None] = {}
        """Hosts with requests that wait because there are MOST, in order."""

    def add(self, job: Job) -> None:
        """Put a request in line."""
        host = _host(job)
        self._lines[host].append(job)
        self._move(host)

    def ended(self, job: Job) -> None:
        """Let the next one begin."""
        host = _host(job)
        self._begun[host] -= 1
        self._total -= 1
        self._move(host)
        while self._held and self._total < MOST:
            held = next(iter(self._held))
            del self._held[held]
            self._move(held)

    def _move(self, host: str) -> None:
        line = self._lines[host]
        while line and self._begun[host] < self._each:
            if self._total >= MOST:
                self._held[host] = None
                return
            self._begun[host] += 1
            self._total += 1
            self._begin(line.popleft())


def _host(job: Job) -> str:
    return job.request.url.partition("://")[2].partition("/")[0].lower()
