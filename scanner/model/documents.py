"""What was read, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it was read: bytes, undecoded."""

    source: str
    body: bytes
    name: str = ""
    """File name, for the extension; content is looked at first."""
    media_type: str = ""
    url: str = field(default="", compare=False)
    """Where it was recorded, if it was and the source says something else."""
    time: str = field(default="", compare=False)
    """When it was fetched, if it was: ISO 8601."""


class Outcome(StrEnum):
    """How an input ended that could not be had or read."""

    GONE = "gone"
    BLOCKED = "blocked"
    LOGIN = "login"
    EMPTY = "empty"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TLS = "tls"
    ROBOTS = "robots"
    REDIRECT = "redirect"
    REFUSED = "refused"
    EXPIRED = "expired"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that has no report; one bad input never ends a batch."""

    source: str
    outcome: Outcome
    error: str
