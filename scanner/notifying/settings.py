"""What is notified, of what, and how: the table `[notifications]` of a configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - pydantic needs it at run time
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StringConstraints

_KEYS = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

Words = Annotated[str, StringConstraints(pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028\u2029]+\z", max_length=2000)]
"""One line, so that it cannot end a header and begin another."""
Address = Annotated[
    str, StringConstraints(pattern=r"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}\z")
]
Host = Annotated[str, StringConstraints(pattern=r"\A[A-Za-z0-9._:-]{1,253}\z")]
Variable = Annotated[str, StringConstraints(pattern=r"\A[A-Za-z_][A-Za-z0-9_]*\z")]
Seconds = Annotated[float, Field(gt=0, le=300)]
Nights = Annotated[int, Field(ge=1, le=365, strict=True)]


class When(StrEnum):
    """What a night must have brought for a message to be sent."""

    NEW_HIGH = "new-high"
    """A posting that is new, or has risen, in the band high or severe; a failure that lasts; a silent source."""
    CHANGES = "changes"
    """That, or anything new, changed or removed."""
    ALWAYS = "always"


class Security(StrEnum):
    """How the connection to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Body(StrEnum):
    """What a webhook is sent."""

    DIGEST = "digest"
    """The digest as JSON."""
    TEXT = "text"
    """`{"text": "..."}`, as Slack, Mattermost and others take it."""


@dataclass(frozen=True, slots=True)
class Email:
    """A mail server, and who gets the digest through it."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    host: Host
    sender: Annotated[Address, Field(alias="from")]
    to: Annotated[tuple[Address, ...], Field(min_length=1, max_length=50)]
    port: Annotated[int, Field(ge=0, le=65535, strict=True)] = 0
    """0: the usual one of `security`."""
    security: Security = Security.STARTTLS
    user: Words | None = None
    password_env: Variable | None = None
    password_file: Path | None = None
    timeout: Seconds = 30
    """Seconds for each step of the exchange."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that the digest is posted to; the address itself may be a secret."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    url: Words | None = field(default=None, repr=False)
    url_env: Variable | None = None
    url_file: Path | None = None
    token_env: Variable | None = None
    token_file: Path | None = None
    """Sent as `Authorization: Bearer ...`."""
    body: Body = Body.DIGEST
    allow_private: Annotated[bool, Field(strict=True)] = False
    """Let it lead to this machine or its network."""
    timeout: Seconds = 30


@dataclass(frozen=True, slots=True)
class Notifications:
    """Of what, and to whom; the files of the digest are written whatever it says."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    when: When = When.NEW_HIGH
    failed_nights: Nights = 2
    """For how many nights a source or address must have failed to be named."""
    silent_nights: Nights = 3
    """For how many nights a source that had postings must have shown none to be named."""
    email: Email | None = None
    webhook: Webhook | None = None
