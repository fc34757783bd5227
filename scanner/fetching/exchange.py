"""One request and its answer, bounded in bytes and time; redirects are given back, not followed."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from scanner.fetching.answer import Answer
from scanner.fetching.decoding import decoded, too_large
from scanner.fetching.problems import FetchError, PassingError, RedirectError, TlsError, TooSlowError

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCEPT = "text/html,application/xhtml+xml,application/json,application/xml;q=0.9,*/*;q=0.5"
DROPPED = frozenset({"content-encoding", "transfer-encoding", "content-length", "set-cookie"})
"""What is no longer true of the body as kept, or is nobody's business."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it is sent, and what is taken of its answer."""

    url: str
    seconds: float
    most_bytes: int
    body: bytes | None = None
    accept: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    """Validators of the answer that is kept."""
    cut: bool = False
    """Whether the rest of a long answer is left, not refused."""


async def exchange(client: httpx.AsyncClient, asked: Asked, left: float) -> Answer:
    """The answer to one request within its seconds and those left; a FetchError that says why there is none."""
    seconds = max(0.0, min(asked.seconds, left))
    try:
        async with asyncio.timeout(seconds):
            return await _answer(client, asked)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise TooSlowError(f"No whole answer came within {seconds:.3g} seconds.") from error
    except (httpx.ConnectError, httpx.ReadError, httpx.WriteError, ssl.SSLError) as error:
        raise _connection(error) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
        raise _broken(error) from error


async def _answer(client: httpx.AsyncClient, asked: Asked) -> Answer:
    headers = {"Accept": asked.accept or ACCEPT, **asked.known}
    if asked.body is not None:
        headers["Content-Type"] = "application/json"
    method = "GET" if asked.body is None else "POST"
    async with client.stream(method, asked.url, content=asked.body, headers=headers) as response:
        raw = await _raw(response, asked)
    body = decoded(raw, response.headers.get("content-encoding", ""), asked.most_bytes)
    kept = tuple((k, v) for k, v in response.headers.multi_items() if k.lower() not in DROPPED)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Answer(asked.url, response.status_code, kept, body, now)


async def _raw(response: httpx.Response, asked: Asked) -> bytes:
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > asked.most_bytes:
            if asked.cut:
                return bytes(body[: asked.most_bytes])
            raise too_large(asked.most_bytes)
    return bytes(body)


def _broken(error: Exception) -> FetchError:
    # The address that was asked has been looked at; httpx looks at where it redirects to, though it does not follow.
    if isinstance(error, httpx.InvalidURL) or isinstance(error.__context__, httpx.InvalidURL):
        return RedirectError("It redirects to what is no address.")
    return PassingError("The server's answer broke off or is no proper HTTP.")


def _connection(error: Exception) -> PassingError | TlsError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or "no common ground"
            return TlsError(f"The secure connection failed: {str(reason).lower().replace('_', ' ')}.")
        cause = cause.__cause__ or cause.__context__
    return PassingError("The server cannot be reached, or broke the connection off.")
