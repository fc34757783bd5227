"""robots.txt as RFC 9309 has it: none allows all, one that cannot be had allows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protego import Protego

from scanner.fetching.problems import FetchError, RedirectError, RobotsError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from scanner.fetching.answer import Answer

AGENT = "telemedicine-scanner"
MOST_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 KiB are read, the rest may be left."""
MOST_REDIRECTS = 5
"""RFC 9309, 2.3.1.2: beyond them it is as if there were none."""
_UNAVAILABLE = 400


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site lets programs fetch."""

    rules: Protego | None
    problem: FetchError | None = None
    """Why its rules cannot be had, and so nothing may be fetched."""

    def check(self, url: str) -> None:
        """Raise a FetchError unless this program may fetch an address."""
        if self.problem:
            raise _NoRulesError(self.problem)
        if self.rules and not self.rules.can_fetch(url, AGENT):
            raise RobotsError("The site's robots.txt asks programs not to fetch it.")

    @property
    def delay(self) -> float | None:
        """Seconds it asks for between requests."""
        found = self.rules.crawl_delay(AGENT) if self.rules else None
        return None if found is None else float(found)


async def read_robots(getting: Awaitable[Answer]) -> Robots:
    """The rules in an answer, or what their absence means."""
    try:
        answer = await getting
    except RedirectError:
        return Robots(None)
    except FetchError as error:
        return Robots(None, error)
    if answer.status >= _UNAVAILABLE:
        return Robots(None)
    return Robots(Protego.parse(answer.body.decode("utf-8-sig", "replace")))


class _NoRulesError(FetchError):
    """The same problem for the page, but not one to try again."""

    def __init__(self, problem: FetchError) -> None:
        super().__init__(str(problem))
        self.outcome = problem.outcome
