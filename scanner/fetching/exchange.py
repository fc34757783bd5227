"""One request and its answer, bounded in bytes and time; redirects are given back, not followed."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from scanner.fetching.answer import Answer
from scanner.fetching.problems import PassingError, TlsError, TooLargeError, TooSlowError

if TYPE_CHECKING:
    from scanner.fetching.request import Request
    from scanner.fetching.settings import Settings

ACCEPT = "text/html,application/xhtml+xml,application/json,application/xml;q=0.9,*/*;q=0.5"
_MEGABYTE = 1_000_000
DROPPED = frozenset({"content-encoding", "transfer-encoding", "content-length", "set-cookie"})
"""What is no longer true of the body as kept, or is nobody's business."""


async def exchange(
    client: httpx.AsyncClient, request: Request, url: str, settings: Settings, known: dict[str, str]
) -> Answer:
    """The answer to one request; a FetchError that says why there is none."""
    try:
        async with asyncio.timeout(settings.request_seconds):
            return await _answer(client, request, url, settings, known)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise TooSlowError(f"No whole answer came within {settings.request_seconds:g} seconds.") from error
    except (httpx.ConnectError, httpx.ReadError) as error:
        raise _connection(error) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise PassingError(
            f"The server's answer broke off or cannot be understood ({type(error).__name__})."
        ) from error
    except (ssl.SSLError, ValueError, UnicodeError) as error:
        raise PassingError(f"The server's answer cannot be understood ({type(error).__name__}).") from error


async def _answer(
    client: httpx.AsyncClient, request: Request, url: str, settings: Settings, known: dict[str, str]
) -> Answer:
    headers = {"Accept": request.accept or ACCEPT, **known}
    if request.body is not None:
        headers["Content-Type"] = "application/json"
    method = "GET" if request.body is None else "POST"
    async with client.stream(method, url, content=request.body, headers=headers) as response:
        body = await _body(response, settings.most_bytes)
    kept = tuple((k, v) for k, v in response.headers.multi_items() if k.lower() not in DROPPED)
    return Answer(
        str(response.url), response.status_code, kept, body, datetime.now(UTC).isoformat(timespec="seconds")
    )


async def _body(response: httpx.Response, most: int) -> bytes:
    body = bytearray()
    async for piece in response.aiter_bytes(65_536):
        body += piece
        if len(body) > most:
            raise TooLargeError(f"It is larger than {most / _MEGABYTE:g} MB.")
    return bytes(body)


def _connection(error: httpx.HTTPError) -> PassingError | TlsError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or "no common ground"
            return TlsError(f"The secure connection failed: {str(reason).lower().replace('_', ' ')}.")
        cause = cause.__cause__ or cause.__context__
    return PassingError("The server cannot be reached, or broke the connection off.")
