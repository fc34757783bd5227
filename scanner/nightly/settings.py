"""What `scanner.toml` says: the sources of a night, and what is done with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, StringConstraints

from scanner.model import Band  # noqa: TC001 - pydantic needs it at run time
from scanner.nightly.finding import store_in

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.model import Dismissal
    from scanner.notifying import Notifications

_KEYS = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

Line = Annotated[str, StringConstraints(pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028\u2029]+\z", max_length=2000)]
Name = Annotated[Line, StringConstraints(max_length=100)]
Web = Annotated[Line, StringConstraints(pattern=r"\A[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*\z")]
Words = Annotated[Line, StringConstraints(pattern=r"[^\s,]")]
Contact = Annotated[str, StringConstraints(pattern=r"\A[\x20-\x7e]*\z", max_length=200)]
Seconds = Annotated[float, Field(ge=0, le=3600, strict=True, allow_inf_nan=False)]
Days = Annotated[int, Field(ge=1, le=36_500, strict=True)]
Switch = Annotated[bool, Field(strict=True)]
Many = Annotated[tuple[Web, ...], Field(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class Source:
    """Where postings come from, under a name that stays."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    name: Name
    url: Web | None = None
    urls: Many = ()
    path: Line | None = None
    paths: tuple[Line, ...] = ()
    """Files, folders and patterns, from the folder of the configuration."""
    pace: Seconds = 1.0
    """Between two requests to a host."""
    match: Words = "telemedicine"
    follow: Switch = False
    attempts: Annotated[int, Field(ge=1, le=10, strict=True)] = 3
    allow_private: Switch = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """What is fetched, each once."""
        return tuple(dict.fromkeys((*([self.url] if self.url else []), *self.urls)))

    @property
    def places(self) -> tuple[str, ...]:
        """What is read from disk, each once."""
        return tuple(dict.fromkeys((*([self.path] if self.path else []), *self.paths)))


@dataclass(frozen=True, slots=True)
class Retention:
    """What of the history is forgotten; never how a posting stands now."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    keep_days: Days
    keep_versions: Annotated[int | None, Field(ge=1, le=10_000, strict=True)] = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of `scanner.toml`."""

    __pydantic_config__: ClassVar[ConfigDict] = _KEYS

    source: Annotated[tuple[Source, ...], Field(min_length=1, max_length=10_000)]
    contact: Contact = ""
    store: Line = "scanner.db"
    reports: Line = "reports"
    patterns: tuple[Line, ...] = ()
    fail_on: Band | None = None
    retention: Retention | None = None
    notifications: dict[str, Any] = field(default_factory=dict)
    """As written: `scanner.notifying` reads it."""
    dismiss: tuple[dict[str, Any], ...] = ()
    """As written: `scanner.findings.dismissing` reads it."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A `scanner.toml` that was read: its settings, and what their paths are relative to."""

    path: Path
    settings: Settings
    notifications: Notifications
    dismissals: tuple[Dismissal, ...] = ()

    @property
    def base(self) -> Path:
        """The folder that paths start from."""
        return self.path.parent

    @property
    def store(self) -> str:
        """The history: an absolute path, or a URL."""
        return store_in(self.base, self.settings.store)

    @property
    def reports(self) -> Path:
        """The folder of the reports."""
        return self.base / self.settings.reports

    @property
    def patterns(self) -> tuple[Path, ...]:
        """The folders of rules that add to the built-in ones."""
        return tuple(self.base / folder for folder in self.settings.patterns)
