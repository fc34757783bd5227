"""Hands JSON to an address, with the same care as fetching: only addresses that were looked at, nothing followed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scanner.fetching.addresses import check_url
from scanner.fetching.connecting import open_client
from scanner.fetching.exchange import Asked, exchange
from scanner.fetching.hosts import BUSY, ERRED, retry_after
from scanner.fetching.problems import FetchError, PassingError, RefusedError
from scanner.fetching.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

ATTEMPTS = 3
_MOST_BYTES = 100_000
_MOST_WAIT = 10.0
_MOVED, _WRONG = 300, 400


def send(  # noqa: PLR0913 - the message, the receiver, and who wants to know
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float = 30,
    allow_private: bool = False,
    begun: Callable[[], None] = lambda: None,
) -> str:
    """Post JSON; "" if it was taken, or else a sentence that says why not, without the address.

    What may pass (no connection, 429, 5xx) is tried `ATTEMPTS` times, `seconds` each: give a header by
    which the receiver knows that it is the same. A redirect is not followed. `begun` is called when all
    is ready and nothing has left yet.
    """
    try:
        check_url(url)
    except RefusedError:
        return "The address is none that can be posted to: a plain http or https one is needed."
    asked = Asked(url, seconds, _MOST_BYTES, body, known=headers, cut=True)
    return asyncio.run(_send(asked, allow_private, begun))


async def _send(asked: Asked, allow_private: bool, begun: Callable[[], None]) -> str:  # noqa: FBT001 - as it was asked for
    async with open_client(Settings(allow_private=allow_private, request_seconds=asked.seconds)) as client:
        begun()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await _attempt(client, asked)
            except FetchError as error:
                if not error.passing or attempt == ATTEMPTS:
                    return _sentence(error)
                await asyncio.sleep(min(attempt / 2 if error.wait is None else error.wait, _MOST_WAIT))
            else:
                break
    return ""


async def _attempt(client: httpx.AsyncClient, asked: Asked) -> None:
    answer = await exchange(client, asked, asked.seconds)
    if answer.status == BUSY or answer.status >= ERRED:
        raise PassingError(f"The receiver answers with an error ({answer.status}).", wait=retry_after(answer))
    if answer.status >= _WRONG:
        raise FetchError(f"The receiver does not take it ({answer.status}).")
    if answer.status >= _MOVED:
        raise FetchError(f"The receiver has moved ({answer.status}); give the address it moved to.")


def _sentence(error: FetchError) -> str:
    if isinstance(error, RefusedError):
        return "It leads to an address of a private network (allow-private = true lets it through)."
    return str(error)
