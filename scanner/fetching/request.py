"""What is asked of the web."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scanner.model import Document, Failure


@dataclass(frozen=True, slots=True)
class Request:
    """One address to fetch, and what is expected there."""

    url: str
    source: str = ""
    """What reports call it; the address itself if empty."""
    step: str = "page"
    """What sort of thing is expected: `page`, `listing`, `feed`, `sitemap`, or a board by name."""
    depth: int = 0
    body: bytes | None = None
    """JSON that makes it a POST: a query that changes nothing, so it may be sent again."""
    accept: str = ""

    @property
    def name(self) -> str:
        """The source, whichever way it is said."""
        return self.source or self.url


Expand = Callable[[Request, Document], Iterable[Request | Document | Failure]]
"""What a fetched document leads to: itself, parts of it, or further requests."""
