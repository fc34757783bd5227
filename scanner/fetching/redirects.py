"""Redirects followed by hand, each address looked at anew."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scanner.fetching.addresses import check_url
from scanner.fetching.problems import RedirectError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from scanner.fetching.answer import Answer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD = frozenset({307, 308})


async def follow(
    url: str, body: bytes | None, most: int, ask: Callable[[str, bytes | None], Awaitable[Answer]]
) -> Answer:
    """The answer at the end; RedirectError if there is no end, RefusedError if an address is not allowed."""
    seen = set[str]()
    while True:
        check_url(url)
        if url in seen:
            raise RedirectError("Its redirects lead in circles.")
        if len(seen) > most:
            raise RedirectError(f"It redirects more than {most} times.")
        seen.add(url)
        answer = await ask(url, body)
        target = answer.header("location")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = _joined(url, target)
        body = body if answer.status in _SAME_METHOD else None


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target.strip()).partition("#")[0]
    except ValueError as error:
        raise RedirectError(f"It redirects to what is no address: {target[:80]!r}.") from error
