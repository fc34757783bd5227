"""The limits and manners of fetching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from scanner.fetching.progress import FetchProgress


def _never() -> bool:
    return False


def _ignore(_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; times in seconds, sizes in bytes after decompression."""

    attempts: int = 3
    request_seconds: float = 20.0
    url_seconds: float = 45.0
    """For a URL with its redirects and retries, from when its turn has come."""
    most_bytes: int = 10_000_000
    pace_seconds: float = 1.0
    """Between the starts of two requests to a host; more where the host is slow, errs or asks for more."""
    most_backoff: float = 10.0
    most_redirects: int = 8
    most_requests: int = 20_000
    """That may follow from one address asked for."""
    connections_per_host: int = 2
    concurrency: int = 40
    contact: str = ""
    """An address for owners of sites, sent along in the user agent."""
    cache: Path | None = None
    most_cache_bytes: int = 1_000_000_000
    """What a run leaves of older pages beside its own."""
    offline: bool = False
    allow_private: bool = False
    """Let this machine and its network be fetched from; link-local and metadata addresses stay refused."""
    obey_robots: bool = True
    save: Path | None = None
    """A folder or a `.warc.gz` that keeps every answer."""
    stopped: Callable[[], bool] = _never
    """Asked before each request: whether nothing new is to be begun."""
    tell: Callable[[FetchProgress], None] = _ignore
    """Told in the thread that takes the documents how far it is: some times a second, and at the end."""
    say: Callable[[str], None] = _ignore
    """Told in words, from any thread, what has been dropped from the cache or is gone by now."""
    resolve: Callable[[str, int], Awaitable[list[str]]] | None = None
    """Name and port → IP addresses, in place of the system's look-up; what it gives is checked like any other."""

    @property
    def user_agent(self) -> str:
        """An honest name, with the contact if there is one."""
        contact = (
            f"; {self.contact}"
            if self.contact.isascii() and self.contact.isprintable() and self.contact
            else ""
        )
        return f"telemedicine-scanner/0.1 (reads job postings{contact})"
