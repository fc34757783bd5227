"""Connections only to addresses that were looked at: resolved once, checked, and connected to as checked."""

from __future__ import annotations

import asyncio
import socket
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

import httpcore
import httpx

from scanner.errors import ScannerError
from scanner.fetching.addresses import check_ip
from scanner.fetching.problems import PassingError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from scanner.fetching.settings import Settings


def open_client(settings: Settings) -> httpx.AsyncClient:
    """The client all requests go through: no cookies, no credentials, no proxies, no redirects of its own."""
    return httpx.AsyncClient(
        transport=CheckedTransport(settings),
        headers={"User-Agent": settings.user_agent},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        timeout=settings.request_seconds,
        trust_env=False,
    )


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Resolves names itself, so that no second look-up can give another address than the one checked."""

    def __init__(self, settings: Settings) -> None:
        self._allow_private = settings.allow_private
        self._resolve = settings.resolve or _resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore calls it so
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first checked address that answers; RefusedError if any of them is not allowed."""
        addresses = await self._resolve(host, port)
        for address in addresses:
            check_ip(address, allow_private=self._allow_private)
        problem: Exception = PassingError(f"The name {host} has no address.")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore does between its own tries."""
        await asyncio.sleep(seconds)


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over checked connections; proxies of the environment are not used."""

    def __init__(self, settings: Settings) -> None:
        trust = _trust()
        super().__init__(verify=trust, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trust,
            max_connections=settings.concurrency,
            max_keepalive_connections=settings.concurrency,
            keepalive_expiry=5,
            http2=True,
            network_backend=CheckedBackend(settings),
        )


def _trust() -> ssl.SSLContext:
    """Which certificates are trusted; SSL_CERT_FILE and SSL_CERT_DIR are heeded, for intranets."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise ScannerError(f"the certificates that SSL_CERT_FILE names cannot be read: {problem}") from error


async def _resolve(host: str, port: int) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise PassingError(f"The name {host} cannot be found.") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
