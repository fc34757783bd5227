"""robots.txt as RFC 9309 has it: none allows all, one that cannot be had allows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protego import Protego

from scanner.fetching.problems import FetchError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from scanner.fetching.answer import Answer

AGENT = "telemedicine-scanner"
MOST_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 KiB are read, the rest may be left."""
UNAVAILABLE, ERRED = 400, 500


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site lets programs fetch."""

    rules: Protego | None
    allows_nothing: bool = False

    def allows(self, url: str) -> bool:
        """Whether this program may fetch an address."""
        return not self.allows_nothing and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))

    @property
    def delay(self) -> float | None:
        """Seconds it asks for between requests."""
        found = self.rules.crawl_delay(AGENT) if self.rules else None
        return None if found is None else float(found)


async def read_robots(get: Callable[[], Awaitable[Answer]]) -> Robots:
    """The rules behind `get`; where the host cannot be reached at all, the page itself will tell."""
    try:
        answer = await get()
    except RefusedError:
        raise
    except FetchError as error:
        return Robots(None, allows_nothing=error.outcome.value == "too_slow")
    if answer.status >= ERRED:
        return Robots(None, allows_nothing=True)
    if answer.status >= UNAVAILABLE:
        return Robots(None)
    return Robots(Protego.parse(answer.body[:MOST_BYTES].decode("utf-8", "replace")))
